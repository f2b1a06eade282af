"""Erasing: what goes and what stays is said before, nothing goes by one click, and all of it is accounted for after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from fakes import MemoryVaults
from footprint.errors import Refused, Unsaved
from footprint.policy.policy import Policy
from footprint.workflow.action_table import save_table
from footprint.workflow.copying import save_copy
from footprint.workflow.exporting import export
from footprint.workflow.kept import DocumentKind
from footprint.workflow.ports import Services
from footprint.workflow.receipts import read_receipt
from footprint.workflow.reminders import save_calendar
from ui.driver import Documents, Driver
from ui.keeper import FULL, Calendar, Fragile, choose, look, made, put_check, put_documents, unlock

ERASE_ANSWERS, ERASE_ALL = "Erase my answers, keep the attestation", "Erase everything"


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults, documents: Documents) -> Services:
    return Services(lambda: vaults, lambda: documents, lambda: policy, Calendar())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where things were saved."""
    made = tmp_path / "papers"
    made.mkdir()
    return made


@pytest.fixture
def vault(vaults: MemoryVaults, folder: Path) -> Fragile:
    vault = made(vaults)
    put_check(vault, "first", date(2026, 5, 2))
    put_check(vault, "draft", None)
    put_documents(vault, "first", date(2026, 5, 2), folder)
    vault.is_open = True
    save_copy(vault, folder / "copy", Calendar())
    export(vault, folder, Calendar())
    vault.close()
    return vault


@pytest.fixture
def kept(vault: Fragile, driver: Driver) -> Driver:
    return look(unlock(driver))


@pytest.fixture
def answers(kept: Driver) -> Driver:
    kept.click("erase_answers")
    kept.arrive(ERASE_ANSWERS)
    return kept


@pytest.fixture
def everything(kept: Driver) -> Driver:
    kept.click("erase_everything")
    kept.arrive(ERASE_ALL)
    return kept


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_goes_and_what_stays_is_said_before(answers: Driver) -> None:
    said = answers.texts()
    for part in (
        "2 checks with every answer in them, finished or not",
        "1 action list in the vault",
        "1 attestation, just as it was made. It holds your name and no answers.",
        "Your vault, and what opens it",
        "These hold answers too, and stay where they are",
    ):
        assert part in said


def test_where_there_is_no_attestation_that_is_said(vaults: MemoryVaults, driver: Driver) -> None:
    put_check(made(vaults), "draft", None)
    # The window looked for vaults before there was one.
    assert driver.window._session is not None
    driver.window._session.begin()
    look(unlock(driver))
    driver.click("erase_answers")
    driver.arrive(ERASE_ANSWERS)
    assert "No attestation: none has been made yet" in driver.texts()
    assert not driver.has("delete_files")


@pytest.mark.parametrize("typed", ["", "Pat", "Sa"])
def test_nothing_goes_before_the_name_is_typed(
    answers: Driver, vault: Fragile, vaults: MemoryVaults, typed: str
) -> None:
    answers.write("erase.name", typed)
    answers.click("erase")
    assert "Type the name of your vault as it stands here: Sam" in answers.find("error").accessibleName()
    assert "Error" in answers.find("erase.name").accessibleDescription()
    assert (len(vault.assessments()), vault.erasings) == (2, 0)


def test_the_answers_go_and_the_attestation_stays(answers: Driver, vault: Fragile, folder: Path) -> None:
    before = names(folder)
    answers.write("erase.name", " sam ")
    answers.click("erase")
    answers.arrive("What is kept about me")
    said = answers.find("done").accessibleName()
    assert "2 checks are gone from the vault" in said
    assert str(folder / "copy") in said
    assert [one.kind for one in vault.documents()] == [DocumentKind.ATTESTATION]
    assert not vault.assessments()
    assert names(folder) == before
    answers.click("back")
    answers.arrive("Hello, Sam")
    assert "the answers are erased" in answers.texts()


def test_action_lists_outside_go_only_when_that_is_ticked(
    answers: Driver, vault: Fragile, folder: Path
) -> None:
    tick = answers.find("delete_files")
    assert isinstance(tick, QAbstractButton)
    assert not tick.isChecked()
    answers.click("delete_files")
    answers.write("erase.name", "Sam")
    answers.press(Qt.Key.Key_Return)
    answers.arrive("What is kept about me")
    assert names(folder) == {"attestation 2026-05-02.pdf", "copy", "Footprint export 2026-11-20"}


