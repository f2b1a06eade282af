"""How far each sitting has come since the vault was opened."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.ui.wizard import sitting_steps
from footprint.ui.wizard.steps import Step, in_company, resumed


class Reached:
    """Remembers the furthest page that both have seen, so that what was left for later pulls nobody back to it.

    It is kept nowhere else: in the vault it would tell for years what two people did not want to talk about.
    """

    def __init__(self) -> None:
        self._furthest: dict[str, Step] = {}

    def note(self, assessment: Assessment, step: Step) -> None:
        """This page is shown now."""
        if not in_company(assessment):
            return
        shared = sitting_steps.shared_place(assessment, step)
        known = self._furthest.get(assessment.id, shared)
        self._furthest[assessment.id] = sitting_steps.further(assessment, known, shared)

    def furthest(self, assessment: Assessment) -> Step:
        """Where to go on: what the answers prove, or what was shown beyond that."""
        proved = resumed(assessment)
        known = self._furthest.get(assessment.id)
        if known is None or sitting_steps.is_bound(assessment):
            return proved
        return sitting_steps.further(assessment, proved, sitting_steps.still_there(assessment, known))
