"""How long a page takes: the model of reading time; docs/decisions/reading-time.md has its sources and its limits."""

from __future__ import annotations

from footprint.assessment.answer import in_words
from footprint.assessment.freshness import State
from footprint.assessment.renewal import Renewal
from footprint.policy.on_the_spot import Situation
from footprint.policy.policy import Question

# Words a minute of plain English read in silence (Brysbaert 2019, doi 10.1016/j.jml.2019.104047).
READ = 238
# Words a minute of what is looked through for the line that fits (skimming: Carver 1992, Journal of Reading 36).
LOOKED_THROUGH = 450
# Card, Moran and Newell 1980, doi 10.1145/358886.358895: one thought, and twice to point and to press:
# 1.35 + 2 * (1.10 + 0.20) seconds. Who uses the keys is faster.
SECONDS_TO_CHOOSE = 4
# The same two answers in the same place, page after page: one thought and two keys, 1.35 + 2 * 0.28 seconds.
SECONDS_TO_CONFIRM = 2
# Three lines about oneself of twenty letters each, with one thought for each: 3 * (1.35 + 20 * 0.28) seconds.
SECONDS_TO_INTRODUCE_ONESELF = 21


def seconds_to_read(*texts: str) -> float:
    """Word for word."""
    return _words(texts) * 60 / READ


def seconds_to_look_through(*texts: str) -> float:
    """For the line that fits."""
    return _words(texts) * 60 / LOOKED_THROUGH


def seconds_for(question: Question) -> float:
    """One question: read with its hint, its answers looked through, one of them chosen."""
    answers = (text for option in question.options for text in (option.text, option.hint))
    reading = seconds_to_read(question.text, question.hint) + seconds_to_look_through(*answers)
    return reading + SECONDS_TO_CHOOSE


def seconds_for_situation(situation: Situation) -> float:
    """The scene read, what one could do looked through, one of it chosen, and the longest reply read."""
    replies = (seconds_to_read(reaction.reply) for reaction in situation.reactions)
    looking = seconds_to_look_through(*(reaction.text for reaction in situation.reactions))
    return seconds_to_read(situation.text) + looking + max(replies, default=0) + SECONDS_TO_CHOOSE


def seconds_to_look_again(question: Question) -> float:
    """Its line among all answers: the question is known by then, and an answer of middling length looked through."""
    if not question.options:
        return 0
    return seconds_to_look_through(*(option.text for option in question.options)) / len(question.options)


def seconds_again(question: Question, renewal: Renewal) -> float:
    """One question in a refresher.

    What is carried is looked through in one list and said to be still true in one go. What is stale is read with its
    last answer, and with both wordings of a changed clause. Everything else is answered as ever.
    """
    found = renewal.freshness(question, {})
    if found.last is None or not found.can_be_confirmed:
        return seconds_for(question)
    said = (question.text, in_words(question, found.last.value))
    if found.state is State.CARRIED:
        return seconds_to_look_through(*said)
    wordings = [
        clause.text
        for change in renewal.clauses
        if change.id in found.clauses
        for clause in (change.old, change.new)
        if clause
    ]
    return seconds_to_read(*said, *wordings) + SECONDS_TO_CONFIRM


def _words(texts: tuple[str, ...]) -> int:
    return sum(len(text.split()) for text in texts)