def test_a_table_of_actions_goes_with_the_action_lists(
    vault: Fragile, services: Services, driver: Driver, folder: Path
) -> None:
    vault.is_open = True
    save_table(services, vault, folder / "t.csv")
    save_calendar(services, vault, folder / "c.ics")
    vault.close()
    look(unlock(driver))
    driver.click("erase_answers")
    driver.arrive(ERASE_ANSWERS)
    assert "Table of actions" in driver.texts()
    driver.click("delete_files")
    driver.write("erase.name", "Sam")
    driver.press(Qt.Key.Key_Return)
    driver.arrive("What is kept about me")
    assert names(folder) == {"attestation 2026-05-02.pdf", "copy", "Footprint export 2026-11-20", "c.ics"}


def test_answers_are_erased_by_keyboard_alone(kept: Driver, vault: Fragile) -> None:
    kept.tab_to("erase_answers")
    kept.press(Qt.Key.Key_Return)
    kept.arrive(ERASE_ANSWERS)
    kept.tab_to("delete_files")
    kept.press(Qt.Key.Key_Space)
    kept.tab_to("erase.name")
    kept.type("Sam")
    kept.tab_to("erase")
    kept.press(Qt.Key.Key_Return)
    kept.arrive("What is kept about me")
    assert not vault.assessments()
    assert kept.focused == "done"


def test_going_back_erases_nothing(answers: Driver, vault: Fragile) -> None:
    answers.write("erase.name", "Sam")
    answers.click("back")
    answers.arrive("What is kept about me")
    assert len(vault.assessments()) == 2


def test_answers_that_cannot_be_erased_say_why_and_can_be_tried_again(
    answers: Driver, vault: Fragile, folder: Path
) -> None:
    before = names(folder)
    answers.click("delete_files")
    answers.write("erase.name", "Sam")
    vault.refusals = 1
    answers.click("erase")
    answers.until(lambda: answers.has("error"))
    assert FULL in answers.find("error").accessibleName()
    assert (len(vault.assessments()), names(folder)) == (2, before)
    assert answers.find("erase.name").property("text") == "Sam"
    answers.click("erase")
    answers.arrive("What is kept about me")
    assert not vault.assessments()


def test_everything_goes_and_the_end_page_shows_nothing_of_the_person(
    everything: Driver, vaults: MemoryVaults, folder: Path
) -> None:
    assert "If you may need an attestation later, save it first." in everything.texts()
    everything.click("delete_files")
    everything.write("erase.name", "Sam")
    everything.click("erase")
    everything.arrive("Everything is erased")
    assert not vaults.names()
    assert names(folder) == set()
    assert "Sam" not in everything.texts() + everything.window.windowTitle()
    assert everything.find("command").property("text") == "footprint verify-erased v1"
    everything.click("back")
    everything.arrive("Welcome to Footprint")


def test_what_was_left_is_said_with_the_reason(kept: Driver, vaults: MemoryVaults, folder: Path) -> None:
    (folder / "action_list 2026-05-02.pdf").write_bytes(b"my own notes")
    kept.click("erase_everything")
    kept.arrive(ERASE_ALL)
    assert "These were changed since, and stay where they are" in kept.texts()
    kept.click("delete_files")
    kept.write("erase.name", "Sam")
    kept.click("erase")
    kept.arrive("Everything is erased")
    assert "Some files outside it are still there." in kept.texts()
    assert kept.find("left.0").accessibleName() == str(folder / "action_list 2026-05-02.pdf")
    assert "it was changed since Footprint wrote it" in kept.texts()
    assert not vaults.names()


def test_files_outside_stay_unless_that_is_ticked(everything: Driver, folder: Path) -> None:
    before = names(folder)
    everything.write("erase.name", "Sam")
    everything.click("erase")
    everything.arrive("Everything is erased")
    assert names(folder) == before
    assert everything.texts().count("you chose to keep it") == 4


