"""The yearly refresher in the window: what waits is said first, and last time's answers count once said again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from builders import QUESTIONNAIRES, SAMPLES, allotment, chorley
from fakes import MemoryVault, MemoryVaults
from footprint.assessment.assessment import Assessment, Person
from footprint.policy.compiled import policy_from
from footprint.policy.policy import Occasion, Policy
from footprint.policy.reader import read_policy
from footprint.policy.yaml_text import read_yaml
from footprint.ui.wizard.reading_time import seconds_again, seconds_for
from footprint.ui.wizard.still_true_page import StillTruePage
from footprint.ui.wizard.time_left import Estimate
from footprint.workflow.conduct import Conduct
from footprint.workflow.ports import Services
from footprint.workflow.renew import rehearse, renew
from footprint.workflow.start import start
from ui.driver import Driver, Noon
from ui.finished import come_home, finish, vault_of

FIRST, THIRD = allotment(), read_policy(SAMPLES / "allotment_3")
BEFORE: Mapping[str, Any] = {"tenant": "helper", "watering": ["can"], "treated_badly": "no"}
LATER: Mapping[str, Any] = {
    "tenant": "helper",
    "how_you_water": ["can"],
    "quarrel": "no",
    "compost": "yes",
}


@pytest.fixture
def asked() -> list[Policy]:
    """The edition of today; a test may put another in."""
    return [FIRST]


@pytest.fixture
def services(services: Services, asked: list[Policy]) -> Services:
    return replace(services, policy=lambda: asked[0])


def last(vaults: MemoryVaults) -> Assessment:
    vault = vault_of(vaults)
    return vault.load(vault.assessments()[0].id)


def test_that_with_nothing_due_three_pages_lead_to_the_attestation(
    home: Driver, vaults: MemoryVaults
) -> None:
    finish(vault_of(vaults), FIRST, BEFORE, 30)
    come_home(home)
    assert "Nothing is due. Your next refresher is on 21 October 2027." in home.texts()
    assert "Due on 21 October 2027, not before." in home.texts()
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    assert "Nothing has to be asked again" in home.texts()
    assert "Carried over from 21 October 2026" in home.texts()
    group = home.find("answer.all_still_true").parentWidget()
    assert group is not None
    assert "How do you water? By can." in group.accessibleName()
    home.click("continue")
    home.arrive("Error: Your yearly refresher")
    assert len(vault_of(vaults).assessments()) == 1
    home.click("answer.all_still_true")
    home.go_on("Check your answers")
    assert "still true, said on 20 November 2026" in home.texts()
    home.go_on("Nothing to put right")
    assert "There was nothing to put right then, and there is nothing now." in home.texts()
    home.go_on("What your attestation will say")
    assert last(vaults).person == Person("Siân Ŵyn")


def test_that_by_keyboard_one_is_still_true_and_the_other_is_changed(
    home: Driver, vaults: MemoryVaults
) -> None:
    enter = Qt.Key.Key_Return
    finish(vault_of(vaults), FIRST, BEFORE, 400)
    come_home(home)
    assert "4 answers are to be looked at again; about 1 minute." not in home.texts()
    assert "3 answers are to be looked at again; about 1 minute." in home.texts()
    home.tab_to("start.refresher")
    home.press(enter)
    home.arrive("Your yearly refresher")
    home.press(enter)
    home.arrive("About you")
    assert "What you said last time is filled in" in home.texts()
    home.press(enter)
    home.arrive("How do you water?")
    assert "Still true: By can" in home.texts()
    assert "Your answer of 16 October 2025" in home.texts()
    home.press(enter)
    home.arrive("Error: How do you water?")
    home.press(Qt.Key.Key_1)
    home.press(enter)
    home.arrive("Has a neighbour treated you badly?")
    home.press(Qt.Key.Key_2)
    home.until(lambda: home.has("new/answer.committee"))
    home.press(enter)
    home.arrive("Error: Has a neighbour treated you badly?")
    home.press(Qt.Key.Key_2)
    home.press(enter)
    # Left open last time, it is offered again, and can be left open again.
    home.arrive("Is there anything you want to remember?")
    home.go_on("Check your answers")
    assert "changed on 20 November 2026, in place of your answer of 16 October 2025" in home.texts()
    assert last(vaults).answers["treated_badly"] == "committee"
    assert last(vaults).given["watering"] == Noon().now()


def test_that_after_two_missed_editions_old_and_new_stand_side_by_side(
    home: Driver, vaults: MemoryVaults, asked: list[Policy]
) -> None:
    finish(vault_of(vaults), FIRST, {**BEFORE, "note_to_self": "the gate"}, 30)
    asked[0] = THIRD
    come_home(home)
    assert "The policy changed in 3 places; 1 of your answers is affected" in home.texts()
    assert "1 question is new" in home.texts()
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    for words in (
        "Watering is by can only.",
        "Watering is by can or from the barrel.",
        "The policy did not say this.",
        "the gate",
        "Nobody came back to what they had written here.",
    ):
        assert words in home.texts()
    said = home.wizard.page.heading.accessibleDescription()
    assert "Before: Watering is by can only." in said
    assert "Nobody came back to what they had written here." in said
    home.go_on("How do you water?")
    assert "Before: Watering is by can only." in home.wizard.page.heading.accessibleDescription()
    assert home.has("clause_changes")
    assert "Watering is by can only." in home.texts()
    home.click("answer.still_true")
    home.go_on("Has a neighbour treated you badly?")
    assert not home.has("answer.still_true")
    home.click("answer.no")
    home.go_on("Does your green waste stay on the plot?")
    home.click("answer.yes")
    home.go_on("Check your answers")
    assert "kept from 21 October 2026" in home.texts()
    assert "new this time" in home.texts()
    assert last(vaults).answers == {k: tuple(v) if isinstance(v, list) else v for k, v in LATER.items()}


def test_that_going_one_by_one_asks_each_and_counts_none_unsaid(home: Driver, vaults: MemoryVaults) -> None:
    finish(vault_of(vaults), FIRST, BEFORE, 30)
    come_home(home)
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    home.click("answer.one_by_one")
    home.go_on("About you")
    assert last(vaults).answers == {}
    home.go_on("How do you water?")
    home.click("answer.still_true")
    home.go_on("Has a neighbour treated you badly?")
    assert last(vaults).answers.keys() == {"tenant", "watering"}


def test_that_what_improved_and_what_is_new_stands_on_the_result(home: Driver, vaults: MemoryVaults) -> None:
    answers = {**BEFORE, "watering": ["hose"], "hose_days": 3}
    finish(vault_of(vaults), FIRST, answers, 400)
    come_home(home)
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    home.go_on("What was still to be done")
    home.click("take-a-can/answer.done")
    home.go_on("About you")
    home.go_on("How do you water?")
    home.click("answer.changed")
    home.click("new/answer.can")
    home.go_on("Has a neighbour treated you badly?")
    home.click("answer.still_true")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Check your answers")
    home.go_on("Nothing to put right")
    assert "Better than before" in home.texts()
    assert "You water by hose" in home.texts()


def test_that_an_erased_last_time_is_said_and_everything_is_asked(home: Driver, vaults: MemoryVaults) -> None:
    vault = vault_of(vaults)
    old = finish(vault, FIRST, BEFORE, 30)
    clock = Noon()
    renewal = rehearse(vault, FIRST, clock)
    assert renewal is not None
    begun = renew(vault, renewal, clock)
    vault.erase_answers([old.id], clock.now())
    come_home(home)
    home.click(f"go_on.{begun.id}")
    home.arrive("About you")
    home.click("back")
    home.arrive("Allotment check")
    assert "Last time's answers have been deleted" in home.texts()
    home.go_on("About you")
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")
    assert not isinstance(home.wizard.page, StillTruePage)


def test_that_a_clock_earlier_than_last_time_is_said_plainly(home: Driver, vaults: MemoryVaults) -> None:
    finish(vault_of(vaults), FIRST, BEFORE, -30)
    come_home(home)
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    assert "By this computer's clock your last check was later than today." in home.texts()
    home.go_on("About you")
    home.go_on("How do you water?")
    assert "By this computer's clock you said this later than today" in home.texts()


def test_that_looking_at_a_refresher_without_going_on_leaves_no_draft(
    home: Driver, vaults: MemoryVaults
) -> None:
    old = finish(vault_of(vaults), FIRST, BEFORE, 30)
    before = vault_of(vaults).contents()
    come_home(home)
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    assert replace(vault_of(vaults).contents(), last_used=before.last_used) == before
    assert last(vaults) == old
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    home.click("answer.all_still_true")
    home.go_on("Check your answers")
    assert last(vaults).based_on == old.id


def test_that_with_all_kept_from_last_time_going_on_is_enough_to_begin(
    home: Driver, vaults: MemoryVaults, asked: list[Policy]
) -> None:
    lasting = {**FIRST.data, "sections": [_lasting(section) for section in FIRST.data["sections"]]}
    asked[0] = policy_from(lasting)
    old = finish(vault_of(vaults), asked[0], BEFORE, 400)
    come_home(home)
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    home.go_on("Check your answers")
    home.go_on("Nothing to put right")
    home.go_on("What your attestation will say")
    assert last(vaults).based_on == old.id


def _lasting(section: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of its questions none ever goes stale."""
    questions = [{**one, "good_for": "always"} for one in section["questions"]]
    return {**section, "questions": questions}


