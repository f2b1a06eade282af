"""A PDF with the row above it: its pages, or its words as text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from footprint.ui.names import named
from footprint.ui.parts.ringed import Ringed
from footprint.ui.preview.pdf_view import PdfView
from footprint.ui.preview.reader import Reader
from footprint.ui.preview.said import Box, Kind, Said
from footprint.ui.preview.text_view import TextView
from footprint.ui.preview.tools import Tools


class Viewer(QWidget):
    """``opened`` carries the number of pages; ``refused`` says in words why it cannot be shown."""

    opened = Signal(int)
    refused = Signal(str)

    def __init__(self, title: str, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._is_reading = False
        self.tools = Tools()
        self.view = named(PdfView(title, reader), "preview")
        self.text = named(TextView(title), "preview.words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tools)
        # Only this takes what height there is: the row above it has to be seen whole.
        self.pane = QWidget()
        self._stack = QStackedLayout(self.pane)
        column.addWidget(self.pane, 1)
        for one in (self.view, self.text):
            ringed = Ringed(one)
            ringed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self._stack.addWidget(ringed)
        self.view.opened.connect(self._on_opened)
        self.view.refused.connect(self.refused)
        self.view.turned.connect(self.tools.show_page)
        self.view.zoomed.connect(self.tools.show_zoom)
        self.tools.page_asked.connect(self.view.show_page)
        self.tools.larger_asked.connect(lambda: self.view.step_zoom(1))
        self.tools.smaller_asked.connect(lambda: self.view.step_zoom(-1))
        self.tools.fit_asked.connect(lambda: self.view.set_zoom(None))
        self.tools.text_asked.connect(self._on_text_asked)

    @property
    def is_settled(self) -> bool:
        """Whether all there is to see and to read is there."""
        return self.view.is_settled and not self._is_reading

    def show_text(self) -> None:
        """Show the words as text."""
        self.tools.switch_to_text()

    def wipe(self) -> None:
        """Forget what the document shows and says."""
        self.view.wipe()
        self.text.wipe()

    def _on_opened(self, pages: int) -> None:
        self.tools.show_pages(pages)
        if self._is_reading:
            self._read_on()
        self.opened.emit(pages)

    def _on_text_asked(self, shows_text: bool) -> None:  # noqa: FBT001 (a signal's)
        self._stack.setCurrentIndex(1 if shows_text else 0)
        if shows_text and not self._is_reading:
            self._read_on()

    def _read_on(self) -> None:
        """Page by page, so that the first is there at once and nothing waits for the last."""
        number = self.text.pages
        self._is_reading = not self.view.pages or number < self.view.pages
        # What is not open yet comes back here when it is.
        if self._is_reading and self.view.pages:
            self._reader.words(number, self._on_words, self._on_unread)

    def _on_words(self, pieces: tuple[Said, ...]) -> None:
        self.text.add(pieces)
        self._read_on()

    def _on_unread(self, message: str) -> None:
        self._on_words((Said(Kind.PARAGRAPH, message, Box(0, 0, 0, 0)),))
