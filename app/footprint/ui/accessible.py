"""What assistive technology is told beyond what Qt's own widgets tell: headings, alerts, secrets, announcements."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QLineEdit, QPlainTextEdit, QWidget

# By class name, as Qt asks: Python's class names are the names Qt sees.
_ROLES = {
    "Title": QAccessible.Role.Heading,
    "Heading": QAccessible.Role.Heading,
    "Banner": QAccessible.Role.AlertMessage,
    "Card": QAccessible.Role.Grouping,
    "Sidebar": QAccessible.Role.Grouping,
    "HelpPanel": QAccessible.Role.Grouping,
    "PictureView": QAccessible.Role.Graphic,
    "SecretEdit": QAccessible.Role.EditableText,
    # Qt's own interface counts scroll bars as they come and go, and reads past the end for who asks a moment late.
    "Scroll": QAccessible.Role.Client,
    "PdfView": QAccessible.Role.Document,
    "Sheet": QAccessible.Role.Section,
    "HeadingOnSheet": QAccessible.Role.Heading,
    "TextOnSheet": QAccessible.Role.StaticText,
    "PictureOnSheet": QAccessible.Role.Graphic,
}
_PRESSED = {"QPushButton", "QRadioButton", "QCheckBox"}
_WRITTEN = {"QLineEdit", "QPlainTextEdit"}
_ENDS = ".!?:…؟。"
# Qt does not own what a Python factory returns: without this the interface would be gone at once.
_kept: dict[int, QAccessibleInterface] = {}
_gone: list[int] = []
_numbers = count()
_state = {"installed": False}
_acts: list[Acts] = []


class Acts(QObject):
    """``done`` comes when a control that assistive technology can reach was pressed, toggled or written into."""

    done = Signal()


class _Told(QAccessibleWidget):
    def text(self, kind: QAccessible.Text) -> str:
        widget = self.object()
        if kind is QAccessible.Text.Name and isinstance(widget, QLabel) and not widget.accessibleName():
            return widget.text()
        return super().text(kind)


class _Secret(_Told):
    """A hidden input without a text: Qt then tells nobody what is typed, and nobody can ask."""

    def state(self) -> QAccessible.State:
        state = super().state()
        # Bits, which PySide takes only as numbers.
        state.editable = state.passwordEdit = 1
        return state


def install() -> None:
    """Teach Qt the roles of our own widgets; once a process."""
    if not _state["installed"]:
        QAccessible.installFactory(_interface)
        _state["installed"] = True


def acts() -> Acts:
    """What is done to controls; those that assistive technology has not found yet are none of its."""
    if not _acts:
        _acts.append(Acts())
    return _acts[0]


def announce(widget: QWidget, message: str, *, urgent: bool = False) -> None:
    """Have a message said without moving the focus.

    Where it matters, say it in a description as well: Orca 43 does not read announcements.
    """
    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, message)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def sentences(*said: str) -> str:
    """One after the other, each with a full stop where it has no end of its own; the empty ones left out."""
    parts = [part.strip() for part in said if part.strip()]
    ended = [part if part[-1] in _ENDS else f"{part}." for part in parts[:-1]]
    return " ".join([*ended, *parts[-1:]])


def _interface(key: str, described: QObject) -> QAccessibleInterface | None:
    # Qt asks for an interface once, by class, before anything can be done to it through its interface.
    if key in _PRESSED and isinstance(described, QAbstractButton):
        described.clicked.connect(acts().done)
        described.toggled.connect(acts().done)
    elif key in _WRITTEN and isinstance(described, (QLineEdit, QPlainTextEdit)):
        described.textChanged.connect(acts().done)
    role = _ROLES.get(key)
    if role is None or not isinstance(described, QWidget):
        return None
    interface = (_Secret if role is QAccessible.Role.EditableText else _Told)(described, role)
    while _gone:
        _kept.pop(_gone.pop(), None)
    number = next(_numbers)
    _kept[number] = interface
    # Not let go at once: Qt's own cache hears of the end after us, and still looks at the interface then.
    described.destroyed.connect(lambda: _gone.append(number))
    return interface
