"""Attesting again: what it will say and who sees it first, then it is made, with today's date; two clicks from home."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from builders import SAMPLES, allotment
from fakes import MemoryVault
from footprint.assessment.follow_up import Course, FollowUp
from footprint.policy.policy import Policy
from footprint.policy.reader import read_policy
from footprint.ui.settings import Settings
from footprint.workflow.kept import DocumentKind
from footprint.workflow.ports import Services
from ui.driver import Documents, Driver, Noon
from ui.finished import CAN, CLEAR, TO_DO, come_home, finish

FIRST, THIRD = allotment(), read_policy(SAMPLES / "allotment_3")


@pytest.fixture
def asked() -> list[Policy]:
    """The edition of today; a test may put another in."""
    return [FIRST]


@pytest.fixture
def services(services: Services, asked: list[Policy]) -> Services:
    return replace(services, policy=lambda: asked[0])


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.documents_folder = tmp_path / "papers"
    return settings.documents_folder


def attestations(vault: MemoryVault) -> list[bytes]:
    kept = [one for one in vault.documents() if one.kind is DocumentKind.ATTESTATION]
    return [vault.document(one.id) for one in kept]


def test_that_two_clicks_from_home_make_one_with_todays_date(
    home: Driver, vault: MemoryVault, folder: Path, documents: Documents
) -> None:
    finish(vault, FIRST, TO_DO, 60)
    come_home(home)
    home.click("attest_again")
    home.arrive("Attest again")
    text = home.texts()
    assert "Today's attestation of your check of 21 September 2026." in text
    assert "Nobody sees it unless you hand it over." in text
    assert "Date: 20 November 2026" in text
    assert not attestations(vault)
    home.click("make")
    home.until(lambda: home.has("done"))
    assert attestations(vault) == [b"attestation of Si\xc3\xa2n \xc5\xb4yn"]
    assert [one.read_bytes() for one in folder.iterdir()] == attestations(vault)
    (made,) = documents.attestations
    assert (made.day, made.has_read, made.open_actions) == (Noon().today(), None, None)
    assert str(folder) in home.find("done").accessibleName()
    assert not home.has("make")


def test_that_by_keyboard_another_line_can_be_put_on_it(
    home: Driver, vault: MemoryVault, folder: Path, documents: Documents
) -> None:
    check = finish(vault, FIRST, TO_DO, 60)
    vault.follow_up(check.id, FollowUp(CAN, Course.DONE, Noon().now()))
    come_home(home)
    home.tab_to("attest_again")
    home.press(Qt.Key.Key_Return)
    home.arrive("Attest again")
    home.tab_to("change_lines")
    home.press(Qt.Key.Key_Space)
    home.tab_to("line.open_actions")
    home.press(Qt.Key.Key_Space)
    assert "Still open: 2" in home.texts()
    home.tab_to("answer.by_hand")
    home.press(Qt.Key.Key_Up)
    home.tab_to("make")
    home.press(Qt.Key.Key_Return)
    home.until(lambda: home.has("done"))
    (made,) = documents.attestations
    assert (made.has_read, made.open_actions) == (False, 2)
    assert folder.exists()


def test_that_it_can_be_signed_from_there(home: Driver, vault: MemoryVault, folder: Path) -> None:
    finish(vault, FIRST, CLEAR, 60)
    come_home(home)
    home.click("attest_again")
    home.arrive("Attest again")
    home.click("make")
    home.until(lambda: home.has("documents"))
    assert folder.exists()
    home.click("documents")
    home.until(lambda: "documents" in home.title.lower())


def test_that_a_policy_that_changed_since_is_said(
    home: Driver, vault: MemoryVault, asked: list[Policy]
) -> None:
    finish(vault, FIRST, CLEAR, 60)
    asked[0] = THIRD
    come_home(home)
    home.click("attest_again")
    home.arrive("Attest again")
    assert "The policy changed in 3 places since that check." in home.texts()
    assert "Questionnaire: edition 1" in home.texts()


def test_that_the_day_of_the_check_and_a_refresher_that_is_overdue_are_said_before_it_is_made(
    home: Driver, vault: MemoryVault, documents: Documents
) -> None:
    check = finish(vault, FIRST, CLEAR, 366)
    come_home(home)
    home.click("attest_again")
    home.arrive("Attest again")
    assert "Your yearly refresher was due on 19 November 2026." in home.texts()
    assert "do your refresher first" in home.texts()
    assert "Check of 19 November 2025" in home.texts()
    home.click("make")
    home.until(lambda: home.has("done"))
    assert documents.attestations[0].checked == check.signed_off


def test_that_before_a_refresher_is_due_nothing_is_said_of_it(home: Driver, vault: MemoryVault) -> None:
    finish(vault, FIRST, CLEAR, 60)
    come_home(home)
    home.click("attest_again")
    home.arrive("Attest again")
    assert not home.has("refresher_is_due")


def test_that_a_clock_earlier_than_the_check_makes_nothing(
    home: Driver, vault: MemoryVault, folder: Path
) -> None:
    finish(vault, FIRST, CLEAR, -30)
    come_home(home)
    home.click("attest_again")
    home.arrive("Attest again")
    home.click("make")
    home.until(lambda: home.has("error"))
    assert "Nothing was made." in home.find("error").accessibleName()
    assert not attestations(vault)
    assert not folder.exists()
    assert home.has("make")


def test_that_a_full_disk_is_said_and_can_be_tried_again(
    home: Driver, vault: MemoryVault, folder: Path, documents: Documents
) -> None:
    finish(vault, FIRST, CLEAR, 60)
    documents.refusals = 1
    come_home(home)
    home.click("attest_again")
    home.arrive("Attest again")
    home.click("make")
    home.until(lambda: home.has("error"))
    assert not attestations(vault)
    home.click("make")
    home.until(lambda: home.has("done"))
    assert len(list(folder.iterdir())) == 1


def test_that_a_check_that_was_erased_meanwhile_is_said(home: Driver, vault: MemoryVault) -> None:
    check = finish(vault, FIRST, CLEAR, 60)
    come_home(home)
    vault.erase_answers([check.id], Noon().now())
    home.click("attest_again")
    home.until(lambda: home.has("error"))
    assert "No check is finished any more" in home.find("error").accessibleName()
    home.click("back")
    home.arrive("Hello, Sam")
    assert not home.has("attest_again")
