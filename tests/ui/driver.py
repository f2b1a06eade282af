"""A hand for tests of the window: finds things by name, clicks, types, and waits for what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from fakes import PlainDocuments
from footprint.assessment.attestation import ActionList, Attestation
from footprint.errors import Unsaved
from footprint.ui.main_window import MainWindow
from footprint.ui.wizard.wizard import Wizard

PASSPHRASE = "four plain garden words"
CALM = Qt.KeyboardModifier.NoModifier


class Noon:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 20)


class Seconds:
    """A clock for time without use that goes on only when it is told to."""

    def __init__(self) -> None:
        self.passed = 0.0

    def __call__(self) -> float:
        return self.passed


class Documents(PlainDocuments):
    """Makes papers that say what they were made from; can refuse for a while."""

    def __init__(self) -> None:
        self.refusals = 0
        self.attestations: list[Attestation] = []

    def attestation(self, attestation: Attestation) -> bytes:
        if self.refusals:
            self.refusals -= 1
            raise Unsaved("The disk is full.")
        self.attestations.append(attestation)
        return f"attestation of {attestation.person.name}".encode()

    def action_list(self, action_list: ActionList) -> bytes:
        return f"action list of {action_list.person.name}".encode()


class Driver:
    """Drives one window."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window

    @property
    def title(self) -> str:
        """The page's title as the window bears it."""
        return self.window.windowTitle().rsplit(" – ", 1)[0]  # noqa: RUF001 (the window's own dash)

    @property
    def wizard(self) -> Wizard:
        central = self.window.centralWidget()
        assert isinstance(central, Wizard), central
        return central

    @property
    def focused(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to come true."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=5000)

    def arrive(self, title: str) -> None:
        """Wait until a page of that title is shown."""
        self.bot.waitUntil(
            lambda: self.title == title or _fail(f"at {self.title!r}, not {title!r}"), timeout=5000
        )

    def has(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def find(self, name: str) -> QWidget:
        found = [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]
        assert len(found) == 1, (name, self.title, [widget.objectName() for widget in self.all_named()])
        return found[0]

    def all_named(self) -> list[QWidget]:
        return [w for w in self.window.findChildren(QWidget) if w.objectName() and w.isVisible()]

    def click(self, name: str) -> None:
        widget = self.find(name)
        assert widget.isEnabled(), name
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        widget = self.find(name)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CALM) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        """Type wherever the focus is."""
        for character in text:
            into = QApplication.focusWidget() or self.window
            if character.isascii():
                QTest.keyClicks(into, character)
            else:
                # QTest ends the process at a character that is on no key.
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(into, QKeyEvent(kind, 0, CALM, character))

    def tab_to(self, name: str) -> None:
        """Go there with the tab key alone."""
        passed = []
        for _n in range(200):
            if self.focused == name:
                return
            passed.append(self.focused)
            self.press(Qt.Key.Key_Tab)
        raise AssertionError((name, self.title, passed[:20], QApplication.activeWindow()))

    def texts(self) -> str:
        """Everything that a screen reader can find in the window, names and descriptions."""
        return "\n".join(
            interface.text(kind)
            for interface in self.tree()
            for kind in (QAccessible.Text.Name, QAccessible.Text.Description)
        )

    def tree(self) -> Iterator[QAccessibleInterface]:
        """Everything a screen reader can find that is shown."""
        yield from _walk(QAccessible.queryAccessibleInterface(self.window))

    def make_vault(self, name: str = "Sam") -> None:
        """From the first page to the home page of a new vault."""
        self.choose_passphrase()
        self.write("vault.name", name)
        self.write("passphrase", PASSPHRASE)
        self.write("passphrase.again", PASSPHRASE)
        self.click("create")
        self.arrive("Write down your recovery code")
        self.click("written_down")
        self.click("continue")
        self.arrive(f"Hello, {name}")

    def choose_passphrase(self) -> None:
        """From the first page to where a vault with a passphrase is made."""
        self.until(lambda: self.has("with_passphrase"))
        self.click("with_passphrase")
        self.arrive("Make your vault")

    def practise(self) -> Driver:
        """From the first page or from home to the start of a practice run."""
        self.until(lambda: self.has("practise"))
        self.click("practise")
        self.arrive(in_practice("Try Footprint out"))
        return self

    def start(self, occasion: str, manager: str = "") -> None:
        """From home past the first two pages."""
        self.click(f"start.{occasion}")
        self.until(lambda: isinstance(self.window.centralWidget(), Wizard))
        self.click("continue")
        self.arrive("About you")
        self.write("profile.name", "Siân Ŵyn")
        if manager:
            self.write("profile.manager", manager)

    def to_check(self) -> None:
        """From home through a first check with nothing to put right, to its answers."""
        self.start("onboarding")
        self.click("tenant/answer.helper")
        self.go_on("How do you water?")
        self.click("answer.can")
        self.go_on("Has a neighbour treated you badly?")
        self.click("answer.no")
        self.go_on("Is there anything you want to remember?")
        self.go_on("Check your answers")

    def go_on(self, title: str) -> None:
        """Continue, and wait for the next page."""
        self.click("continue")
        self.arrive(title)

    def end_sitting(self, title: str = "The sitting is saved") -> None:
        """From the page on which a sitting ends, once it is there, to home."""
        self.arrive(title)
        self.click("alone")
        self.until(lambda: self.has("start.sitting"))

    def close(self) -> None:
        """Close the window and wait until all is saved."""
        if not isValid(self.window):
            return
        self.window.close()
        self.bot.waitUntil(lambda: not self.window.isVisible(), timeout=5000)
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def in_practice(title: str) -> str:
    """A title as it is in a practice run."""
    return f"{title} (practice run)"


def _walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if interface.state().invisible:
        return
    yield interface
    for n in range(interface.childCount()):
        child = interface.child(n)
        if child.isValid():
            yield from _walk(child)


def _fail(message: str) -> bool:
    raise AssertionError(message)
