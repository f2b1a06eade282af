"""Putting right on the spot: how, looking again, and what becomes of the finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fakes import MemoryVaults
from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import action_list
from footprint.assessment.follow_up import Course, latest
from footprint.policy.policy import Policy
from ui.driver import PASSPHRASE, Driver, Noon
from ui.garden import garden

ENTER = Qt.Key.Key_Return
FIX, HOSE, NEXT = (
    "You can put this right now",
    "On how many days a month do you use the hose?",
    "Has a neighbour treated you badly?",
)


@pytest.fixture
def also() -> tuple[str, ...]:
    """What the hose calls for besides."""
    return ()


@pytest.fixture
def policy(also: tuple[str, ...]) -> Policy:
    return garden(*also)


def kept(vaults: MemoryVaults) -> Assessment:
    vault = next(iter(vaults._vaults.values()))
    return vault.load(vault.assessments()[0].id)


def courses(vaults: MemoryVaults) -> list[tuple[str, Course]]:
    """Every step that is kept, in order."""
    return [(one.action_id, one.course) for one in kept(vaults).follow_ups]


def come_to_it(home: Driver, days: str = "12") -> None:
    """To where the hose is found."""
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on("What would you do?")
    home.go_on("How do you water?")
    home.click("answer.hose")
    home.go_on(HOSE)
    home.write("answer", days)
    home.click("continue")


def look_again(home: Driver, days: str) -> None:
    home.click("look_again")
    home.arrive(HOSE)
    home.write("answer", days)
    home.click("continue")


def to_the_result(home: Driver, title: str) -> None:
    """From the question after the hose."""
    home.arrive(NEXT)
    home.click("answer.no")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Check your answers")
    home.go_on(title)


def test_that_the_steps_come_for_what_the_person_uses_with_the_reason(home: Driver) -> None:
    come_to_it(home)
    home.arrive(FIX)
    for words in (
        "Water by can.",
        "A hose takes the water",
        "By hose",
        "1.  Roll the hose up.",
        "2.  Close the tap.",
    ):
        assert words in home.texts()
    assert "Close whatever is open." not in home.texts()
    assert "Watering is by can only." in home.texts()


def test_that_what_was_put_right_is_done_and_no_finding(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.arrive(FIX)
    look_again(home, "0")
    to_the_result(home, "Nothing to put right")
    assert courses(vaults) == [("take-a-can", Course.DONE)]
    assert home.has("fixed")
    assert "Done on 20 November 2026" in home.texts()
    assert "1 thing put right on the spot" in home.texts()
    assert not home.has("conclusion.hose")
    assert [text for text, _step in action_list(kept(vaults), Noon().today()).fixed] == ["Water by can."]


def wholly_in_sight(driver: Driver, name: str) -> None:
    """Wait until nothing of it is cut off."""
    found = driver.find(name)
    driver.until(lambda: found.visibleRegion().boundingRect() == found.rect())


@pytest.mark.parametrize(
    "width, height, text_size", [(900, 700, 1.0), (480, 360, 1.0), (1366, 768, 2.0), (900, 700, 2.0)]
)
def test_that_its_two_buttons_are_in_sight_at_once(
    home: Driver, width: int, height: int, text_size: float
) -> None:
    home.window._on_text_size_chosen(text_size)
    home.window.resize(width, height)
    come_to_it(home)
    home.arrive(FIX)
    for name in ("look_again", "later"):
        wholly_in_sight(home, name)
    home.click("later")
    home.arrive(NEXT)
    # They went with their page.
    assert not home.has("look_again")


def test_that_it_is_said_on_the_next_page_that_it_counts(
    home: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("footprint.ui.wizard.fixing.announce", lambda _page, words: said.append(words))
    come_to_it(home)
    home.arrive(FIX)
    look_again(home, "3")
    home.until(lambda: home.has("not_gone_yet"))
    assert said == []
    look_again(home, "0")
    home.arrive(NEXT)
    home.until(lambda: home.has("put_right"))
    assert said == ["Put right. It counts as done."]
    assert home.wizard.page.heading.accessibleDescription().startswith(said[0])
    assert not home.wizard.page.has_error
    home.click("answer.no")
    home.go_on("Is there anything you want to remember?")
    assert not home.has("put_right")
    assert len(said) == 1


def test_that_looking_again_shows_nothing_chosen_and_keeps_the_last_answer(
    home: Driver, vaults: MemoryVaults
) -> None:
    come_to_it(home)
    home.arrive(FIX)
    home.click("look_again")
    home.arrive(HOSE)
    assert "Your last answer is kept until you give another: 12" in home.texts()
    home.click("continue")
    home.arrive(f"Error: {HOSE}")
    assert kept(vaults).answers["hose_days"] == 12
    home.click("back")
    home.arrive(FIX)
    home.click("later")
    home.arrive(NEXT)
    assert kept(vaults).answers["hose_days"] == 12
    assert courses(vaults) == []


def test_that_later_leaves_it_as_something_to_do(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.arrive(FIX)
    home.click("later")
    # Ten days of it and a dry summer weigh more.
    to_the_result(home, "A good time to get advice")
    assert home.has("conclusion.hose")
    assert not home.has("fixed")
    assert courses(vaults) == []


def test_that_who_only_corrects_an_answer_has_put_nothing_right(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.arrive(FIX)
    home.click("back")
    home.arrive(HOSE)
    home.write("answer", "0")
    home.click("continue")
    to_the_result(home, "Nothing to put right")
    assert courses(vaults) == []
    assert not home.has("fixed")


def test_that_what_is_not_gone_is_said_kindly_and_can_be_tried_again(
    home: Driver, vaults: MemoryVaults
) -> None:
    come_to_it(home)
    home.arrive(FIX)
    look_again(home, "3")
    home.until(lambda: home.has("not_gone_yet"))
    assert home.title == FIX
    assert kept(vaults).answers["hose_days"] == 3
    assert courses(vaults) == []
    look_again(home, "0")
    home.arrive(NEXT)
    assert courses(vaults) == [("take-a-can", Course.DONE)]


def test_that_from_the_result_one_comes_back_to_the_result(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home, "3")
    home.arrive(FIX)
    home.click("later")
    to_the_result(home, "Some things to do")
    home.click("fix.hose.hose_days")
    home.arrive(FIX)
    home.click("later")
    home.arrive("Some things to do")
    home.click("fix.hose.hose_days")
    home.arrive(FIX)
    home.click("back")
    home.arrive("Some things to do")
    home.click("fix.hose.hose_days")
    home.arrive(FIX)
    look_again(home, "0")
    home.arrive("Nothing to put right")
    assert courses(vaults) == [("take-a-can", Course.DONE)]


def test_that_a_changed_answer_offers_it_and_returns_to_the_answers(home: Driver) -> None:
    come_to_it(home, "0")
    home.arrive(NEXT)
    home.click("answer.no")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Check your answers")
    home.click("change.hose_days")
    home.arrive(HOSE)
    home.write("answer", "4")
    home.click("continue")
    home.arrive(FIX)
    home.click("later")
    home.arrive("Check your answers")


def test_that_what_comes_back_is_open_again(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.arrive(FIX)
    look_again(home, "0")
    home.arrive(NEXT)
    home.click("back")
    home.arrive(HOSE)
    home.write("answer", "5")
    home.click("continue")
    home.arrive(FIX)
    assert courses(vaults) == [("take-a-can", Course.DONE), ("take-a-can", Course.OPEN)]
    look_again(home, "0")
    home.arrive(NEXT)
    assert latest(kept(vaults).follow_ups)["take-a-can"].course is Course.DONE


def test_that_leaving_with_the_new_answer_counts_as_well(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.arrive(FIX)
    home.click("look_again")
    home.arrive(HOSE)
    home.write("answer", "0")
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    assert courses(vaults) == [("take-a-can", Course.DONE)]


def test_that_it_comes_back_after_the_vault_was_locked_on_it(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.arrive(FIX)
    for title in (FIX, HOSE):
        home.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        home.until(lambda: home.has("passphrase"))
        home.write("passphrase", PASSPHRASE)
        home.press(ENTER)
        home.arrive(title)
        if title == FIX:
            home.click("look_again")
            home.arrive(HOSE)
    # That one came from the page about it is known as before.
    home.write("answer", "0")
    home.click("continue")
    home.arrive(NEXT)
    assert courses(vaults) == [("take-a-can", Course.DONE)]


def test_that_nothing_is_lost_where_footprint_ended_on_it(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home, "3")
    home.arrive(FIX)
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    home.click(f"go_on.{kept(vaults).id}")
    to_the_result(home, "Some things to do")
    assert home.has("fix.hose.hose_days")


def test_that_in_a_sitting_it_is_not_offered(home: Driver) -> None:
    home.start("sitting", manager="Ines Duarte")
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")
    home.click("answer.hose")
    home.go_on(HOSE)
    home.write("answer", "12")
    home.click("continue")
    home.until(lambda: home.title not in (HOSE, f"Error: {HOSE}"))
    assert home.title != FIX


@pytest.mark.parametrize("also", [("tell-committee",)])
def test_that_two_things_on_one_answer_stand_together(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.arrive(FIX)
    assert home.has("fix.take-a-can")
    assert home.has("fix.tell-committee")
    assert "1.  Send them a line." in home.texts()
    look_again(home, "0")
    home.arrive(NEXT)
    assert sorted(courses(vaults)) == [("take-a-can", Course.DONE), ("tell-committee", Course.DONE)]


def test_that_by_keyboard_alone_enter_says_nothing_was_done(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.arrive(FIX)
    # Whoever is quick presses it twice.
    home.press(ENTER)
    assert home.title == FIX
    heard = home.wizard.page.heading.accessibleDescription()
    assert "Roll the hose up. Close the tap." in heard
    home.tab_to("look_again")
    home.press(ENTER)
    home.arrive(HOSE)
    home.type("0")
    home.press(ENTER)
    home.arrive(NEXT)
    assert courses(vaults) == [("take-a-can", Course.DONE)]


def test_that_the_whole_way_to_the_documents_can_be_gone_by_keyboard_with_something_put_right(
    home: Driver, vaults: MemoryVaults
) -> None:
    home.tab_to("start.onboarding")
    for title in ("Allotment check", "About you"):
        home.press(ENTER)
        home.arrive(title)
    home.tab_to("profile.name")
    home.type("Siân Ŵyn")
    home.tab_to("tenant/answer.tenant")
    home.press(Qt.Key.Key_Down)
    home.press(ENTER)
    home.arrive("What would you do?")
    home.press(Qt.Key.Key_1)
    home.press(ENTER)
    home.arrive("How do you water?")
    home.press(Qt.Key.Key_2)
    home.press(ENTER)
    home.arrive(HOSE)
    home.type("12")
    home.press(ENTER)
    home.arrive(FIX)
    home.tab_to("look_again")
    home.press(Qt.Key.Key_Space)
    home.arrive(HOSE)
    home.type("0")
    home.press(ENTER)
    home.arrive(NEXT)
    home.press(Qt.Key.Key_1)
    home.press(ENTER)
    home.arrive("Is there anything you want to remember?")
    # Enter itself is a new line there.
    home.press(ENTER, Qt.KeyboardModifier.ControlModifier)
    home.arrive("Check your answers")
    for title in ("Nothing to put right", "What your attestation will say"):
        home.press(ENTER)
        home.arrive(title)
    home.press(Qt.Key.Key_2)
    home.press(ENTER)
    home.arrive("Your documents are ready")
    assert kept(vaults).signed_off is not None
    assert latest(kept(vaults).follow_ups)["take-a-can"].course is Course.DONE
    assert [text for text, _step in action_list(kept(vaults), Noon().today()).fixed] == ["Water by can."]


class TestTwoWithDifferentBounds:
    """The can is called for from ten days on, the committee from the first."""

    @pytest.fixture
    def policy(self) -> Policy:
        policy = garden()
        hose = policy.rule_by_id["hose"]
        often = replace(hose, when=hose.weights[0].when)
        at_all = replace(hose, id="hose-at-all", actions=("tell-committee",), weights=())
        return replace(policy, rules=(often, at_all, *(one for one in policy.rules if one is not hose)))

    def test_that_the_one_that_is_done_is_said_and_the_other_is_left(
        self, home: Driver, vaults: MemoryVaults
    ) -> None:
        come_to_it(home)
        home.arrive(FIX)
        look_again(home, "2")
        home.until(lambda: home.has("not_gone_yet"))
        assert home.has("fix.tell-committee")
        assert not home.has("fix.take-a-can")
        assert "Put right on the spot: Water by can." in home.texts()
        assert courses(vaults) == [("take-a-can", Course.DONE)]
