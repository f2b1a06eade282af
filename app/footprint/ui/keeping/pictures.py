"""The pages about what is kept, filled for the gallery of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.ui.keeping import askings, fates
from footprint.ui.keeping.copy_page import CopyPage
from footprint.ui.keeping.due_page import DuePage
from footprint.ui.keeping.erased_page import ErasedPage
from footprint.ui.keeping.erasing_page import ErasingPage
from footprint.ui.keeping.export_page import ExportPage
from footprint.ui.keeping.kept_page import KeptPage
from footprint.ui.keeping.lock_page import LockPage
from footprint.ui.keeping.months_page import MONTHS, MonthsPage, Outlook
from footprint.ui.keeping.opening_page import OpeningPage
from footprint.ui.keeping.save_page import SavePage
from footprint.ui.keeping.secrets_page import SecretsPage
from footprint.ui.keeping.view import VaultItself, View
from footprint.ui.parts.page import Page
from footprint.workflow.erasing import Left, Receipt
from footprint.workflow.keeping import Overview, overview
from footprint.workflow.kept import DocumentKind, Event, Happening, KeptDocument, Keyring, Way
from footprint.workflow.outside import Outside
from footprint.workflow.ports import Clock
from footprint.workflow.practice import PracticeVault

_FOLDER = Path("/srv/sam/Documents/Footprint")
_KEYRING = Keyring(usable=True, name="GNOME Keyring")


def pages(begun: Assessment, done: Assessment, clock: Clock) -> Iterator[tuple[str, Page]]:
    """Each page with its name; ``begun`` and ``done`` are two assessments, the second one complete."""
    vault = _vault(begun, done, clock)
    outside = _outside(clock.now())
    seen = replace(overview(vault, clock), stays_outside=outside)
    itself = VaultItself(
        Path("/srv/sam/.local/share/Footprint/vaults/5bd23e598044b2cf"), Way.PASSPHRASE, _KEYRING
    )
    summaries = vault.assessments()
    attestation = next(one for one in vault.documents() if one.kind is DocumentKind.ATTESTATION)
    yield "kept", _unfolded(KeptPage(View(seen, itself)))
    yield "kept-nothing", KeptPage(View(_empty(seen), replace(itself, way=Way.KEYRING)))
    due = Outlook(summaries[1:], date(2027, 2, 20))
    yield (
        "months",
        MonthsPage(18, {one: due if one == 3 else Outlook((), date(2028, 5, 20)) for one in MONTHS}),
    )
    yield "due", DuePage(3, summaries)
    yield "lock-after", LockPage(10)
    yield "opening", OpeningPage(Way.PASSPHRASE, Keyring(usable=False))
    yield "opening-keyring", OpeningPage(Way.KEYRING, _KEYRING)
    wrong = SecretsPage(askings.new_passphrase(Way.PASSPHRASE))
    wrong.show_wrong("This passphrase does not open the vault. Check capitals and keyboard layout.")
    yield "change-passphrase", wrong
    yield "keep-key", SecretsPage(askings.keyring(_KEYRING))
    yield "new-code", SecretsPage(askings.new_code(Way.PASSPHRASE))
    yield "copy", CopyPage(Way.PASSPHRASE, clock.today(), _FOLDER)
    busy = CopyPage(Way.KEYRING, clock.today(), _FOLDER)
    busy.show_busy("Saving the copy…")
    yield "copy-busy", busy
    exported = ExportPage(_FOLDER)
    exported.show_done("Everything is exported. Remember that it is not locked", str(outside[2].place))
    yield "export", exported
    yield "save", SavePage(attestation, _FOLDER)
    lists = tuple(one for one in outside if one.document is DocumentKind.ACTION_LIST)
    yield "erase-answers", ErasingPage("Sam", fates.of_answers(seen, lists))
    unchanged = tuple(one for one in outside if one.is_unchanged)
    yield "erase-everything", ErasingPage("Sam", fates.of_everything(seen, unchanged))
    left = (Left(outside[3].place, "it was changed since Footprint wrote it"),)
    gone = tuple(one.place for one in unchanged)
    yield (
        "erased",
        ErasedPage(Receipt("5bd23e598044b2cf", gone, left), (Path("/media/sam/stick/vault"),), _FOLDER),
    )


def _vault(begun: Assessment, done: Assessment, clock: Clock) -> PracticeVault:
    vault = PracticeVault("Sam", "5bd23e598044b2cf")
    signed = replace(done, id="signed").signed_off_on(date(2026, 5, 2))
    vault.begin(signed)
    vault.begin(replace(begun, id="begun"))
    for kind in DocumentKind:
        name, day = f"{kind}.pdf", date(2026, 5, 2)
        vault.keep_document(
            KeptDocument(
                str(kind), kind, "signed", done.policy.title, done.occasion, 1, day, clock.now(), name
            ),
            b"",
        )
    vault.record(Event(Happening.MADE, clock.now() - timedelta(days=202)))
    vault.record(Event(Happening.COPY_SAVED, clock.now() - timedelta(days=1), "/media/sam/stick/copy"))
    vault.note_use(clock.now())
    return vault


def _outside(now: datetime) -> tuple[Outside, ...]:
    def wrote(
        kind: Happening,
        place: str,
        document: DocumentKind | None = None,
        *,
        there: bool = True,
        same: bool = True,
    ) -> Outside:
        return Outside(kind, _FOLDER / place, now, place, document, there, there and same)

    paper, attestation, action_list = (
        Happening.DOCUMENT_WRITTEN,
        DocumentKind.ATTESTATION,
        DocumentKind.ACTION_LIST,
    )
    return (
        wrote(paper, "Social media attestation 2026-05-02.pdf", attestation),
        wrote(paper, "Social media action list 2026-05-02.pdf", action_list),
        wrote(Happening.EXPORTED, "Footprint export 2026-11-01"),
        wrote(Happening.COPY_SAVED, "Footprint vault 2026-11-19.footprint-copy", same=False),
        wrote(Happening.COPY_SAVED, "Footprint vault 2026-08-01.footprint-copy", there=False),
    )


def _empty(seen: Overview) -> Overview:
    return replace(seen, assessments=(), documents=(), stays_outside=(), events=(), editions=())


def _unfolded(page: KeptPage) -> KeptPage:
    from PySide6.QtWidgets import QPushButton  # noqa: PLC0415 (only for the picture)

    for fold in page.findChildren(QPushButton, "events"):
        fold.click()
    return page
