"""A journey that does not come out as it says is found out."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SAMPLES, allotment
from footprint.policy.reader import read_policy
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
LATER = """
- journey: The hose is gone
  base: helper
  last: {watering: [hose], hose_days: 2}
  months_ago: 6
  answers: {watering: [can]}
  stale: [watering]
  carried: [tenant, treated_badly]
  kept: []
  outcome: all_clear
  improved: [hose]
"""
TOGETHER = """
- journey: Only one of two things is for both
  occasion: sitting
  base: helper
  answers: {watering: [hose], hose_days: 2, treated_badly: committee}
  outcome: things_to_do
  findings: [hose]
  support: [badly-treated]
  shared_outcome: things_to_do
  shared_findings: [hose]
  shared_actions: [take-a-can]
"""
BASES = "helper: {tenant: helper, watering: [can], treated_badly: no}\n"
ALL = RIGHT + LATER + TOGETHER


def problems(folder: Path, journeys: str) -> list[str]:
    (folder / "bases.yaml").write_text(BASES, "utf-8")
    (folder / "water.yaml").write_text(journeys, "utf-8")
    return [f"{one.line}: {one.text}" for one in journey_problems(allotment(), folder)]


def test_that_right_journeys_have_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, ALL) == []


@pytest.mark.parametrize(
    "without, said",
    [
        (RIGHT, "1: no journey here is for the occasion onboarding"),
        (LATER, "1: no journey here is for the occasion refresher, one with 'last'"),
        (TOGETHER, "1: no journey here is for the occasion sitting, one with 'shared_findings'"),
    ],
)
def test_that_an_occasion_without_a_journey_is_told(tmp_path: Path, without: str, said: str) -> None:
    assert problems(tmp_path, ALL.replace(without, "")) == [said]


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


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("stale: [watering]", "stale: []", "7: The hose is gone: 'watering' is asked again, which is not listed"),
        ("stale: [watering]", "stale: [watering, tenant]", "7: The hose is gone: it is not so that 'tenant' is asked again"),
        ("months_ago: 6", "months_ago: 12", "7: The hose is gone: 'tenant' is asked again, which is not listed"),
        ("months_ago: 6", "months_ago: -1", "7: The hose is gone: 'tenant' is asked again, which is not listed"),
        ("months_ago: 6", "months_ago: 999", "5: this number is too large"),
        ("carried: [tenant, ", "carried: [", "8: The hose is gone: 'tenant' is confirmed along with others, which is not listed"),
        ("kept: []", "kept: [tenant]", "9: The hose is gone: it is not so that 'tenant' counts at once"),
        ("kept: []", "affected: [watering]", "9: The hose is gone: it is not so that 'watering' is asked again because the policy or the question changed"),
        ("kept: []", "changed: [WATER-1]", "9: The hose is gone: it is not so that 'WATER-1' says something else now"),
        ("kept: []", "set_aside: [watering]", "9: The hose is gone: it is not so that 'watering' is set aside"),
        ("kept: []", "new: [hose_days]", "9: The hose is gone: it is not so that 'hose_days' is asked for the first time"),
        ("improved: [hose]", "improved: []", "11: The hose is gone: 'hose' was found last time and is gone, which is not listed"),
        ("answers: {watering: [can]}", "answers: {}", "10: The hose is gone: the outcome is things_to_do, not all_clear"),
        ("answers: {watering: [can]}", "answers: {watering: [cans]}", "6: The hose is gone: 'cans' does not answer 'watering'; did you mean 'can'?"),
        ("answers: {watering: [can]}", "answers: {watering: [can], hose_days: 4}", "6: The hose is gone: 'hose_days' is answered and not asked"),
        ("hose_days: 2", "hose_day: 2", "4: The hose is gone: there is no question 'hose_day' (did you mean 'hose_days'?)"),
        (", hose_days: 2", "", "4: The hose is gone: 'hose_days' was asked last time and has no answer"),
        ("last: {watering: [hose], hose_days: 2}", "last: helpr", "4: there is no base 'helpr' (did you mean 'helper'?)"),
        ("last: {watering: [hose], hose_days: 2}", "last: helper", "11: The hose is gone: it is not so that 'hose' was found last time and is gone"),
        ("last: {watering: [hose], hose_days: 2}", "occasion: refresher", "5: only a refresher has 'months_ago': give 'last', what was answered last time"),
        ("kept: []", "occasion: sitting", "9: only a refresher sets out from last time"),
        ("kept: []", "shared_findings: []", "9: only a sitting has 'shared_findings'"),
        ("kept: []", "last_edition: ../nowhere", "9: there is no questionnaire in this folder; it is looked for from the questionnaire's own"),
    ],
)  # fmt: skip
def test_that_a_refresher_that_goes_otherwise_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in LATER
    assert said in problems(tmp_path, LATER.replace(old, new))


def test_that_what_is_asked_afresh_needs_an_answer_from_now(tmp_path: Path) -> None:
    policy = read_policy(SAMPLES / "allotment_2")
    journey = "- {journey: A, last: {tenant: helper, watering: [can], quarrel: no}, outcome: all_clear}"
    (tmp_path / "a.yaml").write_text(journey, "utf-8")
    assert "A: 'quarrel' is asked and has no answer from now" in [
        one.text for one in journey_problems(policy, tmp_path)
    ]


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("shared_findings: [hose]", "shared_findings: []", "10: Only one of two things is for both: both see 'hose', which is not listed"),
        ("shared_findings: [hose]", "shared_findings: [hose, fire-without-asking]", "10: Only one of two things is for both: the two do not see 'fire-without-asking'"),
        ("shared_actions: [take-a-can]", "shared_actions: [take-a-can, get-help]", "11: Only one of two things is for both: the two do not see 'get-help'"),
        ("shared_outcome: things_to_do", "shared_outcome: all_clear", "9: Only one of two things is for both: the outcome that both see is things_to_do, not all_clear"),
        ("shared_outcome: things_to_do", "shared_notes: [fire-not-sure]", "9: Only one of two things is for both: the two do not see 'fire-not-sure'"),
        ("shared_outcome: things_to_do", "brought_out: [badly-treated]", "9: Only one of two things is for both: 'badly-treated' offers help, which stays behind the curtain"),
        ("shared_outcome: things_to_do", "brought_out: [hose]", "9: Only one of two things is for both: both see 'hose' anyway"),
        ("shared_outcome: things_to_do", "brought_out: [help-wanted]", "9: Only one of two things is for both: nothing to bring out: 'help-wanted' is not raised by these answers"),
        ("occasion: sitting", "occasion: onboarding", "9: only a sitting has 'shared_outcome'"),
    ],
)  # fmt: skip
def test_that_a_sitting_that_shows_something_else_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in TOGETHER
    assert said in problems(tmp_path, TOGETHER.replace(old, new))
