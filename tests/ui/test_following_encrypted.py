"""What comes after a check over a real encrypted vault with real papers, on a disk that is full for a while."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import allotment
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course
from footprint.locations import vaults_folder
from footprint.policy.policy import Policy
from footprint.report.documents import PdfDocuments
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
from footprint.ui.settings import Settings
from footprint.workflow.ports import Services
from store.small_disk import filled, small_disk
from ui.driver import PASSPHRASE, Driver, Noon
from ui.finished import CAN, COMMITTEE, HELP, TO_DO, finish
from ui.keeper import choose, unlock


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Everything of Footprint's lies on a disk of its own."""
    with small_disk(tmp_path / "disk", 8) as disk:
        monkeypatch.setenv("FOOTPRINT_HOME", str(disk))
        yield disk


@pytest.fixture
def encrypted(own_home: Path) -> SqlVaults:
    assert own_home.is_dir()
    return SqlVaults(vaults_folder(), WEAKEST)


@pytest.fixture
def services(policy: Policy, encrypted: SqlVaults) -> Services:
    return Services(lambda: encrypted, PdfDocuments, lambda: policy, Noon())


@pytest.fixture
def check(encrypted: SqlVaults) -> Assessment:
    """A finished check in a vault that is closed."""
    vault, _code = encrypted.create("Sam", PASSPHRASE)
    made = finish(vault, allotment(), TO_DO, 3)
    vault.close()
    return made


def test_that_what_became_of_actions_is_still_there_after_locking(
    check: Assessment,
    driver: Driver,
    own_home: Path,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.documents_folder = tmp_path / "papers"
    unlock(driver)
    driver.click("actions")
    driver.arrive("Your actions")
    driver.click(f"done.{CAN}")
    driver.type("the green one")
    with filled(own_home):
        driver.click("step.keep")
        driver.until(lambda: driver.has("error"))
        assert "What you entered is still on this page." in driver.find("error").accessibleName()
        assert driver.has(f"done.{CAN}")
    driver.click("retry")
    driver.until(lambda: driver.has("undo"))
    driver.click(f"hand_on.{HELP}")
    driver.click("step.keep")
    driver.until(lambda: driver.find("done").accessibleName().startswith("Handed on"))
    driver.click("list_again")
    choose(driver, tmp_path)
    driver.until(lambda: driver.find("done").accessibleName().startswith("It is saved"))
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    driver.click("attest_again")
    driver.arrive("Attest again")
    driver.click("make")
    driver.until(lambda: driver.has("done"))
    (paper,) = settings.documents_folder.iterdir()
    assert paper.read_bytes().startswith(b"%PDF")
    driver.click("back")
    driver.arrive("Your actions")
    driver.click("back")
    driver.arrive("Hello, Sam")
    driver.click("lock")
    unlock(driver)
    assert not driver.has(f"due.{CAN}")
    assert driver.has(f"due.{COMMITTEE}")
    driver.click("actions")
    driver.arrive("Your actions")
    assert "Handed on" in driver.texts()
    driver.close()
    encrypted = SqlVaults(vaults_folder(), WEAKEST)
    vault = encrypted.open(next(one.id for one in encrypted.names()), PASSPHRASE)
    steps = [(one.action_id, one.course, one.words) for one in vault.load(check.id).follow_ups]
    vault.close()
    assert steps == [(CAN, Course.DONE, "the green one"), (HELP, Course.HANDED_ON, "")]
