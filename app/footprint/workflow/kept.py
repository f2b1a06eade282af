"""What a vault keeps, as the rest of Footprint sees it: summaries, documents, events, and everything at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from footprint.assessment.follow_up import AgreedAction, FollowUp
from footprint.assessment.history import Change
from footprint.policy.policy import Edition, Occasion

MONTHS_KEPT = 18
MINUTES_UNTIL_LOCKED = 10


class Way(StrEnum):
    """How a vault is opened."""

    PASSPHRASE = "passphrase"  # noqa: S105 (a name, not a secret)
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class VaultName:
    """A vault on this computer that is not open: its id, the name its owner chose, and how it is opened."""

    id: str
    owner: str
    way: Way = Way.PASSPHRASE


@dataclass(frozen=True, slots=True)
class Keyring:
    """The operating system's own store for secrets: its name, and why it is not used if ``usable`` is false."""

    usable: bool
    name: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class CopyName:
    """A saved copy of a vault: whose, when it was saved, and how it can be opened apart from the recovery code."""

    vault_id: str
    owner: str
    saved: datetime
    has_passphrase: bool


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One line of the home page, read without loading the assessment."""

    id: str
    policy_id: str
    title: str
    occasion: Occasion
    edition: Edition
    started: datetime
    touched: datetime
    answered: int
    signed_off: date | None


class DocumentKind(StrEnum):
    """The two documents."""

    ATTESTATION = "attestation"
    ACTION_LIST = "action_list"


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document as it was made; its content is asked for by ``id``, the SHA-256 of the content in hexadecimal.

    The assessment may be gone: an attestation outlives the answers it was made after.
    """

    id: str
    kind: DocumentKind
    assessment_id: str
    title: str
    occasion: Occasion
    edition: int
    day: date
    made: datetime
    name: str

    @property
    def is_agreement(self) -> bool:
        """Whether it is what two agreed on in a sitting."""
        return self.kind is DocumentKind.ACTION_LIST and self.occasion is Occasion.SITTING


class Happening(StrEnum):
    """What can happen to a vault as a whole."""

    MADE = "made"
    WRITING = "writing"
    DOCUMENT_WRITTEN = "document_written"
    COPY_SAVED = "copy_saved"
    EXPORTED = "exported"
    ANSWERS_ERASED = "answers_erased"
    CLOCK_CONFIRMED = "clock_confirmed"
    SIGNED_ON_PAPER = "signed_on_paper"
    CALENDAR_WRITTEN = "calendar_written"
    TABLE_WRITTEN = "table_written"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a vault.

    ``place`` is the file or folder that was written, ``digest`` the SHA-256 of it or of
    the document that was signed on paper. WRITING comes before a file or folder is written (see
    ``workflow.writing``), and its ``digest`` is a mark of the vault that set out to write it.
    """

    kind: Happening
    at: datetime
    place: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the owner chose: months that answers are kept (0: until erased), idle minutes until locked (0: never)."""

    months_kept: int = MONTHS_KEPT
    minutes_until_locked: int = MINUTES_UNTIL_LOCKED


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """A questionnaire as it was when an assessment was begun on it; ``content`` is its canonical JSON."""

    fingerprint: str
    policy_id: str
    number: int
    published: str
    title: str
    format: int
    content: str


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer that counts, in the form that ``answer.to_kept`` gives."""

    question_id: str
    value: Any
    given: datetime


@dataclass(frozen=True, slots=True)
class KeptAssessment:
    """An assessment with everything that belongs to it; ``person`` is name, job and team, or ``None``.

    ``based_on`` is the id of the assessment that a refresher set out from, which need not be there any more.
    ``brought_out`` are rule ids in order, ``agreed`` and ``follow_ups`` as they came.
    """

    id: str
    edition: str
    occasion: Occasion
    started: datetime
    touched: datetime
    person: tuple[str, str, str] | None
    manager: str
    signed_off: date | None
    seal: str
    answers: tuple[KeptAnswer, ...]
    history: tuple[Change, ...]
    based_on: str = ""
    brought_out: tuple[str, ...] = ()
    agreed: tuple[AgreedAction, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a vault keeps, save its keys and the content of its documents.

    ``assessments`` stand with the first touched first, answers by question id, documents and events in the order they
    came. Two vaults with equal contents are in the same state.
    """

    owner: str
    preferences: Preferences
    last_used: datetime | None
    editions: tuple[KeptEdition, ...]
    assessments: tuple[KeptAssessment, ...]
    documents: tuple[KeptDocument, ...]
    events: tuple[Event, ...]

    def with_event(self, event: Event) -> Self:
        """The contents after one more event."""
        return replace(self, events=(*self.events, event))


class Health(StrEnum):
    """How something stands."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: ``id`` for programs, ``says`` for people, ``value`` as it was found."""

    id: str
    health: Health
    says: str
    value: str = ""
