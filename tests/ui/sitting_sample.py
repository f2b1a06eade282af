"""A small questionnaire with all that a sitting can have, and the order of its pages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from builders import allotment
from footprint.policy.condition import Compare
from footprint.policy.on_the_spot import Guide
from footprint.policy.policy import ActionText, Direction, Kind, Option, Policy, Question, Rule, Section

MANAGER = "Ines Duarte"
PATHS, OWN, CHECK = "Paths and gates", "Your own part", "Check your answers"
TOGETHER, AGREED, ATTESTATION = (
    "What you went through together",
    "What you agree",
    "What your attestation will say",
)
WATER, NOTE, DUTY = "How do you water?", "Is there anything you want to remember?", "Was a copy handed over?"
GATE, KEY, BADLY = "Have you left the gate open?", "Who has a key?", "Has a neighbour treated you badly?"


@cache
def sitting_policy() -> Policy:
    """The allotment questionnaire with a guide, a section to talk about, private findings, and a manager's duty."""
    before = allotment()
    about, water, neighbours = before.sections
    watering, *others = water.questions
    guided = replace(
        watering, guide=Guide("What the water is for.", "Everybody's plot is different.", "Not how much.")
    )
    water = replace(water, questions=(guided, *others))
    gate = _question(
        "gate", "paths", GATE, ("no", "No"), ("yes", "Yes"), ("not_sure", "I am not sure"), private=True
    )
    key = replace(
        _question("key", "paths", KEY, ("me", "Only I"), ("all", "Everybody"), private=True),
        ask_if=Compare("gate", "is", "yes"),
    )
    paths = Section(
        "paths",
        PATHS,
        "Paths are for everybody.",
        (gate, key),
        help=("FIRE-1",),
        guide=Guide("What makes a path safe.", "It happens to everybody.", "Not who it was."),
    )
    duty = _question("copy_given", "together", DUTY, ("yes", "Yes"), ("no", "No"), private=False)
    together = Section("together", "The manager's part", "", (duty,))
    rules = (
        _rule(
            "gate-open", Direction.MINOR, Compare("gate", "is", "yes"), "The gate was left open", "shut-gate"
        ),
        _rule(
            "gate-unsure",
            Direction.NOTE,
            Compare("gate", "is", "not_sure"),
            "You are not sure about the gate",
            "look-at-gate",
        ),
        _rule(
            "no-copy", Direction.MINOR, Compare("copy_given", "is", "no"), "A copy is missing", "give-copy"
        ),
    )
    actions = (
        ActionText("shut-gate", "Shut the gate.", 7, ("committee",)),
        ActionText("look-at-gate", "Look whether the gate shuts.", 7, ("committee",), ask=True),
        ActionText("give-copy", "Hand over a copy of the rules.", 14, ("committee",), owner="manager"),
    )
    return replace(
        before,
        sections=(about, paths, water, neighbours, together),
        rules=(*before.rules, *rules),
        actions=(*before.actions, *actions),
    )


def _question(name: str, section: str, text: str, *options: tuple[str, str], private: bool) -> Question:
    return Question(
        id=name,
        section=section,
        kind=Kind.ONE,
        text=text,
        clauses=("FIRE-1",),
        options=tuple(Option(option, words) for option, words in options),
        private=private,
    )


def _rule(name: str, raises: Direction, when: Compare, title: str, action: str) -> Rule:
    return Rule(name, raises, when, ("FIRE-1",), title, "That matters.", "It is shut.", actions=(action,))
