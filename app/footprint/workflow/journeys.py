"""Journeys: worked sets of answers, each with the result that a policy's questionnaire must give for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from footprint.assessment.answer import AnswerRefused, accept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.ending import ended
from footprint.assessment.outcome import Result, result
from footprint.policy.policy import Occasion, Policy, Question
from footprint.policy.written_files import in_words
from footprint.policy.written_journey import WrittenJourney
from footprint.policy.yaml_text import FileRefused, Problem, YamlText, nearest, read_yaml

JOURNEYS = "journeys"
BASES = "bases.yaml"
_MUST = ("findings", "support", "notes", "allowed", "actions")
_MUST_NOT = {
    "not_notes": "notes",
    "not_allowed": "allowed",
    "not_actions": "actions",
    "contacts_not": "contacts",
}
_ONE = {
    "findings": "finding",
    "support": "support",
    "notes": "note",
    "allowed": "allowed",
    "actions": "action",
}
_MANY_OPEN = 3
A_DAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey with its whole set of answers and its place."""

    written: WrittenJourney
    answers: Mapping[str, Any]
    document: YamlText
    number: int

    def problem(self, text: str, *path: str) -> Problem:
        """A complaint about this journey."""
        return self.document.problem((self.number, *path), f"{self.written.journey}: {text}")


def read_journeys(folder: Path) -> tuple[Journey, ...]:
    """Every journey of a folder; none if there is no such folder.

    Raises:
        FileRefused: with everything that is wrong in a file.
    """
    bases_file = folder / BASES
    bases = _typed(read_yaml(bases_file), dict[str, dict[str, Any]]) if bases_file.is_file() else {}
    journeys = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name == BASES:
            continue
        document = read_yaml(path)
        for n, written in enumerate(_typed(document, list[WrittenJourney])):
            if written.base and written.base not in bases:
                text = f"there is no base '{written.base}'{nearest(written.base, bases)}"
                raise FileRefused([document.problem((n, "base"), text)])
            answers = {**bases.get(written.base, {}), **written.answers}
            journeys.append(Journey(written, answers, document, n))
    return tuple(journeys)


def journey_problems(policy: Policy, folder: Path) -> tuple[Problem, ...]:
    """Every way in which a journey of the folder does not come out as it says."""
    try:
        journeys = read_journeys(folder)
    except FileRefused as refused:
        return refused.problems
    # A mistake in a base is told once, where it stands, before any of the journeys that start from it.
    if problems := tuple(_base_problems(policy, folder / BASES)):
        return problems
    return (
        *_open_everywhere(policy, journeys),
        *(one for journey in journeys for one in mismatches(policy, journey)),
    )


def _base_problems(policy: Policy, path: Path) -> Iterator[Problem]:
    if not path.is_file():
        return
    document = read_yaml(path)
    for base, answers in document.data.items():
        for question_id, raw in answers.items():
            question = policy.questions.get(question_id)
            if question is None:
                words = f"there is no question '{question_id}'{nearest(question_id, policy.questions)}"
                yield document.problem((base, question_id), words, at_key=True)
                continue
            try:
                accept(question, raw)
            except AnswerRefused as refused:
                yield document.problem((base, question_id), str(refused))


def _open_everywhere(policy: Policy, journeys: tuple[Journey, ...]) -> Iterator[Problem]:
    """Questions that many journeys leave open: told once, as they are best answered in the bases."""
    lacking: dict[str, list[Journey]] = {}
    for journey in journeys:
        for question in _unanswered(policy, journey):
            lacking.setdefault(question.id, []).append(journey)
    for question_id, those in lacking.items():
        if len(those) >= _MANY_OPEN:
            bases = ", ".join(sorted({one.written.base for one in those if one.written.base})) or BASES
            words = (
                f"'{question_id}' is asked and has no answer in {len(those)} journeys; give it in: {bases}"
            )
            yield Problem(those[0].document.file, *those[0].document.values[those[0].number,], words)


def _unanswered(policy: Policy, journey: Journey) -> tuple[Question, ...]:
    try:
        return travelled(policy, journey).unanswered
    except FileRefused:
        return ()


