"""The same pages over a real encrypted vault, from its first check to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from footprint.locations import vaults_folder
from footprint.policy.policy import Policy
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
from footprint.ui.settings import Settings
from footprint.workflow.ports import Services
from footprint.workflow.receipts import read_receipt, what_is_left
from ui.driver import PASSPHRASE, Documents, Driver
from ui.keeper import Calendar, choose, look, unlock

NEW = "another plain passphrase"


@pytest.fixture
def encrypted(own_home: Path) -> SqlVaults:
    return SqlVaults(vaults_folder(), WEAKEST)


@pytest.fixture
def services(policy: Policy, encrypted: SqlVaults, documents: Documents) -> Services:
    return Services(lambda: encrypted, lambda: documents, lambda: policy, Calendar())


def go_through_a_check(driver: Driver) -> None:
    driver.to_check()
    driver.go_on("Nothing to put right")
    driver.go_on("What your attestation will say")
    driver.click("answer.read")
    driver.go_on("Your documents are ready")
    driver.go_on("Hello, Sam")


def change_passphrase(driver: Driver) -> None:
    """At the second try, and back to what is kept."""
    driver.click("opening")
    driver.arrive("How your vault opens")
    driver.click("change_passphrase")
    driver.arrive("Change my passphrase")
    for present in ("something else", PASSPHRASE):
        driver.write("passphrase.present", present)
        driver.write("passphrase", NEW)
        driver.write("passphrase.again", NEW)
        driver.click("do")
        if present != PASSPHRASE:
            driver.until(lambda: driver.has("error"))
            assert "Error" in driver.find("passphrase.present").accessibleDescription()
            assert "Error" not in driver.find("passphrase").accessibleDescription()
    driver.arrive("How your vault opens")
    driver.click("back")
    driver.arrive("What is kept about me")


def take(driver: Driver, way: str, title: str, path: Path) -> None:
    driver.click(way)
    driver.arrive(title)
    driver.click("choose")
    choose(driver, path)
    driver.until(lambda: driver.has("done"))
    driver.click("back")
    driver.arrive("What is kept about me")


def erase(driver: Driver, way: str, title: str) -> None:
    driver.click(way)
    driver.arrive(title)
    driver.click("delete_files")
    driver.write("erase.name", "Sam")
    driver.click("erase")


def test_from_the_first_check_to_the_end_of_the_vault(
    home: Driver, encrypted: SqlVaults, settings: Settings, tmp_path: Path
) -> None:
    (vault_id,) = (one.id for one in encrypted.names())
    go_through_a_check(home)
    look(home)
    assert str(vaults_folder() / vault_id) in home.texts()
    change_passphrase(home)
    copy = tmp_path / "a.footprint-copy"
    take(home, "copy", "Save a copy of my vault", copy)
    assert encrypted.name_of_copy(copy).vault_id == vault_id
    take(home, "export", "Export everything", tmp_path)

    erase(home, "erase_answers", "Erase my answers, keep the attestation")
    home.until(lambda: home.has("done"))
    assert "1 check is gone" in home.find("done").accessibleName()
    assert [path.name for path in settings.documents_folder.iterdir()] == [
        "Social media attestation 2026-11-20.pdf"
    ]
    home.click("back")
    home.arrive("Hello, Sam")
    assert "the answers are erased" in home.texts()
    home.click("lock")
    look(unlock(home, NEW))

    erase(home, "erase_everything", "Erase everything")
    home.arrive("Everything is erased")
    home.click("save_receipt")
    choose(home, tmp_path / "receipt.json")
    home.until(lambda: home.has("done"))
    receipt = read_receipt(tmp_path / "receipt.json")
    assert (len(receipt.gone), receipt.left) == (3, ())
    assert what_is_left(encrypted, receipt) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["receipt.json"]
    home.click("back")
    home.arrive("Welcome to Footprint")
