"""The allotment's questionnaire with everything that can stand between questions."""

from __future__ import annotations

from dataclasses import replace

from builders import allotment
from footprint.policy.on_the_spot import Example, Fix, Reaction, Situation
from footprint.policy.policy import Policy

BY_THE_GATE = Situation(
    id="gate",
    before="watering",
    text="A neighbour hangs a running hose over your fence and asks you to mind it.",
    reactions=(
        Reaction("take_it", "I take it, since it runs anyway.", "Kind, but it takes the water from others."),
        Reaction("give_a_can", "I offer a can.", "That helps, and nobody goes without."),
        Reaction("nothing", "I would not know.", "Then ask the committee; that is what it is for."),
    ),
    clauses=("WATER-1",),
)
FIXES = {
    "take-a-can": Fix(
        ("Close whatever is open.",), "watering", (("hose", ("Roll the hose up.", "Close the tap.")),)
    ),
    "tell-committee": Fix(("Send them a line.",)),
}
EXAMPLE = Example(
    "Ana Example",
    "Gardener",
    "Site B",
    {"tenant": "helper", "watering": ["hose"], "hose_days": 3, "treated_badly": "no"},
)


def garden(*also: str) -> Policy:
    """A situation before the first question, two actions that can be done on the spot, and an example.

    ``also`` are more actions that the hose calls for.
    """
    policy = allotment()
    return replace(
        policy,
        situations=(BY_THE_GATE,),
        example=EXAMPLE,
        actions=tuple(replace(one, fix=FIXES.get(one.id)) for one in policy.actions),
        rules=tuple(
            replace(one, actions=(*one.actions, *also)) if one.id == "hose" else one for one in policy.rules
        ),
    )
