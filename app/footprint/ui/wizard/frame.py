"""The wizard's frame: sidebar or strip, the page with its panel, and the buttons that lead on; no idea of what for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from footprint.assessment.route import SectionProgress
from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.accessible import announce
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Scroll, Widest
from footprint.ui.tokens import LOW, MIDDLE, PAGE, PANEL_LEAST, PANEL_MOST, TINY, WIDE
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.sidebar import Sidebar, Strip
from footprint.ui.wizard.step import Place

_GAP = 32


class Frame(QWidget):
    """Holds one page at a time.

    A stack would ask every page for its size at every turn, and a screen reader would find them all. ``places`` are the
    steps after the sections; ``fixture`` is there on every page.
    """

    continued = Signal()
    went_back = Signal()
    left = Signal()
    covered = Signal()

    def __init__(
        self,
        title: str,
        sections: tuple[SectionProgress, ...],
        places: Mapping[Place, str],
        fixture: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.page: WizardPage | None = None
        self._fixture = fixture
        self._shape, self._is_low = "", False
        self._leaving = (_("Stop"), _("Save and finish later"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(title, sections, places)
        row.addWidget(self.sidebar)
        self._column = column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        self.strip = Strip()
        self.strip.hide()
        column.addWidget(self.strip)
        content = QWidget()
        self._scroll = Scroll(content)
        column.addWidget(self._scroll, 1)
        self._body = QHBoxLayout(content)
        self._body.setSpacing(_GAP)
        self._holder = Widest(PAGE)
        self._stack = QVBoxLayout(self._holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(24)
        # Pages stand at the top; what is left over stays empty below them.
        self._stack.addStretch(1)
        self._body.addWidget(self._holder, 5)
        self._body.addStretch(0)
        self._foot = self._footer()
        column.addWidget(self._foot)
        # "Saving…" is only said when it takes long enough to be noticed.
        self._patience = QTimer(self, singleShot=True, interval=400)
        self._patience.timeout.connect(self._on_patience_timeout)

    def show_page(
        self, page: WizardPage, *, can_go_back: bool, can_leave: bool = True, can_hide: bool = False
    ) -> None:
        """Replace the page; the old one is gone for good. What can be hidden is not left any other way."""
        old, self.page = self.page, page
        if old is not None:
            for widget in (old, old.panel, *old.ways):
                if widget is not None:
                    widget.hide()
                    widget.setParent(None)
                    widget.deleteLater()
        self._stack.insertWidget(0, page)
        if page.panel is not None:
            self._put_panel(page.panel)
        self._put_ways(page)
        page.show()
        self.release()
        if page.keeps_nothing:
            self.say("")
        self.back.setVisible(can_go_back)
        self.save.setVisible(can_leave and not can_hide)
        self.hide_again.setVisible(can_hide)
        self.forward.setVisible(bool(page.forward_text))
        self._scroll.verticalScrollBar().setValue(0)
        self._fit_footer()
        self._set_tab_order(page)

    def say(self, message: str, icon: str = "", tint: str = "") -> None:
        """A short word in the footer, such as that all is saved."""
        self._patience.stop()
        self._said.setText(message)
        self._said.set_icon(icon, tint)
        self._said.setVisible(bool(message) and self._shape in ("wide", "middle"))

    def wait(self, message: str) -> None:
        """Something is being done; the message comes only if it takes a while."""
        self._waiting_for = message
        self._patience.start()

    @property
    def is_held(self) -> bool:
        """Whether something is being done that must not be asked for twice."""
        return not self.forward.isEnabled()

    def hold(self, words: str) -> None:
        """Something is being done: the button that leads on says so, and until ``release`` nothing leads anywhere."""
        if self.page is not None:
            # The focus would go on to the next button, and a second press of Enter with it.
            self.page.take_focus()
        self._name_forward(words)
        for button in (self.forward, self.back):
            button.setEnabled(False)
        announce(self, words)

    def release(self) -> None:
        """It is done, or it could not be."""
        for button in (self.forward, self.back):
            button.setEnabled(True)
        self._name_forward(self.page.forward_text if self.page is not None else "")

    def _name_forward(self, words: str) -> None:
        self.forward.setText(words)
        self.forward.updateGeometry()

    def show_at_top(self) -> None:
        """Scroll to the top of the page."""
        self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._shape:
            self._shape = ""
            self._arrange()

    def _arrange(self) -> None:
        """Three columns, two, or one, by the width in terms of the text's size."""
        width = self.width() / theme.factor()
        shape = (
            "wide"
            if width >= WIDE
            else "middle"
            if width >= MIDDLE
            else "narrow"
            if width >= TINY
            else "tiny"
        )
        is_low = self.height() / theme.factor() < LOW
        if (shape, is_low) == (self._shape, self._is_low):
            return
        if is_low is not self._is_low:
            self._is_low = is_low
            self._put_footer()
        self._shape = shape
        narrow = shape in ("narrow", "tiny")
        self.sidebar.setVisible(not narrow)
        self.strip.setVisible(narrow and not is_low)
        if self._fixture is not None:
            (self.strip if narrow else self.sidebar).put(self._fixture)
        side = 20 if narrow else 40
        self._body.setContentsMargins(side - 5, 20 if narrow else 36, side - 5, 24)
        # The bar that scrolls the page takes 14 pixels there.
        self._bar.setContentsMargins(side - 5, 8, side + 4, 8)
        self._fit_footer()
        self._said.setVisible(bool(self._said.text()) and not narrow)
        self._shorten(is_tiny=shape == "tiny")
        if self.page is not None:
            self._put_ways(self.page)
            if self.page.panel is not None:
                self._put_panel(self.page.panel)
            self._set_tab_order(self.page)

    def name_leaving(self, short: str, full: str) -> None:
        """What the button that leaves is called, in few words and in full."""
        self._leaving = (short, full)
        self.save.setAccessibleName(full)
        self._shorten(is_tiny=self._shape == "tiny")

    def _shorten(self, *, is_tiny: bool) -> None:
        """Fewer words where three buttons would not fit side by side; a screen reader hears all of them."""
        short, full = self._leaving
        self.save.setText(short if is_tiny else full)
        self.save.updateGeometry()
        self.back.show_icon("" if is_tiny else "arrow-left")
        self.hide_again.show_icon("" if is_tiny else "eye-off")
        self.strip.shorten(is_short=is_tiny)

    def _put_ways(self, page: WizardPage) -> None:
        """Beside the others, or under the page where four buttons would not fit side by side."""
        for way in page.ways:
            if self._shape == "tiny":
                page.column.addWidget(way)
            else:
                self._bar.insertWidget(self._bar.indexOf(self.forward), way)
            way.show()

    def _put_panel(self, panel: QWidget) -> None:
        self._body.removeWidget(panel)
        self._stack.removeWidget(panel)
        if self._shape == "wide":
            panel.setMinimumWidth(theme.scaled(PANEL_LEAST))
            panel.setMaximumWidth(theme.scaled(PANEL_MOST))
            self._body.insertWidget(1, panel, 3, Qt.AlignmentFlag.AlignTop)
        else:
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(theme.scaled(PAGE))
            self._stack.insertWidget(1, panel)
        panel.show()

    def _put_footer(self) -> None:
        """Below the page, or in a low window at its end: an answer needs the room more than the way on does."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._foot.isAncestorOf(focused)
        if self._is_low:
            self._column.removeWidget(self._foot)
            self._stack.insertWidget(self._stack.count() - 1, self._foot)
        else:
            self._stack.removeWidget(self._foot)
            self._column.addWidget(self._foot)
        self._foot.show()
        if focused is not None and had_focus:
            focused.setFocus()
        if self.page is not None:
            self._set_tab_order(self.page)

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("surface", "footer")
        outer = QHBoxLayout(footer)
        outer.setContentsMargins(0, 0, 0, 0)
        self._held = QWidget()
        outer.addWidget(self._held, 1)
        outer.addStretch(0)
        self._bar = QHBoxLayout(self._held)
        self._bar.setSpacing(4)
        self.back = Button(_("Back"), "back", icon="arrow-left")
        self.save = Button(_("Save and finish later"), "save_and_leave", QUIET)
        self.hide_again = Button(_("Hide"), "hide_again", QUIET, icon="eye-off", says=_("Hide your own part"))
        self.hide_again.hide()
        self.forward = Button(_("Continue"), "continue", PRIMARY)
        self._said = named(Label("", "small", wrap=False), "saved")
        self._said.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._said.hide()
        self._bar.addWidget(self.back)
        self._bar.addStretch(1)
        self._bar.addWidget(self._said)
        self._bar.addWidget(self.save)
        self._bar.addWidget(self.hide_again)
        self._bar.addWidget(self.forward)
        self.back.clicked.connect(self.went_back)
        self.save.clicked.connect(self.left)
        self.forward.clicked.connect(self.continued)
        self.hide_again.clicked.connect(self.covered)
        return footer

    def _fit_footer(self) -> None:
        """As wide as what stands above it, so that "Continue" ends where the page ends."""
        beside = self._shape == "wide" and self.page is not None and self.page.panel is not None
        width = PAGE + (PANEL_MOST if beside else 0)
        around = self._bar.contentsMargins().left() * 2 + (_GAP if beside else 0)
        self._held.setMaximumWidth(theme.scaled(width) + around)

    def _set_tab_order(self, page: WizardPage) -> None:
        """Reading order: the page, what stands beside it, then the way on and the way back."""
        inside = page.controls()
        if page.panel is not None:
            inside += [
                w for w in page.panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus
            ]
        chain = [*inside, self.forward, *page.ways, self.save, self.hide_again, self.back]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _on_patience_timeout(self) -> None:
        self.say(self._waiting_for)
