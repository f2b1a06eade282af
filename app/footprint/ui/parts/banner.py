"""A message on the page itself: what happened, what was kept, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.accessible import announce
from footprint.ui.names import named
from footprint.ui.parts import painting
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Card

_LOOKS = {
    "error": ("circle-alert", "danger"),
    "warn": ("triangle-alert", "warn"),
    "ok": ("circle-check", "ok"),
    "soft": ("info", "accent"),
}


class Banner(Card):
    """An icon, a line that says what it is about, the message, and what can be done there and then."""

    def __init__(
        self, kind: str, title: str, message: str = "", *buttons: Button, name: str = "banner"
    ) -> None:
        icon, tint = _LOOKS[kind]
        super().__init__(kind, says=f"{title}. {message}".strip() if message else title, padding=16)
        named(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = Label(title, "strong", icon=icon, tint=tint)
        self.column.put(self.title)
        self.message = message
        if message:
            line = Label(message)
            line.setContentsMargins(0, 0, 0, 0)
            self.column.put(line, above=4)
        if buttons:
            self.column.put_row(*buttons, above=12)

    def take_focus(self) -> None:
        """Put the focus on it and have it said."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName(), urgent=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            look = theme.tokens()
            rect = painting.body(self).adjusted(-1, -1, 1, 1)
            painting.box(painter, rect, fill=None, line=look.focus, width=2, radius=look.radius)
            painter.end()


def error_banner(message: str, *buttons: Button) -> Banner:
    """What every error looks like."""
    return Banner("error", _("There is a problem"), message, *buttons, name="error")
