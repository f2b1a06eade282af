"""Which page comes next, or before, while an answer is being changed too; no Qt."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.assessment.renewal import Renewal
from footprint.ui.wizard import steps
from footprint.ui.wizard.fixing import fix_between
from footprint.ui.wizard.steps import Place, Step


class Way:
    """Remembers only that somebody came from their answers, or from their result, and goes back there.

    With that goes what was asked then: in a sitting whatever is open of it was left for later.
    """

    def __init__(self, renewal: Renewal | None, *, has_open_actions: bool) -> None:
        self._renewal, self._has_open_actions = renewal, has_open_actions
        self._returning = self._from_result = False
        self._known: frozenset[str] = frozenset()

    def to_change(self, assessment: Assessment, target: str) -> Step:
        """The page on which an answer, or who is there, can be changed."""
        self._returning = True
        self._known = frozenset(one.id for one in assessment.asked)
        question = assessment.policy.questions.get(target)
        on_profile = question is None or assessment.policy.section_by_id[question.section].on_profile
        return Step(Place.PROFILE) if on_profile else Step(Place.QUESTION, target)

    def to_fix(self, question_id: str) -> Step:
        """The page on which something of the result is put right at once."""
        self._returning = self._from_result = True
        return Step(Place.FIX, question_id)

    def on(self, was: Assessment, now: Assessment, here: Step) -> Step:
        """What comes after a page that was gone on with."""
        waiting = self._renewal.to_ask(now.answers) if self._renewal else None
        following = fix_between(was, now, here) or steps.after(
            now,
            here,
            returning=self._returning,
            waiting=waiting,
            has_open_actions=self._has_open_actions,
            known=self._known,
        )
        if following.place not in (Place.QUESTION, Place.PROFILE, Place.FIX):
            if self._from_result and following.place is Place.CHECK:
                following = steps.after(now, following)
            self.forget()
        return following

    def back(self, assessment: Assessment, here: Step) -> Step | None:
        """What comes before a page; ``None`` if nothing does."""
        previous = steps.before(assessment, here)
        if previous is None or here.place is Place.DOCUMENTS:
            return None
        if self._returning and not here.again:
            previous = Step(Place.RESULT) if self._from_result else steps.changed_from(assessment, here)
            self.forget()
        return previous

    def forget(self) -> None:
        """Nobody is on the way back any more."""
        self._returning = self._from_result = False
