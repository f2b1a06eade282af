"""Conducting an assessment: each answer is accepted, then saved, and only then counts."""

from __future__ import annotations

from typing import Any

from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.ports import Clock, Vault


class Conduct:
    """One assessment being taken; safe to call from a worker thread, one call at a time.

    ``assessment`` only ever holds what has been saved.
    """

    def __init__(self, vault: Vault, clock: Clock, assessment: Assessment) -> None:
        self._vault = vault
        self._clock = clock
        self.assessment = assessment

    def introduce(self, person: Person, manager: str = "") -> Assessment:
        """Say who takes the assessment and, in a sitting, which manager is there."""
        self._refuse_when_signed_off()
        person = Person(person.name.strip(), person.job.strip(), person.team.strip())
        if not person.name:
            raise Refused(_("Enter your name as it should stand on your documents"))
        self._vault.save_person(self.assessment.id, person, manager.strip(), self._clock.now())
        self.assessment = self.assessment.with_person(person, manager.strip())
        return self.assessment

    def answer(self, question_id: str, raw: Any) -> Assessment:
        """Give, change or (with ``None``) take back one answer.

        Raises:
            AnswerRefused: it does not answer the question; nothing changed.
            Unsaved: it could not be saved; the assessment is as it was.
        """
        self._refuse_when_signed_off()
        question = self.assessment.policy.questions[question_id]
        value = None if raw is None else accept(question, raw)
        if self.assessment.answers.get(question_id) != value:
            now = self._clock.now()
            self._vault.save_answer(self.assessment.id, question_id, value, now)
            self.assessment = self.assessment.with_answer(question_id, value, now)
        return self.assessment

    def _refuse_when_signed_off(self) -> None:
        if self.assessment.signed_off:
            raise Refused(_("This assessment is signed off and can no longer be changed; start a new one"))
