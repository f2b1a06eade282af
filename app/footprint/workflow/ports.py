"""What the workflow needs from outside: vaults, documents, a clock."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.attestation import ActionList, Attestation
from footprint.assessment.follow_up import AgreedAction, FollowUp
from footprint.policy.condition import Value
from footprint.policy.policy import Policy
from footprint.workflow.kept import (
    AssessmentSummary,
    Check,
    Contents,
    CopyName,
    Event,
    KeptDocument,
    Keyring,
    Preferences,
    VaultName,
)
from footprint.workflow.signatures import Signer, Verification

NO_STEPS: Mapping[str, Sequence[FollowUp]] = MappingProxyType({})


class Vault(Protocol):
    """One person's encrypted store, open. Each call that writes is one transaction, done when it returns.

    Every method may raise ``footprint.errors.Unsaved`` (could not be written; what was saved before stays) or
    ``footprint.errors.Refused`` (cannot be read).
    """

    @property
    def id(self) -> str:
        """What the vault is called among those on this computer; empty for a practice run."""

    @property
    def owner(self) -> str:
        """The name its owner chose for it."""

    def begin(self, assessment: Assessment) -> None:
        """Keep a new assessment and, once per edition, the whole questionnaire it is taken on.

        What it holds already was given when ``Assessment.given`` says, by default at its start.
        """

    def save_answer(self, assessment_id: str, question_id: str, value: Value | None, at: datetime) -> None:
        """Keep one answer; ``None`` takes it back. Its history stays."""

    def save_person(self, assessment_id: str, person: Person, manager: str, at: datetime) -> None:
        """Keep who takes the assessment."""

    def bring_out(self, assessment_id: str, rule_ids: Collection[str], at: datetime) -> None:
        """Keep which conclusions, and no others, the employee has brought out from behind the curtain."""

    def agree(self, assessment_id: str, agreed: Sequence[AgreedAction], at: datetime) -> None:
        """Keep which actions, and no others, both agreed in a sitting, in this order."""

    def follow_up(self, assessment_id: str, follow_up: FollowUp) -> None:
        """Keep one more step in the life of an action, signed off or not; those before it stay."""

    def sign_off(
        self, assessment_id: str, day: date, at: datetime, steps: Mapping[str, Sequence[FollowUp]] = NO_STEPS
    ) -> None:
        """Finish the assessment: no answer can change afterwards.

        ``steps`` of actions, by the id of the check that each is kept in, are kept with it: all of it or nothing.
        """

    def assessments(self, most: int | None = None) -> tuple[AssessmentSummary, ...]:
        """Every assessment, or the given number of them, the last touched first."""

    def load(self, assessment_id: str) -> Assessment:
        """One assessment on the very edition it was taken on; refused if its history is not as it was written."""

    def seal(self, assessment_id: str) -> str:
        """The seal of the last change to an assessment's answers (see ``assessment.history``); empty before any."""

    def discard(self, assessment_id: str) -> None:
        """Delete an assessment that is not signed off, for good."""

    def keep_document(self, document: KeptDocument, content: bytes) -> None:
        """Keep a document as it was made; one that is already kept stays as it is."""

    def keep_documents(self, made: Sequence[tuple[KeptDocument, bytes]]) -> None:
        """Keep documents with their contents, all of them or none; one that is already kept stays as it is."""

    def documents(self) -> tuple[KeptDocument, ...]:
        """Every document that is kept, the oldest first."""

    def document(self, document_id: str) -> bytes:
        """The content of one."""

    def erase_answers(self, assessment_ids: Sequence[str], at: datetime) -> None:
        """Delete assessments for good, signed off or not: answers, history, action lists; attestations stay."""

    def record(self, event: Event) -> None:
        """Keep that something happened to the vault."""

    def events(self) -> tuple[Event, ...]:
        """What happened, the oldest first."""

    @property
    def preferences(self) -> Preferences:
        """What the owner chose."""

    def prefer(self, preferences: Preferences) -> None:
        """Keep what the owner chooses."""

    @property
    def last_used(self) -> datetime | None:
        """When the vault was last in use with a clock that could be relied on (see ``workflow.retention``)."""

    def note_use(self, at: datetime) -> None:
        """Keep that the vault is in use."""

    def signing_key(self) -> bytes | None:
        """The key that its owner signs with (PKCS#12), if one was made; no export ever holds it."""

    def keep_signing_key(self, key: bytes) -> None:
        """Keep it, in place of an older one."""

    def contents(self) -> Contents:
        """Everything but the key to sign with, every history proved; refused if one is not as it was written."""

    def fill(self, contents: Contents, documents: Mapping[str, bytes]) -> None:
        """Put everything into an empty vault, save the owner's name; ``documents`` are the contents by id."""

    def save_copy(self, file: Path, at: datetime) -> None:
        """Write a copy of the whole vault, as encrypted as the vault, to one file; an older file is replaced."""

    def examine(self) -> tuple[Check, ...]:
        """How the vault stands: settings, integrity, references, histories."""

    def close(self) -> None:
        """Close the file and forget the key; closing twice does nothing."""


