"""The whole home folder before and after a practice run, with the real vaults and the shipped questionnaire."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from footprint import bootstrap
from footprint.workflow.ports import Services
from ui.driver import Driver, in_practice


@pytest.fixture
def services(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The real parts, which are made once a process, made for this test's home."""
    bootstrap._vaults.cache_clear()
    monkeypatch.setenv("HOME", str(own_home))
    yield bootstrap.services()
    bootstrap._vaults.cache_clear()


def files(folder: Path) -> dict[str, str]:
    """Every file and folder, and what is in it."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


def test_no_file_no_key_no_trace(driver: Driver, own_home: Path) -> None:
    driver.until(lambda: driver.has("practise"))
    before = files(own_home)
    driver.practise()
    driver.click("start.onboarding")
    driver.until(lambda: driver.has("continue"))
    driver.click("continue")
    driver.arrive(in_practice("About you"))
    driver.write("profile.job", "Somebody")
    driver.click("save_and_leave")
    driver.arrive("Welcome to Footprint")
    assert files(own_home) == before
    driver.close()
    assert files(own_home) == before


def test_a_check_that_is_kept_does_leave_files(driver: Driver, own_home: Path) -> None:
    # The control: what is compared does change when something is kept.
    driver.until(lambda: driver.has("practise"))
    before = files(own_home)
    driver.make_vault()
    assert files(own_home) != before
