"""Home: when answers go next, what a date that has jumped puts off, and attestations whose answers are gone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from fakes import MemoryVaults
from footprint.policy.policy import Occasion, Policy
from footprint.ui.home_page import MOST
from footprint.workflow.kept import DocumentKind, Happening, Preferences
from footprint.workflow.ports import Services
from ui.driver import Documents, Driver
from ui.keeper import FULL, NOON, Calendar, Fragile, choose, made, put_check, put_documents, unlock


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults, documents: Documents, calendar: Calendar) -> Services:
    return Services(lambda: vaults, lambda: documents, lambda: policy, calendar)


@pytest.fixture
def vault(vaults: MemoryVaults) -> Fragile:
    return made(vaults)


@pytest.fixture
def jumped(vault: Fragile, driver: Driver) -> Driver:
    """At home, last used two years ago, with answers that would be due."""
    put_check(vault, "old", date(2025, 1, 10))
    put_check(vault, "new", date(2026, 11, 1))
    put_documents(vault, "old", date(2025, 1, 10))
    vault.note_use(NOON - timedelta(days=600))
    return unlock(driver)


def test_the_next_day_on_which_answers_go_stands_under_the_list(vault: Fragile, driver: Driver) -> None:
    put_check(vault, "one", date(2026, 5, 2))
    put_check(vault, "two", date(2026, 6, 2))
    unlock(driver)
    assert driver.find("next_deletion").property("text") == (
        "The next answers are deleted on 2 November 2027."
    )
    assert not driver.has("paused")


def test_nothing_is_said_of_deleting_where_nothing_is_deleted(vault: Fragile, driver: Driver) -> None:
    put_check(vault, "one", date(2026, 5, 2))
    vault.prefer(Preferences(months_kept=0))
    unlock(driver)
    assert not driver.has("next_deletion")


def test_what_was_deleted_is_said_once(vault: Fragile, driver: Driver) -> None:
    put_check(vault, "old", date(2025, 1, 10))
    unlock(driver)
    driver.until(lambda: driver.has("deleted"))
    assert "Your first check, 10 January 2025" in driver.find("deleted").accessibleName()
    assert driver.focused == "deleted"
    assert not vault.assessments()
    driver.click("kept")
    driver.arrive("What is kept about me")
    driver.click("back")
    driver.arrive("Hello, Sam")
    assert not driver.has("deleted")


def test_a_date_that_has_jumped_pauses_deleting_and_says_why(jumped: Driver, vault: Fragile) -> None:
    banner = QAccessible.queryAccessibleInterface(jumped.find("paused"))
    assert banner.role() is QAccessible.Role.AlertMessage
    said = banner.text(QAccessible.Text.Name)
    assert (
        "This computer's date is 20 November 2026. The last date that Footprint could rely on was 30 March 2025."
        in said
    )
    assert "the answers of 1 check have had their time" in said
    assert jumped.focused == "paused"
    assert len(vault.assessments()) == 2


def test_what_goes_is_said_before_the_date_is_confirmed(jumped: Driver, vault: Fragile) -> None:
    jumped.click("date_is_right")
    question = jumped.find("paused.question").property("text")
    assert question == (
        "These answers are then deleted for good: Your first check, 10 January 2025. The attestations stay."
    )
    assert (jumped.focused, len(vault.assessments())) == ("keep_paused", 2)
    assert jumped.find("keep_paused").accessibleDescription() == question
    jumped.click("delete_due")
    jumped.until(lambda: not jumped.has("paused"))
    assert [one.id for one in vault.assessments()] == ["new"]
    assert Happening.CLOCK_CONFIRMED in [one.kind for one in vault.events()]


def test_deleting_can_be_left_paused(jumped: Driver, vault: Fragile) -> None:
    jumped.tab_to("leave_paused")
    jumped.press(Qt.Key.Key_Return)
    assert not jumped.has("paused")
    assert "Deleting is paused" in jumped.find("next_deletion").property("text")
    jumped.click("kept")
    jumped.arrive("What is kept about me")
    assert "Its time was up on 10 July 2026" in jumped.texts()
    jumped.click("back")
    jumped.arrive("Hello, Sam")
    assert not jumped.has("paused")
    assert len(vault.assessments()) == 2


def test_after_the_question_deleting_can_still_be_left_paused(jumped: Driver, vault: Fragile) -> None:
    jumped.click("date_is_right")
    jumped.click("keep_paused")
    assert not jumped.has("paused")
    assert len(vault.assessments()) == 2


def test_a_confirmed_date_that_cannot_be_saved_deletes_nothing(jumped: Driver, vault: Fragile) -> None:
    jumped.click("date_is_right")
    vault.refusals = 1
    jumped.click("delete_due")
    jumped.until(lambda: jumped.has("error"))
    assert FULL in jumped.find("error").accessibleName()
    assert len(vault.assessments()) == 2


def test_an_attestation_outlives_its_answers_and_can_be_saved_again(
    jumped: Driver, vault: Fragile, tmp_path: Path
) -> None:
    attestation = next(one for one in vault.documents() if one.kind is DocumentKind.ATTESTATION)
    assert not jumped.has(f"attestation.{attestation.id}")
    jumped.click("date_is_right")
    jumped.click("delete_due")
    jumped.until(lambda: jumped.has(f"attestation.{attestation.id}"))
    assert "Signed off on 10 January 2025 · the answers are erased" in jumped.texts()
    jumped.click(f"attestation.{attestation.id}")
    jumped.arrive("Attestation of 10 January 2025")
    jumped.click("choose")
    choose(jumped, tmp_path)
    jumped.until(lambda: jumped.has("done"))
    assert (tmp_path / attestation.name).read_bytes() == vault.document(attestation.id)
    jumped.click("back")
    jumped.arrive("Hello, Sam")


def test_only_the_newest_are_listed_until_all_are_asked_for(vault: Fragile, driver: Driver) -> None:
    for n in range(MOST + 2):
        put_check(vault, f"check{n}", date(2026, 1, 1) + timedelta(days=n), Occasion.REFRESHER)
    unlock(driver)
    assert sum(one.objectName().startswith("open.check") for one in driver.all_named()) == MOST
    assert not driver.has("open.check0")
    driver.click("show_all")
    driver.until(lambda: driver.has("open.check0"))
    assert not driver.has("show_all")


def test_home_leads_by_keyboard_to_what_is_kept(vault: Fragile, driver: Driver) -> None:
    unlock(driver)
    driver.tab_to("kept")
    driver.press(Qt.Key.Key_Return)
    driver.arrive("What is kept about me")
