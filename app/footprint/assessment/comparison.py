"""Two checks side by side: what was answered then and later, and what became of the findings; for oneself only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from footprint.assessment.answer import in_words
from footprint.assessment.assessment import Assessment
from footprint.assessment.finding import Conclusion
from footprint.assessment.migration import moved, names_now
from footprint.assessment.outcome import Result, result
from footprint.policy.policy import Policy, Question


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings that are gone, that are there as before, and that were not there before; all by their rule's id."""

    improved: tuple[Conclusion, ...]
    same: tuple[Conclusion, ...]
    new: tuple[Conclusion, ...]


class Change(StrEnum):
    """How an answer differs from the one before. What was asked in other words then is never the same."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    NO_LONGER_ASKED = "no_longer_asked"


@dataclass(frozen=True, slots=True)
class Beside:
    """A question with both answers in words, empty where it was not asked or left open.

    ``text`` is the question as it was asked later, ``earlier_text`` as it was earlier if that differs. ``why`` is the
    reason that a newer edition gives for not taking the earlier answer as it was.
    """

    question_id: str
    text: str
    earlier_text: str
    earlier: str
    later: str
    change: Change
    why: str = ""


@dataclass(frozen=True, slots=True)
class SectionBeside:
    """What is asked in one section, in order, and after it what no longer is."""

    title: str
    answers: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two checks by the days they were finished on, or begun where they are not; only sections with a question."""

    earlier: date
    later: date
    sections: tuple[SectionBeside, ...]
    findings: Comparison


def compared(last: Result, now: Result) -> Comparison:
    """What became of last time's findings, in the order in which each result has them."""
    were, are = ({one.id for one in result.findings} for result in (last, now))
    return Comparison(
        improved=tuple(one for one in last.findings if one.id not in are),
        same=tuple(one for one in now.findings if one.id in were),
        new=tuple(one for one in now.findings if one.id not in were),
    )


def side_by_side(earlier: Assessment, later: Assessment) -> SideBySide:
    """Both checks of one policy, also over editions; pure."""
    days = [one.signed_off or one.started.date() for one in (earlier, later)]
    findings = compared(*(result(one, day) for one, day in zip((earlier, later), days, strict=True)))
    return SideBySide(days[0], days[1], tuple(_Both(earlier, later).sections()), findings)


class _Both:
    def __init__(self, earlier: Assessment, later: Assessment) -> None:
        self._earlier, self._later = earlier, later
        self._were = {question.id: question for question in earlier.asked}
        answers = {q: value for q, value in earlier.answers.items() if q in self._were}
        self._moved = moved(answers, earlier.policy, later.policy)
        self._aside = {one.question_id: one.why for one in self._moved.set_aside}
        # What the questions of then are today: by their answers where these went somewhere, else by their names.
        self._origins: dict[str, tuple[str, ...]] = dict(self._moved.came_from)
        for was, now in names_now(earlier.policy, later.policy).items():
            if was in self._were:
                self._origins.setdefault(now, (was,))

    def sections(self) -> Iterator[SectionBeside]:
        asked = [self._asked(question) for question in self._later.asked]
        met = {origin for question in self._later.asked for origin in self._origins.get(question.id, ())}
        gone = [question for was, question in self._were.items() if was not in met]
        later, earlier = self._later.policy, self._earlier.policy
        for section_id in dict.fromkeys((*later.section_by_id, *earlier.section_by_id)):
            answers = [one for one in asked if later.questions[one.question_id].section == section_id]
            answers += [self._gone(question) for question in gone if question.section == section_id]
            if answers:
                yield SectionBeside(_title(section_id, later, earlier), tuple(answers))

    def _asked(self, question: Question) -> Beside:
        value, origins = self._later.answers.get(question.id), self._origins.get(question.id, ())
        before = [self._were[origin] for origin in origins]
        why = next((self._aside[origin] for origin in origins if origin in self._aside), "")
        is_same = not why and self._moved.answers.get(question.id) == value
        change = Change.NEW if not before else Change.SAME if is_same else Change.CHANGED
        text = "; ".join(one.text for one in before)
        return Beside(
            question_id=question.id,
            text=question.text,
            earlier_text="" if text == question.text else text,
            earlier="; ".join(filter(None, (_words(self._earlier, one) for one in before))),
            later=_words(self._later, question),
            change=change,
            why=why,
        )

    def _gone(self, question: Question) -> Beside:
        said, why = _words(self._earlier, question), self._aside.get(question.id, "")
        return Beside(question.id, question.text, "", said, "", Change.NO_LONGER_ASKED, why)


def _words(assessment: Assessment, question: Question) -> str:
    value = assessment.answers.get(question.id)
    return "" if value is None else in_words(question, value)


def _title(section_id: str, later: Policy, earlier: Policy) -> str:
    return (later.section_by_id.get(section_id) or earlier.section_by_id[section_id]).title
