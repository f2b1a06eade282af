"""Making, opening and recovering a vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from fakes import MemoryVaults
from footprint.errors import Refused
from footprint.ui.parts.choice_card import RadioCard
from footprint.ui.session import Session
from ui.driver import PASSPHRASE, Driver

LONG = "another plain passphrase"


def at_recovery_code(driver: Driver) -> Driver:
    driver.choose_passphrase()
    driver.write("vault.name", "Sam")
    driver.write("passphrase", PASSPHRASE)
    driver.write("passphrase.again", PASSPHRASE)
    driver.click("create")
    driver.arrive("Write down your recovery code")
    return driver


def locked(driver: Driver) -> Driver:
    driver.make_vault()
    driver.click("lock")
    driver.arrive("Welcome back, Sam")
    return driver


def session(driver: Driver) -> Session:
    found = driver.window._session
    assert found is not None
    return found


def chosen(driver: Driver) -> list[str]:
    return [card.objectName() for card in driver.window.findChildren(RadioCard) if card.isChecked()]


def test_the_first_run_says_what_a_passphrase_is_for(driver: Driver) -> None:
    driver.arrive("Welcome to Footprint")
    assert "How should your vault open?" in driver.texts()
    driver.click("with_passphrase")
    driver.arrive("Make your vault")
    assert "Only your passphrase opens it" in driver.texts()
    assert "nobody can bring it back" in driver.texts()


def test_two_different_passphrases_make_no_vault(driver: Driver, vaults: MemoryVaults) -> None:
    driver.choose_passphrase()
    driver.write("vault.name", "Sam")
    driver.write("passphrase", PASSPHRASE)
    driver.write("passphrase.again", PASSPHRASE + "x")
    driver.click("create")
    assert "not the same" in driver.find("error").accessibleName()
    assert "not the same" in driver.find("passphrase.again").accessibleDescription()
    assert not vaults.names()


def test_that_what_is_wrong_with_both_passphrases_is_said_at_once(
    driver: Driver, vaults: MemoryVaults
) -> None:
    driver.choose_passphrase()
    driver.write("vault.name", "Sam")
    driver.write("passphrase", "short")
    driver.write("passphrase.again", "shorx")
    driver.click("create")
    said = driver.find("error").accessibleName()
    assert "at least 8 characters" in said
    assert "not the same" in said
    assert "at least 8 characters" in driver.find("passphrase").accessibleDescription()
    assert "not the same" in driver.find("passphrase.again").accessibleDescription()
    driver.write("passphrase.again", "short")
    driver.click("create")
    said = driver.find("error").accessibleName()
    assert "at least 8 characters" in said
    assert "not the same" not in said
    assert not vaults.names()


def test_what_the_store_refuses_is_said_and_what_was_typed_stays(
    driver: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_passphrase: str | None) -> None:
        raise Refused("This passphrase cannot be used")

    monkeypatch.setattr(vaults, "_refuse_weak", refuse)
    driver.choose_passphrase()
    driver.write("vault.name", "Sam")
    driver.write("passphrase", PASSPHRASE)
    driver.write("passphrase.again", PASSPHRASE)
    driver.click("create")
    driver.until(lambda: driver.has("error"))
    assert "cannot be used" in driver.find("error").accessibleName()
    assert driver.find("passphrase").property("text") == PASSPHRASE
    assert driver.find("create").isEnabled()


def test_a_passphrase_is_hidden_until_it_is_shown(driver: Driver) -> None:
    driver.choose_passphrase()
    driver.write("passphrase", "zebra")
    hidden = driver.find("passphrase")
    assert isinstance(hidden, QLineEdit)
    assert hidden.echoMode() is QLineEdit.EchoMode.Password
    driver.click("passphrase.show")
    shown = driver.find("passphrase")
    assert isinstance(shown, QLineEdit)
    assert (shown.echoMode(), shown.text(), hidden.text()) == (QLineEdit.EchoMode.Normal, "zebra", "")
    assert driver.find("passphrase.show").accessibleName() == "Hide what is typed: Passphrase"
    driver.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is shown
    driver.press(Qt.Key.Key_End)
    driver.type("s")
    driver.click("passphrase.show")
    assert driver.find("passphrase") is hidden
    assert (hidden.text(), shown.text()) == ("zebras", "")


def test_a_hidden_passphrase_can_be_asked_for_by_nobody(driver: Driver) -> None:
    driver.choose_passphrase()
    driver.write("passphrase", "zebra")
    told = QAccessible.queryAccessibleInterface(driver.find("passphrase"))
    assert (told.role(), bool(told.state().passwordEdit)) == (QAccessible.Role.EditableText, True)
    assert told.textInterface() is None
    assert "zebra" not in [told.text(kind) for kind in QAccessible.Text]
    driver.click("passphrase.show")
    told = QAccessible.queryAccessibleInterface(driver.find("passphrase"))
    assert (told.text(QAccessible.Text.Value), bool(told.state().passwordEdit)) == ("zebra", False)


def test_the_recovery_code_must_be_written_down(driver: Driver) -> None:
    at_recovery_code(driver)
    driver.click("continue")
    assert "Write the code down first" in driver.find("error").accessibleName()
    driver.press(Qt.Key.Key_Escape)
    driver.click("written_down")
    driver.click("continue")
    driver.arrive("Hello, Sam")


def test_the_recovery_code_leaves_the_clipboard_and_the_page(driver: Driver) -> None:
    at_recovery_code(driver)
    driver.click("copy_code")
    assert QGuiApplication.clipboard().text() == "CODE-1"
    driver.click("written_down")
    driver.click("continue")
    driver.arrive("Hello, Sam")
    assert QGuiApplication.clipboard().text() == ""
    assert "CODE-1" not in driver.texts()


def test_the_recovery_code_can_be_saved_to_a_file(driver: Driver, tmp_path: Path) -> None:
    at_recovery_code(driver)
    driver.click("save_code")
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "missing" / "code.txt"))
    assert "choose another place" in driver.find("error").accessibleName()
    dialog.fileSelected.emit(str(tmp_path / "code.txt"))
    dialog.reject()
    assert "CODE-1" in (tmp_path / "code.txt").read_text("utf-8")


def test_a_wrong_passphrase_is_said_and_can_be_put_right(driver: Driver) -> None:
    locked(driver)
    driver.write("passphrase", "something else")
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: driver.has("error"))
    assert "wrong passphrase" in driver.find("error").accessibleName()
    assert driver.find("passphrase").property("text") == "something else"
    driver.write("passphrase", PASSPHRASE)
    driver.click("open")
    driver.arrive("Hello, Sam")


def test_a_secret_is_wiped_from_its_input_once_it_has_opened(driver: Driver) -> None:
    locked(driver)
    edit = driver.find("passphrase")
    assert isinstance(edit, QLineEdit)
    wiped: list[str] = []
    edit.textChanged.connect(wiped.append)
    driver.write("passphrase", PASSPHRASE)
    driver.click("open")
    driver.arrive("Hello, Sam")
    assert wiped[-1] == ""


def test_a_lost_passphrase_is_replaced_with_the_recovery_code(driver: Driver) -> None:
    locked(driver)
    driver.click("lost")
    driver.arrive("Open the vault with its recovery code")
    driver.click("recover")
    assert "Enter your recovery code" in driver.find("error").accessibleName()
    driver.write("recovery_code", "CODE-2")
    driver.write("passphrase", LONG)
    driver.write("passphrase.again", LONG)
    driver.click("recover")
    driver.until(lambda: "wrong recovery code" in driver.texts())
    driver.write("recovery_code", "code-1")
    driver.click("recover")
    driver.arrive("Hello, Sam")
    driver.click("lock")
    driver.arrive("Welcome back, Sam")
    driver.write("passphrase", LONG)
    driver.click("open")
    driver.arrive("Hello, Sam")


def test_one_of_several_vaults_is_chosen_first(driver: Driver, vaults: MemoryVaults) -> None:
    locked(driver)
    driver.click("new_vault")
    driver.arrive("Make a new vault")
    driver.make_vault("Ana")
    driver.click("lock")
    driver.arrive("Whose vault do you open?")
    session(driver).begin()
    driver.until(lambda: not chosen(driver))
    driver.write("passphrase", PASSPHRASE)
    driver.click("open")
    assert "Choose whose vault" in driver.find("error").accessibleName()
    driver.click("vault/answer.v1")
    driver.click("open")
    driver.arrive("Hello, Sam")
