"""Changing how a vault opens: passphrase, keyring, recovery code; and no secret left behind in a widget."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from fakes import MemoryVaults
from footprint.errors import Unsaved
from footprint.workflow.kept import Keyring, Way
from ui.driver import PASSPHRASE, Driver
from ui.keeper import FULL, Fragile, look, made, unlock

NEW = "another plain passphrase"


@pytest.fixture
def vault(vaults: MemoryVaults) -> Fragile:
    return made(vaults)


@pytest.fixture
def opening(vault: Fragile, driver: Driver) -> Driver:
    return at_opening(unlock(driver))


def at_opening(driver: Driver) -> Driver:
    look(driver)
    driver.click("opening")
    driver.arrive("How your vault opens")
    return driver


def ask_new_passphrase(driver: Driver, present: str, new: str = NEW) -> None:
    driver.click("change_passphrase")
    driver.arrive("Change my passphrase")
    driver.write("passphrase.present", present)
    driver.write("passphrase", new)
    driver.write("passphrase.again", new)


def test_the_passphrase_is_changed(opening: Driver, vaults: MemoryVaults) -> None:
    ask_new_passphrase(opening, PASSPHRASE)
    opening.click("do")
    opening.arrive("How your vault opens")
    assert "Your passphrase is changed" in opening.find("done").accessibleName()
    assert vaults._secrets["v1"] == (NEW, "CODE-1")


def test_the_passphrase_is_changed_by_keyboard_alone(opening: Driver, vaults: MemoryVaults) -> None:
    enter = Qt.Key.Key_Return
    opening.tab_to("change_passphrase")
    opening.press(enter)
    opening.arrive("Change my passphrase")
    opening.tab_to("passphrase.present")
    opening.type(PASSPHRASE)
    opening.press(enter)
    assert opening.focused == "passphrase"
    opening.type(NEW)
    opening.press(enter)
    assert opening.focused == "passphrase.again"
    opening.type(NEW)
    opening.press(enter)
    opening.arrive("How your vault opens")
    assert vaults._secrets["v1"] == (NEW, "CODE-1")


def test_a_wrong_present_passphrase_is_said_at_its_input(opening: Driver, vaults: MemoryVaults) -> None:
    ask_new_passphrase(opening, "something else")
    opening.click("do")
    opening.until(lambda: opening.has("error"))
    assert "wrong passphrase" in opening.find("passphrase.present").accessibleDescription()
    assert "wrong" not in opening.find("passphrase").accessibleDescription()
    assert opening.find("passphrase").property("text") == NEW
    assert vaults._secrets["v1"] == (PASSPHRASE, "CODE-1")
    opening.write("passphrase.present", PASSPHRASE)
    opening.click("do")
    opening.arrive("How your vault opens")


def test_a_weak_new_passphrase_is_said_at_its_own_input(opening: Driver, vaults: MemoryVaults) -> None:
    ask_new_passphrase(opening, PASSPHRASE, "short")
    opening.click("do")
    opening.until(lambda: opening.has("error"))
    assert "eight characters" in opening.find("passphrase").accessibleDescription()
    assert "eight" not in opening.find("passphrase.present").accessibleDescription()
    assert vaults._secrets["v1"] == (PASSPHRASE, "CODE-1")


def test_what_is_missing_is_said_all_at_once(opening: Driver) -> None:
    opening.click("change_passphrase")
    opening.arrive("Change my passphrase")
    opening.click("do")
    said = opening.find("error").accessibleName()
    assert "passphrase as it is now" in said
    assert "Enter a passphrase" in said
    assert opening.focused == "error"


def test_a_passphrase_that_cannot_be_kept_leaves_the_old_one(
    opening: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Unsaved(FULL)

    monkeypatch.setattr(vaults, "change_way", full)
    ask_new_passphrase(opening, PASSPHRASE)
    opening.click("do")
    opening.until(lambda: opening.has("error"))
    assert FULL in opening.find("error").accessibleName()
    monkeypatch.undo()
    opening.click("do")
    opening.arrive("How your vault opens")


@pytest.mark.parametrize("way_out", ["do", "back", "lock"])
def test_secrets_are_wiped_from_their_inputs_however_the_page_is_left(opening: Driver, way_out: str) -> None:
    ask_new_passphrase(opening, PASSPHRASE)
    edits = opening.window.findChildren(QLineEdit)
    assert any(edit.text() for edit in edits)
    gone: list[str] = []
    for edit in edits:
        edit.destroyed.connect(lambda: gone.append(""))
    if way_out == "lock":
        assert opening.window._session is not None
        opening.window._session.lock()
    else:
        opening.click(way_out)
    opening.until(lambda: opening.title != "Change my passphrase")
    assert not [edit.text() for edit in edits if isValid(edit) and edit.text()]


def test_the_keyring_takes_the_place_of_the_passphrase(opening: Driver, vaults: MemoryVaults) -> None:
    opening.click("to_keyring")
    opening.arrive("Keep the key for me on this computer")
    assert "not somebody who uses your account" in opening.texts()
    assert "Test keyring" in opening.texts()
    opening.write("passphrase.present", PASSPHRASE)
    opening.press(Qt.Key.Key_Return)
    opening.arrive("How your vault opens")
    assert vaults.names()[0].way is Way.KEYRING
    assert "This computer keeps its key for you, in Test keyring" in opening.texts()
    opening.click("to_passphrase")
    opening.arrive("With a passphrase of my own")
    assert not opening.has("passphrase.present")
    opening.write("passphrase", NEW)
    opening.write("passphrase.again", NEW)
    opening.click("do")
    opening.arrive("How your vault opens")
    assert vaults._secrets["v1"] == (NEW, "CODE-1")


def test_a_keyring_that_cannot_be_trusted_is_not_offered_and_says_why(
    vault: Fragile, vaults: MemoryVaults, driver: Driver
) -> None:
    vaults._keyring = Keyring(usable=False, says="Its keyring writes keys in clear.")
    at_opening(unlock(driver))
    assert not driver.has("to_keyring")
    assert "Its keyring writes keys in clear." in driver.texts()


def test_a_new_recovery_code_is_shown_once_and_must_be_written_down(
    opening: Driver, vaults: MemoryVaults
) -> None:
    opening.click("new_code")
    opening.arrive("Make a new recovery code")
    assert "the old code opens this vault no longer" in opening.texts()
    opening.write("passphrase.present", PASSPHRASE)
    opening.click("do")
    opening.arrive("Write down your recovery code")
    _passphrase, code = vaults._secrets["v1"]
    assert code != "CODE-1"
    assert code.replace("-", "  ") == opening.find("recovery_code.shown").property("text")
    opening.click("continue")
    assert opening.has("error")
    opening.click("written_down")
    opening.click("continue")
    opening.arrive("How your vault opens")
    assert "You have a new recovery code" in opening.find("done").accessibleName()
    assert code not in opening.texts()


def test_a_wrong_passphrase_makes_no_new_code(opening: Driver, vaults: MemoryVaults) -> None:
    opening.click("new_code")
    opening.arrive("Make a new recovery code")
    opening.write("passphrase.present", "something else")
    opening.click("do")
    opening.until(lambda: opening.has("error"))
    assert "wrong passphrase" in opening.find("passphrase.present").accessibleDescription()
    assert vaults._secrets["v1"] == (PASSPHRASE, "CODE-1")


def test_no_secret_is_in_the_title_or_the_tree(opening: Driver) -> None:
    ask_new_passphrase(opening, PASSPHRASE)
    assert PASSPHRASE not in opening.texts()
    assert NEW not in opening.texts() + opening.window.windowTitle()
