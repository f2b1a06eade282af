"""A vault that leaves nothing behind: for runs without a window, and for practising."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from footprint.assessment.answer import to_kept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, FollowUp, each_once, short_enough
from footprint.assessment.history import Change, is_unbroken, next_change
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.compiled import canonical, policy_from
from footprint.policy.condition import Value
from footprint.policy.policy import Policy
from footprint.workflow.kept import (
    AssessmentSummary,
    Check,
    Contents,
    DocumentKind,
    Event,
    KeptAssessment,
    KeptDocument,
    KeptEdition,
    Preferences,
)
from footprint.workflow.ports import NO_STEPS
from footprint.workflow.taken_out import assessment_of, taken_out


@dataclass(slots=True)
class _Kept:
    assessment: Assessment
    touched: datetime
    history: list[Change] = field(default_factory=list)

    @property
    def seal(self) -> str:
        return self.history[-1].seal if self.history else ""


class PracticeVault:
    """Keeps everything in memory alone; it is gone when the program ends, and nothing was written anywhere."""

    def __init__(self, owner: str = "", vault_id: str = "") -> None:
        self.id = vault_id
        self.owner = owner
        self.preferences = Preferences()
        self.last_used: datetime | None = None
        # In the order of work, the last touched last: a clock that was set back must not disturb it.
        self._kept: dict[str, _Kept] = {}
        self._documents: dict[str, tuple[KeptDocument, bytes]] = {}
        self._events: list[Event] = []
        self._signing_key: bytes | None = None

    def begin(self, assessment: Assessment) -> None:
        """Keep a new assessment."""
        given = dict.fromkeys(assessment.answers, assessment.started) | dict(assessment.given)
        self._kept[assessment.id] = _Kept(_sound(replace(assessment, given=given)), assessment.started)
        for question_id, value in assessment.answers.items():
            at = assessment.given.get(question_id, assessment.started)
            self._remember(assessment.id, question_id, value, at)

    def save_answer(self, assessment_id: str, question_id: str, value: Value | None, at: datetime) -> None:
        """Keep one answer."""
        self._change(assessment_id, self._open(assessment_id).with_answer(question_id, value, at), at)
        self._remember(assessment_id, question_id, value, at)

    def save_person(self, assessment_id: str, person: Person, manager: str, at: datetime) -> None:
        """Keep who takes it."""
        self._change(assessment_id, self._open(assessment_id).with_person(person, manager), at)

    def bring_out(self, assessment_id: str, rule_ids: Collection[str], at: datetime) -> None:
        """Keep what was brought out."""
        self._change(assessment_id, self._open(assessment_id).brought_out_as(rule_ids), at)

    def agree(self, assessment_id: str, agreed: Sequence[AgreedAction], at: datetime) -> None:
        """Keep what was agreed."""
        self._change(assessment_id, _sound(self._open(assessment_id).agreed_as(agreed)), at)

    def follow_up(self, assessment_id: str, follow_up: FollowUp) -> None:
        """Keep one more step."""
        # Not touched by it: the order of work is that of the checks.
        followed = _sound(self.load(assessment_id).followed_up(follow_up))
        self._kept[assessment_id].assessment = followed

    def sign_off(
        self, assessment_id: str, day: date, at: datetime, steps: Mapping[str, Sequence[FollowUp]] = NO_STEPS
    ) -> None:
        """Finish it."""
        self._open(assessment_id)
        # All of them are looked at before the first is kept.
        after = {one: _sound(self.load(one).followed_up(*some)) for one, some in steps.items()}
        for one, followed in after.items():
            self._kept[one].assessment = followed
        self._change(assessment_id, self.load(assessment_id).signed_off_on(day), at)

    def assessments(self, most: int | None = None) -> tuple[AssessmentSummary, ...]:
        """Every assessment, or so many, the last touched first."""
        newest = list(reversed(self._kept.values()))[:most]
        return tuple(
            AssessmentSummary(
                id=one.id,
                policy_id=one.policy.id,
                title=one.policy.title,
                occasion=one.occasion,
                edition=one.policy.edition,
                started=one.started,
                touched=kept.touched,
                answered=len(one.answers),
                signed_off=one.signed_off,
            )
            for kept in newest
            for one in (kept.assessment,)
        )

    def load(self, assessment_id: str) -> Assessment:
        """One assessment."""
        return self._found(assessment_id).assessment

    def seal(self, assessment_id: str) -> str:
        """The seal of its last change."""
        return self._found(assessment_id).seal

    def discard(self, assessment_id: str) -> None:
        """Delete one that is not signed off."""
        self._open(assessment_id)
        self.erase_answers([assessment_id], self._kept[assessment_id].touched)

    def keep_document(self, document: KeptDocument, content: bytes) -> None:
        """Keep a document as it was made."""
        self.keep_documents([(document, content)])

    def keep_documents(self, made: Sequence[tuple[KeptDocument, bytes]]) -> None:
        """Keep documents as they were made."""
        for document, content in made:
            self._documents.setdefault(document.id, (document, content))

    def documents(self) -> tuple[KeptDocument, ...]:
        """Every document, the oldest first."""
        return tuple(document for document, _content in self._documents.values())

    def document(self, document_id: str) -> bytes:
        """The content of one."""
        if document_id not in self._documents:
            raise Refused(_("This document is not in the vault"))
        return self._documents[document_id][1]

    def erase_answers(self, assessment_ids: Sequence[str], at: datetime) -> None:  # noqa: ARG002 (the port's signature)
        """Delete assessments and their action lists."""
        for assessment_id in assessment_ids:
            self._found(assessment_id)
        for assessment_id in set(assessment_ids):
            del self._kept[assessment_id]
        self._documents = {
            key: (document, content)
            for key, (document, content) in self._documents.items()
            if document.kind is DocumentKind.ATTESTATION or document.assessment_id not in assessment_ids
        }

    def record(self, event: Event) -> None:
        """Keep that something happened."""
        self._events.append(event)

    def events(self) -> tuple[Event, ...]:
        """What happened, the oldest first."""
        return tuple(self._events)

    def prefer(self, preferences: Preferences) -> None:
        """Keep what the owner chooses."""
        self.preferences = preferences

    def note_use(self, at: datetime) -> None:
        """Keep that it is in use."""
        self.last_used = at

    def signing_key(self) -> bytes | None:
        """The key to sign with, if one was made."""
        return self._signing_key

    def keep_signing_key(self, key: bytes) -> None:
        """Keep it."""
        self._signing_key = key

    def contents(self) -> Contents:
        """Everything at once."""
        policies = {kept.assessment.policy.edition.fingerprint: kept for kept in self._kept.values()}
        return Contents(
            owner=self.owner,
            preferences=self.preferences,
            last_used=self.last_used,
            editions=tuple(_edition(policies[key].assessment.policy) for key in sorted(policies)),
            assessments=tuple(
                taken_out(kept.assessment, kept.touched, kept.history) for kept in self._kept.values()
            ),
            documents=self.documents(),
            events=self.events(),
        )

    def fill(self, contents: Contents, documents: Mapping[str, bytes]) -> None:
        """Take everything in, if it comes out again as it went in."""
        if self._kept or self._documents or self._events:
            raise Refused(_("There is already something in this vault, and it was left as it is"))
        before = self.preferences, self.last_used
        try:
            self._take_in(contents, documents)
        except (AttributeError, LookupError, Refused, TypeError, ValueError):
            self._kept, self._documents, self._events = {}, {}, []
            self.preferences, self.last_used = before
            raise Refused(_("This is not as it was written out, so nothing of it was kept")) from None

    def save_copy(self, file: Path, at: datetime) -> None:  # noqa: ARG002 (the port's signature)
        """There is nothing on the disk that could be copied."""
        raise Refused(_("A practice run keeps nothing, so there is nothing to copy"))

    def examine(self) -> tuple[Check, ...]:
        """There is nothing that could be damaged."""
        return ()

    def close(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._documents.clear()
        self._events.clear()
        self._signing_key = None

    def _take_in(self, contents: Contents, documents: Mapping[str, bytes]) -> None:
        policies = {one.fingerprint: _policy(one) for one in contents.editions}
        self._kept = {one.id: _taken_in(one, policies[one.edition]) for one in contents.assessments}
        self._documents = {one.id: (one, documents[one.id]) for one in contents.documents}
        self._events = list(contents.events)
        self.preferences, self.last_used = contents.preferences, contents.last_used
        sums = {hashlib.sha256(content).hexdigest() for _document, content in self._documents.values()}
        if replace(self.contents(), owner=contents.owner) != contents or sums != self._documents.keys():
            raise ValueError("what went in does not come out again")

    def _found(self, assessment_id: str) -> _Kept:
        if assessment_id not in self._kept:
            raise Refused(_("This assessment is not in the vault"))
        return self._kept[assessment_id]

    def _open(self, assessment_id: str) -> Assessment:
        assessment = self.load(assessment_id)
        if assessment.signed_off:
            raise Refused(_("This assessment is signed off and can no longer be changed; start a new one"))
        return assessment

    def _change(self, assessment_id: str, assessment: Assessment, at: datetime) -> None:
        kept = self._kept.pop(assessment_id)
        self._kept[assessment_id] = _Kept(assessment, at, kept.history)

    def _remember(self, assessment_id: str, question_id: str, value: Value | None, at: datetime) -> None:
        kept = self._kept[assessment_id]
        in_words = None if value is None else to_kept(value)
        kept.history.append(next_change(assessment_id, kept.seal, question_id, in_words, at))


def _edition(policy: Policy) -> KeptEdition:
    edition = policy.edition
    content = canonical(policy.data).decode()
    return KeptEdition(
        edition.fingerprint,
        policy.id,
        edition.number,
        edition.published,
        policy.data["title"],
        policy.data["format"],
        content,
    )


def _policy(edition: KeptEdition) -> Policy:
    import json  # noqa: PLC0415 (only for taking in what was written out)

    return policy_from(json.loads(edition.content))


def _taken_in(one: KeptAssessment, policy: Policy) -> _Kept:
    kept: dict[str, Any] = {answer.question_id: answer.value for answer in one.answers}
    if not is_unbroken(one.id, one.history, one.seal, kept):
        raise Refused(_("The answers of an assessment are not as they were saved"))
    return _Kept(_sound(assessment_of(one, policy)), one.touched, list(one.history))


def _sound(assessment: Assessment) -> Assessment:
    """The assessment, if what two wrote in it themselves can be kept."""
    each_once(assessment.agreed)
    for step in assessment.follow_ups:
        short_enough(step.words)
    return assessment