def test_that_discarding_a_refresher_leaves_last_time_as_it_was(home: Driver, vaults: MemoryVaults) -> None:
    old = finish(vault_of(vaults), FIRST, BEFORE, 30)
    come_home(home)
    home.click("start.refresher")
    home.arrive("Your yearly refresher")
    home.click("answer.one_by_one")
    home.go_on("About you")
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    begun = last(vaults)
    home.click(f"discard.{begun.id}")
    home.click(f"discard_for_good.{begun.id}")
    home.until(lambda: len(vault_of(vaults).assessments()) == 1)
    home.until(lambda: not home.has(f"go_on.{begun.id}"))
    assert last(vaults) == old


def test_that_a_half_done_check_is_moved_only_after_what_it_would_do_was_shown(
    home: Driver, vaults: MemoryVaults, asked: list[Policy]
) -> None:
    vault, clock = vault_of(vaults), Noon()
    conduct = Conduct(vault, clock, start(vault, FIRST, Occasion.ONBOARDING, clock))
    for question_id, raw in {**BEFORE, "note_to_self": "the gate"}.items():
        conduct.answer(question_id, raw)
    draft = conduct.assessment
    come_home(home)
    assert not home.has(f"move.{draft.id}")
    asked[0] = THIRD
    come_home(home)
    for way in ("leave_as_it_is", "move"):
        home.click(f"move.{draft.id}")
        home.arrive("Move this check to the new edition?")
        assert "3 answers move along." in home.texts()
        assert "Nobody came back to what they had written here." in home.texts()
        assert len(vault.assessments()) == 1
        home.click(way)
        home.arrive("Hello, Sam")
    home.until(lambda: len(vault.assessments()) == 2)
    assert last(vaults).policy.edition == THIRD.edition
    assert last(vaults).answers == {"tenant": "helper", "how_you_water": ("can",), "quarrel": "no"}
    assert vault.load(draft.id) == draft


