"""Answers that were erased are nowhere in the vault's files any more, not even in pages that nothing uses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT, a_document, allotment, an_assessment
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.errors import Unsaved
from footprint.policy.policy import Occasion
from footprint.store.database import Database
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import DocumentKind
from pages import pages_holding

ANSWER, NAME, LISTED, ATTESTED, BROUGHT_OUT, AGREED, WORDS = (
    f"SENTINEL-{what}" for what in ("answer", "name", "listed", "attested", "brought-out", "agreed", "words")
)
ERASED = (ANSWER, NAME, LISTED, BROUGHT_OUT, AGREED, WORDS)


@pytest.fixture
def signed_off(vault: SqlVault) -> SqlVault:
    vault.begin(an_assessment(note_to_self=f"{ANSWER} " * 300).with_person(Person(NAME)))
    for number in range(5):
        vault.save_answer("a1", "note_to_self", f"{number} {ANSWER} " * 300, A_MOMENT)
    vault.bring_out("a1", [f"{BROUGHT_OUT}-{number}" for number in range(50)], A_MOMENT)
    vault.agree(
        "a1", [AgreedAction(f"{n}", Owner.MANAGER, A_DAY, f"{AGREED} {n}") for n in range(50)], A_MOMENT
    )
    vault.sign_off("a1", A_DAY, A_MOMENT)
    for number in range(50):
        vault.follow_up("a1", FollowUp(f"{number}", Course.DONE, A_MOMENT, words=f"{WORDS} " * 10))
    for kind, text in ((DocumentKind.ACTION_LIST, LISTED), (DocumentKind.ATTESTATION, ATTESTED)):
        content = text.encode() * 1000
        vault.keep_document(a_document(kind, content), content)
    vault.begin(Assessment("a2", allotment(), Occasion.REFRESHER, A_MOMENT))
    return vault


def test_no_page_holds_anything_of_what_was_erased(signed_off: SqlVault, vault_folder: Path) -> None:
    assert min(pages_holding(text, signed_off) for text in (*ERASED, ATTESTED)) > 0
    size = (vault_folder / "vault.footprint").stat().st_size
    signed_off.erase_answers(["a1"], A_MOMENT)
    assert (vault_folder / "vault.footprint-wal").stat().st_size == 0
    assert [text for text in ERASED if pages_holding(text, signed_off)] == []
    assert pages_holding(ATTESTED, signed_off) > 0
    assert (vault_folder / "vault.footprint").stat().st_size < size
    free = {check.id: check.value for check in signed_off.examine()}["free_pages"]
    assert free.startswith("0/")
    assert signed_off.load("a2").answers == {}


@pytest.mark.parametrize("how", ["erase_answers", "discard"])
@pytest.mark.parametrize("name", ["log-damaged-1", "copying"])
def test_what_damage_or_a_killed_copying_has_left_beside_goes_too(
    how: str, name: str, signed_off: SqlVault, vault_folder: Path
) -> None:
    set_aside = vault_folder / f"vault.footprint.{name}"
    set_aside.write_bytes(b"pages with answers, encrypted like the file")
    if how == "discard":
        signed_off.discard("a2")
    else:
        signed_off.erase_answers(["a1"], A_MOMENT)
    assert not set_aside.exists()


def test_it_is_the_overwriting_and_shrinking_that_remove_it(
    signed_off: SqlVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed_off._database, "shrink", signed_off._database.settle)
    with signed_off._database.bare() as raw:
        raw.execute("PRAGMA secure_delete = OFF")
    signed_off.erase_answers(["a1"], A_MOMENT)
    assert pages_holding(ANSWER, signed_off) > 0


def test_without_shrinking_nothing_lingers_either(
    signed_off: SqlVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a full disk, which has no room for the shrunk copy that takes the file's place.
    monkeypatch.setattr(signed_off._database, "shrink", signed_off._database.settle)
    signed_off.erase_answers(["a1"], A_MOMENT)
    assert [text for text in ERASED if pages_holding(text, signed_off)] == []


class Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize("how", ["erase_answers", "discard"])
def test_an_erasing_that_was_cut_off_is_finished_when_the_vault_is_next_opened(
    how: str, signed_off: SqlVault, vaults: SqlVaults, vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(_database: Database) -> None:
        raise Cut

    set_aside = vault_folder / "vault.footprint.log-damaged-1"
    set_aside.write_bytes(b"pages with answers, encrypted like the file")
    with monkeypatch.context() as patch:
        patch.setattr(Database, "shrink", cut)
        with pytest.raises(Cut):
            signed_off.discard("a2") if how == "discard" else signed_off.erase_answers(["a1"], A_MOMENT)
    assert how == "discard" or free_pages(signed_off) > 0
    signed_off.close()
    assert set_aside.exists()
    vault = vaults.open(signed_off.id, "seven tall sunflowers")
    assert free_pages(vault) == 0
    assert not set_aside.exists()
    vault.close()
    # Control: what nothing was erased from is left as it is.
    set_aside.write_bytes(b"pages with answers, encrypted like the file")
    vaults.open(signed_off.id, "seven tall sunflowers").close()
    assert set_aside.exists()


def free_pages(vault: SqlVault) -> int:
    return int({check.id: check.value for check in vault.examine()}["free_pages"].split("/")[0])


def test_no_number_that_is_left_tells_how_many_answers_there_were(signed_off: SqlVault) -> None:
    def numbers() -> dict[str, int]:
        with signed_off._database.bare() as raw:
            return dict(raw.execute("SELECT name, seq FROM sqlite_sequence").fetchall())

    assert (numbers()["answer_history"], numbers()["follow_up"]) == (6, 50)  # control
    signed_off.erase_answers(["a1"], A_MOMENT)
    assert numbers() == {"answer_history": 0, "follow_up": 0, "document": 2}
    signed_off.save_answer("a2", "tenant", "tenant", A_MOMENT)
    assert signed_off.load("a2").answers == {"tenant": "tenant"}


@pytest.mark.skipif(
    os.name != "posix", reason="Windows keeps the person's own folders to the person by itself"
)
def test_no_file_of_a_vault_is_for_others_to_read_whatever_the_account_allows(
    vaults: SqlVaults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.umask(0)
    try:
        vault, _code = vaults.create("Bo", "seven tall sunflowers")
        vault.begin(an_assessment())
        seen = {}

        def look(_folder: Path) -> None:
            seen.update(
                {
                    path.name: path.stat().st_mode & 0o777
                    for path in (tmp_path / "vaults" / vault.id).iterdir()
                }
            )
            raise OSError(5, "no")

        monkeypatch.setattr("tempfile.mkstemp", lambda *_given: look(tmp_path))
        with pytest.raises(Unsaved):
            vault.save_copy(tmp_path / "a copy", A_MOMENT)
        vault.close()
    finally:
        os.umask(before)
    assert set(seen) >= {"vault.footprint", "vault.footprint-wal", "vault.footprint.copying", "keys.json"}
    assert set(seen.values()) == {0o600}
