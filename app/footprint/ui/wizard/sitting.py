"""What a sitting adds to the wizard: the curtain, which stands before whatever is for the employee alone."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.ui.wizard import sitting_steps, steps
from footprint.ui.wizard.steps import Place, Step


class Curtain:
    """Open from "Show" until one comes to a page that both may see; alone there is none."""

    def __init__(self) -> None:
        self._is_open = False

    def open(self, assessment: Assessment) -> Step:
        """The employee has turned the screen; gives where they come to."""
        self._is_open = True
        return sitting_steps.opened(assessment)

    def before(self, assessment: Assessment, step: Step) -> Step:
        """The page that may be shown: the one asked for, or the curtain where that is closed."""
        if not self.hides(assessment, step):
            self._is_open = False
            return step
        return step if self._is_open else Step(Place.OWN)

    def hides(self, assessment: Assessment, step: Step) -> bool:
        """Whether a page stands behind it."""
        return steps.in_company(assessment) and sitting_steps.is_own(assessment, step)
