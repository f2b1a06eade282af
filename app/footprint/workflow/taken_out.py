"""An assessment as it is taken out of a vault, and what that says over its questionnaire."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from footprint.assessment.answer import accept, to_kept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.history import Change
from footprint.policy.policy import Policy
from footprint.workflow.kept import KeptAnswer, KeptAssessment


def taken_out(one: Assessment, touched: datetime, history: Iterable[Change]) -> KeptAssessment:
    """All that belongs to an assessment; ``history`` are the changes that led to its answers."""
    changes, person = tuple(history), one.person
    given = {change.question_id: change.given for change in changes}
    return KeptAssessment(
        id=one.id,
        edition=one.policy.edition.fingerprint,
        occasion=one.occasion,
        started=one.started,
        touched=touched,
        person=(person.name, person.job, person.team) if person else None,
        manager=one.manager,
        signed_off=one.signed_off,
        seal=changes[-1].seal if changes else "",
        answers=tuple(KeptAnswer(q, to_kept(one.answers[q]), given[q]) for q in sorted(one.answers)),
        history=changes,
        based_on=one.based_on,
        brought_out=tuple(sorted(one.brought_out)),
        agreed=one.agreed,
        follow_ups=one.follow_ups,
    )


def assessment_of(kept: KeptAssessment, policy: Policy) -> Assessment:
    """The assessment itself, without the history of its answers.

    Raises:
        AnswerRefused, KeyError: an answer does not fit the questionnaire.
    """
    values: dict[str, Any] = {answer.question_id: answer.value for answer in kept.answers}
    return Assessment(
        id=kept.id,
        policy=policy,
        occasion=kept.occasion,
        started=kept.started,
        person=Person(*kept.person) if kept.person else None,
        manager=kept.manager,
        answers={q: accept(policy.questions[q], value) for q, value in values.items()},
        signed_off=kept.signed_off,
        based_on=kept.based_on,
        brought_out=frozenset(kept.brought_out),
        agreed=kept.agreed,
        follow_ups=kept.follow_ups,
        given={answer.question_id: answer.given for answer in kept.answers},
    )
