"""How long answers are kept and when the vault locks: said before it is chosen, and never deleted unasked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from builders import A_MOMENT
from fakes import MemoryVaults
from footprint.assessment.follow_up import Course, FollowUp
from footprint.policy.policy import Policy
from footprint.workflow.kept import Preferences
from footprint.workflow.ports import Services
from ui.driver import Documents, Driver
from ui.keeper import FULL, Calendar, Fragile, look, made, put_check, unlock


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults, documents: Documents, calendar: Calendar) -> Services:
    return Services(lambda: vaults, lambda: documents, lambda: policy, calendar)


@pytest.fixture
def vault(vaults: MemoryVaults) -> Fragile:
    vault = made(vaults)
    put_check(vault, "old", date(2026, 5, 2))
    put_check(vault, "new", date(2026, 11, 1))
    return vault


@pytest.fixture
def months(vault: Fragile, driver: Driver) -> Driver:
    look(unlock(driver))
    driver.click("months")
    driver.arrive("How long your answers are kept")
    return driver


def description(driver: Driver, name: str) -> str:
    return driver.find(name).accessibleDescription()


def ids(vault: Fragile) -> list[str]:
    return [one.id for one in vault.assessments()]


def test_each_choice_says_what_it_would_come_to(months: Driver) -> None:
    assert description(months, "months/answer.3") == (
        "1 check would have had its time already. The next would be deleted on 1 February 2027."
    )
    assert description(months, "months/answer.18") == "Usual. The next would be deleted on 2 November 2027."
    assert description(months, "months/answer.0") == "Nothing is deleted by itself."


def test_a_longer_time_is_kept_at_once(months: Driver, vault: Fragile) -> None:
    months.type("6")
    chosen = months.find("months/answer.36")
    assert isinstance(chosen, QAbstractButton)
    assert chosen.isChecked()
    months.click("save")
    months.arrive("What is kept about me")
    assert "Answers are kept for 36 months" in months.find("done").accessibleName()
    assert vault.preferences == Preferences(months_kept=36)
    assert ids(vault) == ["new", "old"]


def test_a_shorter_time_shows_what_is_due_and_deletes_nothing_unasked(months: Driver, vault: Fragile) -> None:
    months.click("months/answer.3")
    months.click("save")
    months.arrive("Delete these answers now?")
    assert "signed off on 2 May 2026" in months.texts()
    assert "1 November 2026" not in months.texts()
    months.click("back")
    months.arrive("How long your answers are kept")
    assert (ids(vault), vault.preferences.months_kept) == (["new", "old"], 18)


def test_a_shorter_time_names_what_is_still_open_before_it_is_deleted(months: Driver, vault: Fragile) -> None:
    vault.follow_up("old", FollowUp("take-a-can", Course.OPEN, A_MOMENT))
    vault.follow_up("new", FollowUp("take-a-can", Course.DONE, A_MOMENT))
    months.click("months/answer.3")
    months.click("save")
    months.arrive("Delete these answers now?")
    assert not months.has("still_open")
    months.click("back")
    months.arrive("How long your answers are kept")
    vault.erase_answers(["new"], A_MOMENT)
    months.click("months/answer.3")
    months.click("save")
    months.arrive("Delete these answers now?")
    assert months.find("still_open").property("text") == (
        "1 action is still open and goes with them: Water by can."
    )
    assert "signed or not" in months.texts()


def test_a_shorter_time_deletes_what_is_due_once_it_was_confirmed(months: Driver, vault: Fragile) -> None:
    months.click("months/answer.3")
    months.click("save")
    months.arrive("Delete these answers now?")
    months.click("delete_due")
    months.arrive("What is kept about me")
    assert "The answers of 1 check are deleted." in months.find("done").accessibleName()
    assert (ids(vault), vault.preferences.months_kept) == (["new"], 3)


def test_until_i_erase_them_says_that_nothing_is_deleted(months: Driver, vault: Fragile) -> None:
    months.click("months/answer.0")
    months.click("save")
    months.arrive("What is kept about me")
    assert "until you erase them" in months.find("done").accessibleName()
    assert "Kept until you erase it" in months.texts()
    months.click("back")
    months.arrive("Hello, Sam")
    assert not months.has("next_deletion")


def test_a_choice_that_cannot_be_saved_says_why_and_stays_chosen(months: Driver, vault: Fragile) -> None:
    months.click("months/answer.24")
    vault.refusals = 1
    months.click("save")
    months.until(lambda: months.has("error"))
    assert FULL in months.find("error").accessibleName()
    chosen = months.find("months/answer.24")
    assert isinstance(chosen, QAbstractButton)
    assert chosen.isChecked()
    assert vault.preferences.months_kept == 18
    months.click("save")
    months.arrive("What is kept about me")
    assert vault.preferences.months_kept == 24


def test_a_deletion_that_cannot_be_done_says_why_and_deletes_nothing(months: Driver, vault: Fragile) -> None:
    months.click("months/answer.3")
    months.click("save")
    months.arrive("Delete these answers now?")
    vault.refusals = 1
    months.click("delete_due")
    months.until(lambda: months.has("error"))
    assert FULL in months.find("error").accessibleName()
    assert ids(vault) == ["new", "old"]
    months.click("delete_due")
    months.arrive("What is kept about me")
    assert ids(vault) == ["new"]


def test_a_date_that_has_jumped_pauses_deleting_here_too(
    months: Driver, vault: Fragile, calendar: Calendar
) -> None:
    calendar.turn(40)
    months.click("months/answer.3")
    months.click("save")
    months.arrive("Delete these answers now?")
    months.click("delete_due")
    months.arrive("What is kept about me")
    assert "deleting is paused" in months.find("done").accessibleName()
    assert ids(vault) == ["new", "old"]


@pytest.mark.parametrize("minutes", [2, 5, 15, 30])
def test_the_time_until_locking_can_be_chosen(vault: Fragile, driver: Driver, minutes: int) -> None:
    look(unlock(driver))
    driver.click("lock_after")
    driver.arrive("When the vault locks by itself")
    driver.click(f"minutes/answer.{minutes}")
    driver.click("save")
    driver.arrive("What is kept about me")
    assert f"{minutes} minutes" in driver.find("done").accessibleName()
    assert vault.preferences == Preferences(minutes_until_locked=minutes)
    assert f"not been used for {minutes} minutes" in driver.texts()


def test_never_to_lock_says_what_it_means_before_it_is_chosen(vault: Fragile, driver: Driver) -> None:
    look(unlock(driver))
    driver.tab_to("lock_after")
    driver.press(Qt.Key.Key_Return)
    driver.arrive("When the vault locks by itself")
    assert "Whoever comes to this computer" in description(driver, "minutes/answer.0")
    driver.tab_to("minutes/answer.10")
    for _n in range(3):
        driver.press(Qt.Key.Key_Down)
    driver.tab_to("save")
    driver.press(Qt.Key.Key_Return)
    driver.arrive("What is kept about me")
    assert vault.preferences.minutes_until_locked == 0
    assert "It does not lock by itself" in driver.texts()
