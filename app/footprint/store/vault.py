"""One person's vault, open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, FollowUp
from footprint.policy.condition import Value
from footprint.policy.policy import Policy
from footprint.store import assessments, choices, documents, events
from footprint.store.contents import everything, take_in
from footprint.store.database import Database
from footprint.workflow.kept import AssessmentSummary, Check, Contents, Event, KeptDocument, Preferences
from footprint.workflow.ports import NO_STEPS


class SqlVault:
    """A ``footprint.workflow.ports.Vault`` in an encrypted file; ``folder`` is where it and its keys lie."""

    def __init__(self, folder: Path, owner: str, database: Database) -> None:
        self._folder = folder
        self._owner = owner
        self._database = database
        self._policies: dict[str, Policy] = {}

    @property
    def id(self) -> str:
        return self._folder.name

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

    def bring_out(self, assessment_id: str, rule_ids: Collection[str], at: datetime) -> None:
        with self._database.writing() as connection:
            assessments.bring_out(connection, assessment_id, rule_ids, at)

    def agree(self, assessment_id: str, agreed: Sequence[AgreedAction], at: datetime) -> None:
        with self._database.writing() as connection:
            assessments.agree(connection, assessment_id, agreed, at)

    def follow_up(self, assessment_id: str, follow_up: FollowUp) -> None:
        with self._database.writing() as connection:
            assessments.follow_up(connection, assessment_id, follow_up)

    def sign_off(
        self, assessment_id: str, day: date, at: datetime, steps: Mapping[str, Sequence[FollowUp]] = NO_STEPS
    ) -> None:
        with self._database.writing() as connection:
            for followed_id, some in steps.items():
                for step in some:
                    assessments.follow_up(connection, followed_id, step)
            assessments.sign_off(connection, assessment_id, day, at)

    def assessments(self, most: int | None = None) -> tuple[AssessmentSummary, ...]:
        with self._database.reading() as connection:
            return assessments.summaries(connection, most)

    def load(self, assessment_id: str) -> Assessment:
        with self._database.reading() as connection:
            return assessments.load(connection, assessment_id, self._policies)

    def seal(self, assessment_id: str) -> str:
        with self._database.reading() as connection:
            return assessments.seal(connection, assessment_id)

    def discard(self, assessment_id: str) -> None:
        with self._database.erasing() as connection:
            assessments.discard(connection, assessment_id)

    def keep_document(self, document: KeptDocument, content: bytes) -> None:
        with self._database.writing() as connection:
            documents.keep(connection, document, content)

    def keep_documents(self, made: Sequence[tuple[KeptDocument, bytes]]) -> None:
        with self._database.writing() as connection:
            for document, content in made:
                documents.keep(connection, document, content)

    def documents(self) -> tuple[KeptDocument, ...]:
        with self._database.reading() as connection:
            return documents.every(connection)

    def document(self, document_id: str) -> bytes:
        with self._database.reading() as connection:
            return documents.content(connection, document_id)

    def erase_answers(self, assessment_ids: Sequence[str], at: datetime) -> None:  # noqa: ARG002 (the port's signature)
        with self._database.erasing() as connection:
            assessments.erase(connection, assessment_ids)
        self._policies.clear()

    def record(self, event: Event) -> None:
        with self._database.writing() as connection:
            events.record(connection, event)

    def events(self) -> tuple[Event, ...]:
        with self._database.reading() as connection:
            return events.every(connection)

    @property
    def preferences(self) -> Preferences:
        with self._database.reading() as connection:
            return choices.preferences(connection)

    def prefer(self, preferences: Preferences) -> None:
        with self._database.writing() as connection:
            choices.keep(connection, preferences, choices.last_used(connection))

    @property
    def last_used(self) -> datetime | None:
        with self._database.reading() as connection:
            return choices.last_used(connection)

    def note_use(self, at: datetime) -> None:
        with self._database.writing() as connection:
            choices.keep(connection, choices.preferences(connection), at)

    def signing_key(self) -> bytes | None:
        with self._database.reading() as connection:
            return choices.signing_key(connection)

    def keep_signing_key(self, key: bytes) -> None:
        with self._database.writing() as connection:
            choices.keep_signing_key(connection, key)

    def contents(self) -> Contents:
        with self._database.reading() as connection:
            return everything(connection, self._owner)

    def fill(self, contents: Contents, documents: Mapping[str, bytes]) -> None:
        with self._database.writing() as connection:
            take_in(connection, contents, documents)

    def save_copy(self, file: Path, at: datetime) -> None:
        from footprint.store.copies import write_copy  # noqa: PLC0415 (needed by few)

        write_copy(file, self._folder, self._database, at)

    def examine(self) -> tuple[Check, ...]:
        from footprint.store.examining import examine  # noqa: PLC0415 (needed by few)

        return examine(self._database)

    def close(self) -> None:
        self._database.close()
        self._policies.clear()
