"""The pages of a refresher, drawn for the gallery: a year later, on an edition that changed in two places."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from footprint.assessment.assessment import Assessment
from footprint.assessment.following import followed
from footprint.assessment.freshness import State
from footprint.assessment.renewal import Renewal
from footprint.policy.compiled import policy_from
from footprint.policy.policy import Occasion, Policy
from footprint.ui.wizard.open_actions_page import OpenActionsPage
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.wizard import Wizard

Show = Callable[[Assessment, Step, Renewal], Wizard]


def pages(last: Assessment, now: datetime, show: Show) -> Iterator[tuple[str, QWidget]]:
    """Every picture's name and page; ``last`` is a finished check of the edition of today."""
    given = dict.fromkeys(last.answers, now - timedelta(days=400))
    older = [*last.answers][::3]
    given |= dict.fromkeys(older, now - timedelta(days=100))
    policy = last.policy
    before = replace(
        last, policy=_year_before(policy), given=given, signed_off=(now - timedelta(days=100)).date()
    )
    renewal = Renewal(before, policy, now)
    begun = Assessment(
        "refresher", policy, Occasion.REFRESHER, now, last.person, answers={}, based_on=last.id
    )
    yield "refresher", show(begun, Step(Place.INTRO), renewal)
    asking = show(begun, Step(Place.INTRO), renewal)
    asking.step = Step(Place.OPEN_ACTIONS)
    asking.show_page(OpenActionsPage(followed([before])[:3], now.date()))
    yield "open-actions", asking
    affected = next(q for q in renewal.affected if not policy.section_by_id[q.section].on_profile)
    yield "still-true", show(begun, Step(Place.QUESTION, affected.id), renewal)
    partly = _said_again(begun, renewal, {State.CARRIED})
    yield "refresher-check", show(partly, Step(Place.CHECK), renewal)
    done = _said_again(begun, renewal, {State.CARRIED, State.STALE})
    yield "refresher-result", show(done, Step(Place.RESULT), renewal)


def _said_again(begun: Assessment, renewal: Renewal, states: set[State]) -> Assessment:
    for state in states:
        for question in renewal.waiting({}, state):
            value = renewal.before.answers[question.id].value
            begun = begun.with_answer(question.id, value, renewal.now)
    return begun


def _year_before(policy: Policy) -> Policy:
    """The edition as it might have been: one clause with fewer words, one that was not there."""
    data = copy.deepcopy(policy.data)
    data["edition"] = max(0, policy.edition.number - 1)
    asked_about = {clause for question in policy.questions.values() for clause in question.clauses}
    changed, missing, *_others = (one for one in data["clauses"] if one["id"] in asked_about)
    changed["text"] = changed["text"].split(",")[0].split(";")[0][:60].rstrip() + "."
    data["clauses"].remove(missing)
    return policy_from(data)
