"""A journey that does not come out as it says is found out."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import allotment
from footprint.workflow.journeys import journey_problems

RIGHT = """
- journey: A helper with a hose
  base: helper
  answers: {watering: [hose], hose_days: 2}
  outcome: things_to_do
  findings: [hose]
  actions: [take-a-can]
  contacts_not: [mediator]
"""
BASES = "helper: {tenant: helper, watering: [can], treated_badly: no}\n"


def problems(folder: Path, journeys: str) -> list[str]:
    (folder / "bases.yaml").write_text(BASES, "utf-8")
    (folder / "water.yaml").write_text(journeys, "utf-8")
    return [f"{one.line}: {one.text}" for one in journey_problems(allotment(), folder)]


def test_that_a_right_journey_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, RIGHT) == []


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("things_to_do", "all_clear", "5: A helper with a hose: the outcome is things_to_do, not all_clear"),
        (
            "findings: [hose]",
            "findings: []",
            "6: A helper with a hose: also raises the finding 'hose', which is not listed",
        ),
        (
            "findings: [hose]",
            "findings: [hose, hoze]",
            "6: A helper with a hose: there is no 'hoze' (did you mean 'hose'?)",
        ),
        ("[take-a-can]", "[get-help]", "7: A helper with a hose: does not raise the action 'get-help'"),
        (
            "[mediator]",
            "[committee]",
            "8: A helper with a hose: has 'committee' among its contacts, which it must not",
        ),
        (", hose_days: 2", "", "2: A helper with a hose: 'hose_days' is asked and has no answer"),
        (
            "hose_days: 2",
            "hose_day: 2",
            "4: A helper with a hose: there is no question 'hose_day' (did you mean 'hose_days'?)",
        ),
        (
            "[hose], hose",
            "[hoze], hose",
            "4: A helper with a hose: 'hoze' does not answer 'watering'; did you mean 'hose'?",
        ),
        ("base: helper", "base: helpr", "3: there is no base 'helpr' (did you mean 'helper'?)"),
        ("outcome:", "outcum:", "5: the name 'outcum' is not known here"),
    ],
)
def test_that_a_wrong_journey_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in RIGHT
    assert said in problems(tmp_path, RIGHT.replace(old, new))