def travelled(policy: Policy, journey: Journey) -> Assessment:
    """The assessment that a journey's answers make.

    Raises:
        FileRefused: an answer does not fit its question.
    """
    problems = [
        journey.problem(
            f"there is no question '{question_id}'{nearest(question_id, policy.questions)}", "answers"
        )
        for question_id in journey.answers
        if question_id not in policy.questions
    ]
    started = datetime.combine(A_DAY, datetime.min.time(), tzinfo=UTC)
    assessment = Assessment("journey", policy, Occasion(journey.written.occasion), started).with_person(
        Person("Somebody")
    )
    for question_id, question in policy.questions.items():
        if question_id in journey.answers:
            try:
                assessment = assessment.with_answer(
                    question_id, accept(question, journey.answers[question_id])
                )
            except AnswerRefused as refused:
                problems.append(journey.problem(str(refused), "answers", question_id))
    if problems:
        raise FileRefused(problems)
    return assessment


def mismatches(policy: Policy, journey: Journey) -> Iterator[Problem]:
    """What is not as the journey says."""
    try:
        assessment = travelled(policy, journey)
    except FileRefused as refused:
        yield from refused.problems
        return
    yield from _unknown_ids(policy, journey)
    for question in assessment.unanswered:
        yield journey.problem(f"'{question.id}' is asked and has no answer")
    written, found = journey.written, result(assessment, A_DAY)
    yield from _other_end(journey, assessment, found)
    raised = _raised(found)
    for part in ("findings", "support"):
        for extra in sorted(raised[part] - set(getattr(written, part))):
            yield journey.problem(f"also raises the {_ONE[part]} '{extra}', which is not listed", part)
    for part in _MUST:
        for missing in sorted(set(getattr(written, part)) - raised[part]):
            yield journey.problem(f"does not raise the {_ONE[part]} '{missing}'", part)
    for part, against in _MUST_NOT.items():
        for unwanted in sorted(set(getattr(written, part)) & raised[against]):
            yield journey.problem(f"has '{unwanted}' among its {against}, which it must not", part)


def _other_end(journey: Journey, assessment: Assessment, found: Result) -> Iterator[Problem]:
    """Where a short check does not end, or what any other assessment does not come to, as the journey says."""
    is_short = assessment.policy.is_short_check
    name, other = ("ending", "outcome") if is_short else ("outcome", "ending")
    right = ended(assessment, A_DAY).ending.id if is_short else str(found.outcome)
    said = getattr(journey.written, name)
    if said is None:
        yield journey.problem(f"'{name}' is missing")
    elif said != right:
        yield journey.problem(f"the {name} is {right}, not {said}", name)
    if getattr(journey.written, other) is not None:
        yield journey.problem(f"this questionnaire has no {other}", other)


def _unknown_ids(policy: Policy, journey: Journey) -> Iterator[Problem]:
    """Ids that nothing has: a journey that forbids one would otherwise be right for ever."""
    rules, actions = policy.rule_by_id.keys(), policy.action_by_id.keys()
    known = {
        **dict.fromkeys(("findings", "support", "notes", "allowed", "not_notes", "not_allowed"), rules),
        **dict.fromkeys(("actions", "not_actions"), actions),
        "contacts_not": policy.contact_by_id.keys(),
        "shows": policy.clause_by_id.keys(),
    }
    for part, ids in known.items():
        for thing_id in getattr(journey.written, part):
            if thing_id not in ids:
                yield journey.problem(f"there is no '{thing_id}'{nearest(thing_id, ids)}", part)


def _raised(found: Result) -> dict[str, set[str]]:
    return {
        "findings": {one.id for one in found.findings},
        "support": {one.id for one in found.support},
        "notes": {one.id for one in found.notes},
        "allowed": {one.id for one in found.allowed},
        "actions": {one.id for one in found.actions},
        "contacts": {contact.id for action in found.actions for contact in action.contacts},
    }


def _typed(document: YamlText, model: Any) -> Any:
    try:
        return TypeAdapter(model).validate_python(document.data)
    except ValidationError as error:
        raise FileRefused(in_words(document, one) for one in error.errors()) from None
