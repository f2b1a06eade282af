"""Something that takes a moment, named, with a bar that moves."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from footprint.language import text as _
from footprint.ui.wizard.page import WizardPage


class WorkingPage(WizardPage):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.put_lead(_("This takes a few seconds. The window stays usable."))
        bar = QProgressBar()
        # No range: it moves, and has no percentage that a screen reader would count out.
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(title)
        self.column.put(bar, above=20)
        self.column.addStretch(1)
