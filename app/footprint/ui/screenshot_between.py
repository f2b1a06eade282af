"""What stands between the questions of a first check, drawn for the gallery: situations, putting right, the example."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from footprint.assessment import route
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp
from footprint.assessment.put_right import fixable
from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Question
from footprint.ui.wizard.fix_views import fixes_shown
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.wizard import Wizard
from footprint.workflow.example import example_answers

Show = Callable[[Assessment, Step], Wizard]


def pages(begun: Assessment, show: Show) -> Iterator[tuple[str, QWidget]]:
    """Every picture's name and page, where the questionnaire has such pages; ``begun`` has no answer yet."""
    policy, usual = begun.policy, begun
    for question_id, value in example_answers(policy).items():
        usual = usual.with_answer(question_id, value)
    if policy.example is not None:
        yield "example-result", show(begun, Step(Place.EXAMPLE))
        yield "example-papers", show(begun, Step(Place.EXAMPLE_PAPERS))
    for situation in policy.situations[:1]:
        at = Step(Place.SITUATION, situation.before)
        unanswered = usual.with_answer(situation.before, None)
        yield "situation", show(unanswered, at)
        chosen = show(unanswered, at)
        chosen.page.choose(2)
        yield "situation-chosen", chosen
    found = list(_to_put_right(usual))
    if len(found) > 1:
        # The one with most to show: steps for several kinds of platform.
        question_id, changed = max(found, key=lambda one: _steps_shown(*one))
        yield "fix", show(changed, Step(Place.FIX, question_id))
        yield "fix-again", show(changed, Step(Place.FIX, question_id, again=True))
        yield "look-again", show(changed, Step(Place.QUESTION, question_id, again=True))
        _other, left = next(one for one in found if one[0] != question_id)
        step = FollowUp(fixable(changed, question_id)[0], Course.DONE, begun.started)
        yield "result-put-right", show(left.followed_up(step), Step(Place.RESULT))


def _to_put_right(usual: Assessment) -> Iterator[tuple[str, Assessment]]:
    """Every answer that calls for something that can be put right, with all others as usual."""
    for question in route.pages(usual):
        for value in _values(question):
            changed = usual.with_answer(question.id, value)
            if fixable(changed, question.id) and not fixable(usual, question.id):
                yield question.id, changed


def _steps_shown(question_id: str, changed: Assessment) -> int:
    return max(len(fix.steps) for fix in fixes_shown(changed, question_id))


def _values(question: Question) -> Iterator[Value]:
    for option in question.options:
        yield (option.id,) if question.kind is Kind.MANY else option.id
