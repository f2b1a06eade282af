"""One person's vault, open."""

from __future__ import annotations

from datetime import date, datetime

from footprint.assessment.assessment import Assessment, Person
from footprint.policy.condition import Value
from footprint.policy.policy import Policy
from footprint.store import assessments
from footprint.store.database import Database
from footprint.workflow.kept import AssessmentSummary


class SqlVault:
    """A ``footprint.workflow.ports.Vault`` in an encrypted file."""

    def __init__(self, owner: str, database: Database) -> None:
        self._owner = owner
        self._database = database
        self._policies: dict[str, Policy] = {}

    @property
    def owner(self) -> str:
        return self._owner

    def begin(self, assessment: Assessment) -> None:
        with self._database.writing() as connection:
            assessments.begin(connection, assessment)

    def save_answer(self, assessment_id: str, question_id: str, value: Value | None, at: datetime) -> None:
        with self._database.writing() as connection:
            assessments.save_answer(connection, assessment_id, question_id, value, at)

    def save_person(self, assessment_id: str, person: Person, manager: str, at: datetime) -> None:
        with self._database.writing() as connection:
            assessments.save_person(connection, assessment_id, person, manager, at)

    def sign_off(self, assessment_id: str, day: date, at: datetime) -> None:
        with self._database.writing() as connection:
            assessments.sign_off(connection, assessment_id, day, at)

    def assessments(self) -> tuple[AssessmentSummary, ...]:
        with self._database.reading() as connection:
            return assessments.summaries(connection)

    def load(self, assessment_id: str) -> Assessment:
        with self._database.reading() as connection:
            return assessments.load(connection, assessment_id, self._policies)

    def discard(self, assessment_id: str) -> None:
        with self._database.writing() as connection:
            assessments.discard(connection, assessment_id)
        self._database.settle()

    def close(self) -> None:
        self._database.close()
        self._policies.clear()
