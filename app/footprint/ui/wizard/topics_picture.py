"""By topic: how many answers are fine, to do, to ask; a mark for each, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from footprint.assessment.outcome import Topic
from footprint.language import plural
from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.parts import painting

_MARKS = (
    ("fine", "check", "ok"),
    ("to_do", "list-checks", "warn"),
    ("to_ask", "circle-question-mark", "accent"),
)


def topic_words(topic: Topic) -> str:
    """One topic's figures in words."""
    parts = []
    if topic.fine:
        parts.append(plural("{number} fine", "{number} fine", topic.fine).format(number=topic.fine))
    if topic.to_do:
        parts.append(plural("{number} to do", "{number} to do", topic.to_do).format(number=topic.to_do))
    if topic.to_ask:
        parts.append(plural("{number} to ask", "{number} to ask", topic.to_ask).format(number=topic.to_ask))
    return ", ".join(parts)


class TopicsPicture(QWidget):
    """One row a topic: its title, then one mark an answer. Icons differ in shape, so colour is never the only sign."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        super().__init__()
        self._topics = tuple(topics)
        lines = [f"{topic.section.title}: {topic_words(topic)}" for topic in self._topics]
        self.setAccessibleName(_("Your answers by topic. {topics}").format(topics=". ".join(lines)))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._row_height(topic, width) for topic in self._topics)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(400), self.heightForWidth(theme.scaled(400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 40)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.tokens()
        top = 0
        for topic in self._topics:
            height = self._row_height(topic, self.width())
            names = self._names_width(self.width())
            beside = self.width() > names
            painter.setPen(QColor(look.text))
            painter.setFont(theme.font("body"))
            words = painting.text_size(topic.section.title, theme.font("body"), names)
            room = QRect(0, top + 6, names, words.height())
            painter.drawText(painting.mirrored(self, room), painting.leading(self), topic.section.title)
            x = names + 16 if beside else 0
            y = top + 6 if beside else top + 6 + words.height() + 4
            self._paint_marks(painter, topic, x, y)
            top += height
        painter.end()

    def _paint_marks(self, painter: QPainter, topic: Topic, left: int, top: int) -> None:
        look = theme.tokens()
        side, x = theme.scaled(16), left
        for field, icon, tint in _MARKS:
            count = getattr(topic, field)
            if not count:
                continue
            place = QRect(x, top + theme.scaled(3), side, side)
            painter.drawPixmap(painting.mirrored(self, place), theme.icon(icon, getattr(look, tint), 16))
            words = topic_words(
                Topic(topic.section, *(count if name == field else 0 for name, _i, _t in _MARKS))
            )
            width = painting.text_size(words, theme.font("small", strong=field != "fine"), 10_000).width() + 4
            painter.setFont(theme.font("small", strong=field != "fine"))
            painter.setPen(QColor(look.muted if field == "fine" else look.text))
            room = QRect(x + side + 6, top, width, theme.scaled(22))
            flags = painting.leading(self) | Qt.AlignmentFlag.AlignVCenter.value
            painter.drawText(painting.mirrored(self, room), flags, words)
            x += side + 6 + width + theme.scaled(14)

    def _row_height(self, topic: Topic, width: int) -> int:
        names = self._names_width(width)
        words = painting.text_size(topic.section.title, theme.font("body"), names).height()
        return words + 12 + (0 if width > names else theme.scaled(22) + 4)

    def _names_width(self, width: int) -> int:
        """Half for the titles where there is room for both; else all of it, and the marks go below."""
        return width // 2 - 16 if width >= theme.scaled(480) else width