def test_that_what_is_read_again_takes_less_than_what_is_asked_anew() -> None:
    vault = MemoryVault("Ana")
    finish(vault, FIRST, BEFORE, 400)
    renewal = rehearse(vault, FIRST, Noon())
    assert renewal is not None
    watering = FIRST.questions["watering"]
    assert seconds_again(watering, renewal) == pytest.approx(6 * 60 / 238 + 2)
    assert seconds_again(watering, renewal) < seconds_for(watering)
    assert seconds_again(FIRST.questions["hose_days"], renewal) == seconds_for(FIRST.questions["hose_days"])
    changed = rehearse(vault, THIRD, Noon())
    assert changed is not None
    assert seconds_again(THIRD.questions["how_you_water"], changed) > seconds_again(watering, renewal)


@pytest.mark.parametrize(
    "base, minutes",
    [("office-worker", 3), ("new-starter", 3), ("field-worker", 3), ("no-accounts", 2), ("manager", 4)],
)
def test_that_an_unchanged_refresher_after_a_year_is_short(base: str, minutes: int) -> None:
    vault, policy = MemoryVault("Ana"), chorley()
    answers = read_yaml(QUESTIONNAIRES / policy.id / "journeys" / "bases.yaml").data[base]
    finish(vault, policy, {q: answers[q] for q in policy.questions if q in answers}, 366)
    renewal = rehearse(vault, policy, Noon())
    assert renewal is not None
    begun = renew(vault, renewal, Noon())
    assert 1 < Estimate(policy, renewal).of(begun).minutes <= minutes
    # The first check, for comparison, takes longer.
    assert Estimate(policy).of(start(vault, policy, Occasion.ONBOARDING, Noon())).minutes > 2 * minutes