def test_what_is_not_where_it_was_saved_is_said_before_and_after(
    vault: Fragile, driver: Driver, folder: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "stick"
    (folder / "copy").rename(moved)
    look(unlock(driver))
    driver.click("erase_everything")
    driver.arrive(ERASE_ALL)
    assert driver.find("missing.0").accessibleName() == str(folder / "copy")
    assert "they still hold answers, and only you can delete them" in driver.texts()
    driver.click("delete_files")
    driver.write("erase.name", "Sam")
    driver.click("erase")
    driver.arrive("Everything is erased")
    assert driver.find("missing.0").accessibleName() == str(folder / "copy")
    assert moved.exists()


def test_the_receipt_can_be_saved_and_read_again(everything: Driver, folder: Path, tmp_path: Path) -> None:
    everything.write("erase.name", "Sam")
    everything.click("erase")
    everything.arrive("Everything is erased")
    everything.click("save_receipt")
    dialog = everything.window.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "Footprint receipt.json"
    (tmp_path / "file").write_text("in the way")
    choose(everything, tmp_path / "file" / "receipt.json")
    everything.until(lambda: everything.has("error"))
    everything.click("save_receipt")
    choose(everything, tmp_path / "receipt.json")
    everything.until(lambda: everything.has("done"))
    receipt = read_receipt(tmp_path / "receipt.json")
    assert (receipt.vault_id, len(receipt.left)) == ("v1", 4)
    assert "Sam" not in (tmp_path / "receipt.json").read_text("utf-8").replace(str(folder), "")


def test_a_vault_that_could_not_be_erased_is_closed_and_erasing_it_goes_on(
    everything: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def full(_vault_id: str) -> None:
        raise Unsaved(FULL)

    monkeypatch.setattr(vaults, "erase", full)
    everything.click("delete_files")
    everything.write("erase.name", "Sam")
    everything.click("erase")
    everything.until(lambda: everything.has("error"))
    assert FULL in everything.find("error").accessibleName()
    everything.click("retry")
    everything.until(lambda: everything.has("error"))
    monkeypatch.undo()
    everything.click("erase")
    everything.arrive("Everything is erased")
    assert not vaults.names()
    assert names(folder) == set()
    assert everything.has("gone.0")


def test_a_vault_that_could_not_be_erased_can_be_left_for_the_way_in(
    everything: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_vault_id: str) -> None:
        raise Unsaved(FULL)

    monkeypatch.setattr(vaults, "erase", full)
    everything.write("erase.name", "Sam")
    everything.click("erase")
    everything.until(lambda: everything.has("error"))
    everything.click("back")
    everything.arrive("Welcome back, Sam")


def test_a_vault_that_cannot_be_read_is_not_erased(
    everything: Driver, vault: Fragile, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> tuple[()]:
        raise Refused("The vault is damaged.")

    monkeypatch.setattr(vault, "events", damaged)
    everything.write("erase.name", "Sam")
    everything.click("erase")
    everything.until(lambda: everything.has("error"))
    assert "The vault is damaged." in everything.find("error").accessibleName()
    assert vaults.names()
    monkeypatch.undo()
    everything.click("back")
    everything.arrive("What is kept about me")


@pytest.mark.parametrize("owner, typed", [("Siân", "Sia\u0302n"), ("Sam  Okafor", "sam okafor"), ("ﬁ", "fi")])
def test_a_name_counts_however_it_is_typed(
    vaults: MemoryVaults, driver: Driver, owner: str, typed: str
) -> None:
    from footprint.ui.keeping.erasing_page import ErasingPage  # noqa: PLC0415 (only here)
    from footprint.ui.keeping.fates import of_everything  # noqa: PLC0415
    from footprint.workflow.keeping import overview  # noqa: PLC0415

    vault, _code = vaults.create(owner, "four plain garden words")
    page = ErasingPage(owner, of_everything(overview(vault, Calendar()), ()))
    confirmed: list[bool] = []
    page.confirmed.connect(confirmed.append)
    (erase,) = page.findChildren(QAbstractButton, "erase")
    page._name.edit.setText("another")
    erase.click()
    assert not confirmed
    page._name.edit.setText(typed)
    erase.click()
    assert confirmed == [False]
    page.deleteLater()
