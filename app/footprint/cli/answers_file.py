"""An answers file: who, which questionnaire, which occasion, and answers by question id."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footprint.assessment.answer import AnswerRefused, accept
from footprint.assessment.assessment import Person
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy import catalogue
from footprint.policy.condition import Value
from footprint.policy.policy import Occasion, Policy, Question
from footprint.policy.yaml_text import FileRefused, Problem, YamlText, nearest, read_yaml

LARGEST = 1024 * 1024
LONGEST_NAME = 500
_NAMES = ("questionnaire", "occasion", "person", "manager", "answers")
# A short check has no occasion, and is taken by nobody in particular.
_NAMES_SHORT = ("questionnaire", "answers")
_PERSON = ("name", "job", "team")


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """A file that fits its questionnaire; every answer is accepted, whether it will be asked is not settled yet.

    For a short check ``occasion`` means nothing, and the person has no name.
    """

    policy: Policy
    occasion: Occasion
    person: Person
    manager: str
    answers: dict[str, Value]
    document: YamlText

    def refuse_open(self, questions: tuple[Question, ...]) -> FileRefused:
        """The refusal for questions that are asked and have no answer in the file."""
        return FileRefused(
            self.document.problem(
                ("answers",),
                _("'{id}' is asked and has no answer: {text} It takes: {options}").format(
                    id=question.id,
                    text=question.text,
                    options=", ".join(option.id for option in question.options) or str(question.kind),
                ),
                at_key=True,
            )
            for question in questions
        )


def read_answers(path: Path) -> AnswersFile:
    """Read an answers file.

    Raises:
        FileRefused: with everything that is wrong, each with file, line and column.
    """
    document = read_yaml(path, largest=LARGEST)
    problems: list[Problem] = []
    data = _mapping(document, (), problems)
    if problems or "questionnaire" not in data:
        raise FileRefused(problems or [_missing(document, "questionnaire")])
    policy = _policy(document, str(data["questionnaire"]), path.parent)
    names = _NAMES_SHORT if policy.is_short_check else _NAMES
    problems += _unknown(document, (), data, names)
    problems += [_missing(document, name) for name in names if name != "manager" and name not in data]
    if problems:
        raise FileRefused(problems)
    if policy.is_short_check:
        answers = _answers(document, policy, problems)
        if problems:
            raise FileRefused(problems)
        return AnswersFile(policy, Occasion.ONBOARDING, Person(""), "", answers, document)
    occasion = _occasion(document, data["occasion"], problems)
    person = _person(document, problems)
    manager = _line(document, ("manager",), data.get("manager"), problems)
    answers = _answers(document, policy, problems)
    if problems:
        raise FileRefused(problems)
    return AnswersFile(policy, Occasion(occasion), person, manager, answers, document)


def _missing(document: YamlText, name: str) -> Problem:
    return document.problem((), _("'{name}' is missing").format(name=name))


def _policy(document: YamlText, name: str, beside: Path) -> Policy:
    """The questionnaire by id, or by a path beside the answers file."""
    relative = beside / name
    try:
        with suppress(Refused):
            name = str(catalogue.folder_of(str(relative)))
        return catalogue.load(name)
    except FileRefused:
        raise
    except Refused as refused:
        text = str(refused).rstrip(".") + nearest(name, catalogue.shipped_ids())
        raise FileRefused([document.problem(("questionnaire",), text)]) from None


def _occasion(document: YamlText, raw: Any, problems: list[Problem]) -> str:
    known = [str(occasion) for occasion in Occasion]
    if raw not in known:
        text = _("'{raw}' is no occasion; it can be: {known}").format(raw=raw, known=", ".join(known))
        problems.append(document.problem(("occasion",), text + nearest(str(raw), known)))
    return str(raw)


def _person(document: YamlText, problems: list[Problem]) -> Person:
    data = _mapping(document, ("person",), problems)
    problems += _unknown(document, ("person",), data, _PERSON)
    lines = {name: _line(document, ("person", name), data.get(name), problems) for name in _PERSON}
    if not lines["name"]:
        problems.append(
            document.problem(("person",), _("'name' is missing: it stands on the attestation"), at_key=True)
        )
    return Person(**lines)


def _line(document: YamlText, path: tuple[str, ...], raw: Any, problems: list[Problem]) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str) or len(raw) > LONGEST_NAME or not raw.isprintable():
        text = _("one line of text is expected here, of at most {most} characters").format(most=LONGEST_NAME)
        problems.append(document.problem(path, text))
        return ""
    return raw.strip()


def _answers(document: YamlText, policy: Policy, problems: list[Problem]) -> dict[str, Value]:
    answers = {}
    for question_id, raw in _mapping(document, ("answers",), problems).items():
        path = ("answers", question_id)
        question = policy.questions.get(question_id)
        if question is None:
            text = _("there is no question '{id}'").format(id=question_id) + nearest(
                question_id, policy.questions
            )
            problems.append(document.problem(path, text, at_key=True))
            continue
        if raw is None:
            problems.append(
                document.problem(path, _("'{id}' has no answer here").format(id=question_id), at_key=True)
            )
            continue
        try:
            answers[question_id] = accept(question, raw)
        except AnswerRefused as refused:
            problems.append(document.problem(path, str(refused)))
    return answers


def _unknown(
    document: YamlText, path: tuple[str, ...], data: dict[str, Any], known: tuple[str, ...]
) -> list[Problem]:
    return [
        document.problem(
            (*path, name),
            _("'{name}' is not known here").format(name=name) + nearest(name, known),
            at_key=True,
        )
        for name in data
        if name not in known
    ]


def _mapping(document: YamlText, path: tuple[str, ...], problems: list[Problem]) -> dict[str, Any]:
    data = document.data
    for name in path:
        data = data[name]
    if isinstance(data, dict):
        return data
    problems.append(document.problem(path, _("names with values are expected here, such as 'name: value'")))
    return {}
