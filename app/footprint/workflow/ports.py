"""What the workflow needs from outside: a vault, documents, a clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.attestation import ActionList, Attestation
from footprint.policy.condition import Value
from footprint.policy.policy import Edition, Occasion, Policy


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


class Vault(Protocol):
    """One person's encrypted store, open. Each call that writes is one transaction, done when it returns.

    Every method may raise ``footprint.errors.Unsaved`` (could not be written; what was saved before stays) or
    ``footprint.errors.Refused`` (cannot be read).
    """

    @property
    def owner(self) -> str:
        """The name its owner chose for it."""

    def begin(self, assessment: Assessment) -> None:
        """Keep a new assessment and, once per edition, the whole questionnaire it is taken on."""

    def save_answer(self, assessment_id: str, question_id: str, value: Value | None, at: datetime) -> None:
        """Keep one answer; ``None`` takes it back. Its history stays."""

    def save_person(self, assessment_id: str, person: Person, manager: str, at: datetime) -> None:
        """Keep who takes the assessment."""

    def sign_off(self, assessment_id: str, day: date, at: datetime) -> None:
        """Finish the assessment: no answer can change afterwards."""

    def assessments(self) -> tuple[AssessmentSummary, ...]:
        """Every assessment, the last touched first."""

    def load(self, assessment_id: str) -> Assessment:
        """One assessment on the very edition it was taken on."""

    def discard(self, assessment_id: str) -> None:
        """Delete an assessment that is not signed off, for good."""

    def close(self) -> None:
        """Close the file and forget the key."""


@dataclass(frozen=True, slots=True)
class VaultName:
    """A vault on this computer that is not open: its id and the name its owner chose."""

    id: str
    owner: str


class Vaults(Protocol):
    """The vaults on this computer; opening takes the owner's secret."""

    def names(self) -> tuple[VaultName, ...]:
        """Every vault, by name."""

    def create(self, owner: str, passphrase: str) -> tuple[Vault, str]:
        """Make a vault and open it; the second value is its recovery code, shown this once."""

    def open(self, vault_id: str, passphrase: str) -> Vault:
        """Open with the passphrase; ``Refused`` if it is wrong."""

    def recover(self, vault_id: str, recovery_code: str, new_passphrase: str) -> Vault:
        """Open with the recovery code and set a new passphrase; ``Refused`` if the code is wrong."""


class Documents(Protocol):
    """Makes the two PDFs in memory: nothing is written until both are there."""

    def attestation(self, attestation: Attestation) -> bytes:
        """The attestation as PDF."""

    def action_list(self, action_list: ActionList) -> bytes:
        """The action list as PDF."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The moment, with its time zone."""

    def today(self) -> date:
        """The person's own calendar day."""


@dataclass(frozen=True, slots=True)
class Services:
    """What the window and the commands are given; each part is made at its first use, so that starting stays quick."""

    vaults: Callable[[], Vaults]
    documents: Callable[[], Documents]
    policy: Callable[[], Policy]
    clock: Clock
