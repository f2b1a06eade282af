"""How much is left: pages and minutes, from the questions that this person can still be asked."""

from __future__ import annotations

import math
from dataclasses import dataclass

from footprint.assessment.answer import in_words
from footprint.assessment.assessment import Assessment
from footprint.assessment.freshness import State
from footprint.assessment.renewal import Renewal
from footprint.policy.condition import Test, compiled, questions_of
from footprint.policy.policy import Policy, Question

# Plain text on a screen is read at about 240 words a minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047); worried
# people who weigh every word are slower.
WORDS_A_MINUTE = 200
# What one has said oneself is read as any other text.
WORDS_A_MINUTE_AGAIN = 240
SECONDS_TO_ANSWER = 5
# One thought and two keys: 1.35 and twice 0.28 seconds (Card, Moran and Newell 1980, doi 10.1145/358886.358895).
SECONDS_TO_CONFIRM = 2


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is ahead.

    ``pages`` is the likely number of question pages in all, ``minutes`` what is left of reading and answering,
    ``sections`` the ids of those that may still ask something.
    """

    pages: int
    minutes: int
    sections: frozenset[str]


class Estimate:
    """Counts the questions ahead, for one policy.

    A question that will be asked counts whole and one that is ruled out not at all. One that depends on answers still
    to come counts half: without knowing the person it is as likely as not, and the figure then neither frightens at
    the start nor grows at every turn. In a refresher nothing is undecided: until something else is said, all is as it
    was last time.
    """

    def __init__(self, policy: Policy, renewal: Renewal | None = None) -> None:
        self._renewal = renewal
        profile = {section.id for section in policy.sections if section.on_profile}
        self._own_page = [
            question for question in policy.questions.values() if question.section not in profile
        ]
        self._seconds = {question.id: seconds_for(question) for question in self._own_page}
        self._asked_if: dict[str, Test] = {
            question.id: compiled(question.ask_if) for question in self._own_page if question.ask_if
        }
        self._last: tuple[Assessment, Ahead] | None = None
        self._looks_at = {
            question.id: questions_of(question.ask_if) if question.ask_if else ()
            for question in self._own_page
        }

    def of(self, assessment: Assessment) -> Ahead:
        """What is ahead after the answers given so far."""
        # A page and its frame ask for the same figure; an assessment never changes.
        if self._last is None or self._last[0] is not assessment:
            self._last = (assessment, self._counted(assessment))
        return self._last[1]

    def _counted(self, assessment: Assessment) -> Ahead:
        if self._renewal is not None:
            return self._renewed(self._renewal, assessment)
        evaluation = assessment.evaluation
        # Questions that still lack an answer and can get one; on nothing else can an undecided question depend.
        coming = {question.id for question in assessment.unanswered}
        pages = seconds = 0.0
        for question in self._own_page:
            if question.id in evaluation.asked:
                weight = 1.0
            elif coming.isdisjoint(self._looks_at[question.id]):
                continue
            elif self._asked_if[question.id](evaluation.effective) is None:
                coming.add(question.id)
                weight = 0.5
            else:
                continue
            pages += weight
            if question.id not in assessment.answers:
                seconds += weight * self._seconds[question.id]
        sections = frozenset(assessment.policy.questions[question_id].section for question_id in coming)
        return Ahead(pages=math.ceil(pages), minutes=math.ceil(seconds / 60), sections=sections)

    def _renewed(self, renewal: Renewal, assessment: Assessment) -> Ahead:
        own_page = {question.id for question in self._own_page}
        asked = renewal.asked(assessment.answers)
        to_ask = renewal.to_ask(assessment.answers)
        waiting = [question for question in asked if question.id in to_ask]
        seconds = sum(seconds_again(question, renewal) for question in waiting)
        return Ahead(
            pages=sum(question.id in own_page for question in asked),
            minutes=math.ceil(seconds / 60),
            sections=frozenset(question.section for question in waiting),
        )


def seconds_again(question: Question, renewal: Renewal) -> float:
    """How long a question takes in a refresher.

    What is carried is read in one list and said to be still true in one go. What is stale is read with its last answer,
    and with both wordings of a changed clause. Everything else is answered as ever.
    """
    found = renewal.freshness(question, {})
    if found.last is None or not found.can_be_confirmed:
        return seconds_for(question)
    words = len(f"{question.text} {in_words(question, found.last.value)}".split())
    if found.state is State.CARRIED:
        return words * 60 / WORDS_A_MINUTE_AGAIN
    wordings = 0
    for change in renewal.clauses:
        if change.id in found.clauses:
            wordings += sum(len(clause.text.split()) for clause in (change.old, change.new) if clause)
    reading = words / WORDS_A_MINUTE_AGAIN + wordings / WORDS_A_MINUTE
    return reading * 60 + SECONDS_TO_CONFIRM


def seconds_for(question: Question) -> float:
    """How long one question takes: its words read once, and a moment to choose."""
    texts = [question.text, question.hint]
    for option in question.options:
        texts += [option.text, option.hint]
    words = sum(len(text.split()) for text in texts)
    return words * 60 / WORDS_A_MINUTE + SECONDS_TO_ANSWER
