"""When a vault does not open: each refusal leads on, to another try, the code, a copy, a new vault, or letting go."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from builders import allotment
from fakes import MemoryVaults
from footprint.errors import Refused, Unsaved
from footprint.policy.policy import Occasion
from footprint.workflow.exporting import export
from footprint.workflow.kept import Keyring, Way
from footprint.workflow.start import start
from ui.driver import PASSPHRASE, Driver, Noon

LONG = "another plain passphrase"


@pytest.fixture
def kept(vaults: MemoryVaults) -> MemoryVaults:
    """Sam's vault, closed, whose key the computer keeps."""
    vaults.create("Sam", None)[0].close()
    return vaults


@pytest.fixture
def sams(vaults: MemoryVaults) -> MemoryVaults:
    """Sam's vault, closed, with a passphrase and one assessment."""
    vault, _code = vaults.create("Sam", PASSPHRASE)
    start(vault, allotment(), Occasion.ONBOARDING, Noon())
    vault.close()
    return vaults


def choose_file(driver: Driver, button: str, path: Path) -> None:
    driver.click(button)
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    # Without a window manager nobody else gives it the keyboard back.
    with driver.bot.waitActive(driver.window):
        driver.window.activateWindow()


def test_a_vault_whose_key_is_kept_opens_without_a_passphrase(kept: MemoryVaults, driver: Driver) -> None:
    driver.arrive("Welcome back, Sam")
    assert not driver.has("passphrase")
    assert driver.focused == "open"
    driver.click("open")
    driver.arrive("Hello, Sam")


