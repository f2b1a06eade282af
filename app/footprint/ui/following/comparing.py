"""Comparing two finished checks: the last two first, then any other two; nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from footprint.assessment.comparison import side_by_side
from footprint.errors import Refused
from footprint.language import text as _
from footprint.ui.following.compare_page import Compared, ComparePage
from footprint.ui.keeping.stage import Stage
from footprint.ui.occasions import words
from footprint.ui.parts.dates import day_in_words, day_of
from footprint.workflow.kept import AssessmentSummary


class Comparing:
    """``back`` leads out of it."""

    def __init__(self, stage: Stage, back: Callable[[], None]) -> None:
        self._stage, self._back = stage, back

    def begin(self, *chosen: str) -> None:
        """Show two checks, by id; the last two of today's policy unless others are chosen."""
        self._stage.read(_("Compare two checks"), partial(self._read, chosen), self._show, self._back)

    def _read(self, chosen: tuple[str, ...]) -> Compared:
        vault, policy = self._stage.vault, self._stage.services.policy()
        finished = [one for one in vault.assessments() if one.policy_id == policy.id and one.signed_off]
        both = [one for one in finished if one.id in chosen] if chosen else finished[:2]
        if len(both) != 2:
            raise Refused(
                _("Two finished checks are needed, and there are no longer two. Nothing is lost by it.")
            )
        # The newest come first; of one day the one that was worked on last stays the later.
        both.reverse()
        earlier, later = sorted(both, key=_day)
        return Compared(
            earlier=earlier.id,
            later=later.id,
            checks={one.id: _in_words(one) for one in finished},
            found=side_by_side(vault.load(earlier.id), vault.load(later.id)),
        )

    def _show(self, shown: Compared) -> None:
        page = ComparePage(shown)
        page.went_back.connect(self._back)
        page.chosen.connect(self.begin)
        self._stage.show(page)


def _day(one: AssessmentSummary) -> date:
    return one.signed_off or day_of(one.touched)


def _in_words(one: AssessmentSummary) -> str:
    return _("{check}, {day}").format(check=words(one.occasion).title, day=day_in_words(_day(one)))
