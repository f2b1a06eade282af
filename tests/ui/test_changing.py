"""Changing answers: the others stay, what is asked anew is asked, what is set aside comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from builders import allotment
from fakes import MemoryVaults
from footprint.policy.condition import Compare
from footprint.policy.policy import Policy
from ui.driver import PASSPHRASE, Driver

WATER, HOSE, FIRE = (
    "How do you water?",
    "On how many days a month do you use the hose?",
    "When did you last light a fire?",
)
BADLY, NOTE, CHECK = (
    "Has a neighbour treated you badly?",
    "Is there anything you want to remember?",
    "Check your answers",
)


@pytest.fixture
def checking(home: Driver) -> Driver:
    """At "Check your answers", with the hose in use."""
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("answer.hose")
    home.go_on(HOSE)
    home.write("answer", "3")
    home.go_on(BADLY)
    home.click("answer.no")
    home.go_on(NOTE)
    home.go_on(CHECK)
    return home


def test_a_change_leads_back_to_the_answers(checking: Driver) -> None:
    checking.click("change.hose_days")
    checking.arrive(HOSE)
    checking.write("answer", "5")
    checking.go_on(CHECK)
    assert checking.wizard.assessment.answers["hose_days"] == 5


def test_an_early_change_keeps_the_others_and_asks_what_is_new(checking: Driver) -> None:
    checking.click("change.tenant")
    checking.arrive("About you")
    checking.click("tenant/answer.tenant")
    checking.go_on(CHECK)
    assert checking.wizard.assessment.answers["hose_days"] == 3
    checking.click("change.watering")
    checking.arrive(WATER)
    checking.click("answer.hose")
    checking.click("answer.can")
    checking.go_on(CHECK)
    assert "Set aside" in checking.texts()
    assert not checking.has("change.hose_days")
    checking.click("change.watering")
    checking.arrive(WATER)
    checking.click("answer.hose")
    checking.go_on(CHECK)
    assert checking.has("change.hose_days")
    assert "Set aside" not in checking.texts()


def test_a_newly_asked_question_comes_before_the_answers_again(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("answer.can")
    home.go_on(BADLY)
    home.click("answer.no")
    home.go_on(NOTE)
    home.go_on(CHECK)
    home.click("change.watering")
    home.arrive(WATER)
    home.click("answer.hose")
    home.go_on(HOSE)
    home.write("answer", "2")
    home.go_on(CHECK)


def test_back_keeps_what_was_chosen(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("answer.rain")
    home.click("back")
    home.arrive("About you")
    assert home.wizard.assessment.answers["watering"] == ("rain",)
    home.go_on(WATER)


def test_alt_and_left_goes_back(checking: Driver) -> None:
    checking.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    checking.arrive(NOTE)
    checking.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    checking.arrive(BADLY)


def test_going_on_later_starts_at_the_first_open_page(home: Driver, vaults: MemoryVaults) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("answer.can")
    home.go_on(BADLY)
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    assert "2 answers so far" in home.texts()
    home.click("lock")
    home.arrive("Welcome back, Sam")
    home.write("passphrase", PASSPHRASE)
    home.click("open")
    home.arrive("Hello, Sam")
    going_on = next(w for w in home.all_named() if w.objectName().startswith("go_on."))
    home.click(going_on.objectName())
    home.arrive(BADLY)


def test_a_section_that_was_reached_can_be_gone_to(checking: Driver) -> None:
    checking.click("section.water")
    checking.arrive(WATER)
    checking.click("section.about")
    checking.arrive("About you")


def test_discarding_is_asked_once_more_and_can_be_left(home: Driver, vaults: MemoryVaults) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    name = next(w.objectName() for w in home.all_named() if w.objectName().startswith("discard."))
    home.click(name)
    assert home.focused.startswith("keep.")
    home.click(home.focused)
    assert home.focused == name
    home.click(name)
    home.click(name.replace("discard.", "discard_for_good."))
    vault = next(iter(vaults._vaults.values()))
    home.until(lambda: not vault.assessments() and not home.has("Go on where you left off"))


def test_name_job_and_team_are_remembered_from_the_last_time(home: Driver) -> None:
    home.start("onboarding")
    home.write("profile.job", "Gardener")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    home.click("start.refresher")
    home.arrive("Allotment check")
    home.click("continue")
    home.arrive("About you")
    assert home.find("profile.name").property("text") == "Siân Ŵyn"
    assert home.find("profile.job").property("text") == "Gardener"


class TestProfileThatUnfolds:
    """With a question about the work that hangs on another one."""

    @pytest.fixture
    def policy(self) -> Policy:
        before = allotment()
        first, *rest = before.sections
        tenant = first.questions[0]
        plots = replace(
            tenant, id="plots", text="How many plots have you?", ask_if=Compare("tenant", "is", "tenant")
        )
        return replace(before, sections=(replace(first, questions=(tenant, plots)), *rest))

    def test_what_hangs_on_an_answer_comes_and_goes_with_it(self, home: Driver) -> None:
        home.start("onboarding")
        assert not home.has("plots/answer.tenant")
        home.click("tenant/answer.tenant")
        home.click("continue")
        assert "How many plots" in home.find("error").accessibleName()
        home.click("tenant/answer.helper")
        assert not home.has("plots/answer.tenant")
        home.click("tenant/answer.tenant")
        home.click("plots/answer.helper")
        home.go_on(WATER)
        assert home.wizard.assessment.answers["plots"] == "helper"
