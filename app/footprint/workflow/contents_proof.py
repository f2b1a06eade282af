"""Whether everything that a vault is to take in fits together: editions, answers, histories, documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from footprint.assessment.answer import AnswerRefused, accept, to_kept
from footprint.assessment.follow_up import LONGEST_WORDS
from footprint.assessment.history import Change, is_unbroken
from footprint.language import text as _
from footprint.policy.compiled import FORMAT, policy_from
from footprint.policy.policy import Policy
from footprint.workflow.kept import (
    Contents,
    DocumentKind,
    KeptAnswer,
    KeptAssessment,
    KeptEdition,
    Preferences,
)

Complaint = tuple[tuple[str | int, ...], str]
LONGEST_KEPT = 100 * 12  # months
LONGEST_UNLOCKED = 24 * 60  # minutes


def complaints(contents: Contents) -> Iterator[Complaint]:
    """Everything that does not fit, each with the path of its value; no text quotes an answer."""
    yield from _of_preferences(contents.preferences)
    policies: dict[str, Policy] = {}
    for number, edition in enumerate(contents.editions):
        policy, unfit = _policy(edition)
        yield from (((*_at("editions", number), *path), text) for path, text in unfit)
        if policy:
            policies[edition.fingerprint] = policy
    for number, one in enumerate(contents.assessments):
        wrong = _of_assessment(one, policies)
        yield from (((*_at("assessments", number), *path), text) for path, text in wrong)
    there = {one.id for one in contents.assessments}
    for number, document in enumerate(contents.documents):
        if document.kind is DocumentKind.ACTION_LIST and document.assessment_id not in there:
            text = _("an action list stays only as long as its assessment, and that is not here")
            yield (*_at("documents", number), "assessment_id"), text
    yield from _twice("editions", "fingerprint", [one.fingerprint for one in contents.editions])
    yield from _twice("assessments", "id", [one.id for one in contents.assessments])
    yield from _twice("documents", "id", [one.id for one in contents.documents])


def _of_preferences(preferences: Preferences) -> Iterator[Complaint]:
    for name, most in (("months_kept", LONGEST_KEPT), ("minutes_until_locked", LONGEST_UNLOCKED)):
        if not 0 <= getattr(preferences, name) <= most:
            yield ("preferences", name), _("this can be 0 to {most}").format(most=most)


def _policy(edition: KeptEdition) -> tuple[Policy | None, tuple[Complaint, ...]]:
    if edition.format > FORMAT:
        newer = _("this questionnaire was written by a newer Footprint; install that version to bring it in")
        return None, ((("format",), newer),)
    if hashlib.sha256(edition.content.encode()).hexdigest() != edition.fingerprint:
        return None, ((("content",), _("this questionnaire is not the one of its fingerprint")),)
    try:
        policy = policy_from(json.loads(edition.content))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None, ((("content",), _("this is not a questionnaire")),)
    true = {
        "policy_id": policy.id,
        "number": policy.edition.number,
        "published": policy.edition.published,
        "title": policy.title,
    }
    text = _("this is not what stands in the questionnaire itself")
    return policy, tuple(((name,), text) for name in true if getattr(edition, name) != true[name])


def _of_assessment(one: KeptAssessment, policies: Mapping[str, Policy]) -> Iterator[Complaint]:
    policy = policies.get(one.edition)
    if policy is None:
        yield ("edition",), _("the questionnaire of this assessment is not here")
        return
    both: dict[str, Sequence[KeptAnswer | Change]] = {"answers": one.answers, "history": one.history}
    for name, given in both.items():
        for number, answer in enumerate(given):
            path = _at(name, number)
            if answer.question_id not in policy.questions:
                yield (*path, "question_id"), _("the questionnaire has no such question")
            elif not _fits(policy, answer.question_id, answer.value, may_be_none=name == "history"):
                yield (*path, "value"), _("this does not answer the question")
    last = {change.question_id: change for change in one.history}
    kept = {answer.question_id: answer.value for answer in one.answers}
    are_given = all(
        answer.question_id in last and last[answer.question_id].given == answer.given
        for answer in one.answers
    )
    if len(kept) != len(one.answers) or not are_given or not is_unbroken(one.id, one.history, one.seal, kept):
        yield ("history",), _("the answers of this assessment are not as they were given")
    yield from _of_actions(one)


def _of_actions(one: KeptAssessment) -> Iterator[Complaint]:
    """What a vault would not have taken: there is no more to hold against it than that."""
    if list(one.brought_out) != sorted(one.brought_out):
        yield ("brought_out",), _("this is not in the order in which Footprint writes it")
    yield from _twice("brought_out", "", one.brought_out)
    yield from _twice("agreed", "id", [action.id for action in one.agreed])
    texts = {
        "agreed": ("text", [action.text for action in one.agreed]),
        "follow_ups": ("words", [step.words for step in one.follow_ups]),
    }
    for group, (name, written) in texts.items():
        for number, text in enumerate(written):
            if len(text) > LONGEST_WORDS:
                yield (
                    _at(group, number, name),
                    _("this is longer than {most} characters").format(most=LONGEST_WORDS),
                )


def _fits(policy: Policy, question_id: str, value: Any, *, may_be_none: bool) -> bool:
    if value is None:
        return may_be_none
    try:
        kept = to_kept(accept(policy.questions[question_id], value))
    except (AnswerRefused, TypeError):
        return False
    return bool(type(kept) is type(value) and kept == value)


def _twice(group: str, name: str, ids: Iterable[str]) -> Iterator[Complaint]:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            yield _at(group, number, *([name] if name else [])), _("this is here twice")
        seen.add(one)


def _at(*path: str | int) -> tuple[str | int, ...]:
    return path
