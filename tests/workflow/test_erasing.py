"""What is erased is gone, with all that Footprint made of it; what somebody else has made stays."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from footprint.errors import Refused, Unsaved
from footprint.workflow.copying import save_copy
from footprint.workflow.erasing import (
    action_lists_outside,
    answers_outside,
    erase_answers,
    erase_everything,
    plan_to_erase,
)
from footprint.workflow.exporting import export
from footprint.workflow.hand_over import hand_over_again
from footprint.workflow.kept import DocumentKind, Event, Happening
from footprint.workflow.outside import stays_outside
from footprint.workflow.ports import Vault, Vaults
from footprint.workflow.receipts import read_receipt, what_is_left, write_receipt
from footprint.workflow.writing import begin
from workflow.made import PASSPHRASE, SetClock, changed_often, draft, handed_over


class Written:
    """Everything that can lie outside."""

    def __init__(self, vault: Vault, clock: SetClock, folder: Path) -> None:
        made = handed_over(vault, clock, folder / "documents")
        changed_often(vault, clock)
        self.attestation, self.action_list = made.attestation, made.action_list
        self.copy = folder / "Ana.footprint-copy"
        save_copy(vault, self.copy, clock)
        self.export = export(vault, folder, clock)

    @property
    def places(self) -> set[Path]:
        return {self.attestation, self.action_list, self.copy, self.export}


@pytest.fixture
def written(vault: Vault, clock: SetClock, folder: Path) -> Written:
    return Written(vault, clock, folder)


def test_answers_go_and_attestations_events_and_choices_stay(
    vault: Vault, clock: SetClock, written: Written
) -> None:
    before = vault.contents()
    assert erase_answers(vault, clock) == 2
    after = vault.contents()
    assert after.assessments == ()
    assert [one.kind for one in after.documents] == [DocumentKind.ATTESTATION]
    assert after.events == (*before.events, Event(Happening.ANSWERS_ERASED, clock.now()))
    assert (after.preferences, after.owner) == (before.preferences, before.owner)
    assert all(place.exists() for place in written.places)


def test_to_erase_answers_where_there_are_none_is_no_event(vault: Vault, clock: SetClock) -> None:
    assert erase_answers(vault, clock) == 0
    assert Happening.ANSWERS_ERASED not in [event.kind for event in vault.events()]


def test_action_lists_go_with_the_answers_if_that_is_wished(
    vault: Vault, clock: SetClock, written: Written
) -> None:
    assert [one.place for one in action_lists_outside(vault)] == [written.action_list]
    erase_answers(vault, clock, delete_files=True)
    assert {place for place in written.places if not place.exists()} == {written.action_list}


def test_an_action_list_with_notes_on_it_stays(vault: Vault, clock: SetClock, written: Written) -> None:
    written.action_list.write_bytes(written.action_list.read_bytes() + b"my notes")
    erase_answers(vault, clock, delete_files=True)
    assert written.action_list.read_bytes().endswith(b"my notes")


def test_where_answers_still_lie_is_known_before_and_after(
    vault: Vault, clock: SetClock, written: Written
) -> None:
    assert {one.place for one in answers_outside(vault)} == written.places - {written.attestation}
    erase_answers(vault, clock)
    assert {one.place for one in answers_outside(vault)} == written.places - {written.attestation}


def test_everything_is_the_vault_and_all_that_was_written_from_it(
    vaults: Vaults, vault: Vault, written: Written, folder: Path, tmp_path: Path
) -> None:
    assert {one.place for one in plan_to_erase(vault)} == written.places
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert (receipt.vault_id, set(receipt.gone), receipt.left) == (vault.id, written.places, ())
    assert vaults.names() == ()
    assert vaults.remains(vault.id) == ()
    assert what_is_left(vaults, receipt) == ()
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert [path for path in tmp_path.rglob("*") if vault.id in str(path)] == []
    with pytest.raises(Refused):
        vault.contents()


def test_files_can_be_kept_and_the_receipt_says_where(vaults: Vaults, vault: Vault, written: Written) -> None:
    receipt = erase_everything(vaults, vault, delete_files=False)
    assert {one.place for one in receipt.left} == written.places
    assert {one.reason for one in receipt.left} == {"you chose to keep it"}
    assert all(place.exists() for place in written.places)
    assert len(what_is_left(vaults, receipt)) == len(written.places)


def test_what_somebody_changed_is_left_and_told(vaults: Vaults, vault: Vault, written: Written) -> None:
    written.attestation.write_bytes(b"signed")
    (written.export / "answers.csv").write_bytes(b"sorted")
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert {one.place for one in receipt.left} == {written.attestation, written.export}
    assert {one.reason for one in receipt.left} == {"it was changed since Footprint wrote it"}
    assert written.attestation.read_bytes() == b"signed"
    assert (written.export / "export.json").exists()


@pytest.mark.parametrize("where", ["mine.txt", "documents/mine.txt", "more/mine.txt"])
def test_a_folder_with_something_of_somebody_elses_in_it_stays_whole(
    vaults: Vaults, vault: Vault, written: Written, where: str
) -> None:
    mine = written.export / where
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    before = sorted(written.export.rglob("*"))
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert [one.place for one in receipt.left] == [written.export]
    assert sorted(written.export.rglob("*")) == before


def test_what_file_managers_leave_in_a_folder_does_not_keep_it(
    vaults: Vaults, vault: Vault, written: Written
) -> None:
    (written.export / ".DS_Store").write_bytes(b"x")
    (written.export / "documents" / "Thumbs.db").write_bytes(b"x")
    erase_everything(vaults, vault, delete_files=True)
    assert not written.export.exists()


def test_a_link_put_in_a_files_place_leads_nowhere(
    vaults: Vaults, vault: Vault, written: Written, folder: Path
) -> None:
    elsewhere = folder / "elsewhere.pdf"
    written.attestation.rename(elsewhere)
    written.attestation.symlink_to(elsewhere)
    documents = folder / "all documents"
    (written.export / "documents").rename(documents)
    (written.export / "documents").symlink_to(documents)
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert {one.place for one in receipt.left} == {written.attestation, written.export}
    assert elsewhere.exists()
    assert len(list(documents.iterdir())) == 2


def test_a_copy_that_somebody_put_there_since_stays(
    vaults: Vaults, vault: Vault, clock: SetClock, written: Written
) -> None:
    clock.go(days=1)
    written.copy.write_bytes(b"another copy")
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert [one.place for one in receipt.left] == [written.copy]
    assert written.copy.read_bytes() == b"another copy"


def test_a_link_to_where_a_copy_was_moved_is_left_and_so_is_the_copy(
    vaults: Vaults, vault: Vault, written: Written, folder: Path
) -> None:
    moved = written.copy.rename(folder / "moved")
    written.copy.symlink_to(moved)
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert [one.place for one in receipt.left] == [written.copy]
    assert (written.copy.is_symlink(), moved.exists()) == (True, True)
    assert what_is_left(vaults, receipt) == (str(written.copy),)


class Killed(BaseException):
    """The program ends here, and nothing is tidied up."""


def killed(vault: Vault, at: str, monkeypatch: pytest.MonkeyPatch, write: Callable[[], object]) -> None:
    """Write, and die at the event of having written, or where an unfinished one was to get its name."""

    def die(*_: object) -> None:
        raise Killed

    really = vault.record
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda *_args, **_more: None)
        if at == "event":
            patch.setattr(
                vault, "record", lambda event: really(event) if event.kind is Happening.WRITING else die()
            )
        else:
            patch.setattr(Path, "rename", die)
            patch.setattr(Path, "replace", die)
        with pytest.raises(Killed):
            write()


# The store tidies up after a copy at any error; what a kill leaves of one has a test of its own.
@pytest.mark.parametrize(
    "what, at",
    [
        ("documents", "event"),
        ("documents", "name"),
        ("export", "event"),
        ("export", "name"),
        ("copy", "event"),
    ],
)
def test_what_was_written_when_footprint_was_killed_is_known_and_goes_too(
    vaults: Vaults,
    vault: Vault,
    *,
    clock: SetClock,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    at: str,
) -> None:
    handed_over(vault, clock, folder / "first")
    ids = [one.id for one in vault.documents()]
    writes = {
        "documents": lambda: hand_over_again(vault, ids, folder, clock),
        "export": lambda: export(vault, folder, clock),
        "copy": lambda: save_copy(vault, folder / "a copy", clock),
    }
    killed(vault, at, monkeypatch, writes[what])
    lying = {place for place in folder.iterdir() if place.name != "first"}
    assert lying
    assert lying <= {one.place for one in stays_outside(vault)}
    assert lying & {one.place for one in answers_outside(vault)}
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert lying <= set(receipt.gone)
    assert [place.name for place in folder.iterdir()] == ["first"]
    assert list((folder / "first").iterdir()) == []


@pytest.mark.parametrize("vaults", ["disk"], indirect=True)  # every copy in memory looks the same
def test_half_a_copy_beside_its_place_goes_and_another_vaults_stays(
    vaults: Vaults, vault: Vault, clock: SetClock, written: Written
) -> None:
    other, _code = vaults.create("Bo", PASSPHRASE)
    mine, theirs = (written.copy.with_name(f".footprint-{name}.tmp") for name in ("abcd1234", "efgh5678"))
    vault.save_copy(mine, clock.now())
    other.save_copy(theirs, clock.now())
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert mine in receipt.gone
    assert (mine.exists(), theirs.exists()) == (False, True)
    other.close()


def test_a_file_that_came_to_lie_where_a_copy_was_never_finished_stays(
    vaults: Vaults, vault: Vault, clock: SetClock, folder: Path
) -> None:
    place = folder / "thesis.odt"
    begin(vault, Happening.COPY_SAVED, place, clock.now())
    place.write_text("a thesis")
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert [one.place for one in receipt.left] == [place]
    assert place.read_text() == "a thesis"


def test_a_restored_twin_takes_nothing_of_the_living_vault_with_it(
    vaults: Vaults, vault: Vault, clock: SetClock, written: Written, folder: Path
) -> None:
    save_copy(vault, folder / "second", clock)
    twin = vaults.restore(folder / "second", PASSPHRASE)
    assert {one.place for one in stays_outside(twin)} >= written.places
    assert plan_to_erase(twin) == ()
    own = export(twin, folder / "of the twin", clock)
    receipt = erase_everything(vaults, twin, delete_files=True)
    assert receipt.gone == (own,)
    assert {one.place for one in receipt.left} >= written.places
    assert {one.reason for one in receipt.left} == {"it was written by the vault that this one was made from"}
    assert all(place.exists() for place in written.places)
    assert {one.place for one in plan_to_erase(vault)} >= written.places


@pytest.mark.parametrize("vaults", ["disk"], indirect=True)  # every copy in memory looks the same
def test_a_copy_of_another_vault_in_its_place_stays(
    vaults: Vaults, vault: Vault, clock: SetClock, written: Written
) -> None:
    other, _code = vaults.create("Bo", PASSPHRASE)
    draft(other, clock)
    save_copy(other, written.copy, clock)
    content = written.copy.read_bytes()
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert [one.place for one in receipt.left] == [written.copy]
    assert written.copy.read_bytes() == content
    other.close()


def test_what_cannot_be_deleted_is_told_and_the_vault_goes_all_the_same(
    vaults: Vaults, vault: Vault, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path in (written.attestation, written.export / "export.json"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        really(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    receipt = erase_everything(vaults, vault, delete_files=True)
    assert {one.place for one in receipt.left} == {written.attestation, written.export}
    assert {one.reason for one in receipt.left} == {"it could not be deleted (Permission denied)"}
    assert vaults.names() == ()


def test_only_the_vault_that_is_meant_goes(
    vaults: Vaults, vault: Vault, clock: SetClock, folder: Path
) -> None:
    other, _code = vaults.create("Bo", PASSPHRASE)
    mine, theirs = Written(vault, clock, folder / "a"), Written(other, clock, folder / "b")
    before = other.contents()
    erase_everything(vaults, vault, delete_files=True)
    assert other.contents() == before
    assert all(place.exists() for place in theirs.places)
    assert not any(place.exists() for place in mine.places)
    assert [name.owner for name in vaults.names()] == ["Bo"]
    other.close()


def test_a_place_counts_as_it_was_written_last(vault: Vault, clock: SetClock, folder: Path) -> None:
    copy = folder / "copy"
    save_copy(vault, copy, clock)
    draft(vault, clock)
    clock.go(days=1)
    save_copy(vault, copy, clock)
    (one,) = stays_outside(vault)
    assert (one.at, one.is_unchanged, one.still_there) == (clock.now(), True, True)


@pytest.mark.parametrize("place", ["C:\\Users\\ana\\export", "relative/export", "", "/no/such/export"])
def test_a_place_of_another_computer_is_no_place_here(vault: Vault, clock: SetClock, place: str) -> None:
    vault.record(Event(Happening.EXPORTED, clock.now(), place, "0" * 64))
    (one,) = stays_outside(vault)
    assert (one.still_there, one.is_unchanged) == (False, False)


def test_documents_written_again_are_outside_too(vault: Vault, clock: SetClock, folder: Path) -> None:
    handed_over(vault, clock, folder / "first")
    ids = [one.id for one in vault.documents()]
    again = hand_over_again(vault, ids, folder / "second", clock)
    assert [path.name for path in again] == [one.name for one in vault.documents()]
    assert {one.place.parent.name for one in plan_to_erase(vault)} == {"first", "second"}


def test_a_receipt_comes_back_as_it_was(vaults: Vaults, vault: Vault, written: Written, folder: Path) -> None:
    written.attestation.write_bytes(b"signed")
    receipt = erase_everything(vaults, vault, delete_files=True)
    write_receipt(receipt, folder / "receipt.json")
    assert read_receipt(folder / "receipt.json") == receipt
    assert what_is_left(vaults, receipt) == (str(written.attestation),)
    assert "Ana" not in (folder / "receipt.json").read_text("utf-8").replace(str(folder), "").replace(
        written.copy.name, ""
    )


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": 1, "vault": 3, "gone": [], "left": []}', "\xff", "[" * 99999]
)
def test_what_is_no_receipt_is_refused(folder: Path, text: str) -> None:
    (folder / "receipt.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(Refused, match="is not a receipt that Footprint wrote"):
        read_receipt(folder / "receipt.json")
    with pytest.raises(Refused, match="is not a receipt"):
        read_receipt(folder / "nowhere")


def test_a_vault_that_cannot_be_erased_is_closed_and_says_so(
    vaults: Vaults, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_vault_id: str) -> None:
        raise Unsaved("The disk does not let it go")

    with monkeypatch.context() as patch:
        patch.setattr(vaults, "erase", fail)
        with pytest.raises(Unsaved):
            erase_everything(vaults, vault, delete_files=True)
    vaults.erase(vault.id)
    assert vaults.names() == ()
