"""From an empty computer to the documents, for each occasion, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from fakes import MemoryVaults
from footprint.assessment.assessment import Assessment
from footprint.ui.settings import Settings
from ui.driver import PASSPHRASE, Documents, Driver

ALONE = ["onboarding", "refresher"]


def kept(vaults: MemoryVaults) -> Assessment:
    """The only assessment in the only vault."""
    vault = next(iter(vaults._vaults.values()))
    return vault.load(vault.assessments()[0].id)


@pytest.mark.parametrize("occasion", ALONE)
def test_by_mouse_alone_from_the_first_page_to_the_documents(
    home: Driver, occasion: str, vaults: MemoryVaults, documents: Documents, settings: Settings
) -> None:
    home.start(occasion)
    home.click("tenant/answer.tenant")
    home.go_on("How do you water?")
    home.click("answer.can")
    home.click("answer.hose")
    home.go_on("On how many days a month do you use the hose?")
    home.write("answer", "12")
    home.go_on("When did you last light a fire?")
    for part, text in (("day", "1"), ("month", "5"), ("year", "2026")):
        home.write(f"answer.{part}", text)
    home.go_on("Did you ask before lighting it?")
    home.click("answer.not_sure")
    home.go_on("Has a neighbour treated you badly?")
    home.click("answer.no")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Check your answers")
    home.go_on("A good time to get advice")
    home.go_on("What your attestation will say")
    home.click("answer.not_yet")
    home.go_on("Your documents are ready")
    made = sorted(path.name for path in settings.documents_folder.iterdir())
    assert made == ["Social media action list 2026-11-20.pdf", "Social media attestation 2026-11-20.pdf"]
    assert documents.attestations[0].has_read is False
    assert kept(vaults).signed_off is not None
    home.go_on("Hello, Sam")
    assert home.has(f"open.{kept(vaults).id}")


def test_a_sitting_by_mouse_alone(home: Driver, vaults: MemoryVaults) -> None:
    home.start("sitting", manager="Ines Duarte")
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")
    home.click("answer.none")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Your own part")
    home.click("show")
    home.until(lambda: home.has("answer.committee"))
    home.click("answer.no")
    home.click("continue")
    home.until(lambda: home.wizard.page.title == "Nothing to put right")
    home.go_on("Check your answers")
    home.go_on("What you went through together")
    home.go_on("What you agree")
    home.go_on("What your attestation will say")
    home.click("answer.by_hand")
    home.go_on("Your documents are ready")
    assert kept(vaults).manager == "Ines Duarte"


@pytest.mark.parametrize("occasion", ALONE)
def test_by_keyboard_alone(driver: Driver, occasion: str, vaults: MemoryVaults) -> None:
    enter = Qt.Key.Key_Return
    driver.arrive("Welcome to Footprint")
    driver.tab_to("with_passphrase")
    driver.press(enter)
    driver.arrive("Make your vault")
    driver.tab_to("vault.name")
    driver.type("Sam")
    for name in ("passphrase", "passphrase.again"):
        driver.tab_to(name)
        driver.type(PASSPHRASE)
    driver.press(enter)
    driver.arrive("Write down your recovery code")
    driver.tab_to("written_down")
    driver.press(Qt.Key.Key_Space)
    driver.tab_to("continue")
    driver.press(enter)
    driver.arrive("Hello, Sam")
    driver.tab_to(f"start.{occasion}")
    driver.press(enter)
    driver.arrive("Allotment check")
    driver.press(enter)
    driver.arrive("About you")
    driver.type("Siân")
    driver.tab_to("tenant/answer.tenant")
    driver.press(Qt.Key.Key_Down)
    assert driver.focused == "tenant/answer.helper"
    driver.press(enter)
    driver.arrive("How do you water?")
    driver.type("1")
    driver.press(enter)
    driver.arrive("Has a neighbour treated you badly?")
    driver.type("1")
    driver.press(enter)
    driver.arrive("Is there anything you want to remember?")
    driver.type("Bring twine")
    driver.press(enter, Qt.KeyboardModifier.ControlModifier)
    driver.arrive("Check your answers")
    driver.press(enter)
    driver.arrive("Nothing to put right")
    driver.press(enter)
    driver.arrive("What your attestation will say")
    driver.type("1")
    driver.press(enter)
    driver.arrive("Your documents are ready")
    driver.press(enter)
    driver.arrive("Hello, Sam")
    assert kept(vaults).answers["note_to_self"] == "Bring twine"


def test_the_shipped_questionnaire_runs_to_its_result(home: Driver, services: object) -> None:
    # Every page of a long questionnaire by one key: the first answer, then on.
    home.start("onboarding")
    home.click("tenant/answer.tenant")
    home.go_on("How do you water?")
    while home.title != "Check your answers":
        before = home.title
        if (
            not home.wizard.page.choose(1)
            and home.wizard.page.unsaved() is None
            and before.startswith("On how")
        ):
            home.write("answer", "1")
        home.click("continue")
        home.until(lambda before=before: home.title != before)  # type: ignore[misc]  # bound at once
    assert home.wizard.assessment.is_complete
