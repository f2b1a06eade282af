"""Where a short check ends: the answer in a few words, why, whom to ask, and what to do in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from footprint.assessment.action import Action, actions
from footprint.assessment.assessment import Assessment
from footprint.assessment.finding import Conclusion, conclusions
from footprint.policy.policy import Direction, Occasion, Policy
from footprint.policy.told import Ending


@dataclass(frozen=True, slots=True)
class Ended:
    """``reasons`` are the conclusions that led to the ending, ``others`` whatever else is worth saying.

    ``actions`` are those of the reasons first, in the order in which the rules name them; help before all.
    """

    ending: Ending
    reasons: tuple[Conclusion, ...]
    others: tuple[Conclusion, ...]
    actions: tuple[Action, ...]


def begin_short_check(policy: Policy, now: datetime) -> Assessment:
    """A short check without an answer; it has no name, and nothing in it can ask for its occasion."""
    return Assessment("", policy, Occasion.ONBOARDING, now)


def ended(assessment: Assessment, today: date) -> Ended:
    """The most pressing ending that a rule leads to, or the last where none leads anywhere.

    The assessment must be one of a short check.
    """
    raised = conclusions(assessment)
    led_to = {one.rule.leads_to for one in raised}
    endings = assessment.policy.endings
    ending = next((one for one in endings if one.id in led_to), endings[-1])
    reasons = tuple(one for one in raised if one.rule.leads_to == ending.id)
    others = tuple(one for one in raised if one.rule.leads_to != ending.id)
    # As the author has them: here the order of the steps is the advice, and days hardly differ. Help comes first.
    helped = [one for one in others if one.direction is Direction.SUPPORT]
    calling = (*helped, *reasons, *others)
    order = list(dict.fromkeys(action for one in calling for action in one.rule.actions))
    found = sorted(actions(assessment, raised, today), key=lambda action: order.index(action.id))
    return Ended(ending, reasons, others, tuple(found))
