"""The pages of a PDF one below the other, drawn as they come near; the window never waits for them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from footprint.language import text as _
from footprint.ui.accessible import announce, sentences
from footprint.ui.preview.arrangement import GAP, PIXELS_A_POINT, ZOOMS, Arrangement, arranged
from footprint.ui.preview.paper import Size
from footprint.ui.preview.reader import Reader
from footprint.ui.preview.said import Said
from footprint.ui.preview.sheet import Sheet

_NOTCH = 120  # what one step of a mouse wheel counts


class PdfView(QScrollArea):
    """``opened`` carries the number of pages, ``turned`` the page that is seen, counted from 1.

    Plus, minus and 0 alone zoom: with Ctrl they are the window's, for the size of its text.
    """

    opened = Signal(int)
    refused = Signal(str)
    turned = Signal(int)
    zoomed = Signal(float)

    def __init__(self, title: str, reader: Reader) -> None:
        super().__init__()
        self._title, self._reader = title, reader
        self._sizes: tuple[Size, ...] = ()
        self._arrangement = Arrangement()
        self._sheets: dict[int, Sheet] = {}
        self._chosen: float | None = None
        self._page = self._height = 0
        self._wheel = 0
        self._is_asking = False
        self._desk = QWidget()
        self._desk.setProperty("surface", "sidebar")
        self._desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self._desk)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: pages that fit the width would else fit another width once it comes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(48)
        self.setAccessibleName(title)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._look)
        reader.open(self._on_opened, self.refused.emit)

    @property
    def page(self) -> int:
        """The page that is seen, counted from 1; 0 until it is open."""
        return self._page

    @property
    def pages(self) -> int:
        """How many there are; 0 until it is open."""
        return len(self._sizes)

    @property
    def zoom(self) -> float:
        """How large it is shown: 1 is as large as on paper."""
        return self._arrangement.zoom

    @property
    def fits_width(self) -> bool:
        """Whether pages are as wide as there is room."""
        return self._chosen is None

    @property
    def is_settled(self) -> bool:
        """Whether all there is to see and to hear is there."""
        return bool(self._sheets) and not self._is_asking

    @property
    def held(self) -> int:
        """How many bytes the pictures of pages take."""
        return sum(sheet.held for sheet in self._sheets.values())

    def set_zoom(self, zoom: float | None) -> None:
        """Show it so large, 0.5 to 3, or with ``None`` as wide as there is room."""
        self._chosen = None if zoom is None else min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._lay_out()

    def step_zoom(self, step: int) -> None:
        """One step larger or smaller."""
        beyond = [one for one in ZOOMS if (one - self.zoom) * step > 0.01]
        if beyond:
            self.set_zoom(min(beyond) if step > 0 else max(beyond))
            announce(self, _("{number} percent").format(number=round(self.zoom * 100)))

    def show_page(self, page: int) -> None:
        """Go to the top of a page; the first or the last if there is none of that number."""
        if self._arrangement.places:
            number = min(max(page, 1), self.pages)
            self.verticalScrollBar().setValue(self._arrangement.places[number - 1].top() - GAP)
            # A short last page may never come to the top.
            self._turn_to(number)
            announce(self, self._where())

    def wipe(self) -> None:
        """Forget all that is drawn."""
        for sheet in self._sheets.values():
            sheet.hide()
            sheet.deleteLater()
        self._sheets, self._arrangement, self._sizes = {}, Arrangement(), ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        screen = bar.pageStep() - 2 * GAP
        match key:
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if not with_control:
                self.step_zoom(1)
            case Qt.Key.Key_Minus if not with_control:
                self.step_zoom(-1)
            case Qt.Key.Key_0 if not with_control:
                self.set_zoom(None)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp if with_control:
                self.show_page(self._page + (1 if key == Qt.Key.Key_PageDown else -1))
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp | Qt.Key.Key_Space if not with_control:
                back = key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Space and back)
                bar.setValue(bar.value() + (-screen if back else screen))
            case Qt.Key.Key_Home:
                self.show_page(1)
            case Qt.Key.Key_End:
                self.show_page(self.pages)
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        # Touchpads send many small turns for one step of a wheel.
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _NOTCH)
        self._wheel -= steps * _NOTCH
        for _n in range(abs(steps)):
            self.step_zoom(1 if steps > 0 else -1)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return done

    def _on_opened(self, sizes: tuple[Size, ...]) -> None:
        self._sizes = sizes
        self._lay_out()
        self.opened.emit(len(sizes))

    def _lay_out(self) -> None:
        if not self._sizes:
            return
        seen, at = self._anchor()
        bar = self.horizontalScrollBar()
        across = (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep())
        self._arrangement = arranged(self._sizes, self.viewport().width(), self._chosen)
        self._desk.resize(self._arrangement.width, max(self._arrangement.height, self.viewport().height()))
        for number, sheet in self._sheets.items():
            self._fit(number, sheet)
        if at is not None:
            place = self._arrangement.places[seen]
            self.verticalScrollBar().setValue(
                place.top() + round(at * place.height()) - self.viewport().height() // 2
            )
        self._height = self.viewport().height()
        bar.setValue(round(across * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.zoomed.emit(self.zoom)
        self._look()

    def _anchor(self) -> tuple[int, float | None]:
        """What is in the middle now and is to stay there: a page and how far down it; at the very top nothing."""
        value = self.verticalScrollBar().value()
        if not self._arrangement.places or value == 0:
            return 0, None
        # Half of what was seen then: the window may have another height by now.
        middle = value + self._height // 2
        number = self._arrangement.at(middle)
        place = self._arrangement.places[number]
        return number, (middle - place.top()) / place.height()

    def _fit(self, number: int, sheet: Sheet) -> None:
        sheet.setGeometry(self._arrangement.places[number])
        sheet.rescale(self.zoom * PIXELS_A_POINT * self.devicePixelRatioF())

    def _look(self) -> None:
        """Make what has come near, let go of what has gone far, and see what is to be drawn next."""
        if not self._arrangement.places:
            return
        near = self._near()
        for number in [one for one in self._sheets if not self._arrangement.places[one].intersects(near)]:
            sheet = self._sheets.pop(number)
            sheet.hide()
            sheet.deleteLater()
        for number, place in enumerate(self._arrangement.places):
            if number not in self._sheets and place.intersects(near):
                sheet = self._sheets[number] = Sheet(self._desk, number, self.pages, self._sizes[number])
                after = [one for other, one in self._sheets.items() if other > number]
                if after:
                    # Who goes through them one by one finds them in this order.
                    sheet.stackUnder(min(after, key=lambda one: one.number))
                self._fit(number, sheet)
                sheet.show()
        for sheet in self._sheets.values():
            sheet.keep(near.translated(-sheet.pos()))
        self._turn_to(1 + self._arrangement.at(self._seen().center().y()))
        self._ask()

    def _seen(self) -> QRect:
        # As wide as the pages: they are drawn in strips of their whole width.
        return QRect(0, -self._desk.y(), self._desk.width(), self.viewport().height())

    def _near(self) -> QRect:
        margin = self.viewport().height() // 2
        return self._seen().adjusted(0, -margin, 0, margin)

    def _turn_to(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.setAccessibleDescription(
                sentences(self._where(), _("Plus and minus zoom, 0 fits the width, Page Down reads on"))
            )
            self.turned.emit(page)

    def _where(self) -> str:
        return _("Page {page} of {pages}").format(page=self._page, pages=self.pages)

    def _ask(self) -> None:
        """Ask for the next picture or words: one at a time, so that nothing is drawn that has gone by."""
        if self._is_asking:
            return
        seen, near = self._seen(), self._near()
        sheets = sorted(
            self._sheets.values(), key=lambda one: abs(one.geometry().center().y() - seen.center().y())
        )
        for around in (seen, near):
            for sheet in sheets:
                part = sheet.missing(around.translated(-sheet.pos()))
                if part is not None:
                    self._is_asking = True
                    got = partial(self._on_picture, sheet.number, sheet.scale, part)
                    damaged = partial(self._on_damaged, sheet.number)
                    self._reader.picture(sheet.number, sheet.scale, part, got, damaged)
                    return
                if around is seen:
                    sheet.settle()
        for sheet in sheets:
            if not sheet.has_words:
                self._is_asking = True
                number = sheet.number
                self._reader.words(number, partial(self._on_words, number), partial(self._on_damaged, number))
                return

    def _on_picture(self, number: int, scale: float, part: QRect, image: QImage) -> None:
        self._is_asking = False
        if number in self._sheets:
            self._sheets[number].put(scale, part, image)
        self._ask()

    def _on_words(self, number: int, pieces: tuple[Said, ...]) -> None:
        self._is_asking = False
        if number in self._sheets:
            self._sheets[number].say(pieces)
        self._ask()

    def _on_damaged(self, number: int, message: str) -> None:
        self._is_asking = False
        if number in self._sheets:
            self._sheets[number].show_damaged(message)
        self._ask()
