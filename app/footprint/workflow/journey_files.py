"""Journeys as they stand in files: worked sets of answers, each with the result that a questionnaire must give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from footprint.assessment.answer import AnswerRefused, accept
from footprint.policy.condition import Value
from footprint.policy.policy import Occasion, Policy
from footprint.policy.reader import read_policy
from footprint.policy.written_files import in_words
from footprint.policy.written_journey import REFRESHER_PARTS, SITTING_PARTS, WrittenJourney
from footprint.policy.yaml_text import FileRefused, Problem, YamlText, nearest, read_yaml

JOURNEYS = "journeys"
BASES = "bases.yaml"
Bases = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey with its place.

    ``answers`` is its whole set, in a refresher with those of last time that nothing else is answered in place of.
    ``last`` are the answers of last time, ``last_policy`` the older edition that they were given to; ``None`` where
    they were given to this one.
    """

    written: WrittenJourney
    answers: Mapping[str, Any]
    document: YamlText
    number: int
    last: Mapping[str, Any] | None = None
    last_policy: Policy | None = None

    def problem(self, text: str, *path: str) -> Problem:
        """A complaint about this journey."""
        return self.document.problem((self.number, *path), f"{self.written.journey}: {text}")


def read_journeys(folder: Path) -> tuple[Journey, ...]:
    """Every journey of a folder; none if there is no such folder.

    Raises:
        FileRefused: with everything that is wrong in a file.
    """
    bases = _bases(folder)
    older: dict[Path, tuple[Policy, Bases]] = {}
    journeys = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name == BASES:
            continue
        document = read_yaml(path)
        for n, written in enumerate(_typed(document, list[WrittenJourney])):
            _refuse_what_does_not_fit(written, document, n)
            last_policy, known = None, bases
            if written.last_edition is not None:
                last_policy, known = _older(folder.parent / written.last_edition, older, document, n)
            journeys.append(_journey(written, document, n, last_policy, known))
    return tuple(journeys)


def base_problems(policy: Policy, path: Path) -> Iterator[Problem]:
    """Answers in a file of bases that do not answer their questions."""
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


def accepted(policy: Policy, journey: Journey, answers: Mapping[str, Any], part: str) -> dict[str, Value]:
    """Answers of a journey in their kept form, in the questionnaire's order; ``part`` is where it has them.

    Raises:
        FileRefused: with everything that answers no question.
    """
    values, problems = {}, []
    for question_id in answers:
        if question_id not in policy.questions:
            words = f"there is no question '{question_id}'{nearest(question_id, policy.questions)}"
            problems.append(journey.problem(words, part))
    for question_id, question in policy.questions.items():
        if question_id in answers:
            try:
                values[question_id] = accept(question, answers[question_id])
            except AnswerRefused as refused:
                problems.append(journey.problem(str(refused), part, question_id))
    if problems:
        raise FileRefused(problems)
    return values


def _journey(
    written: WrittenJourney, document: YamlText, n: int, last_policy: Policy | None, bases: Bases
) -> Journey:
    for name, base in (("base", written.base), ("last", written.last)):
        if isinstance(base, str) and base not in bases:
            text = f"there is no base '{base}'{nearest(base, bases)}"
            raise FileRefused([document.problem((n, name), text)])
    begun = bases[written.base] if written.base else {}
    if written.last is None:
        return Journey(written, {**begun, **written.answers}, document, n)
    last = {**begun, **(bases[written.last] if isinstance(written.last, str) else written.last)}
    now = written.answers if last_policy else {**last, **written.answers}
    return Journey(written, now, document, n, last, last_policy)


def _refuse_what_does_not_fit(written: WrittenJourney, document: YamlText, n: int) -> None:
    """What only another kind of journey has would never be looked at."""
    is_refresher, occasion = written.last is not None, Occasion(written.occasion)
    problems = []
    for part in sorted(written.model_fields_set):
        if part in REFRESHER_PARTS and not is_refresher:
            words = f"only a refresher has '{part}': give 'last', what was answered last time"
            problems.append(document.problem((n, part), words, at_key=True))
        if part in SITTING_PARTS and occasion is not Occasion.SITTING:
            problems.append(document.problem((n, part), f"only a sitting has '{part}'", at_key=True))
    if is_refresher and occasion is not Occasion.REFRESHER:
        problems.append(document.problem((n, "occasion"), "only a refresher sets out from last time"))
    if problems:
        raise FileRefused(problems)


def _older(
    folder: Path, known: dict[Path, tuple[Policy, Bases]], document: YamlText, n: int
) -> tuple[Policy, Bases]:
    if folder not in known:
        if not (folder / "policy.yaml").is_file():
            words = "there is no questionnaire in this folder; it is looked for from the questionnaire's own"
            raise FileRefused([document.problem((n, "last_edition"), words)])
        known[folder] = read_policy(folder), _bases(folder / JOURNEYS)
    return known[folder]


def _bases(folder: Path) -> Bases:
    path = folder / BASES
    bases: Bases = _typed(read_yaml(path), dict[str, dict[str, Any]]) if path.is_file() else {}
    return bases


def _typed(document: YamlText, model: Any) -> Any:
    try:
        return TypeAdapter(model).validate_python(document.data)
    except ValidationError as error:
        raise FileRefused(in_words(document, one) for one in error.errors()) from None
