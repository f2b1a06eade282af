"""How long two people read together in a sitting: the same figure for everybody, whatever is answered."""

from __future__ import annotations

import math

from footprint.assessment.evaluation import Engine
from footprint.policy.on_the_spot import Guide
from footprint.policy.policy import Occasion, Policy
from footprint.ui.wizard.intro_words import intro_words
from footprint.ui.wizard.reading_time import (
    SECONDS_TO_INTRODUCE_ONESELF,
    seconds_for,
    seconds_to_look_again,
    seconds_to_look_through,
    seconds_to_read,
)
from footprint.ui.wizard.sitting_steps import is_talked_about
from footprint.workflow.example import example_answers


def minutes_together(policy: Policy) -> int:
    """Minutes for what both see until they agree what happens next; what they say to each other comes on top.

    It is that of somebody usual: of the questions that hang on answers, those that the person of the example is asked.
    """
    engine = Engine(policy)
    asked = engine.evaluate(Occasion.SITTING, example_answers(policy)).asked
    seconds = seconds_to_read(*intro_words(policy, Occasion.SITTING)) + SECONDS_TO_INTRODUCE_ONESELF
    seconds += seconds_to_look_through(*(promise.text for promise in policy.promises))
    for section in policy.sections:
        shared = [one for one in section.questions if not one.private and one.id in asked]
        if shared or is_talked_about(section):
            seconds += seconds_to_read(section.introduction)
        if is_talked_about(section):
            seconds += _seconds_to_talk(section.guide)
        seconds += sum(
            seconds_for(one) + _seconds_to_talk(one.guide) + seconds_to_look_again(one) for one in shared
        )
    return math.ceil(seconds / 60)


def _seconds_to_talk(guide: Guide | None) -> float:
    return 0 if guide is None else seconds_to_read(guide.talk, guide.say, guide.avoid)
