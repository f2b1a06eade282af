"""What was promised is kept at opening and once a day; what keeps it from being kept keeps nobody from their answers."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from fakes import MemoryVaults
from footprint.policy.policy import Policy
from footprint.ui.stay import Stay
from footprint.workflow.ports import Services
from ui.driver import PASSPHRASE, Documents, Driver
from ui.keeper import FULL, Calendar, Fragile, made, put_check, unlock


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults, documents: Documents, calendar: Calendar) -> Services:
    return Services(lambda: vaults, lambda: documents, lambda: policy, calendar)


@pytest.fixture
def vault(vaults: MemoryVaults) -> Fragile:
    """A vault with one check that is due to be deleted and one that is not."""
    vault = made(vaults)
    put_check(vault, "old", date(2025, 1, 10))
    put_check(vault, "new", date(2026, 11, 1))
    return vault


def stay(driver: Driver) -> Stay:
    session = driver.window._session
    assert session is not None
    assert session._stay is not None
    return session._stay


def there(vault: Fragile) -> list[str]:
    return sorted(one.id for one in vault.assessments())


def test_what_is_due_is_gone_before_home_is_shown(vault: Fragile, driver: Driver) -> None:
    unlock(driver)
    assert there(vault) == ["new"]
    assert not driver.has("open.old")


def test_a_full_disk_keeps_nobody_from_home_and_it_is_tried_again(vault: Fragile, driver: Driver) -> None:
    vault.refusals = 1
    unlock(driver)
    driver.until(lambda: driver.has("error"))
    assert FULL in driver.find("error").accessibleName()
    assert driver.has("open.old")
    assert there(vault) == ["new", "old"]
    driver.click("retry")
    driver.until(lambda: driver.has("deleted"))
    assert there(vault) == ["new"]


def test_while_it_is_open_it_is_done_on_each_new_day(
    vault: Fragile, driver: Driver, calendar: Calendar
) -> None:
    unlock(driver)
    erased = vault.erasings
    stay(driver).look_at_day()
    put_check(vault, "due tomorrow", date(2025, 5, 21))
    stay(driver).look_at_day()
    assert there(vault) == ["due tomorrow", "new"]
    calendar.turn(1)
    stay(driver).look_at_day()
    driver.until(lambda: there(vault) == ["new"])
    assert vault.erasings == erased + 1
    driver.until(lambda: driver.has("deleted"))


def test_a_new_day_does_not_take_anybody_away_from_a_question(
    vault: Fragile, driver: Driver, calendar: Calendar
) -> None:
    unlock(driver)
    driver.start("onboarding")
    put_check(vault, "due tomorrow", date(2025, 5, 21))
    calendar.turn(1)
    stay(driver).look_at_day()
    driver.until(lambda: "due tomorrow" not in there(vault))
    assert driver.title == "About you"
    # It is told once home is reached.
    driver.click("save_and_leave")
    driver.arrive("Hello, Sam")
    driver.until(lambda: driver.has("deleted"))


def test_what_was_deleted_on_the_way_back_to_a_question_is_told_at_home(
    vault: Fragile, driver: Driver, calendar: Calendar
) -> None:
    unlock(driver)
    driver.start("onboarding")
    put_check(vault, "due tomorrow", date(2025, 5, 21))
    driver.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    calendar.turn(1)
    driver.arrive("Welcome back, Sam")
    driver.write("passphrase", PASSPHRASE)
    driver.click("open")
    driver.arrive("About you")
    assert "due tomorrow" not in there(vault)
    driver.click("save_and_leave")
    driver.until(lambda: driver.has("deleted"))


def test_where_one_was_may_be_gone_and_home_is_shown(vault: Fragile, driver: Driver) -> None:
    unlock(driver)
    driver.start("onboarding")
    driver.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    driver.arrive("Welcome back, Sam")
    vault.is_open = True
    vault.erase_answers([one.id for one in vault.assessments() if not one.signed_off], Calendar().now())
    vault.close()
    driver.write("passphrase", PASSPHRASE)
    driver.click("open")
    driver.arrive("Hello, Sam")


def test_starting_twice_at_once_begins_one_check(vault: Fragile, driver: Driver) -> None:
    unlock(driver)
    driver.click("start.onboarding")
    driver.click("start.onboarding")
    driver.until(lambda: not driver.has("start.onboarding"))
    driver.until(lambda: not driver.window._worker.is_busy)  # type: ignore[union-attr]  # the window is filled
    assert len([one for one in vault.assessments() if one.signed_off is None]) == 1
