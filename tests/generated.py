"""Questionnaires of any size, for measuring."""

from __future__ import annotations

import random
from typing import Any

from builders import allotment
from footprint.policy.compiled import policy_from
from footprint.policy.policy import Policy


def questionnaire(questions: int, rules: int, options: int = 4) -> Policy:
    """A policy of so many questions and rules, a third of the questions conditional, rules nested; always the same."""
    chance = random.Random(7)
    data = {**allotment().data, "sections": [], "rules": []}
    template = allotment().data["sections"][1]["questions"][0]
    asked: list[dict[str, Any]] = []
    for n in range(questions):
        kind = chance.choice(["one", "one", "many"])
        question = {
            **template,
            "id": f"q{n}",
            "kind": kind,
            "exclusive": [],
            "options": [{"id": f"o{m}", "text": f"Option {m}", "hint": "A hint"} for m in range(options)],
            "ask_if": _condition(chance, asked) if asked and chance.random() < 0.33 else None,
        }
        asked.append(question)
    for first in range(0, questions, 10):
        section = {
            **allotment().data["sections"][1],
            "id": f"s{first}",
            "questions": asked[first : first + 10],
        }
        data["sections"].append(section)
    rule = allotment().data["rules"][0]
    data["rules"] = [
        {**rule, "id": f"r{n}", "when": _condition(chance, asked, 2), "weights": []} for n in range(rules)
    ]
    return policy_from(data)


def answers(policy: Policy, seed: int = 1) -> dict[str, Any]:
    """One answer to every question."""
    chance = random.Random(seed)
    return {
        question.id: chance.choice(question.options).id
        if question.kind == "one"
        else tuple(sorted(option.id for option in chance.sample(question.options, 2)))
        for question in policy.questions.values()
    }


def _condition(chance: random.Random, asked: list[dict[str, Any]], depth: int = 1) -> list[Any]:
    if depth and chance.random() < 0.7:
        parts = [_condition(chance, asked, depth - 1) for _ in range(chance.choice([2, 3]))]
        return [chance.choice(["all", "any"]), *parts]
    question = chance.choice(asked)
    if question["kind"] == "one":
        return [chance.choice(["is", "is_not"]), question["id"], chance.choice(["o0", "o1", "o2"])]
    return [chance.choice(["any_of", "none_of"]), question["id"], ["o0", "o1"]]
