"""Journeys that set out from last time: a check is finished, time goes by, and a refresher is taken from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.comparison import compared
from footprint.assessment.freshness import Cause, Freshness, State
from footprint.assessment.outcome import result
from footprint.assessment.renewal import Renewal
from footprint.policy.months import months_after
from footprint.policy.policy import Occasion, Policy, Question
from footprint.policy.yaml_text import FileRefused, Problem
from footprint.workflow.conduct import Conduct
from footprint.workflow.journey_files import Journey, accepted
from footprint.workflow.practice import PracticeVault
from footprint.workflow.renew import rehearse, renew
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start

A_DAY = date(2026, 1, 5)
# How each list of a journey is said of a question.
_HOW = {
    "stale": "is asked again",
    "affected": "is asked again because the policy or the question changed",
    "new": "is asked for the first time",
    "carried": "is confirmed along with others",
    "kept": "counts at once",
    "set_aside": "is set aside",
}


@dataclass
class _Clock:
    day: date

    def now(self) -> datetime:
        """The moment, at noon."""
        return datetime.combine(self.day, time(12), tzinfo=UTC)

    def today(self) -> date:
        """The day."""
        return self.day


@dataclass
class Refreshed:
    """A refresher that was taken, and how each question was met, by the name that a journey has for it."""

    last: Assessment
    renewal: Renewal
    assessment: Assessment
    met: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _HOW})


def refreshed(policy: Policy, journey: Journey) -> Refreshed:
    """Take the check of last time and the refresher of a journey.

    Whatever the journey does not answer anew is said to be still true.

    Raises:
        FileRefused: an answer does not fit its question, or a question has none.
    """
    vault, clock = PracticeVault(), _Clock(A_DAY)
    last = _last_time(vault, clock, journey.last_policy or policy, journey)
    clock.day = months_after(A_DAY, journey.written.months_ago)
    renewal = rehearse(vault, policy, clock)
    assert renewal is not None, "a finished check was kept just before"
    way = _Way(journey, renewal, Conduct(vault, clock, renew(vault, renewal, clock)))
    return Refreshed(last, renewal, way.taken(), way.met)


def refresher_mismatches(journey: Journey, found: Refreshed) -> Iterator[Problem]:
    """What of the way from last time is not as the journey says."""
    for part, how in _HOW.items():
        said = getattr(journey.written, part)
        if said is not None:
            yield from _other_than(journey, part, said, found.met[part], how)
    changed = [change.id for change in found.renewal.clauses]
    yield from _other_than(journey, "changed", journey.written.changed, changed, "says something else now")
    day = found.renewal.now.date()
    better = compared(result(found.last, A_DAY), result(found.assessment, day)).improved
    ids = [one.id for one in better]
    yield from _other_than(
        journey, "improved", journey.written.improved, ids, "was found last time and is gone"
    )


def _other_than(
    journey: Journey, part: str, said: list[str], found: list[str], how: str
) -> Iterator[Problem]:
    for extra in sorted(set(found) - set(said)):
        yield journey.problem(f"'{extra}' {how}, which is not listed", part)
    for missing in sorted(set(said) - set(found)):
        yield journey.problem(f"it is not so that '{missing}' {how}", part)


def _last_time(vault: PracticeVault, clock: _Clock, policy: Policy, journey: Journey) -> Assessment:
    answers = accepted(policy, journey, journey.last or {}, "last")
    conduct = Conduct(vault, clock, start(vault, policy, Occasion.ONBOARDING, clock))
    conduct.introduce(Person("Somebody"))
    for question_id, value in answers.items():
        conduct.answer(question_id, value)
    if unanswered := conduct.assessment.unanswered:
        raise FileRefused(
            journey.problem(f"'{question.id}' was asked last time and has no answer", "last")
            for question in unanswered
        )
    return sign_off(vault, clock, conduct.assessment)


class _Way:
    """From the first page of a refresher to its end, as somebody goes who says what the journey says."""

    def __init__(self, journey: Journey, renewal: Renewal, conduct: Conduct) -> None:
        self._journey = journey
        self._renewal = renewal
        self._conduct = conduct
        self._now = accepted(renewal.policy, journey, journey.written.answers, "answers")
        self.met: dict[str, list[str]] = {name: [] for name in _HOW}
        self.met["set_aside"] = [one.question_id for one in renewal.set_aside]

    def taken(self) -> Assessment:
        """The refresher with every answer.

        Raises:
            FileRefused: what must be asked afresh has no answer, or what is answered is not asked.
        """
        at_once = self._renewal.taken_over
        for question in self._renewal.asked(self._conduct.assessment.answers):
            if question.id in at_once:
                self.met["kept"].append(question.id)
                self._say(question)
        for question in self._renewal.waiting(self._conduct.assessment.answers, State.CARRIED):
            self.met["carried"].append(question.id)
            self._say(question)
        self._one_by_one()
        self._what_need_not_be_answered()
        return self._conduct.assessment

    def _one_by_one(self) -> None:
        """A page for each question that waits; an answer can bring others."""
        passed_over: set[str] = set()
        while waiting := self._renewal.to_ask(self._conduct.assessment.answers) - passed_over:
            question = next(q for q in self._renewal.policy.questions.values() if q.id in waiting)
            stands = self._renewal.freshness(question, self._conduct.assessment.answers)
            if question.id not in self._now and not stands.can_be_confirmed:
                if not question.required:
                    passed_over.add(question.id)
                    continue
                words = f"'{question.id}' is asked and has no answer from now"
                raise FileRefused([self._journey.problem(words, "answers")])
            self.met[_part(stands)].append(question.id)
            self._say(question)

    def _what_need_not_be_answered(self) -> None:
        for question_id in self._now:
            assessment = self._conduct.assessment
            question = assessment.policy.questions[question_id]
            if question not in assessment.asked:
                words = f"'{question_id}' is answered and not asked"
                raise FileRefused([self._journey.problem(words, "answers", question_id)])
            if question_id not in assessment.answers:
                self.met["new"].append(question_id)
                self._say(question)

    def _say(self, question: Question) -> None:
        """The answer of now, or else that it is still true."""
        still_true = self._renewal.before.answers.get(question.id)
        value = self._now.get(question.id, still_true.value if still_true else None)
        self._conduct.answer(question.id, value)


def _part(stands: Freshness) -> str:
    if stands.state is State.STALE:
        return "affected" if {Cause.CLAUSE, Cause.QUESTION}.intersection(stands.causes) else "stale"
    return "carried" if stands.state is State.CARRIED else "new"
