"""The first page: how a vault is to open, and what is said where the computer cannot keep the key."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from fakes import MemoryVaults
from footprint.errors import Refused
from footprint.ui import entrance
from footprint.workflow.kept import Keyring, Way
from ui.driver import Driver


class Lookout(MemoryVaults):
    """Counts how often the keyring is looked at."""

    looked = 0

    def keyring(self) -> Keyring:
        self.looked += 1
        return super().keyring()


@pytest.fixture
def vaults() -> MemoryVaults:
    return Lookout()


@pytest.fixture
def without_keyring(vaults: MemoryVaults) -> None:
    vaults._keyring = Keyring(usable=False, says="No keyring was found.")


def test_the_keyring_is_looked_at_only_once_the_page_is_there(
    vaults: Lookout, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(entrance, "_SETTLED", 60_000)
    driver: Driver = request.getfixturevalue("driver")
    driver.arrive("Welcome to Footprint")
    driver.until(lambda: not driver.window._worker.is_busy)  # type: ignore[union-attr]  # the window is filled
    assert not vaults.looked
    # Seen where it will be, but not offered before it is known to be possible.
    assert not driver.find("with_keyring").isEnabled()
    assert driver.find("with_passphrase").isEnabled()


def test_a_vault_whose_key_this_computer_keeps_needs_a_name_only(driver: Driver, vaults: Lookout) -> None:
    driver.until(lambda: driver.has("with_keyring") and driver.find("with_keyring").isEnabled())
    assert "not somebody who uses your account" in driver.texts()
    driver.click("with_keyring")
    driver.arrive("Make your vault")
    assert "Test keyring" in driver.texts()
    assert not driver.has("passphrase")
    driver.click("create")
    assert "Enter a name" in driver.find("error").accessibleName()
    driver.write("vault.name", "Sam")
    driver.click("create")
    driver.arrive("Write down your recovery code")
    driver.click("written_down")
    driver.click("continue")
    driver.arrive("Hello, Sam")
    assert vaults.names()[0].way is Way.KEYRING


@pytest.mark.usefixtures("without_keyring")
def test_where_there_is_no_trustworthy_keyring_it_is_not_offered_and_one_line_says_why(
    driver: Driver,
) -> None:
    driver.until(lambda: "This computer cannot keep the key for you. No keyring was found." in driver.texts())
    assert not driver.has("with_keyring")
    driver.make_vault()


def test_a_keyring_that_cannot_even_be_looked_at_keeps_nobody_from_a_passphrase(
    driver: Driver, vaults: Lookout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Keyring:
        raise Refused("The keyring does not answer.")

    monkeypatch.setattr(vaults, "keyring", broken)
    driver.until(lambda: "The keyring does not answer." in driver.texts())
    assert not driver.has("with_keyring")
    driver.make_vault()


def test_a_keyring_that_refuses_the_new_key_says_so_and_a_passphrase_is_one_step_away(
    driver: Driver, vaults: Lookout
) -> None:
    driver.until(lambda: driver.has("with_keyring") and driver.find("with_keyring").isEnabled())
    driver.click("with_keyring")
    driver.arrive("Make your vault")
    vaults._keyring = Keyring(usable=False, says="gone")
    driver.write("vault.name", "Sam")
    driver.click("create")
    driver.until(lambda: driver.has("error"))
    assert "no keyring" in driver.find("error").accessibleName()
    assert not vaults.names()
    driver.click("back")
    driver.arrive("Welcome to Footprint")
    driver.make_vault()


def test_the_card_is_told_with_what_it_protects_against(driver: Driver) -> None:
    driver.until(lambda: driver.has("with_keyring"))
    for name, words in (("with_passphrase", "everybody else"), ("with_keyring", "steals the disk")):
        told = QAccessible.queryAccessibleInterface(driver.find(name))
        assert words in told.text(QAccessible.Text.Description)


def test_what_is_pressed_while_a_vault_is_made_leads_nowhere_else(driver: Driver, vaults: Lookout) -> None:
    driver.choose_passphrase()
    driver.write("vault.name", "Sam")
    driver.write("passphrase", "four plain garden words")
    driver.write("passphrase.again", "four plain garden words")
    driver.click("create")
    # Before the worker can have answered: nothing comes back before the event loop turns.
    driver.click("back")
    driver.arrive("Write down your recovery code")
    assert len(vaults.names()) == 1
