"""What can go wrong, and that nothing is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from fakes import MemoryVault, MemoryVaults
from footprint.errors import Overtaken, Unsaved
from footprint.policy.condition import Value
from footprint.ui.settings import Settings
from ui.driver import Documents, Driver

WATER, FIRE = "How do you water?", "When did you last light a fire?"


class FullDisk(MemoryVault):
    """Refuses to save answers while it is full."""

    is_full = False

    def save_answer(self, assessment_id: str, question_id: str, value: Value | None, at: object) -> None:
        if self.is_full:
            raise Unsaved("Not saved: the disk is full. Free some space and try again.")
        super().save_answer(assessment_id, question_id, value, at)  # type: ignore[arg-type]  # a moment in time


class Broken(MemoryVault):
    """Has a bug."""

    def save_answer(self, assessment_id: str, question_id: str, value: Value | None, at: object) -> None:
        if question_id == "watering":
            raise RuntimeError(f"cannot save {value}")
        super().save_answer(assessment_id, question_id, value, at)  # type: ignore[arg-type]  # a moment in time


def with_vault(vaults: MemoryVaults, vault: MemoryVault) -> MemoryVault:
    vaults._vaults["v1"], vaults._secrets["v1"] = vault, ("secret words", "CODE-1")
    vault.is_open = False
    return vault


@pytest.fixture
def broken(vaults: MemoryVaults) -> Broken:
    vault = Broken("Sam")
    with_vault(vaults, vault)
    return vault


@pytest.fixture
def full(vaults: MemoryVaults) -> FullDisk:
    vault = FullDisk("Sam")
    with_vault(vaults, vault)
    return vault


def at_first_question(driver: Driver) -> Driver:
    driver.arrive("Welcome back, Sam")
    driver.write("passphrase", "secret words")
    driver.click("open")
    driver.arrive("Hello, Sam")
    driver.start("onboarding")
    driver.click("tenant/answer.helper")
    driver.go_on(WATER)
    return driver


def test_an_empty_answer_is_said_where_it_is_heard(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("continue")
    home.arrive(f"Error: {WATER}")
    assert home.focused == "error"
    banner = QAccessible.queryAccessibleInterface(home.find("error"))
    assert banner.role() is QAccessible.Role.AlertMessage
    assert "Choose at least one answer" in banner.text(QAccessible.Text.Name)
    first = QAccessible.queryAccessibleInterface(home.find("answer.can"))
    description = first.text(QAccessible.Text.Description)
    assert description.startswith("Error: Choose at least one answer")
    assert description.endswith("Any size")


def test_an_error_goes_once_it_is_answered(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("continue")
    home.click("answer.hose")
    assert not home.has("error")
    assert "Error" not in QAccessible.queryAccessibleInterface(home.find("answer.can")).text(
        QAccessible.Text.Description
    )


def test_the_profile_says_all_that_is_missing_at_once(home: Driver) -> None:
    home.click("start.sitting")
    home.arrive("Allotment check")
    home.click("continue")
    home.arrive("About you")
    home.click("continue")
    said = home.find("error").accessibleName()
    for part in ("your name", "manager", "tenant or a helper"):
        assert part in said


def test_a_date_that_is_none_is_refused_in_plain_words(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.tenant")
    home.go_on(WATER)
    home.click("answer.can")
    home.go_on(FIRE)
    home.write("answer.day", "31")
    home.write("answer.month", "2")
    home.write("answer.year", "2026")
    home.click("continue")
    assert "There is no 31 February 2026" in home.find("error").accessibleName()


@pytest.mark.parametrize("typed, said", [("lots", "whole number"), ("40", "largest number here is 31")])
def test_a_number_out_of_its_range_is_refused_in_plain_words(home: Driver, typed: str, said: str) -> None:
    home.start("onboarding")
    home.click("tenant/answer.tenant")
    home.go_on(WATER)
    home.click("answer.hose")
    home.go_on("On how many days a month do you use the hose?")
    home.write("answer", typed)
    home.click("continue")
    assert said in home.find("error").accessibleName()


def test_an_answer_that_could_not_be_saved_stays_and_can_be_tried_again(
    full: FullDisk, driver: Driver
) -> None:
    at_first_question(driver)
    driver.click("answer.rain")
    full.is_full = True
    driver.click("continue")
    driver.until(lambda: driver.has("error"))
    assert "the disk is full" in driver.find("error").accessibleName()
    chosen = driver.find("answer.rain")
    assert isinstance(chosen, QAbstractButton)
    assert chosen.isChecked()
    assert "watering" not in driver.wizard.assessment.answers
    assert "Saved" not in driver.texts()
    full.is_full = False
    driver.click("retry")
    driver.arrive("Has a neighbour treated you badly?")
    assert driver.wizard.assessment.answers["watering"] == ("rain",)
    assert "Saved" in driver.texts()


def test_going_away_says_what_could_not_be_saved(full: FullDisk, driver: Driver) -> None:
    at_first_question(driver)
    driver.click("answer.rain")
    full.is_full = True
    driver.click("save_and_leave")
    driver.until(lambda: driver.has("error"))
    driver.click("leave_anyway")
    driver.arrive("Hello, Sam")


def test_closing_saves_what_was_chosen_and_not_continued(full: FullDisk, driver: Driver) -> None:
    at_first_question(driver)
    driver.click("answer.can")
    driver.close()
    full.is_open = True
    assert full.load(full.assessments()[0].id).answers["watering"] == ("can",)


def test_the_window_stays_when_closing_could_not_save(full: FullDisk, driver: Driver) -> None:
    at_first_question(driver)
    driver.click("answer.can")
    full.is_full = True
    driver.window.close()
    driver.until(lambda: driver.has("error"))
    assert driver.window.isVisible()
    full.is_full = False
    driver.click("retry")
    driver.until(lambda: not driver.window.isVisible())


def test_a_bug_is_said_in_plain_words_with_a_report_without_answers(broken: Broken, driver: Driver) -> None:
    at_first_question(driver)
    driver.click("answer.rain")
    driver.click("continue")
    driver.until(lambda: driver.has("report"))
    report = driver.find("report")
    text = report.property("plainText")
    assert "RuntimeError" in text
    assert "rain" not in text
    assert str(Path.home()) not in text
    driver.click("close_error")
    driver.until(lambda: not driver.has("report"))
    driver.click("save_and_leave")
    driver.until(lambda: driver.has("report"))
    driver.click("close_error")
    driver.click("leave_anyway")
    driver.arrive("Hello, Sam")


def test_documents_that_could_not_be_made_can_be_made_later(
    home: Driver, documents: Documents, settings: Settings
) -> None:
    documents.refusals = 1
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(WATER)
    home.click("answer.can")
    home.go_on("Has a neighbour treated you badly?")
    home.click("answer.no")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Check your answers")
    home.go_on("Nothing to put right")
    home.go_on("What your attestation will say")
    home.click("continue")
    home.until(lambda: home.has("error"))
    assert "third answer leaves it open" in home.find("error").accessibleName()
    home.click("answer.read")
    home.go_on("Error: Your documents are not made yet")
    assert home.wizard.assessment.signed_off
    home.click("retry")
    home.arrive("Your documents are ready")
    assert len(list(settings.documents_folder.iterdir())) == 2
    home.click("make_again")
    home.until(lambda: len(list(settings.documents_folder.iterdir())) == 4)


def test_a_finished_check_is_shown_without_ways_to_change_it(home: Driver, documents: Documents) -> None:
    test_documents_that_could_not_be_made_can_be_made_later(home, documents, home.window._settings)
    home.arrive("Your documents are ready")
    home.go_on("Hello, Sam")
    opened = next(widget for widget in home.all_named() if widget.objectName().startswith("open."))
    home.click(opened.objectName())
    home.arrive("Nothing to put right")
    assert not home.has("back")
    assert not any(widget.objectName().startswith("change.") for widget in home.all_named())
    home.go_on("Your documents are ready")
    made = len(documents.attestations)
    home.click("make_new")
    home.arrive("What your attestation will say")
    home.click("answer.by_hand")
    home.go_on("Your documents are ready")
    assert len(documents.attestations) == made + 1
    assert documents.attestations[-1].has_read is None


def test_a_vault_that_was_exchanged_is_read_anew_and_nothing_old_is_saved_over_it(
    home: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    vault = vaults._vaults["v1"]

    def exchanged(*_answer: object) -> None:
        raise Overtaken("The vault was exchanged; look at your last answers again.")

    with monkeypatch.context() as patched:
        patched.setattr(vault, "save_answer", exchanged)
        patched.setattr(vault, "save_person", exchanged)
        home.click("continue")
        home.arrive("Hello, Sam")
        home.until(lambda: home.has("error"))
    assert "look at your last answers again" in home.find("error").accessibleName()
    assert not vault.load(vault.assessments()[0].id).answers
