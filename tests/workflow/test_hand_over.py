"""Documents are kept as they were made, and every place they were written to is known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from builders import A_DAY, a_document, allotment
from footprint.assessment.attestation import action_list
from footprint.assessment.follow_up import Course, FollowUp
from footprint.errors import Refused, Unsaved
from footprint.policy.policy import Occasion
from footprint.report.documents import PdfDocuments
from footprint.store import documents
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
from footprint.workflow.files import proper_name, unused
from footprint.workflow.hand_over import hand_over, hand_over_again, make_list_again
from footprint.workflow.kept import DocumentKind, Event, Happening, KeptDocument
from footprint.workflow.ports import Services, Vault
from footprint.workflow.practice import PracticeVault
from report.reading import spoken
from workflow.made import PASSPHRASE, SetClock, finished, handed_over, no_vaults, services


def written(vault: Vault) -> list[Event]:
    return [event for event in vault.events() if event.kind is Happening.DOCUMENT_WRITTEN]


def test_both_are_kept_as_they_were_written(vault: Vault, clock: SetClock, folder: Path) -> None:
    made = handed_over(vault, clock, folder)
    for kept, file in zip(vault.documents(), (made.attestation, made.action_list), strict=True):
        content = file.read_bytes()
        assert vault.document(kept.id) == content
        assert kept.id == hashlib.sha256(content).hexdigest()
        assert (kept.title, kept.occasion, kept.edition) == (
            allotment().title,
            Occasion.ONBOARDING,
            allotment().edition.number,
        )
        assert (kept.day, kept.made, kept.name) == (A_DAY, clock.now(), file.name)
    assert [one.kind for one in vault.documents()] == list(DocumentKind)
    assert written(vault) == [
        Event(
            Happening.DOCUMENT_WRITTEN, clock.now(), str(file), hashlib.sha256(file.read_bytes()).hexdigest()
        )
        for file in (made.attestation, made.action_list)
    ]


def test_an_action_list_that_is_not_to_be_a_file_is_kept_in_the_vault_alone(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    made = hand_over(services(clock), vault, finished(vault, clock), folder, with_list=False)
    assert list(folder.iterdir()) == [made.attestation]
    assert made.action_list is None
    assert [one.kind for one in vault.documents()] == list(DocumentKind)
    assert [event.place for event in written(vault)] == [str(made.attestation)]
    # And it can be saved whenever its owner likes.
    _attestation, action_list = vault.documents()
    (later,) = hand_over_again(vault, [action_list.id], folder, clock)
    assert later.read_bytes() == vault.document(action_list.id)


def test_an_attestation_of_a_sitting_bears_no_seal(vault: Vault, clock: SetClock, folder: Path) -> None:
    sat = replace(finished(vault, clock), occasion=Occasion.SITTING)
    made = hand_over(services(clock), vault, sat, folder)
    assert vault.seal(sat.id)
    assert made.attestation.read_bytes().endswith(b"sealed ")


def test_a_list_made_again_tells_what_became_of_its_actions_since(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    services_ = services(clock)
    assessment = finished(vault, clock, watering=["can", "hose"], hose_days=4)
    hand_over(services_, vault, assessment, folder)
    first = vault.documents()[-1]
    again = make_list_again(services_, vault, assessment)
    # Nothing happened to it, so it is the same.
    assert (again.id, len(vault.documents())) == (first.id, 2)
    (action, *_rest) = action_list(assessment, A_DAY).result.actions
    clock.go(days=3)
    vault.follow_up(assessment.id, FollowUp(action.id, Course.DONE, clock.now()))
    later = make_list_again(
        Services(no_vaults, PdfDocuments, allotment, clock), vault, vault.load(assessment.id)
    )
    assert vault.documents()[-1] == later
    assert "Done on 25 November 2026" in spoken(vault.document(later.id))
    assert len(list(folder.iterdir())) == 2


def test_the_attestation_bears_the_seal_of_the_vault(vault: Vault, clock: SetClock, folder: Path) -> None:
    made = handed_over(vault, clock, folder)
    (summary,) = vault.assessments()
    seal = vault.seal(summary.id)
    assert len(seal) == 64
    assert made.attestation.read_bytes().endswith(f"sealed {seal}".encode())


def test_a_practice_run_has_no_seal_to_hold_anything_against(clock: SetClock, folder: Path) -> None:
    assert handed_over(PracticeVault(), clock, folder).attestation.read_bytes().endswith(b"sealed ")


def test_made_on_a_later_day_they_bear_the_day_of_the_signing_off(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    assessment = finished(vault, clock)
    clock.go(days=9)
    made = hand_over(services(clock), vault, assessment, folder)
    assert made.attestation.name == "Social media attestation 2026-11-22.pdf"


def test_made_twice_they_are_kept_once_and_written_twice(vault: Vault, clock: SetClock, folder: Path) -> None:
    assessment = finished(vault, clock)
    for _again in range(2):
        hand_over(services(clock), vault, assessment, folder)
    assert (len(vault.documents()), len(written(vault)), len(list(folder.iterdir()))) == (2, 4, 4)


def test_kept_documents_are_written_again_without_being_made_anew(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    first = handed_over(vault, clock, folder)
    attestation, action_list = vault.documents()
    clock.go(days=30)
    again = hand_over_again(vault, [action_list.id, attestation.id], folder, clock)
    assert [path.name for path in again] == [
        "Social media action list 2026-11-22 (2).pdf",
        "Social media attestation 2026-11-22 (2).pdf",
    ]
    assert again[1].read_bytes() == first.attestation.read_bytes()
    assert [event.place for event in written(vault)[2:]] == [str(path) for path in again]


def test_an_attestation_outlives_its_answers(vault: Vault, clock: SetClock, folder: Path) -> None:
    first = handed_over(vault, clock, folder / "first")
    vault.erase_answers([one.id for one in vault.assessments()], clock.now())
    (attestation,) = vault.documents()
    (again,) = hand_over_again(vault, [attestation.id], folder / "again", clock)
    assert again.read_bytes() == first.attestation.read_bytes()


def test_a_document_that_is_not_kept_writes_none_of_them(vault: Vault, clock: SetClock, folder: Path) -> None:
    handed_over(vault, clock, folder / "first")
    with pytest.raises(Refused):
        hand_over_again(vault, [vault.documents()[0].id, "0" * 64], folder / "again", clock)
    assert not (folder / "again").exists()
    assert hand_over_again(vault, [], folder / "again", clock) == ()


def test_a_folder_that_cannot_be_written_leaves_the_documents_in_the_vault(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    (folder / "file").write_text("in the way")
    with pytest.raises(Unsaved):
        handed_over(vault, clock, folder / "file")
    assert (len(vault.documents()), written(vault)) == (2, [])


def test_a_document_that_could_not_be_kept_is_not_written_either(clock: SetClock, folder: Path) -> None:
    class FullVault(PracticeVault):
        def keep_documents(self, made: Sequence[tuple[KeptDocument, bytes]]) -> None:
            raise Unsaved(f"No room for {len(made)} documents")

    with pytest.raises(Unsaved, match="No room"):
        handed_over(FullVault(), clock, folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "name, proper",
    [
        ("Social media attestation 2026-11-22.pdf", "Social media attestation 2026-11-22.pdf"),
        ("Tystiolaeth Ŵyn 水 \U0001f33b.pdf", "Tystiolaeth Ŵyn 水 \U0001f33b.pdf"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("a/b\\c:d.pdf", "a-b-c-d.pdf"),
        ("nul.pdf", "nul_.pdf"),
        ("COM1", "COM1_"),
        ("..", "_"),
        ("", "_"),
        ("a\x00b\n.pdf", "a-b-.pdf"),
        ("trailing. ", "trailing"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(name: str, proper: str) -> None:
    assert proper_name(name) == proper


@pytest.mark.parametrize("letter", ["x", "Ŵ", "水", "\U0001f33b"])
def test_a_name_without_end_is_cut_and_keeps_its_kind(letter: str, tmp_path: Path) -> None:
    name = proper_name(letter * 10_000 + ".pdf")
    assert name.endswith(f"{letter}.pdf")
    unused(tmp_path / name, [tmp_path / name]).write_bytes(b"fits")
    assert len(proper_name("x." + letter * 10_000).encode()) <= 200


def test_a_vault_on_the_disk_keeps_all_documents_or_none(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, _code = SqlVaults(tmp_path / "vaults", WEAKEST).create("Ana", PASSPHRASE)
    both = [(a_document(kind, kind.encode()), kind.encode()) for kind in DocumentKind]
    keep, kept = documents.keep, list[str]()

    def full_at_the_second(connection: Connection, made: KeptDocument, content: bytes) -> None:
        if kept:
            raise Unsaved("full")
        kept.append(made.id)
        keep(connection, made, content)

    with monkeypatch.context() as patched:
        patched.setattr(documents, "keep", full_at_the_second)
        with pytest.raises(Unsaved):
            vault.keep_documents(both)
    assert (len(kept), vault.documents()) == (1, ())
    vault.keep_documents(both)
    assert [one.kind for one in vault.documents()] == list(DocumentKind)
    vault.close()
