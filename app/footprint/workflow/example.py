"""The finished check of somebody made up, to look at before one's own: in memory, and kept nowhere.

``footprint check`` says what is wrong with an example. Here one that does not fit is as good as none: it must not stop
anybody's own check.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from footprint.assessment.answer import AnswerRefused, accept
from footprint.assessment.assessment import Assessment, Person
from footprint.policy.condition import Value
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.ports import Clock


def has_example(policy: Policy) -> bool:
    """Whether there is one that can be looked at: with every answer that it is asked for."""
    return policy.example is not None and _answered(policy, datetime.min.replace(tzinfo=UTC)).is_complete


def finished_example(policy: Policy, clock: Clock) -> Assessment | None:
    """The example as it would look if it were finished today; ``None`` if there is none to look at."""
    if policy.example is None or not has_example(policy):
        return None
    one = policy.example
    finished = _answered(policy, clock.now()).with_person(Person(one.name, one.job, one.team))
    return finished.signed_off_on(clock.today())


def example_answers(policy: Policy) -> dict[str, Value]:
    """What somebody made up answers, by question id, in the questionnaire's order; nothing if there is no example."""
    written, found = policy.example.answers if policy.example else {}, {}
    for question in policy.questions.values():
        if question.id in written:
            with suppress(AnswerRefused):
                found[question.id] = accept(question, written[question.id])
    return found


def _answered(policy: Policy, at: datetime) -> Assessment:
    assessment = Assessment("", policy, Occasion.ONBOARDING, at)
    for question_id, value in example_answers(policy).items():
        assessment = assessment.with_answer(question_id, value)
    return assessment
