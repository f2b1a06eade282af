"""After how long without use the vault locks by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.workflow.kept import MINUTES_UNTIL_LOCKED

MINUTES = (2, 5, 10, 15, 30, 0)


class LockPage(KeepingPage):
    """``chosen`` carries minutes; 0 stands for never."""

    chosen = Signal(int)

    def __init__(self, minutes: int) -> None:
        super().__init__(_("When the vault locks by itself"))
        self.put_lead(
            _(
                "When nothing is done here for this long, the vault locks and the window shows nothing of yours. What "
                "is saved stays saved."
            )
        )
        options = tuple(Option(str(one), in_minutes(one), _hint(one)) for one in MINUTES)
        question = Question("minutes", "", Kind.ONE, _("Lock after"), (), options=options)
        self._choice = named(OneChoice(question, str(minutes), prefix="minutes/"), "minutes")
        self.hold(self._choice)
        self.column.addSpacing(16)
        self.column.addWidget(self._choice)
        save = Button(_("Save"), "save", PRIMARY)
        save.clicked.connect(self._on_saved)
        self.put_buttons(save)

    def choose(self, number: int) -> bool:
        """A number key was pressed."""
        return self._choice.choose(number)

    def _on_saved(self) -> None:
        if self._choice.value is not None and not self.is_busy:
            self.chosen.emit(int(self._choice.value))


def in_minutes(minutes: int) -> str:
    """Such as "10 minutes", and "Never" for 0."""
    if minutes == 0:
        return _("Never")
    return plural("{number} minute", "{number} minutes", minutes).format(number=minutes)


def _hint(minutes: int) -> str:
    if minutes == 0:
        return _("Whoever comes to this computer while the window is open can then read what is in it.")
    return _("Usual") if minutes == MINUTES_UNTIL_LOCKED else ""
