"""Answers from an older edition on a newer one: every value moves, or is set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from footprint.assessment.answer import AnswerRefused, accept
from footprint.language import text as _
from footprint.policy.changes import EditionChanges, between
from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Policy, Question


@dataclass(frozen=True, slots=True)
class SetAside:
    """An answer that does not go on as it was: to which question of the older edition, and why."""

    question_id: str
    value: Value
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of answers.

    ``answers`` and ``ask_again`` (reasons) are by question id of the newer edition, ``came_from`` gives the ids that an
    answer had in the older. What lost only a part of its options is among both ``answers`` and ``set_aside``.
    """

    answers: Mapping[str, Value]
    came_from: Mapping[str, tuple[str, ...]]
    set_aside: tuple[SetAside, ...]
    ask_again: Mapping[str, str]


@dataclass(slots=True)
class _Part:
    """A value on its way, or as much of it as goes to one question; ``origin`` is where it set out from."""

    origin: str
    question_id: str
    value: Value
    is_split: bool = False


def moved(answers: Mapping[str, Value], old: Policy, new: Policy) -> Moved:
    """What becomes of answers to ``old`` on ``new``, over all editions in between; pure."""
    way = _Way(answers, new)
    for step in between(new.changes, old.edition.number, new.edition.number):
        way.go(step)
    return way.arrive()


def still_private(found: Moved, answers: Mapping[str, Value], old: Policy, new: Policy) -> Moved:
    """The same, save that nothing given behind the curtain comes to a question that two answer together now.

    ``answers`` are those to ``old`` that were moved.
    """
    told = {
        question_id
        for question_id, origins in found.came_from.items()
        if not new.questions[question_id].private and any(old.questions[one].private for one in origins)
    }
    aside = {one.question_id: one for one in found.set_aside}
    why = _("It was only for you, and the newer edition asks it of both.")
    for question_id in told:
        for origin in found.came_from[question_id]:
            aside.setdefault(origin, SetAside(origin, answers[origin], why))
    return Moved(
        answers={one: value for one, value in found.answers.items() if one not in told},
        came_from={one: origins for one, origins in found.came_from.items() if one not in told},
        set_aside=tuple(aside[one] for one in answers if one in aside),
        ask_again={one: reason for one, reason in found.ask_again.items() if one not in told},
    )


def known_options(old: Policy, new: Policy) -> dict[str, frozenset[str]]:
    """What could be chosen in ``old``, by question id of ``new``; a question that was split off is left out."""
    every = {
        question.id: tuple(option.id for option in question.options)
        for question in old.questions.values()
        if question.options
    }
    way = _Way(every, new)
    for step in between(new.changes, old.edition.number, new.edition.number):
        way.go(step)
    return {part.question_id: frozenset(_several(part.value)) for part in way.parts if not part.is_split}


def names_now(old: Policy, new: Policy) -> dict[str, str]:
    """What the questions of ``old`` are called in ``new``; one that was dropped or split is left out."""
    names = {question_id: question_id for question_id in old.questions}
    for step in between(new.changes, old.edition.number, new.edition.number):
        after = ((was, step.now(name)) for was, name in names.items())
        names = {was: name for was, name in after if name is not None}
    return {was: name for was, name in names.items() if name in new.questions}


class _Way:
    def __init__(self, answers: Mapping[str, Value], new: Policy) -> None:
        self._given = answers
        self._new = new
        self.parts = [_Part(question_id, question_id, value) for question_id, value in answers.items()]
        self._aside: dict[str, str] = {}
        self._again: dict[str, str] = {}

    def go(self, step: EditionChanges) -> None:
        """One edition further."""
        # What was to be asked again goes by its new name too; one that was dropped is asked no more.
        self._again = {now: why for q, why in self._again.items() if (now := step.now(q)) is not None}
        self.parts = [one for part in self.parts for one in self._after(step, part)]

    def arrive(self) -> Moved:
        """What it comes to: only what answers a question of the newer edition is an answer."""
        answers: dict[str, Value] = {}
        came_from: dict[str, tuple[str, ...]] = {}
        by_question: dict[str, list[_Part]] = {}
        for part in self.parts:
            by_question.setdefault(part.question_id, []).append(part)
        for question_id, parts in by_question.items():
            origins = tuple(dict.fromkeys(part.origin for part in parts))
            value = self._fitting(question_id, parts)
            if value is None:
                for origin in origins:
                    self._leave(origin, _no_longer_fits(self._new.questions.get(question_id)))
            else:
                answers[question_id], came_from[question_id] = value, origins
        aside = tuple(SetAside(q, self._given[q], self._aside[q]) for q in self._given if q in self._aside)
        return Moved(answers, came_from, aside, self._again)

    def _after(self, step: EditionChanges, part: _Part) -> Iterable[_Part]:
        if part.question_id in step.drop:
            self._leave(part.origin, step.drop[part.question_id])
            return
        if part.question_id in step.split:
            parts: Iterable[_Part] = self._split(step.split[part.question_id], part)
        else:
            part.question_id = step.rename.get(part.question_id, part.question_id)
            parts = (part,)
        for one in parts:
            why = step.ask_again.get(one.question_id)
            if why is not None:
                self._leave(one.origin, why)
                self._again[one.question_id] = why
            elif (after := self._mapped(step, one)) is not None:
                yield after

    def _split(self, by_option: Mapping[str, Mapping[str, str]], part: _Part) -> Iterable[_Part]:
        for option in _several(part.value):
            targets = by_option.get(option, {})
            if not targets:
                self._leave(part.origin, _("The question is asked in other words now."))
            for question_id, answer in targets.items():
                yield _Part(part.origin, question_id, answer, is_split=True)

    def _mapped(self, step: EditionChanges, part: _Part) -> _Part | None:
        if part.question_id not in step.options or not isinstance(part.value, (str, tuple)):
            return part
        now = [step.option_now(part.question_id, option) for option in _several(part.value)]
        kept = tuple(dict.fromkeys(option for option in now if option is not None))
        if len(kept) < len(set(now)):
            why = _("An answer that you chose cannot be chosen any more.")
            self._leave(part.origin, why)
            self._again[part.question_id] = why
        if not kept:
            return None
        part.value = kept if isinstance(part.value, tuple) else kept[0]
        return part

    def _fitting(self, question_id: str, parts: list[_Part]) -> Value | None:
        question = self._new.questions.get(question_id)
        if question is None:
            return None
        values = list(dict.fromkeys(part.value for part in parts))
        raw: object = values[0] if len(values) == 1 else tuple(v for value in values for v in _several(value))
        if question.kind is Kind.MANY:
            raw = _several(raw)
        try:
            return accept(question, raw)
        except AnswerRefused:
            return None

    def _leave(self, origin: str, why: str) -> None:
        self._aside.setdefault(origin, why)


def _several(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (tuple, list)) else (str(value),)


def _no_longer_fits(question: Question | None) -> str:
    if question is None:
        return _("This is not asked any more.")
    return _("Your answer does not fit the question as it is asked now.")
