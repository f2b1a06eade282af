"""Text: plain labels by type role, headings, and text with an icon before it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from footprint.ui import theme
from footprint.ui.parts.painting import leading, mirrored

INDENT = "indent"
_ROOM = 30


class Label(QLabel):
    """Wrapped plain text in a type role of the style sheet.

    An icon is painted with it, and so is no object of its own for a screen reader; ``INDENT`` as the icon leaves its
    room empty, so that text lines up below a heading that has one. A ``marker``, such as a step's number, is painted in
    that room, and heard before the text.
    """

    def __init__(
        self,
        text: str,
        role: str = "body",
        *,
        icon: str = "",
        tint: str = "",
        wrap: bool = True,
        marker: str = "",
    ) -> None:
        super().__init__(text)
        self._icon, self._tint, self._marker = icon, tint, marker
        if marker:
            self._icon = INDENT
            self.setAccessibleName(f"{marker}  {text}")
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        # Texts come from questionnaires: a stray "<" is text and not markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self._make_room()

    def set_icon(self, icon: str, tint: str) -> None:
        """Another icon, tinted by the token of that name."""
        self._icon, self._tint = icon, tint
        self._make_room()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._icon or (self._icon == INDENT and not self._marker):
            return
        painter = QPainter(self)
        if self._marker:
            room = QRect(0, 0, theme.scaled(_ROOM), QFontMetrics(self.font()).height())
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(mirrored(self, room), leading(self), self._marker)
            painter.end()
            return
        size = theme.scaled(20)
        # Beside the first line; a label of one line stands in the middle of whatever height it is given.
        height = QFontMetrics(self.font()).height() if self.wordWrap() else self.height()
        top = max(0, (height - size) // 2)
        painter.drawPixmap(
            mirrored(self, QRect(0, top, size, size)),
            theme.icon(self._icon, getattr(theme.tokens(), self._tint or "text"), 20),
        )
        painter.end()

    def _make_room(self) -> None:
        room = theme.scaled(_ROOM) if self._icon else 0
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(0 if right else room, 0, room if right else 0, 0)


class Title(Label):
    """The page's heading; the focus can be put on it, so that a new page is read from its top."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "title")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class Heading(Label):
    """A heading inside a page."""

    def __init__(self, text: str, role: str = "h2", *, icon: str = "", tint: str = "accent") -> None:
        super().__init__(text, role, icon=icon, tint=tint)


class Step(Label):
    """One of several steps: its number stands before all its lines, as far in as an icon would be."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(text, marker=f"{number}.")
