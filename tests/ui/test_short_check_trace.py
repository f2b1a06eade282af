"""The whole home folder before and after short checks, with the real vaults and the shipped questionnaires."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from footprint import bootstrap
from footprint.workflow.ports import Services
from ui.driver import Driver
from ui.test_practice_trace import files


@pytest.fixture
def services(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The real parts, which are made once a process, made for this test's home."""
    bootstrap._vaults.cache_clear()
    monkeypatch.setenv("HOME", str(own_home))
    yield bootstrap.services()
    bootstrap._vaults.cache_clear()


def take(driver: Driver, check: str, *pages: tuple[str, str]) -> None:
    driver.click("short_checks")
    driver.arrive("Short checks")
    driver.click(f"short.{check}")
    for title, answer in pages:
        driver.arrive(title)
        driver.click(f"answer.{answer}")
        driver.click("continue")


def test_no_file_no_key_no_trace(driver: Driver, own_home: Path) -> None:
    driver.until(lambda: driver.has("short_checks"))
    before = files(own_home)
    take(
        driver,
        "before-you-post",
        ("What is it about, most of all?", "trouble"),
        ("What comes closest?", "wrong"),
        ("Are you clocked in right now?", "no"),
    )
    driver.arrive("Better not")
    driver.click("finish")
    driver.arrive("Welcome to Footprint")
    take(driver, "something-posted", ("Could someone be in danger because of it?", "yes"))
    driver.arrive("Get help today")
    driver.click("another")
    driver.arrive("Short checks")
    driver.click("back")
    driver.arrive("Welcome to Footprint")
    take(driver, "manager-duties", ("Do you manage people?", "yes"))
    driver.arrive("Can each of them get at the policy?")
    assert files(own_home) == before
    driver.close()
    assert files(own_home) == before


def test_a_page_that_is_asked_for_is_the_only_file_and_a_real_pdf_without_a_name(
    driver: Driver, own_home: Path
) -> None:
    # The control: what is compared does change when something is written.
    driver.until(lambda: driver.has("short_checks"))
    before = files(own_home)
    take(driver, "something-posted", ("Could someone be in danger because of it?", "yes"))
    driver.arrive("Get help today")
    driver.click("save_page")
    dialog = driver.find("page").findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    file = own_home / "taken along.pdf"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    driver.until(lambda: driver.has("done"))
    new = {name for name in files(own_home) if name not in before}
    # Where there is no dialog of the system's, Qt's own remembers folders and its size.
    assert new - {".config", ".config/QtProject.conf"} == {"taken along.pdf"}
    assert b"taken along" not in b"".join(path.read_bytes() for path in own_home.glob(".config/*"))
    assert file.read_bytes().startswith(b"%PDF-")
