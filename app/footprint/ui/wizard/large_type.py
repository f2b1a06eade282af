"""Large type in a sitting, so that two can read one screen from a metre away; a switch that is remembered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.settings import Settings


class LargeType(QObject):
    """Everything is larger for as long as ``shown`` is; ``switch`` turns that off and on."""

    def __init__(self, shown: QWidget, settings: Settings) -> None:
        super().__init__(shown)
        self._shown, self._settings = shown, settings
        self.switch = Button("", "large_type", QUIET)
        self.switch.clicked.connect(self._on_clicked)
        self._name()
        shown.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # A window that is put away, and not left, hides its widgets of its own accord.
        if event.type() is QEvent.Type.Show and not event.spontaneous():
            theme.enlarge(on=self._settings.large_type)
        elif event.type() is QEvent.Type.Hide and not event.spontaneous():
            theme.enlarge(on=False)
        if event.type() in (QEvent.Type.Show, QEvent.Type.StyleChange) and self._shown.isVisible():
            # At the largest size there is nothing to switch.
            self.switch.setVisible(theme.can_be_enlarged())
        return False

    def _on_clicked(self) -> None:
        self._settings.large_type = not self._settings.large_type
        theme.enlarge(on=self._settings.large_type)
        self._name()

    def _name(self) -> None:
        is_large = self._settings.large_type
        self.switch.setText(_("Usual size") if is_large else _("Large type"))
        self.switch.show_icon("zoom-out" if is_large else "zoom-in")
