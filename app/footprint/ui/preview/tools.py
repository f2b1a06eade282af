"""The row above a PDF: which page, how large, as pages or as text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.flow import Flow
from footprint.ui.parts.labels import Label
from footprint.ui.parts.painting import ROOM
from footprint.ui.parts.ringed import Ringed


class Tools(QWidget):
    """``page_asked`` carries a page counted from 1; ``text_asked`` whether the text is to be shown."""

    page_asked = Signal(int)
    larger_asked = Signal()
    smaller_asked = Signal()
    fit_asked = Signal()
    text_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._pages, self._page, self._shows_text = 0, 0, False
        line = Flow()
        self.setLayout(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._field = named(QLineEdit(), "preview.page")
        # No validator: an input that is not valid would never say that it was left.
        self._field.setMaxLength(5)
        self._field.editingFinished.connect(self._on_typed)
        self._of = Label("", wrap=False)
        self._zoom = named(Label("", wrap=False), "preview.zoom")
        self._smaller = Button(
            _("Smaller"), "preview.smaller", QUIET, icon="zoom-out", says=_("Smaller pages")
        )
        self._larger = Button(_("Larger"), "preview.larger", QUIET, icon="zoom-in", says=_("Larger pages"))
        self._fit = Button(_("Fit the width"), "preview.fit", QUIET, icon="move-horizontal")
        self._switch = Button(_("Show as text"), "preview.text", QUIET, icon="file-text")
        for button, signal in (
            (self._smaller, self.smaller_asked),
            (self._larger, self.larger_asked),
            (self._fit, self.fit_asked),
        ):
            button.clicked.connect(signal)
        self._switch.clicked.connect(self._on_switch_clicked)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place = _beside(Label(_("Page"), wrap=False), Ringed(self._field), self._of)
        self._percent = _beside(self._zoom)
        self._of_pages = (self._place, self._smaller, self._percent, self._larger, self._fit)
        for widget in (*self._of_pages, self._switch):
            line.addWidget(widget)
        self._fit_field()
        self.setEnabled(False)

    def show_pages(self, pages: int) -> None:
        """The document is open."""
        self._pages = pages
        self._of.setText(_("of {pages}").format(pages=pages))
        self._field.setAccessibleName(_("Page, 1 to {pages}").format(pages=pages))
        self._field.setAccessibleDescription(_("Enter goes to the page"))
        self.setEnabled(True)

    def show_page(self, page: int) -> None:
        """Another page is seen; what is being typed stays."""
        self._page = page
        if not self._field.isModified():
            self._field.setText(str(page))

    def show_zoom(self, zoom: float) -> None:
        """It is shown in another size."""
        self._zoom.setText(_("{number} %").format(number=round(zoom * 100)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_of_pages"):
            self._fit_field()

    def _fit_field(self) -> None:
        self._field.setFixedWidth(theme.scaled(64))
        self._zoom.setMinimumWidth(theme.scaled(52))
        # As high as the buttons that it stands between, so that all of it is on one line.
        self._percent.setMinimumHeight(self._smaller.sizeHint().height())

    def _on_typed(self) -> None:
        if not self._field.isModified():
            return
        self._field.setModified(False)
        typed = self._field.text()
        if typed.isdecimal():
            self.page_asked.emit(min(max(int(typed), 1), self._pages))
        self._field.setText(str(self._page))

    def switch_to_text(self) -> None:
        """As if the person had asked for it."""
        if not self._shows_text:
            self._on_switch_clicked()

    def _on_switch_clicked(self) -> None:
        self._shows_text = not self._shows_text
        for widget in self._of_pages:
            widget.setVisible(not self._shows_text)
        self._switch.setText(_("Show as pages") if self._shows_text else _("Show as text"))
        self._switch.updateGeometry()
        self.text_asked.emit(self._shows_text)


def _beside(*widgets: QWidget) -> QWidget:
    """These together, whatever has to go on the next line."""
    held = QWidget()
    line = QHBoxLayout(held)
    # Text stands where the other texts of a page do; buttons bring their own room.
    line.setContentsMargins(ROOM if isinstance(widgets[0], Label) else 0, 0, 0, 0)
    line.setSpacing(2)
    for widget in widgets:
        line.addWidget(widget)
    return held
