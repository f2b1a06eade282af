"""Vaults that cannot be reached, documents that nothing opens, and a bug that comes at every paint."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices

from fakes import MemoryVaults
from footprint.errors import Refused
from footprint.ui.error_dialog import ErrorDialog
from ui.driver import Driver


def test_a_bug_that_comes_again_and_again_is_reported_once(driver: Driver) -> None:
    driver.arrive("Welcome to Footprint")
    for _ in range(5):
        driver.window.report(RuntimeError("at every paint"))
    assert len(driver.window.findChildren(ErrorDialog)) == 1


def test_vaults_that_cannot_be_listed_are_said_and_tried_again(
    vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch, driver: Driver
) -> None:
    driver.arrive("Welcome to Footprint")
    names = vaults.names

    def unreachable() -> None:
        raise Refused("The folder cannot be read.")

    monkeypatch.setattr(vaults, "names", unreachable)
    driver.window._session._entrance.begin()  # type: ignore[union-attr]  # the window is filled
    driver.arrive("Your vaults cannot be reached")
    assert "The folder cannot be read." in driver.texts()
    assert not driver.window.findChildren(ErrorDialog)
    monkeypatch.setattr(vaults, "names", names)
    driver.click("retry")
    driver.arrive("Welcome to Footprint")


def test_documents_that_no_program_opens_are_told_by_their_place(
    home: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    home.to_check()
    home.go_on("Nothing to put right")
    home.go_on("What your attestation will say")
    home.click("answer.by_hand")
    home.go_on("Your documents are ready")
    home.click("open.attestation")
    home.until(lambda: home.has("error"))
    assert "Social media attestation" in home.find("error").accessibleName()
