"""A message on the page itself: what happened, what was kept, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.accessible import announce
from footprint.ui.names import named
from footprint.ui.parts import painting
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Column
from footprint.ui.parts.painting import ROOM

_LOOKS = {
    "error": ("circle-alert", "danger"),
    "warn": ("triangle-alert", "warn"),
    "ok": ("circle-check", "ok"),
    "soft": ("info", "accent"),
}
_FILLS = {"error": "danger_soft", "warn": "warn_soft", "ok": "ok_soft", "soft": "accent_soft"}


class Banner(QFrame):
    """An icon, a line that says what it is about, the message, and what can be done there and then."""

    def __init__(
        self, kind: str, title: str, message: str = "", *buttons: Button, name: str = "banner"
    ) -> None:
        icon, tint = _LOOKS[kind]
        super().__init__()
        named(self, name)
        self._kind, self._tint = kind, tint
        self.setAccessibleName(f"{title}. {message}" if message else title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.column = Column(self)
        self.column.pad(16 + ROOM)
        self.title = Label(title, "strong", icon=icon, tint=tint)
        self.column.put(self.title)
        self.message = message
        if message:
            self.column.put(Label(message), above=4)
        if buttons:
            self.column.put_row(*buttons, above=12)

    def take_focus(self) -> None:
        """Put the focus on it and have it said."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName(), urgent=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line = getattr(look, _FILLS[self._kind]), getattr(look, self._tint)
        painting.box(
            painter, painting.body(self), fill=fill, line=line, width=max(2, look.line), radius=look.radius
        )
        if self.hasFocus():
            painting.ring(painter, self)
        painter.end()


def error_banner(message: str, *buttons: Button) -> Banner:
    """What every error looks like."""
    return Banner("error", _("There is a problem"), message, *buttons, name="error")
