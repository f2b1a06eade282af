"""The sections with their honest standing, and how much is left; a strip above the page in a narrow window."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from footprint.assessment.route import SectionProgress, Standing
from footprint.language import plural
from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.parts import painting
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Column, Scroll
from footprint.ui.tokens import SIDEBAR
from footprint.ui.wizard.section_row import SectionRow
from footprint.ui.wizard.steps import Place


def remaining_text(answered: int, pages: int, minutes: int) -> str:
    """How much is done and left, in words."""
    done = _("{answered} of about {pages} answered").format(answered=answered, pages=max(pages, answered))
    if not minutes:
        return done
    left = plural("about {number} minute left", "about {number} minutes left", minutes).format(number=minutes)
    return f"{done} · {left}"


class _Line:
    """The progress line, painted and no object of its own: a percentage read out at every page would be noise."""

    HEIGHT = 6

    def __init__(self) -> None:
        self.share = 0.0

    def paint(self, widget: QWidget, rect: QRect) -> None:
        look = theme.tokens()
        painter = QPainter(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(rect)
        # In high contrast a track without a line could not be told from the window.
        line = look.control if look.high_contrast else None
        painting.box(painter, whole, fill=None if line else look.border, line=line, width=1, radius=3)
        done = painting.mirrored(
            widget, QRect(rect.x(), rect.y(), round(rect.width() * self.share), rect.height())
        )
        painting.box(painter, QRectF(done), fill=QColor(look.accent).name(), line=None, width=0, radius=3)
        painter.end()


class Sidebar(QWidget):
    """``places`` are the steps after the sections, with their words.

    ``section_chosen`` carries the section's id, or the ``Place`` where that can be gone to.
    """

    section_chosen = Signal(object)

    def __init__(
        self, title: str, sections: tuple[SectionProgress, ...], places: Mapping[Place, str]
    ) -> None:
        super().__init__()
        self._places = list(places)
        self.setProperty("surface", "sidebar")
        self.setAccessibleName(_("Sections"))
        self._line = _Line()
        self._here = ""
        outer = Column(self)
        outer.setContentsMargins(0, 24, 0, 40)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 16, 12)
        head.addWidget(Heading(title))
        outer.addLayout(head)
        body = QWidget()
        rows = Column(body)
        rows.setContentsMargins(8, 0, 8, 8)
        self._rows: dict[str, SectionRow] = {}
        for progress in sections:
            row = SectionRow(progress.section.title, f"section.{progress.section.id}")
            row.clicked.connect(partial(self.section_chosen.emit, progress.section.id))
            self._rows[progress.section.id] = row
            rows.addWidget(row)
        for place, words in places.items():
            self._rows[place] = SectionRow(words, f"step.{place}")
            self._rows[place].clicked.connect(partial(self.section_chosen.emit, place))
            rows.addWidget(self._rows[place])
        rows.addStretch(1)
        self._scroll = Scroll(body)
        outer.addWidget(self._scroll, 1)
        self._left = Label("", "small")
        self._foot = foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 16, 4)
        foot.addWidget(self._left)
        outer.addLayout(foot)
        self.setFixedWidth(theme.scaled(SIDEBAR))

    def put(self, widget: QWidget) -> None:
        """Something that is there on every page."""
        self._foot.insertWidget(0, widget)

    def show_progress(
        self,
        sections: tuple[SectionProgress, ...],
        here: str,
        coming: AbstractSet[str],
        reachable: AbstractSet[str],
        share: float,
        left: str,
        *,
        counts: bool = True,
    ) -> None:
        """``here`` is the section or place one is at; ``counts`` shows how many questions a section has.

        ``coming`` are the sections that may still ask something, ``reachable`` the sections and places that can be gone
        to. What stands together on the profile page is no page each, and so is not counted anywhere.
        """
        for progress in sections:
            row = self._rows[progress.section.id]
            is_counted = counts and not progress.section.on_profile
            is_undecided = progress.standing is Standing.NOT_ASKED and progress.section.id in coming
            row.show_standing(
                Standing.NOT_STARTED if is_undecided else progress.standing,
                progress.answered if is_counted else 0,
                progress.asked if is_counted else 0,
                is_here=progress.section.id == here,
            )
            row.setEnabled(progress.section.id in reachable)
        places = self._places
        for place in places:
            passed = here in places and places.index(place) < places.index(Place(here))
            is_back = place in reachable
            standing = Standing.ANSWERED if passed or is_back else Standing.NOT_STARTED
            self._rows[place].show_standing(standing, 0, 0, is_here=place == here)
            self._rows[place].setEnabled(is_back)
        self._line.share = share
        self._left.setText(left)
        self._left.setVisible(bool(left))
        self._here = here
        # Only after the layout is where the row will be known.
        QTimer.singleShot(0, self, self._show_here)
        self.update()

    def _show_here(self) -> None:
        if self._here in self._rows:
            self._scroll.ensureWidgetVisible(self._rows[self._here], 0, 60)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedWidth(theme.scaled(SIDEBAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sidebar"))
        if theme.tokens().high_contrast:
            edge = painting.mirrored(self, QRect(self.width() - 2, 0, 2, self.height()))
            painter.fillRect(edge, theme.colour("border"))
        painter.end()
        self._line.paint(self, QRect(24, self.height() - 28, self.width() - 48, _Line.HEIGHT))
        super().paintEvent(event)


class Strip(QFrame):
    """What the sidebar says, in two lines above the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "strip")
        self._line = _Line()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 18)
        self._text = Label("", "small")
        self._words = self._here = ""
        self._is_short = False
        row.addWidget(self._text, 1)

    def put(self, widget: QWidget) -> None:
        """Something that is there on every page."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)

    def show_progress(self, here: str, share: float, left: str) -> None:
        """``here`` in words."""
        self._line.share = share
        self._words = " · ".join(words for words in (here, left) if words)
        self._here = here or left
        self._write()
        self.update()

    def shorten(self, *, is_short: bool) -> None:
        """Only where one is, and not how much is left."""
        self._is_short = is_short
        self._write()

    def _write(self) -> None:
        self._text.setText(self._here if self._is_short else self._words)
        self._text.setVisible(bool(self._text.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._line.paint(self, QRect(24, self.height() - 12, self.width() - 48, _Line.HEIGHT))