@pytest.mark.parametrize("why", ["locked", "missing", "not trusted", "without the key"])
def test_a_keyring_that_refuses_can_be_tried_again_once_it_is_mended(
    kept: MemoryVaults, driver: Driver, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    opens = kept.open

    def refused(_vault_id: str, _passphrase: str | None = None) -> None:
        raise Refused(f"The keyring is {why}.")

    monkeypatch.setattr(kept, "open", refused)
    driver.arrive("Welcome back, Sam")
    driver.click("open")
    driver.until(lambda: driver.has("error"))
    assert f"The keyring is {why}." in driver.find("error").accessibleName()
    monkeypatch.setattr(kept, "open", opens)
    driver.click("retry")
    driver.arrive("Hello, Sam")


def test_where_the_keyring_is_gone_for_good_the_code_opens_it_with_a_passphrase_from_now_on(
    kept: MemoryVaults, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_vault_id: str, _passphrase: str | None = None) -> None:
        raise Refused("The keyring is gone.")

    driver.arrive("Welcome back, Sam")
    with monkeypatch.context() as patched:
        patched.setattr(kept, "open", refused)
        driver.click("open")
        driver.until(lambda: driver.has("use_code"))
    kept._keyring = Keyring(usable=False, says="No keyring was found.")
    driver.click("use_code")
    driver.arrive("Open the vault with its recovery code")
    assert "No keyring was found." in driver.texts()
    assert not driver.has("way/answer.keyring")
    driver.write("recovery_code", "code-1")
    driver.write("passphrase", LONG)
    driver.write("passphrase.again", LONG)
    driver.click("recover")
    driver.arrive("Hello, Sam")
    assert kept.names()[0].way is Way.PASSPHRASE


def test_with_the_code_the_key_can_be_left_to_the_computer_from_now_on(
    sams: MemoryVaults, driver: Driver
) -> None:
    driver.arrive("Welcome back, Sam")
    driver.click("lost")
    driver.arrive("Open the vault with its recovery code")
    driver.write("recovery_code", "code-1")
    driver.write("passphrase", LONG)
    typed = driver.find("passphrase")
    driver.click("way/answer.keyring")
    assert not driver.has("passphrase")
    assert isinstance(typed, QLineEdit)
    assert not typed.text()
    driver.click("recover")
    driver.arrive("Hello, Sam")
    assert sams.names()[0].way is Way.KEYRING


def last_texts(driver: Driver, *names: str) -> dict[str, str]:
    """What each input was last told to hold, kept up to date even when its page is gone."""
    held: dict[str, str] = {}
    for name in names:
        edit = driver.find(name)
        assert isinstance(edit, QLineEdit)
        edit.textChanged.connect(partial(held.__setitem__, name))
    return held


def test_code_and_passphrases_are_wiped_once_they_have_opened(sams: MemoryVaults, driver: Driver) -> None:
    driver.arrive("Welcome back, Sam")
    driver.click("lost")
    driver.arrive("Open the vault with its recovery code")
    names = ("recovery_code", "passphrase", "passphrase.again")
    held = last_texts(driver, *names)
    for name, text in zip(names, ("code-1", LONG, LONG), strict=True):
        driver.write(name, text)
    assert held == dict(zip(names, ("code-1", LONG, LONG), strict=True))
    driver.click("recover")
    driver.arrive("Hello, Sam")
    assert held == dict.fromkeys(names, "")


def test_what_was_typed_is_wiped_when_the_page_is_left(sams: MemoryVaults, driver: Driver) -> None:
    driver.arrive("Welcome back, Sam")
    held = last_texts(driver, "passphrase")
    driver.write("passphrase", PASSPHRASE)
    assert held == {"passphrase": PASSPHRASE}
    driver.click("new_vault")
    driver.arrive("Make a new vault")
    assert held == {"passphrase": ""}


def at_lost(driver: Driver) -> Driver:
    driver.arrive("Welcome back, Sam")
    driver.click("lost")
    driver.arrive("Open the vault with its recovery code")
    driver.click("codeless")
    driver.arrive("Nobody can open this vault now")
    return driver


def test_without_passphrase_and_code_it_is_said_plainly_that_nobody_can_open_it(
    sams: MemoryVaults, driver: Driver
) -> None:
    at_lost(driver)
    assert "for you, for us, and for anybody else" in driver.texts()
    driver.click("back")
    driver.arrive("Welcome back, Sam")
    assert len(sams.names()) == 1


def test_a_lost_vault_can_be_set_aside_beside_a_new_one(sams: MemoryVaults, driver: Driver) -> None:
    at_lost(driver).click("new_vault")
    driver.arrive("Make a new vault")
    driver.make_vault("Sam again")
    assert [name.owner for name in sams.names()] == ["Sam", "Sam again"]


def test_a_lost_vault_is_erased_only_once_its_name_is_typed(sams: MemoryVaults, driver: Driver) -> None:
    at_lost(driver).click("erase")
    driver.arrive("Erase the vault “Sam”?")
    for wrong in ("", "sam", "Samuel"):
        driver.write("erase.name", wrong) if wrong else None
        driver.click("erase")
        assert "exactly as it stands here" in driver.find("error").accessibleName()
        assert len(sams.names()) == 1
    driver.write("erase.name", " Sam ")
    driver.click("erase")
    driver.arrive("Welcome to Footprint")
    assert "The vault “Sam” is gone from this computer" in driver.find("done").accessibleName()
    assert not sams.names()


def test_a_lost_vault_that_cannot_be_erased_is_still_there_and_says_why(
    sams: MemoryVaults, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_vault_id: str) -> None:
        raise Unsaved("The folder cannot be written to.")

    monkeypatch.setattr(sams, "erase", fails)
    at_lost(driver).click("erase")
    driver.arrive("Erase the vault “Sam”?")
    driver.write("erase.name", "Sam")
    driver.click("erase")
    driver.until(lambda: driver.has("error"))
    assert "cannot be written to" in driver.find("error").accessibleName()
    driver.click("back")
    driver.arrive("Nobody can open this vault now")


def test_what_remains_of_an_erased_vault_is_named(
    sams: MemoryVaults, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sams, "remains", lambda _vault_id: ("keys.json",))
    at_lost(driver).click("erase")
    driver.arrive("Erase the vault “Sam”?")
    driver.write("erase.name", "Sam")
    driver.click("erase")
    driver.until(lambda: driver.has("error"))
    assert "keys.json" in driver.find("error").accessibleName()


@pytest.fixture
def copy(sams: MemoryVaults, tmp_path: Path) -> Path:
    """A saved copy of Sam's vault."""
    vault = sams.open("v1", PASSPHRASE)
    vault.save_copy(tmp_path / "copy.footprint", datetime(2026, 11, 2, 9, 30, tzinfo=UTC))
    vault.close()
    return tmp_path / "copy.footprint"


def at_copy(driver: Driver, copy: Path) -> Driver:
    driver.until(lambda: driver.has("restore"))
    driver.click("restore")
    driver.arrive("Restore a saved copy")
    choose_file(driver, "choose_file", copy)
    driver.arrive("Open the copy")
    return driver


def test_a_copy_says_whose_it_is_and_from_when_and_opens_with_its_passphrase(
    sams: MemoryVaults, copy: Path, driver: Driver
) -> None:
    at_copy(driver, copy)
    assert "The vault “Sam”" in driver.texts()
    assert "Saved on 2 November 2026 at 09:30" in driver.texts()
    driver.click("restore")
    assert "Enter the passphrase" in driver.find("error").accessibleName()
    driver.write("passphrase", "something else")
    driver.click("restore")
    driver.until(lambda: "wrong passphrase" in driver.texts())
    driver.write("passphrase", PASSPHRASE)
    typed = driver.find("passphrase")
    assert isinstance(typed, QLineEdit)
    wiped: list[str] = []
    typed.textChanged.connect(wiped.append)
    driver.click("restore")
    driver.arrive("Hello, Sam (copy)")
    assert wiped[-1] == ""
    assert "Go on where you left off" in driver.texts()
    assert len(sams.names()) == 2


def test_a_copy_opens_with_its_recovery_code_and_gets_a_new_passphrase(
    sams: MemoryVaults, copy: Path, driver: Driver
) -> None:
    at_copy(driver, copy).click("opens/answer.code")
    assert not driver.has("passphrase")
    driver.click("restore")
    assert "Enter the recovery code" in driver.find("error").accessibleName()
    driver.write("recovery_code", "code-1")
    driver.write("new_passphrase", LONG)
    driver.write("new_passphrase.again", LONG)
    driver.click("restore")
    driver.arrive("Hello, Sam (copy)")
    driver.click("lock")
    driver.until(lambda: driver.has("notice"))
    driver.write("passphrase", LONG)
    driver.click("open")
    driver.arrive("Hello, Sam (copy)")


def test_a_file_that_is_no_copy_is_said_to_be_none(
    sams: MemoryVaults, driver: Driver, tmp_path: Path
) -> None:
    driver.arrive("Welcome back, Sam")
    driver.click("restore")
    driver.arrive("Restore a saved copy")
    choose_file(driver, "choose_file", tmp_path / "letter.txt")
    driver.until(lambda: driver.has("error"))
    assert "no copy" in driver.find("error").accessibleName()
    driver.click("back")
    driver.arrive("Welcome back, Sam")


def exported(vaults: MemoryVaults, folder: Path) -> Path:
    vault = vaults.open("v1", PASSPHRASE)
    target = export(vault, folder, Noon())
    vault.close()
    return target


def test_an_export_becomes_a_vault_with_a_recovery_code_of_its_own(
    sams: MemoryVaults, driver: Driver, tmp_path: Path
) -> None:
    folder = exported(sams, tmp_path)
    driver.arrive("Welcome back, Sam")
    driver.click("import")
    driver.arrive("Bring in an export")
    driver.click("import")
    assert "Choose the folder" in driver.find("error").accessibleName()
    choose_file(driver, "choose_folder", folder)
    assert driver.find("folder.chosen").property("text") == str(folder)
    driver.write("vault.name", "Sam, brought in")
    driver.write("passphrase", LONG)
    driver.write("passphrase.again", LONG)
    driver.click("import")
    driver.arrive("Write down your recovery code")
    driver.click("written_down")
    driver.click("continue")
    driver.arrive("Hello, Sam, brought in")
    assert "Go on where you left off" in driver.texts()
    assert sams.open("v1", PASSPHRASE).contents().assessments == (sams._vaults["v2"].contents().assessments)


def test_a_folder_that_is_no_export_makes_no_vault(
    sams: MemoryVaults, driver: Driver, tmp_path: Path
) -> None:
    driver.arrive("Welcome back, Sam")
    driver.click("import")
    driver.arrive("Bring in an export")
    choose_file(driver, "choose_folder", tmp_path)
    driver.click("way/answer.keyring")
    driver.click("import")
    driver.until(lambda: driver.has("error"))
    assert driver.find("import").isEnabled()
    assert len(sams.names()) == 1
