"""A policy's questionnaire: clauses, sections, questions, rules, actions and contacts; immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from footprint.policy.changes import EditionChanges
from footprint.policy.on_the_spot import Example, Fix, Guide, Situation
from footprint.policy.told import AttestationText, Ending, Promise, Signpost

if TYPE_CHECKING:
    from footprint.policy.condition import Condition

# Months; for whatever does not say how long its answer lasts.
A_YEAR = 12


class Occasion(StrEnum):
    """Why an assessment is taken; conditions may ask for it under the name ``occasion``."""

    ONBOARDING = "onboarding"
    REFRESHER = "refresher"
    SITTING = "sitting"


class Kind(StrEnum):
    """What kind of answer a question takes."""

    ONE = "one"
    MANY = "many"
    DATE = "date"
    NUMBER = "number"
    TEXT = "text"


class Direction(StrEnum):
    """What a rule makes of the answers it looks at; data, so that another policy may turn it round."""

    ALLOWED = "allowed"
    NOTE = "note"
    SUPPORT = "support"
    MINOR = "minor"
    SERIOUS = "serious"

    @property
    def is_finding(self) -> bool:
        """Whether it counts towards the outcome as something to put right."""
        return self in (Direction.MINOR, Direction.SERIOUS)


class ClauseUse(StrEnum):
    """How a clause is at work in the product."""

    QUESTION = "question"
    DERIVED = "derived"
    HELP = "help"
    TAG = "tag"
    SEVERITY = "severity"


@dataclass(frozen=True, slots=True)
class Edition:
    """A published state of a policy's questionnaire; ``fingerprint`` is SHA-256 over its content, in hex."""

    number: int
    published: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of the policy in plain words, with its place in the policy."""

    id: str
    label: str
    section: str
    position: str
    text: str
    use: ClauseUse
    covered_by: str | None = None
    force: str = ""
    silence: str = ""

    @property
    def place(self) -> str:
        """Where it stands in the policy, for people: section and position."""
        return f"{self.section}, {self.position}"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to; ``instead`` names who replaces them when they are part of the problem."""

    id: str
    name: str
    about: str
    named_in_policy: bool
    where: str = ""
    instead: tuple[tuple[Condition, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    id: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; it is asked when its section's and its own ``ask_if`` are definitely true.

    ``good_for`` is how many months an answer lasts: 0 is asked afresh each time, ``None`` never goes stale.
    """

    id: str
    section: str
    kind: Kind
    text: str
    clauses: tuple[str, ...]
    hint: str = ""
    why: str = ""
    help: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    exclusive: tuple[str, ...] = ()
    ask_if: Condition | None = None
    required: bool = True
    private: bool = False
    good_for: int | None = A_YEAR
    guide: Guide | None = None
    contacts: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None

    def option(self, option_id: str) -> Option:
        """The option of that id.

        Raises:
            KeyError: there is none.
        """
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together; ``on_profile`` puts them on the profile page.

    ``guide`` is for a section whose questions are all private: in a sitting it is talked about, and not asked.
    """

    id: str
    title: str
    introduction: str
    questions: tuple[Question, ...]
    help: tuple[str, ...] = ()
    on_profile: bool = False
    guide: Guide | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """Something the policy weighs (FACT clauses): it orders and words a finding, never hides one.

    ``step`` moves the severity by at most one: +1 makes minor serious, -1 makes serious minor, 0 only says so.
    """

    clause: str
    when: Condition
    says: str
    step: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows from answers; ``when`` must be definitely true for it to be raised.

    ``leads_to`` is the ending of a short check that it asks for.
    """

    id: str
    raises: Direction
    when: Condition
    clauses: tuple[str, ...]
    title: str
    why: str
    goes_away_if: str = ""
    risks: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    weights: tuple[Weight, ...] = ()
    help_wanted: bool = False
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way in which people can connect somebody with the organisation: allowed, and held against nobody."""

    id: str
    text: str
    when: Condition


@dataclass(frozen=True, slots=True)
class ActionText:
    """Something to do or to ask, before it has a date: ``due`` is in days, 0 is today.

    ``owner`` is who does it: ``employee`` or ``manager``. With ``fix`` it can be done while the check is taken.
    """

    id: str
    text: str
    due: int
    contacts: tuple[str, ...]
    steps: tuple[str, ...] = ()
    ask: bool = False
    owner: str = "employee"
    fix: Fix | None = None


@dataclass(frozen=True)
class Policy:
    """One edition of a policy's questionnaire, whole.

    A short check has ``endings``, the most pressing first, the last for when no rule leads to another; ``belongs_to``
    is the questionnaire whose policy, clauses and contacts it shares, ``summary`` says in a line what it is for.

    ``data`` is what it was built from (``compiled.policy_from``): untranslated, and enough to build it again.
    """

    id: str
    title: str
    organisation: str
    policy_title: str
    policy_fingerprint: str
    language: str
    edition: Edition
    introduction: tuple[str, ...]
    promises: tuple[Promise, ...]
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    rules: tuple[Rule, ...]
    links: tuple[Link, ...]
    actions: tuple[ActionText, ...]
    contacts: tuple[Contact, ...]
    signposts: tuple[Signpost, ...]
    attestation: AttestationText
    disclaimer: str
    data: dict[str, Any] = field(compare=False, repr=False)
    changes: tuple[EditionChanges, ...] = ()
    situations: tuple[Situation, ...] = ()
    example: Example | None = None
    belongs_to: str = ""
    summary: str = ""
    endings: tuple[Ending, ...] = ()

    @property
    def is_short_check(self) -> bool:
        """Whether it is one: asked at any time, kept nowhere, and never attested to."""
        return bool(self.endings)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by id, in the order they can be asked."""
        return {question.id: question for section in self.sections for question in section.questions}

    @cached_property
    def clause_by_id(self) -> dict[str, Clause]:
        """Every clause by id, in the policy's order."""
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def rule_by_id(self) -> dict[str, Rule]:
        """Every rule by id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def action_by_id(self) -> dict[str, ActionText]:
        """Every action by id."""
        return {action.id: action for action in self.actions}

    @cached_property
    def contact_by_id(self) -> dict[str, Contact]:
        """Every contact by id."""
        return {contact.id: contact for contact in self.contacts}

    @cached_property
    def section_by_id(self) -> dict[str, Section]:
        """Every section by id, in order."""
        return {section.id: section for section in self.sections}
