"""What every page about what is kept has: a way back, a busy state, and one place for messages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QWidget

from footprint.language import text as _
from footprint.ui.accessible import announce
from footprint.ui.names import named
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Column
from footprint.ui.parts.page import Page
from footprint.ui.parts.place import not_opened, open_outside

_BAR = 8


class KeepingPage(Page):
    """``went_back`` comes from "Back" and from Alt and Left, but never while something is being done."""

    went_back = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._lead = ""
        self._held: list[QWidget] = []
        self._busy = _Busy()
        # A shortcut and not a key press: a page that scrolls keeps the arrow keys to itself.
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self._on_back)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done; until then nothing more is asked for."""
        return not self._busy.isHidden()

    def put_lead(self, text: str, above: int = 6) -> None:
        self._lead = text
        super().put_lead(text, above)

    def describe(self, *texts: str) -> None:
        """What is heard with the title, the lead before all else."""
        super().describe(self._lead, *(text for text in texts if text != self._lead))

    def put_buttons(self, *buttons: Button, back: str = "") -> None:
        """The row that ends a page: its buttons, the way back, and below it what is being done.

        Where there is nothing but the way back, that is the way forward.
        """
        last = Button(back or _("Back"), "back", QUIET if buttons or not back else PRIMARY)
        last.clicked.connect(self._on_back)
        self.hold(*buttons, last)
        self.column.put_row(*buttons, last, above=28)
        self.column.put(self._busy, above=8)
        self.column.addStretch(1)

    def hold(self, *widgets: QWidget) -> None:
        """These cannot be used while something is being done."""
        self._held += widgets

    def show_busy(self, words: str) -> None:
        """Something takes a moment: what it is, with a bar that moves; the focus waits there."""
        self.clear_banner()
        self._busy.start(words)
        self._hold(held=True)

    def show_ready(self) -> None:
        """It is done, or it could not be."""
        self._hold(held=False)
        self._busy.stop()

    def show_refusal(self, message: str, *buttons: Button) -> None:
        """It could not be done: why, and what to do; what was entered stays."""
        self.show_ready()
        self.show_banner(error_banner(message, *buttons))

    def show_done(self, title: str, message: str, *buttons: Button) -> None:
        """It is done."""
        self.show_ready()
        self.show_banner(Banner("ok", title, message, *buttons, name="done"))

    def show_outside(self, place: Path) -> None:
        """Open a file or folder with the system, or say where it is."""
        if not open_outside(place):
            words, copy = not_opened(place)
            self.show_refusal(words, copy)

    def wipe(self) -> None:
        """Forget every secret that was typed here."""

    def _hold(self, *, held: bool) -> None:
        for widget in self._held:
            widget.setEnabled(not held)

    def _on_back(self) -> None:
        if not self.is_busy:
            self.went_back.emit()


class _Busy(QWidget):
    """What is being done, and a bar without a range: it has no percentage that a screen reader would count out."""

    def __init__(self) -> None:
        super().__init__()
        column = Column(self)
        self._words = named(Label("", "muted"), "busy")
        self._words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(_BAR)
        column.addWidget(self._words)
        column.addSpacing(8)
        column.addWidget(self._bar)
        self.hide()

    def start(self, words: str) -> None:
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self.show()
        # What was pressed cannot keep the focus, and it must not wander off to whatever comes next.
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def stop(self) -> None:
        self.hide()
