"""A vault that leaves nothing behind: for runs without a window, and for practising."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from footprint.assessment.assessment import Assessment, Person
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.workflow.ports import AssessmentSummary


class PracticeVault:
    """Keeps assessments in memory alone; everything is gone when it is closed."""

    def __init__(self, owner: str = "") -> None:
        self.owner = owner
        self._kept: dict[str, Assessment] = {}
        self._touched: dict[str, datetime] = {}

    def begin(self, assessment: Assessment) -> None:
        """Keep a new assessment."""
        self._keep(assessment, assessment.started)

    def save_answer(self, assessment_id: str, question_id: str, value: Value | None, at: datetime) -> None:
        """Keep one answer."""
        self._keep(self._open(assessment_id).with_answer(question_id, value), at)

    def save_person(self, assessment_id: str, person: Person, manager: str, at: datetime) -> None:
        """Keep who takes it."""
        self._keep(self._open(assessment_id).with_person(person, manager), at)

    def sign_off(self, assessment_id: str, day: date, at: datetime) -> None:
        """Finish it."""
        self._keep(self._open(assessment_id).signed_off_on(day), at)

    def assessments(self) -> tuple[AssessmentSummary, ...]:
        """Every assessment, the last touched first."""
        return tuple(
            AssessmentSummary(
                id=one.id,
                policy_id=one.policy.id,
                title=one.policy.title,
                occasion=one.occasion,
                edition=one.policy.edition,
                started=one.started,
                touched=self._touched[one.id],
                answered=len(one.answers),
                signed_off=one.signed_off,
            )
            for one in reversed(self._kept.values())
        )

    def load(self, assessment_id: str) -> Assessment:
        """One assessment."""
        if assessment_id not in self._kept:
            raise Refused(_("This assessment is not in the vault"))
        return replace(self._kept[assessment_id])

    def discard(self, assessment_id: str) -> None:
        """Delete one that is not signed off."""
        self._open(assessment_id)
        del self._kept[assessment_id], self._touched[assessment_id]

    def close(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._touched.clear()

    def _open(self, assessment_id: str) -> Assessment:
        assessment = self.load(assessment_id)
        if assessment.signed_off:
            raise Refused(_("This assessment is signed off and can no longer be changed; start a new one"))
        return assessment

    def _keep(self, assessment: Assessment, at: datetime) -> None:
        # The last touched stands last: a clock that was set back must not disturb the order.
        self._kept.pop(assessment.id, None)
        self._kept[assessment.id] = assessment
        self._touched[assessment.id] = at
