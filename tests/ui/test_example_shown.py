"""A finished example to look at before one begins, and back to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from builders import allotment
from fakes import MemoryVaults
from footprint.policy.policy import Policy
from ui.driver import Driver
from ui.garden import garden

ENTER = Qt.Key.Key_Return
RESULT, PAPERS = "An example: Some things to do", "An example: the two papers"


@pytest.fixture
def policy() -> Policy:
    return garden()


def begin(home: Driver, occasion: str = "onboarding") -> None:
    home.click(f"start.{occasion}")
    home.arrive("Allotment check")


def contents(vaults: MemoryVaults) -> object:
    return next(iter(vaults._vaults.values())).contents()


@pytest.mark.parametrize("occasion", ["onboarding", "refresher"])
def test_that_the_result_and_both_papers_are_shown_as_an_example(
    home: Driver, vaults: MemoryVaults, occasion: str
) -> None:
    begin(home, occasion)
    before = contents(vaults)
    home.click("example")
    home.arrive(RESULT)
    assert home.has("example")
    assert "An example: nobody real. Ana Example is made up." in home.texts()
    assert home.has("conclusion.hose")
    assert not home.has("change.hose_days")
    assert not home.has("fix.hose.hose_days")
    home.go_on(PAPERS)
    assert home.has("example")
    for words in ("Attestation: Allotment Rules", "Name: Ana Example", "Water by can.", "By 4 December 2026"):
        assert words in home.texts()
    home.go_on("Allotment check")
    assert contents(vaults) == before


def test_that_it_bears_nothing_of_ones_own_check(home: Driver) -> None:
    begin(home)
    assert home.has("save_and_leave")
    assert "of about" in home.texts()
    home.click("example")
    for title in (RESULT, PAPERS):
        home.arrive(title)
        assert not home.has("save_and_leave")
        assert not home.has("saved")
        assert "of about" not in home.texts()
        home.click("continue")
    home.arrive("Allotment check")
    assert home.has("save_and_leave")


def test_that_back_leads_back_and_nothing_is_lost(home: Driver) -> None:
    begin(home)
    home.go_on("About you")
    home.write("profile.name", "Siân Ŵyn")
    home.click("tenant/answer.helper")
    home.click("back")
    home.arrive("Allotment check")
    home.click("example")
    home.arrive(RESULT)
    home.go_on(PAPERS)
    home.click("back")
    home.arrive(RESULT)
    home.click("back")
    home.arrive("Allotment check")
    home.go_on("About you")
    assert home.find("profile.name").property("text") == "Siân Ŵyn"


def test_that_by_keyboard_alone_one_looks_and_comes_back(home: Driver) -> None:
    begin(home)
    home.tab_to("example")
    home.press(ENTER)
    home.arrive(RESULT)
    heard = home.wizard.page.heading.accessibleDescription()
    assert heard.startswith("An example: nobody real.")
    home.press(ENTER)
    home.arrive(PAPERS)
    home.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    home.arrive(RESULT)
    home.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    home.arrive("Allotment check")


class TestWithoutOne:
    @pytest.fixture
    def policy(self) -> Policy:
        return allotment()

    def test_that_a_questionnaire_without_an_example_offers_none(self, home: Driver) -> None:
        begin(home)
        assert not home.has("example")
