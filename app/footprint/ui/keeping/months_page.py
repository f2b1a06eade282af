"""For how long answers are kept, and what each choice would come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Label
from footprint.workflow.kept import MONTHS_KEPT, AssessmentSummary

MONTHS = (3, 6, 12, 18, 24, 36, 0)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a choice would come to: whose time would be up, and when the next is."""

    due: tuple[AssessmentSummary, ...] = ()
    next_day: date | None = None


class MonthsPage(KeepingPage):
    """``chosen`` carries months; 0 stands for "until I erase them"."""

    chosen = Signal(int)

    def __init__(self, months: int, outlooks: Mapping[int, Outlook]) -> None:
        super().__init__(_("How long your answers are kept"))
        self.put_lead(
            _(
                "When the time is up, Footprint deletes a check with all its answers and its action list. It counts "
                "from the day you signed off, or last worked on a draft."
            )
        )
        options = tuple(Option(str(one), in_months(one), _hint(one, outlooks[one])) for one in MONTHS)
        question = Question("months", "", Kind.ONE, _("Keep my answers for"), (), options=options)
        self._choice = named(OneChoice(question, str(months), prefix="months/"), "months")
        self.hold(self._choice)
        self.column.addSpacing(16)
        self.column.addWidget(self._choice)
        stays = _("Attestations are not deleted by this. They are kept until you erase everything.")
        asked = _("Nothing is deleted at once: if a time would be up already, you are asked first.")
        self.column.put(Label(stays, icon="file-text", tint="accent"), above=20)
        self.column.put(Label(asked, icon="info", tint="accent"), above=12)
        save = Button(_("Save"), "save", PRIMARY)
        save.clicked.connect(self._on_saved)
        self.put_buttons(save)

    def choose(self, number: int) -> bool:
        """A number key was pressed."""
        return self._choice.choose(number)

    def _on_saved(self) -> None:
        if self._choice.value is not None and not self.is_busy:
            self.chosen.emit(int(self._choice.value))


def in_months(months: int) -> str:
    """Such as "18 months", and "Until I erase them" for 0."""
    if not months:
        return _("Until I erase them")
    return plural("{number} month", "{number} months", months).format(number=months)


def _hint(months: int, outlook: Outlook) -> str:
    if not months:
        return _("Nothing is deleted by itself.")
    said = [_("Usual.")] if months == MONTHS_KEPT else []
    if outlook.due:
        said.append(
            plural(
                "{number} check would have had its time already.",
                "{number} checks would have had their time already.",
                len(outlook.due),
            ).format(number=len(outlook.due))
        )
    if outlook.next_day is not None:
        said.append(_("The next would be deleted on {day}.").format(day=day_in_words(outlook.next_day)))
    return " ".join(said)
