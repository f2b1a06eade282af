"""A vault with things in it, a calendar that can be turned, and a vault that the disk can refuse, for tests of the window."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from builders import an_assessment
from fakes import MemoryVault, MemoryVaults
from footprint.errors import Unsaved
from footprint.policy.policy import Occasion
from footprint.workflow.kept import DocumentKind, Event, Happening, KeptDocument, Preferences
from footprint.workflow.writing import begin
from ui.driver import PASSPHRASE, Driver

FULL = "The disk is full. Nothing was changed; free some space and try again."
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Calendar:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def turn(self, days: int) -> None:
        self.moment += timedelta(days=days)


class Fragile(MemoryVault):
    """Refuses to write for as long as ``refusals`` lasts, and counts what it was asked to erase."""

    refusals = 0
    erasings = 0

    def _write(self) -> None:
        if self.refusals:
            self.refusals -= 1
            raise Unsaved(FULL)

    def prefer(self, preferences: Preferences) -> None:
        self._write()
        super().prefer(preferences)

    def record(self, event: Event) -> None:
        self._write()
        super().record(event)

    def erase_answers(self, assessment_ids: Sequence[str], at: datetime) -> None:
        self._write()
        self.erasings += 1
        super().erase_answers(assessment_ids, at)

    def save_copy(self, file: Path, at: datetime) -> None:
        self._write()
        super().save_copy(file, at)


def made(vaults: MemoryVaults, owner: str = "Sam", passphrase: str | None = PASSPHRASE) -> Fragile:
    """A vault with nothing in it yet; in use until yesterday."""
    plain, _code = vaults.create(owner, passphrase)
    vault = Fragile(owner, plain.id, vaults._copies)
    vault.note_use(NOON - timedelta(days=1))
    vault.record(Event(Happening.MADE, NOON - timedelta(days=600)))
    vaults._vaults[plain.id] = vault
    vault.close()
    return vault


def put_check(
    vault: MemoryVault, name: str, signed: date | None, occasion: Occasion = Occasion.ONBOARDING
) -> None:
    """An assessment of three answers, begun in the morning of the day it was signed off, or of today."""
    day = signed or NOON.date()
    began = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    assessment = an_assessment(None, occasion, tenant="helper", watering=["can"], treated_badly="no")
    was_open, vault.is_open = vault.is_open, True
    vault.begin(replace(assessment, id=name, started=began))
    if signed:
        vault.sign_off(name, signed, began)
    vault.is_open = was_open


def put_documents(
    vault: MemoryVault, name: str, day: date, folder: Path | None = None
) -> dict[DocumentKind, Path]:
    """Both documents of an assessment, in the vault and, where there is a folder, written to it."""
    places = {}
    for kind in DocumentKind:
        content = f"{kind} of {name}".encode()
        digest = hashlib.sha256(content).hexdigest()
        file = f"{kind} {day}.pdf"
        vault.keep_document(
            KeptDocument(digest, kind, name, "Allotment check", Occasion.ONBOARDING, 1, day, NOON, file),
            content,
        )
        if folder is not None:
            places[kind] = folder / file
            places[kind].write_bytes(content)
            begin(vault, Happening.DOCUMENT_WRITTEN, places[kind], NOON)
            vault.record(Event(Happening.DOCUMENT_WRITTEN, NOON, str(places[kind]), digest))
    return places


def unlock(driver: Driver, passphrase: str = PASSPHRASE) -> Driver:
    """From the locked vault to home."""
    driver.arrive("Welcome back, Sam")
    driver.write("passphrase", passphrase)
    driver.click("open")
    driver.arrive("Hello, Sam")
    return driver


def look(driver: Driver) -> Driver:
    """From home to what is kept."""
    driver.click("kept")
    driver.arrive("What is kept about me")
    return driver


def choose(driver: Driver, path: Path) -> None:
    """Choose a file or folder in the dialog that is open."""
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    # Without a window manager nobody else does.
    driver.window.activateWindow()
    driver.until(driver.window.isActiveWindow)
