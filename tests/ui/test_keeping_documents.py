"""Documents of a finished check: the kept ones are saved again as they were made, new ones only where that is wanted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from fakes import MemoryVaults
from footprint.errors import Refused, Unsaved
from footprint.ui.settings import Settings
from footprint.workflow.kept import DocumentKind, Happening
from ui.driver import Documents, Driver
from ui.finished import vault_of


@pytest.fixture
def signed(home: Driver) -> Driver:
    """At the end of a check, its documents just made."""
    home.to_check()
    home.go_on("Nothing to put right")
    home.go_on("What your attestation will say")
    home.click("answer.not_yet")
    home.go_on("Your documents are ready")
    return home


def finished(driver: Driver) -> Driver:
    """From home to the documents of the only finished check."""
    opened = next(one for one in driver.all_named() if one.objectName().startswith("open."))
    driver.click(opened.objectName())
    driver.arrive("Nothing to put right")
    driver.click("continue")
    driver.until(lambda: driver.title.startswith("Your documents"))
    return driver


def test_the_vault_keeps_both_and_remembers_where_they_were_written(
    signed: Driver, vaults: MemoryVaults, settings: Settings
) -> None:
    vault = vault_of(vaults)
    assert [one.kind for one in vault.documents()] == [DocumentKind.ATTESTATION, DocumentKind.ACTION_LIST]
    places = [Path(one.place) for one in vault.events() if one.kind is Happening.DOCUMENT_WRITTEN]
    assert sorted(places) == sorted(settings.documents_folder.iterdir())


def test_a_finished_check_shows_where_its_documents_are_without_asking_again(
    signed: Driver, documents: Documents
) -> None:
    signed.go_on("Hello, Sam")
    finished(signed)
    assert signed.title == "Your documents are ready"
    assert "Both lie where you saved them, just as they were made on 20 November 2026." in signed.texts()
    assert signed.has("open.attestation")
    assert len(documents.attestations) == 1


def test_documents_that_are_gone_from_their_folder_are_saved_again_as_they_were_made(
    signed: Driver, documents: Documents, settings: Settings
) -> None:
    before = {path.name: path.read_bytes() for path in settings.documents_folder.iterdir()}
    for path in settings.documents_folder.iterdir():
        path.unlink()
    signed.go_on("Hello, Sam")
    finished(signed)
    assert signed.title == "Your documents are in your vault"
    assert not signed.has("open.attestation")
    signed.click("make_again")
    signed.arrive("Your documents are ready")
    assert {path.name: path.read_bytes() for path in settings.documents_folder.iterdir()} == before
    assert len(documents.attestations) == 1


def test_a_changed_file_is_not_taken_for_the_document(signed: Driver, settings: Settings) -> None:
    next(settings.documents_folder.glob("*attestation*")).write_bytes(b"changed")
    signed.go_on("Hello, Sam")
    finished(signed)
    assert signed.title == "Your documents are in your vault"


def test_new_documents_say_what_is_said_then_and_the_old_ones_stay_in_the_vault(
    signed: Driver, documents: Documents, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = documents.attestation
    monkeypatch.setattr(documents, "attestation", lambda one: made(one) + str(one.has_read).encode())
    signed.click("make_new")
    signed.arrive("What your attestation will say")
    signed.click("answer.read")
    signed.go_on("Your documents are ready")
    assert [one.has_read for one in documents.attestations] == [False, True]
    kinds = [one.kind for one in vault_of(vaults).documents()]
    assert kinds.count(DocumentKind.ATTESTATION) == 2


def test_new_documents_that_could_not_be_made_are_not_the_old_ones_again(
    signed: Driver, documents: Documents
) -> None:
    signed.click("make_new")
    signed.arrive("What your attestation will say")
    signed.click("answer.read")
    documents.refusals = 1
    signed.go_on("Error: Your documents are not made yet")
    signed.click("retry")
    signed.arrive("Your documents are ready")
    assert [one.has_read for one in documents.attestations] == [False, True]


def test_documents_that_were_kept_but_not_written_are_written_once_there_is_room(
    home: Driver, documents: Documents, settings: Settings, vaults: MemoryVaults
) -> None:
    # A file where the folder should be: nothing can be written there.
    settings.documents_folder.parent.mkdir(parents=True, exist_ok=True)
    settings.documents_folder.write_text("in the way")
    home.to_check()
    home.go_on("Nothing to put right")
    home.go_on("What your attestation will say")
    home.click("answer.read")
    home.go_on("Error: Your documents are in your vault")
    assert len(vault_of(vaults).documents()) == 2
    settings.documents_folder.unlink()
    home.click("retry")
    home.arrive("Your documents are ready")
    assert len(list(settings.documents_folder.iterdir())) == 2
    assert len(documents.attestations) == 1


def test_a_vault_that_cannot_be_read_says_so_before_the_documents(
    signed: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = vault_of(vaults)
    signed.go_on("Hello, Sam")
    opened = next(one for one in signed.all_named() if one.objectName().startswith("open."))
    signed.click(opened.objectName())
    signed.arrive("Nothing to put right")

    def damaged() -> None:
        raise Refused("The vault is damaged.")

    monkeypatch.setattr(vault, "documents", damaged)
    signed.click("continue")
    signed.until(lambda: signed.has("error"))
    assert "The vault is damaged." in signed.find("error").accessibleName()
    monkeypatch.undo()
    signed.click("retry")
    signed.arrive("Your documents are ready")


def test_the_page_shows_the_seal_that_will_stand_on_the_paper(
    home: Driver, vaults: MemoryVaults, documents: Documents
) -> None:
    home.to_check()
    home.go_on("Nothing to put right")
    home.go_on("What your attestation will say")
    vault = vault_of(vaults)
    seal = vault.seal(vault.assessments()[0].id)
    assert seal
    assert f"Seal: {seal[:4]} {seal[4:8]}" in home.texts()
    home.click("answer.read")
    home.go_on("Your documents are ready")
    assert documents.attestations[0].seal == seal


def test_a_seal_that_cannot_be_read_can_be_tried_again(
    home: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.to_check()
    home.go_on("Nothing to put right")

    def unread(_assessment_id: str) -> str:
        raise Refused("The vault cannot be read.")

    monkeypatch.setattr(vault_of(vaults), "seal", unread)
    home.click("continue")
    home.until(lambda: home.has("error"))
    monkeypatch.undo()
    home.click("retry")
    home.arrive("What your attestation will say")


def test_a_signing_off_that_could_not_be_saved_can_be_tried_again(
    home: Driver, vaults: MemoryVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.to_check()
    home.go_on("Nothing to put right")
    home.go_on("What your attestation will say")
    home.click("answer.read")
    vault = vault_of(vaults)

    def full(_assessment_id: str, _day: object, _at: datetime) -> None:
        raise Unsaved("The disk is full.")

    monkeypatch.setattr(vault, "sign_off", full)
    home.click("continue")
    home.until(lambda: home.has("error"))
    assert vault.assessments()[0].signed_off is None
    monkeypatch.undo()
    home.click("retry")
    home.arrive("Your documents are ready")
    kinds = [one.kind for one in vault.events()]
    assert kinds.count(Happening.DOCUMENT_WRITTEN) == 2
