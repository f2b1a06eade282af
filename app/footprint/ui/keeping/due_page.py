"""A shorter time would be up already for some answers: which, and whether they are to go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.keeping.checks_card import how_far, how_many
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.keeping.months_page import in_months
from footprint.ui.names import named
from footprint.ui.occasions import words
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.labels import INDENT, Label
from footprint.ui.parts.layout import Card
from footprint.workflow.kept import AssessmentSummary


class DuePage(KeepingPage):
    """``confirmed`` wants the shorter time, and what is due under it deleted now; going back changes nothing.

    ``actions`` are the texts of those that are open and go too.
    """

    confirmed = Signal()

    def __init__(self, months: int, due: Sequence[AssessmentSummary], actions: Sequence[str] = ()) -> None:
        super().__init__(_("Delete these answers now?"))
        self.put_lead(
            plural(
                "If answers are kept for {time} only, the time of this check is up.",
                "If answers are kept for {time} only, the time of these {number} checks is up.",
                len(due),
            ).format(time=in_months(months), number=len(due))
        )
        card = Card(says=_("What would be deleted"))
        for n, summary in enumerate(due):
            title = words(summary.occasion).title
            card.column.put(Label(title, "strong", icon="trash-2", tint="warn"), above=14 if n else 0)
            card.column.put(Label(_about(summary), "muted", icon=INDENT), above=2)
        self.column.put(card, above=20)
        if actions:
            still_open = plural(
                "{number} action is still open and goes with them: {actions}",
                "{number} actions are still open and go with them: {actions}",
                len(actions),
            ).format(number=len(actions), actions=" ".join(actions))
            self.column.put(named(Label(still_open, icon="list-checks", tint="warn"), "still_open"), above=16)
        gone = _("They are deleted for good, with their action lists, signed or not. The attestations stay.")
        self.column.put(Label(gone, icon="info", tint="accent"), above=16)
        self.describe(gone)
        delete = Button(_("Delete them and save"), "delete_due", icon="trash-2")
        delete.clicked.connect(self._on_clicked)
        self.put_buttons(delete, back=_("Keep them, change nothing"))

    def _on_clicked(self) -> None:
        if not self.is_busy:
            self.confirmed.emit()


def _about(summary: AssessmentSummary) -> str:
    # A number would tell who sat there how much was answered behind the curtain.
    many = [] if summary.occasion is Occasion.SITTING else [how_many(summary)]
    return " · ".join([*many, how_far(summary)])
