"""Documents are looked at and signed PDFs checked beside the main window, whatever is open there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from builders import allotment, an_assessment
from fakes import MemoryVaults
from footprint.assessment.attestation import attestation
from footprint.policy.policy import Occasion, Policy
from footprint.report.documents import PdfDocuments
from footprint.ui.page_window import PageWindow
from footprint.ui.preview.preview_page import PreviewPage
from footprint.ui.preview.verify_page import VerifyPage
from footprint.workflow.kept import Happening
from footprint.workflow.ports import Services
from footprint.workflow.signatures import Signer
from ui.driver import Driver, Noon
from ui.test_signatures import Made, made

# The fixture of a finished check is that of signing.
__all__ = ["made"]


@pytest.fixture
def services(policy: Policy, vaults: MemoryVaults) -> Services:
    """With real documents: there is something to look at."""
    return Services(vaults=lambda: vaults, documents=PdfDocuments, policy=lambda: policy, clock=Noon())


def window() -> PageWindow | None:
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, PageWindow) and one.isVisible()]
    return shown[0] if shown else None


def page_of(driver: Driver, kind: type) -> PageWindow:
    driver.until(lambda: (here := window()) is not None and isinstance(here.page, kind))
    found = window()
    assert found is not None
    return found


def test_that_a_document_is_looked_at_and_saved_without_leaving_the_page(
    made: Made, vaults: MemoryVaults, tmp_path: Path
) -> None:
    driver = made(Occasion.ONBOARDING)
    driver.click("look.attestation")
    beside = page_of(driver, PreviewPage)
    page = beside.page
    assert isinstance(page, PreviewPage)
    assert beside.windowTitle().startswith("Attestation of ")
    assert "Sam" not in beside.windowTitle()
    page.save(tmp_path / "mine.pdf")
    vault = vaults._vaults[vaults.names()[0].id]
    driver.until(lambda: str(tmp_path / "mine.pdf") in [event.place for event in vault.events()])
    assert vault.events()[-1].kind is Happening.DOCUMENT_WRITTEN
    assert (tmp_path / "mine.pdf").read_bytes() == vault.document(vault.events()[-1].digest)
    assert driver.title == "Your documents are ready"
    QTest.keyClick(beside, Qt.Key.Key_Escape)
    driver.until(lambda: window() is None)


def test_that_a_lock_takes_the_document_along(made: Made) -> None:
    driver = made(Occasion.ONBOARDING)
    driver.click("look.action_list")
    page_of(driver, PreviewPage)
    driver.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    driver.arrive("Welcome back, Sam")
    driver.until(lambda: window() is None)


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """An attestation of the very questionnaire that is asked here."""
    documents, now = PdfDocuments(), datetime.now(UTC)
    paper = documents.attestation(attestation(an_assessment(allotment()), now.date()))
    file = tmp_path / "signed.pdf"
    file.write_bytes(documents.sign(paper, Signer.EMPLOYEE, documents.new_key("Sam", now), "", now))
    return file


def test_that_signed_pdfs_are_checked_before_any_vault_is_open(driver: Driver, signed: Path) -> None:
    driver.until(lambda: driver.has("check_pdf"))
    driver.click("check_pdf")
    beside = page_of(driver, VerifyPage)
    driver.window.check_pdfs((signed,))
    driver.until(lambda: "Genuine and unaltered" in words(beside))
    assert "This is the edition that holds now." in words(beside)
    beside.close()
    driver.until(lambda: window() is None)
    # And once more: what was closed does not stand in the way.
    driver.window.check_pdfs((signed,))
    beside = page_of(driver, VerifyPage)
    driver.until(lambda: "Genuine and unaltered" in words(beside))


def test_that_they_are_checked_from_home_as_well(home: Driver) -> None:
    home.click("check_pdf")
    page_of(home, VerifyPage)
    assert home.title == "Hello, Sam"


def words(beside: PageWindow) -> str:
    return "\n".join(label.text() for label in beside.findChildren(QLabel) if label.isVisible())
