"""Everything that is kept about a person, in one structure for a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from footprint.policy.policy import Edition
from footprint.workflow.kept import AssessmentSummary, Event, KeptAssessment, KeptDocument, Preferences
from footprint.workflow.outside import Outside, stays_outside
from footprint.workflow.ports import Clock, Vault
from footprint.workflow.retention import deletion_day_of


@dataclass(frozen=True, slots=True)
class AssessmentKept:
    """One assessment and when it is deleted.

    ``person`` is name, job and team as they stand on the documents, empty before they were given. ``earlier`` counts
    the answers in its history that no longer count: those that were changed or taken back. ``brought_out`` and
    ``agreed`` count what was in a sitting, ``steps`` what became of actions. ``days_left`` is 0 or less on the day of
    deletion and after; both it and the day are ``None`` if answers are kept until they are erased.
    """

    summary: AssessmentSummary
    person: tuple[str, ...]
    manager: str
    earlier: int
    brought_out: int
    agreed: int
    steps: int
    deleted_on: date | None
    days_left: int | None


@dataclass(frozen=True, slots=True)
class DocumentKept:
    """A document in the vault, and every place it was written to."""

    document: KeptDocument
    files: tuple[Outside, ...]

    @property
    def is_there(self) -> bool:
        """Whether a file of it still lies, as it was made, where it was written."""
        return any(file.is_unchanged for file in self.files)


@dataclass(frozen=True, slots=True)
class EditionKept:
    """A questionnaire as it was when an assessment was begun on it."""

    policy_id: str
    title: str
    edition: Edition


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it: assessments with the last touched first, documents and events with the oldest first.

    ``stays_outside`` is what Footprint wrote elsewhere, which only its owner can see to.
    """

    owner: str
    assessments: tuple[AssessmentKept, ...]
    documents: tuple[DocumentKept, ...]
    events: tuple[Event, ...]
    editions: tuple[EditionKept, ...]
    preferences: Preferences
    last_used: datetime | None
    stays_outside: tuple[Outside, ...]


def overview(vault: Vault, clock: Clock) -> Overview:
    """What is kept, read all at once.

    Raises:
        Refused: the vault cannot be read, or a history in it is not as it was written.
    """
    contents, outside, now, today = vault.contents(), stays_outside(vault), clock.now(), clock.today()
    whole = {one.id: one for one in contents.assessments}

    def kept(summary: AssessmentSummary, one: KeptAssessment) -> AssessmentKept:
        day = deletion_day_of(summary, contents.preferences, now)
        return AssessmentKept(
            summary=summary,
            person=one.person or (),
            manager=one.manager,
            earlier=sum(change.value is not None for change in one.history) - len(one.answers),
            brought_out=len(one.brought_out),
            agreed=len(one.agreed),
            steps=len(one.follow_ups),
            deleted_on=day,
            days_left=(day - today).days if day else None,
        )

    return Overview(
        owner=contents.owner,
        assessments=tuple(kept(summary, whole[summary.id]) for summary in vault.assessments()),
        documents=tuple(
            DocumentKept(document, tuple(file for file in outside if file.digest == document.id))
            for document in contents.documents
        ),
        events=contents.events,
        editions=tuple(
            EditionKept(one.policy_id, one.title, Edition(one.number, one.published, one.fingerprint))
            for one in contents.editions
        ),
        preferences=contents.preferences,
        last_used=contents.last_used,
        stays_outside=outside,
    )
