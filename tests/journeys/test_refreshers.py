"""Refreshers from their first page to the attestation, page by page, without a window's widgets.

Pages are counted as a person meets them; what stands on them is looked at in tests/ui/test_refresher.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import A_MOMENT, SAMPLES, allotment, chorley
from fakes import MemoryVault
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.comparison import compared
from footprint.assessment.freshness import State
from footprint.assessment.outcome import result
from footprint.assessment.renewal import Renewal
from footprint.policy.policy import Kind, Occasion, Policy
from footprint.policy.reader import read_policy
from footprint.ui.wizard import steps
from footprint.ui.wizard.steps import Place, Step
from footprint.workflow.conduct import Conduct
from footprint.workflow.renew import rehearse, renew
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start
from workflow.made import SetClock

FIRST, SECOND, THIRD = allotment(), *(read_policy(SAMPLES / f"allotment_{n}") for n in (2, 3))
TENANT: Mapping[str, Any] = {
    "tenant": "tenant",
    "watering": ["hose", "can"],
    "hose_days": 12,
    "last_fire": "2026-05-01",
    "asked_about_fire": "yes",
    "treated_badly": "no",
    "note_to_self": "the gate",
}
ON_THE_SECOND: Mapping[str, Any] = {
    "tenant": "tenant",
    "watering": ["can"],
    "last_fire": "2026-05-01",
    "fire_leave": "yes",
    "quarrel": "no",
}


class Journey:
    """A finished check, and the refresher that sets out from it some days later on another edition."""

    def __init__(self, old: Policy, answers: Mapping[str, Any], new: Policy, days: int) -> None:
        self.vault, self.clock = MemoryVault("Ana"), SetClock(A_MOMENT)
        conduct = Conduct(self.vault, self.clock, start(self.vault, old, Occasion.ONBOARDING, self.clock))
        conduct.introduce(Person("Siân"))
        for question_id, raw in answers.items():
            conduct.answer(question_id, raw)
        self.last = sign_off(self.vault, self.clock, conduct.assessment)
        self.clock.go(days=days)
        renewal = rehearse(self.vault, new, self.clock)
        assert renewal is not None
        self.renewal: Renewal = renewal
        self.conduct = Conduct(self.vault, self.clock, renew(self.vault, renewal, self.clock))

    @property
    def assessment(self) -> Assessment:
        return self.conduct.assessment

    def travel(self, **new: Any) -> list[str]:
        """Say that everything is still true, answer what is asked anew, and give the names of the pages."""
        step, names = Step(Place.INTRO), list[str]()
        while step.place is not Place.ATTESTATION:
            names.append(step.question or str(step.place))
            assert len(names) < 100, names
            if step.place is Place.INTRO:
                for question in self.renewal.waiting(self.assessment.answers, State.CARRIED):
                    self._say_again(question.id)
            elif step.place is Place.PROFILE:
                for question in self.assessment.unanswered:
                    if self.assessment.policy.section_by_id[question.section].on_profile:
                        self._say_again(question.id)
            elif step.place is Place.QUESTION:
                question = self.assessment.policy.questions[step.question]
                found = self.renewal.freshness(question, self.assessment.answers)
                if step.question in new:
                    self.conduct.answer(step.question, new[step.question])
                elif found.can_be_confirmed:
                    self._say_again(step.question)
                else:
                    # It is only offered, and one goes on without it.
                    assert not question.required, (step.question, found)
            waiting = self.renewal.to_ask(self.assessment.answers)
            step = steps.after(self.assessment, step, waiting=waiting)
        return names

    def _say_again(self, question_id: str) -> None:
        self.conduct.answer(question_id, self.renewal.before.answers[question_id].value)


def test_that_with_nothing_changed_three_pages_lead_to_the_attestation() -> None:
    fine = {**TENANT, "watering": ["can"]}
    del fine["hose_days"]
    journey = Journey(FIRST, fine, FIRST, 90)
    assert journey.travel() == ["intro", "check", "result"]
    assert journey.assessment.answers == journey.last.answers


def test_that_what_was_left_open_last_time_makes_nothing_longer_then() -> None:
    fine = {**TENANT, "watering": ["can"]}
    del fine["hose_days"], fine["note_to_self"]
    assert Journey(FIRST, fine, FIRST, 90).travel() == ["intro", "check", "result"]


def test_that_it_is_offered_when_there_is_something_to_look_at_and_can_be_left_open_again() -> None:
    without = {**TENANT}
    del without["note_to_self"]
    journey = Journey(FIRST, without, FIRST, 90)
    assert journey.travel() == ["intro", "watering", "hose_days", "note_to_self", "check", "result"]
    assert "note_to_self" not in journey.assessment.answers


def test_that_what_was_to_do_has_its_own_page_even_then() -> None:
    journey = Journey(FIRST, TENANT, FIRST, 90)
    assert journey.travel() == ["intro", "watering", "hose_days", "check", "result"]


def test_that_after_a_year_each_answer_is_said_again_once() -> None:
    journey = Journey(FIRST, TENANT, FIRST, 366)
    asked = [question.id for question in journey.last.asked]
    assert journey.travel() == ["intro", "profile", *asked[1:], "check", "result"]
    assert set(journey.assessment.given.values()) == {journey.clock.now()}


def test_that_one_changed_clause_asks_for_what_it_is_about() -> None:
    journey = Journey(SECOND, ON_THE_SECOND, THIRD, 90)
    pages = journey.travel(quarrel="no", compost="yes")
    assert pages == ["intro", "last_fire", "fire_leave", "quarrel", "compost", "check", "result"]


def test_that_a_renamed_a_split_and_a_dropped_question_are_met_as_they_are_now() -> None:
    journey = Journey(FIRST, TENANT, SECOND, 90)
    assert [one.question_id for one in journey.renewal.set_aside] == ["note_to_self"]
    pages = journey.travel(quarrel="no")
    assert pages == ["intro", "watering", "hose_days", "quarrel", "check", "result"]
    assert journey.assessment.answers["fire_leave"] == "yes"
    assert journey.assessment.answers["watering"] == ("can", "hosepipe")


def test_that_two_missed_editions_are_one_refresher() -> None:
    journey = Journey(FIRST, TENANT, THIRD, 800)
    pages = journey.travel(hose_days=5, quarrel="no", compost="no")
    assert pages == [
        "intro",
        "how_you_water",
        "hose_days",
        "last_fire",
        "fire_leave",
        "quarrel",
        "compost",
        "check",
        "result",
    ]
    assert journey.assessment.answers["how_you_water"] == ("can", "pipe")
    assert journey.assessment.given["tenant"] == A_MOMENT  # it never goes stale
    assert journey.vault.load(journey.last.id) == journey.last


def test_that_what_improved_what_is_the_same_and_what_is_new_are_told_apart() -> None:
    journey = Journey(FIRST, {**TENANT, "asked_about_fire": "no"}, FIRST, 366)
    journey.travel(watering=["can"], asked_about_fire="no")
    today = journey.clock.today()
    assert journey.last.signed_off is not None
    then = result(journey.last, journey.last.signed_off)
    found = compared(then, result(journey.assessment, today))
    assert [one.id for one in found.improved] == ["hose"]
    assert [one.id for one in found.same] == ["fire-without-asking"]
    assert found.new == ()
    back = compared(result(journey.assessment, today), then)
    assert ([one.id for one in back.improved], [one.id for one in back.new]) == ([], ["hose"])


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_that_any_check_of_the_first_edition_can_be_refreshed_on_the_third(data: st.DataObject) -> None:
    answers: dict[str, Any] = {}
    assessment = Assessment("a", FIRST, Occasion.ONBOARDING, A_MOMENT)
    while assessment.unanswered:
        question = assessment.unanswered[0]
        option = data.draw(st.sampled_from([one.id for one in question.options] or ["4"]), question.id)
        answers[question.id] = [option] if question.kind is Kind.MANY else option
        kept: Any = (option,) if question.kind is Kind.MANY else 4 if option == "4" else option
        assessment = assessment.with_answer(question.id, kept)
    journey = Journey(FIRST, answers, THIRD, data.draw(st.integers(-400, 1200)))
    new = {"hose_days": 5, "quarrel": "no", "compost": "yes", "how_you_water": ["none"], "fire_leave": "yes"}
    if "how_you_water" in journey.renewal.before.answers:
        del new["how_you_water"]
    journey.travel(**new)
    assert journey.assessment.is_complete
    assert sign_off(journey.vault, journey.clock, journey.assessment).signed_off == journey.clock.today()


@pytest.mark.parametrize("days", [30, 200])
def test_that_soon_after_the_councils_check_little_is_asked(days: int) -> None:
    answers = {
        "worker_type": "employee",
        "roles": ["none"],
        "clocks_in": "no",
        "accounts": ["none"],
    }
    policy = chorley()
    assessment = Assessment("a", policy, Occasion.ONBOARDING, A_MOMENT)
    while assessment.unanswered:
        question = assessment.unanswered[0]
        plain = next((o.id for o in question.options if o.id in ("none", "no", "never", "fine")), None)
        raw = answers.get(question.id, plain or question.options[0].id)
        answers[question.id] = [raw] if question.kind is Kind.MANY and isinstance(raw, str) else raw
        value: Any = answers[question.id]
        assessment = assessment.with_answer(question.id, tuple(value) if isinstance(value, list) else value)
    journey = Journey(policy, answers, policy, days)
    pages = journey.travel(affected=["no"], concern="no", read_policy="this_year")
    assert pages == ["intro", "affected", "concern", "read_policy", "check", "result"]
    assert journey.clock.now() == A_MOMENT + timedelta(days=days)
