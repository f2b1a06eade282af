"""What a page hands over to be saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Course
from footprint.assessment.following import Followed
from footprint.workflow.conduct import Conduct


@dataclass(frozen=True, slots=True)
class Given:
    """Answers by question id as the inputs hold them; on the profile page also who is there.

    ``fixed`` are the ids of actions that these answers show to be done on the spot, ``reopened`` of those that were
    done and are called for anew; ``follow_ups`` are steps of actions that older checks call for, as
    ``Conduct.follow_up`` takes them. ``brought_out`` and ``agreed`` are those of a sitting, ``None`` where a page says
    nothing of them.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    person: Person | None = None
    manager: str = ""
    fixed: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    follow_ups: tuple[tuple[Followed, Course, str], ...] = ()
    brought_out: frozenset[str] | None = None
    agreed: tuple[AgreedAction, ...] | None = None


def save(conduct: Conduct, given: Given) -> Assessment:
    """Save all of it; what is unchanged is not written again. Runs on the worker thread."""
    conduct.begin()
    if given.person is not None and (given.person, given.manager) != (
        conduct.assessment.person,
        conduct.assessment.manager,
    ):
        conduct.introduce(given.person, given.manager)
    for question_id, raw in given.answers.items():
        conduct.answer(question_id, raw)
    for action_id in given.fixed:
        conduct.fixed(action_id)
    for action_id in given.reopened:
        conduct.reopened(action_id)
    for followed, course, words in given.follow_ups:
        conduct.follow_up(followed, course, words)
    if given.brought_out is not None:
        conduct.bring_out(given.brought_out)
    if given.agreed is not None:
        conduct.agree(given.agreed)
    return conduct.assessment
