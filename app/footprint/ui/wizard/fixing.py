"""Putting right on the spot: which page follows an answer, and what is saved along with one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from footprint.assessment.answer import AnswerRefused, accept
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, latest
from footprint.assessment.put_right import called_anew, done_by_looking_again, fixable, newly_fixable
from footprint.language import text as _
from footprint.ui.accessible import announce, sentences
from footprint.ui.names import named
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Column
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.step import Place, Step


def fix_between(was: Assessment, now: Assessment, here: Step) -> Step | None:
    """The page that offers to put right at once what an answer has newly called for.

    It comes once more after looking again as long as something is left.
    """
    if here.place is not Place.QUESTION:
        return None
    left = fixable(now, here.question) if here.again else newly_fixable(was, now, here.question)
    return Step(Place.FIX, here.question, again=here.again) if left else None


def has_put_right(was: Assessment, now: Assessment) -> bool:
    """Whether something that was still to do when an answer was given is done with it."""
    before = latest(was.follow_ups)
    return any(
        step.course is Course.DONE and before.get(action_id) != step
        for action_id, step in latest(now.follow_ups).items()
    )


def say_put_right(page: WizardPage) -> None:
    """Say on the page that comes next that it counts, where it is seen and where it is heard."""
    words = _("Put right. It counts as done.")
    label = named(Label(words, "strong", icon="circle-check", tint="ok"), "put_right")
    # Above the title, and no message of the page's own, which would be an error to the frame.
    line = Column()
    line.put(label)
    page.column.insertLayout(0, line)
    page.column.insertSpacing(1, 16)
    page.heading.setAccessibleDescription(sentences(words, page.heading.accessibleDescription()))
    announce(page, words)


def with_fixed(was: Assessment, here: Step, given: Given) -> Given:
    """What is saved along with answers: which actions they show to be done on the spot, or to be open again.

    One is done only after somebody came from the page about it and looked again: who corrects an answer has put nothing
    right.
    """
    now = was
    for question_id, raw in given.answers.items():
        with suppress(AnswerRefused):
            now = now.with_answer(question_id, accept(was.policy.questions[question_id], raw))
    looks_again = here.place is Place.QUESTION and here.again
    done = done_by_looking_again(was, now, here.question) if looks_again else ()
    return replace(given, fixed=done, reopened=called_anew(was, now))