class Vaults(Protocol):
    """The vaults on this computer. A passphrase of ``None`` stands for the operating system's keyring."""

    def names(self) -> tuple[VaultName, ...]:
        """Every vault, by name."""

    def keyring(self) -> Keyring:
        """Whether the operating system's keyring can be trusted with a key."""

    def create(self, owner: str, passphrase: str | None) -> tuple[Vault, str]:
        """Make a vault and open it; the second value is its recovery code, shown this once."""

    def open(self, vault_id: str, passphrase: str | None = None) -> Vault:
        """Open; ``Refused`` if the passphrase is wrong or the keyring does not give the key."""

    def recover(self, vault_id: str, recovery_code: str, new_passphrase: str | None) -> Vault:
        """Open with the recovery code and open it anew from now on; ``Refused`` if the code is wrong."""

    def change_way(self, vault_id: str, passphrase: str | None, new_passphrase: str | None) -> None:
        """Open it anew from now on; ``passphrase`` is the present one. The vault may be open."""

    def renew_recovery_code(self, vault_id: str, passphrase: str | None) -> str:
        """A new recovery code; the old one opens nothing any more. The vault may be open."""

    def name_of_copy(self, file: Path) -> CopyName:
        """What a file that ``Vault.save_copy`` has written says of itself; ``Refused`` if it is none."""

    def restore(
        self, file: Path, passphrase: str, recovery_code: str = "", new_passphrase: str = ""
    ) -> Vault:
        """Put a saved copy among the vaults and open it, proved whole before anything is put anywhere.

        Opened with ``passphrase``, or with ``recovery_code``, which sets ``new_passphrase``. A vault that is here
        already stays: the copy is then put beside it under a name that says from when it is.
        """

    def erase(self, vault_id: str) -> None:
        """Destroy a vault that is not open: its keys first, then its files and its entry in the keyring."""

    def remains(self, vault_id: str) -> tuple[str, ...]:
        """What is still here of a vault that was erased, one line each; empty if nothing is."""

    def examine(self) -> tuple[Check, ...]:
        """How the place of the vaults stands, without opening any: versions, keys, room, keyring."""


class Documents(Protocol):
    """Makes, signs and verifies documents in memory: nothing is written until all are there."""

    def attestation(self, attestation: Attestation) -> bytes:
        """The attestation as PDF."""

    def action_list(self, action_list: ActionList) -> bytes:
        """The action list as PDF."""

    def unprintable(self, words: str) -> str:
        """The characters of some words that no document can show, each once; empty if all can be."""

    def calendar(self, days: Iterable[date], next_refresher: date | None, made: datetime) -> bytes:
        """The days on which something is to be done as a calendar file that says nothing of what."""

    def new_key(self, name: str, moment: datetime) -> bytes:
        """A key for one person to sign with (PKCS#12 without a password); takes a moment to make."""

    def sign(self, pdf: bytes, by: Signer, key: bytes, password: str, moment: datetime) -> bytes:
        """The attestation with one more signature; ``Refused`` if the key or the turn is not right."""

    def verify(self, pdf: bytes) -> Verification:
        """What can be said of a document; never raises for anything that is in it."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The moment, with its time zone."""

    def today(self) -> date:
        """The person's own calendar day."""


@dataclass(frozen=True, slots=True)
class Services:
    """What the window and the commands are given; each part is made at its first use, so that starting stays quick.

    ``short_checks`` are those that can be taken at any time, without a vault; none of them leaves a file behind.
    ``practice_policy`` gives the same policy without leaving a file behind, where ``policy`` might.
    """

    vaults: Callable[[], Vaults]
    documents: Callable[[], Documents]
    policy: Callable[[], Policy]
    clock: Clock
    practice_policy: Callable[[], Policy] | None = None
    short_checks: Callable[[], tuple[Policy, ...]] = tuple
