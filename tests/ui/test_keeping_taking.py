"""Taking a copy of the vault, or everything in the clear: what it means is said before, where it is after."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from fakes import MemoryVaults
from footprint.policy.policy import Policy
from footprint.workflow.kept import Happening
from footprint.workflow.ports import Services
from ui.driver import Documents, Driver
from ui.keeper import FULL, Calendar, Fragile, choose, look, made, put_check, put_documents, unlock


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults, documents: Documents) -> Services:
    return Services(lambda: vaults, lambda: documents, lambda: policy, Calendar())


@pytest.fixture
def vault(vaults: MemoryVaults) -> Fragile:
    vault = made(vaults)
    put_check(vault, "first", date(2026, 5, 2))
    put_documents(vault, "first", date(2026, 5, 2))
    return vault


@pytest.fixture
def kept(vault: Fragile, driver: Driver) -> Driver:
    return look(unlock(driver))


@pytest.fixture
def copying(kept: Driver) -> Driver:
    kept.click("copy")
    kept.arrive("Save a copy of my vault")
    return kept


@pytest.fixture
def exporting(kept: Driver) -> Driver:
    kept.click("export")
    kept.arrive("Export everything")
    return kept


def dialog_of(driver: Driver) -> QFileDialog:
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    return dialog


def test_a_copy_is_saved_and_said_where(copying: Driver, vaults: MemoryVaults, tmp_path: Path) -> None:
    assert "Your passphrase opens it, and so does your recovery code" in copying.texts()
    copying.click("choose")
    choose(copying, tmp_path / "copy")
    copying.until(lambda: copying.has("done"))
    assert str(tmp_path / "copy") in copying.find("done").accessibleName()
    assert vaults.name_of_copy(tmp_path / "copy").owner == "Sam"
    copying.click("back")
    copying.arrive("What is kept about me")
    assert str(tmp_path / "copy") in copying.texts()


def test_a_copy_of_a_vault_in_the_keyring_says_that_only_the_code_opens_it(
    vault: Fragile, vaults: MemoryVaults, driver: Driver
) -> None:
    unlock(driver)
    vaults._secrets["v1"] = (None, "CODE-1")
    look(driver)
    driver.click("copy")
    driver.arrive("Save a copy of my vault")
    assert "Only your recovery code opens it" in driver.texts()
    assert "Your passphrase opens it" not in driver.texts()


def test_nothing_in_the_name_of_a_copy_says_whose_it_is(copying: Driver) -> None:
    copying.click("choose")
    (proposed,) = dialog_of(copying).selectedFiles()
    assert Path(proposed).name == "Footprint vault 2026-11-20.footprint-copy"
    dialog_of(copying).reject()


def test_a_dialog_that_is_left_changes_nothing(copying: Driver, vault: Fragile) -> None:
    before = vault.events()
    copying.click("choose")
    dialog_of(copying).reject()
    assert vault.events() == before
    assert not copying.has("done")
    assert copying.find("choose").isEnabled()


def test_a_copy_that_cannot_be_saved_says_why_and_can_be_tried_again(
    copying: Driver, vault: Fragile, tmp_path: Path
) -> None:
    vault.refusals = 1
    copying.click("choose")
    choose(copying, tmp_path / "copy")
    copying.until(lambda: copying.has("error"))
    assert FULL in copying.find("error").accessibleName()
    assert not (tmp_path / "copy").exists()
    copying.click("choose")
    choose(copying, tmp_path / "copy")
    copying.until(lambda: copying.has("done"))


def test_while_a_copy_is_saved_nothing_can_be_pressed_twice_or_left(
    copying: Driver, vault: Fragile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saving, may_go_on = vault.save_copy, threading.Event()
    calls: list[Path] = []

    def slow(file: Path, at: object) -> None:
        calls.append(file)
        may_go_on.wait(10)
        saving(file, at)  # type: ignore[arg-type]  # a moment in time

    monkeypatch.setattr(vault, "save_copy", slow)
    copying.click("choose")
    dialog = dialog_of(copying)
    for _n in range(2):
        dialog.fileSelected.emit(str(tmp_path / "copy"))
    dialog.reject()
    assert copying.find("busy").property("text") == "Saving the copy…"
    assert copying.focused == "busy"
    assert not copying.find("choose").isEnabled()
    assert not copying.find("back").isEnabled()
    copying.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert copying.title == "Save a copy of my vault"
    may_go_on.set()
    copying.until(lambda: copying.has("done"))
    assert calls == [tmp_path / "copy"]
    assert not copying.has("busy")
    # The window's own: without a window manager none is active after the dialog has gone.
    focused = copying.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "done"


def test_an_export_warns_before_and_says_where_after(
    exporting: Driver, vault: Fragile, tmp_path: Path
) -> None:
    assert "An export is not locked" in exporting.texts()
    assert "the ones only for you as well" in exporting.texts()
    exporting.click("choose")
    choose(exporting, tmp_path)
    exporting.until(lambda: exporting.has("done"))
    (folder,) = tmp_path.iterdir()
    assert str(folder) in exporting.find("done").accessibleName()
    assert exporting.has("show_place")
    assert (folder / "export.json").exists()
    assert [one.place for one in vault.events() if one.kind is Happening.EXPORTED] == [str(folder)]


def test_the_warning_is_heard_with_the_title(exporting: Driver) -> None:
    title = next(one for one in exporting.window.findChildren(QLabel) if one.property("role") == "title")
    assert "An export is not locked" in title.accessibleDescription()


def test_an_export_that_cannot_be_written_says_why_and_leaves_nothing(
    exporting: Driver, tmp_path: Path, vault: Fragile
) -> None:
    (tmp_path / "file").write_text("in the way")
    exporting.click("choose")
    choose(exporting, tmp_path / "file")
    exporting.until(lambda: exporting.has("error"))
    assert "could not be written" in exporting.find("error").accessibleName()
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    vault.refusals = 1
    exporting.click("choose")
    choose(exporting, tmp_path)
    exporting.until(lambda: exporting.has("error") and FULL in exporting.find("error").accessibleName())
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    exporting.click("choose")
    choose(exporting, tmp_path)
    exporting.until(lambda: exporting.has("done"))


def test_a_bug_while_exporting_is_reported_and_the_page_can_be_used_again(
    exporting: Driver, vault: Fragile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(_document_id: str) -> bytes:
        raise RuntimeError("a bug")

    monkeypatch.setattr(vault, "document", broken)
    exporting.click("choose")
    choose(exporting, tmp_path)
    exporting.until(lambda: exporting.has("report"))
    exporting.click("close_error")
    assert "What was kept before is still kept" in exporting.find("error").accessibleName()
    monkeypatch.undo()
    exporting.click("choose")
    choose(exporting, tmp_path)
    exporting.until(lambda: exporting.has("done"))
