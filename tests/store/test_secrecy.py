"""Nobody without the key reads anything: not in a file, not in a log, not in an error."""

from __future__ import annotations

import logging
import os
import shutil
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from sqlalchemy.exc import IntegrityError

from builders import A_MOMENT, an_assessment
from footprint.assessment.assessment import Person
from footprint.store.keys import WEAKEST
from footprint.store.refusals import CannotBeKept, VaultDamaged, WrongPassphrase
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults

PASSPHRASE = "seven tall sunflowers"
SENTINEL = "SENTINEL-a-thing-that-was-written"


def files_holding(text: str, folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_no_file_holds_an_answer_a_name_or_a_table_in_clear(vault: SqlVault, vault_folder: Path) -> None:
    vault.begin(an_assessment().with_person(Person("SENTINEL-name")))
    vault.save_answer("a1", "note_to_self", SENTINEL, A_MOMENT)
    assert (vault_folder / "vault.footprint-wal").stat().st_size > 0
    for text in ("SENTINEL", "answer_history", "CREATE TABLE", "SQLite format 3", "Allotment"):
        assert files_holding(text, vault_folder) == []
    vault.close()
    assert sorted(path.name for path in vault_folder.iterdir()) == [
        "keys.copy.json",
        "keys.json",
        "vault.footprint",
    ]
    for text in ("SENTINEL", "answer_history", "CREATE TABLE", "SQLite format 3", "Allotment"):
        assert files_holding(text, vault_folder) == []


def test_the_search_would_find_it_if_it_were_there(vault: SqlVault, vault_folder: Path) -> None:
    (vault_folder / "notes").write_text(f"before {SENTINEL} after")
    assert files_holding(SENTINEL, vault_folder) == ["notes"]


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    # SQLAlchemy raises the level of its own logger above that of the root.
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, logger="sqlalchemy"):
        yield caplog


def test_no_log_line_holds_a_secret_at_any_level(
    vaults: SqlVaults,
    everything_logged: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    vault, code = vaults.create("Ana", PASSPHRASE)
    vault_id = vaults.names()[0].id
    vault.begin(an_assessment())
    vault.save_answer("a1", "note_to_self", SENTINEL, A_MOMENT)
    assert vault.load("a1").answers["note_to_self"] == SENTINEL
    with pytest.raises(IntegrityError):
        vault.begin(an_assessment().with_person(Person(SENTINEL)))
    key = bytes(vault._database._key)
    vault.close()
    vaults.recover(vault_id, code, "another passphrase").close()
    with pytest.raises(WrongPassphrase):
        vaults.open(vault_id, PASSPHRASE)
    file = tmp_path / "vaults" / vault_id / "vault.footprint"
    file.write_bytes(os.urandom(9000))
    with pytest.raises(VaultDamaged):
        vaults.open(vault_id, "another passphrase")
    assert "".join(capfd.readouterr()) == ""
    for text in (SENTINEL, PASSPHRASE, "another passphrase", code, key.hex()):
        assert text not in everything_logged.text


def test_no_error_holds_an_answer_a_passphrase_or_a_key(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, vault_folder: Path, tmp_path: Path
) -> None:
    vault.begin(an_assessment(note_to_self=SENTINEL))
    key = bytes(vault._database._key)
    problems: list[BaseException] = []
    for attempt in (
        lambda: vault.begin(an_assessment().with_person(Person(SENTINEL))),
        lambda: vault.save_answer("a1", "note_to_self", f"{SENTINEL}\x00", A_MOMENT),
        lambda: vault.save_answer("a1", "note_to_self", SENTINEL, A_MOMENT.replace(tzinfo=None)),
        lambda: vaults.open(vault_id, "a passphrase that is wrong"),
        lambda: vaults.create("Bo", "\ud800-a-passphrase"),
        lambda: SqlVaults(tmp_path / "copy", WEAKEST).open(vault_id, PASSPHRASE),
    ):
        if not (tmp_path / "copy").exists():
            shutil.copytree(vault_folder, tmp_path / "copy" / vault_id)
            (tmp_path / "copy" / vault_id / "vault.footprint").write_bytes(b"not the file " * 1000)
        with pytest.raises(Exception) as raised:  # noqa: PT011 (whatever it is, it must keep quiet)
            attempt()
        problems.append(raised.value)
    assert any(isinstance(problem, CannotBeKept) for problem in problems)
    for problem in problems:
        # The messages of the whole chain; the source lines of this test would show what it passed in.
        told = "".join(traceback.format_exception_only(problem))
        while problem := problem.__cause__ or problem.__context__:  # type: ignore[assignment]
            told += repr(problem)
        for text in (SENTINEL, PASSPHRASE, "a passphrase that is wrong", "-a-passphrase", key.hex()):
            assert text not in told


def test_an_answer_that_no_longer_fits_its_question_is_not_quoted(vault: SqlVault) -> None:
    vault.begin(an_assessment())
    vault.save_answer("a1", "tenant", SENTINEL, A_MOMENT)
    with pytest.raises(VaultDamaged) as raised:
        vault.load("a1")
    assert raised.value.__cause__ is raised.value.__context__ is None
    assert SENTINEL not in "".join(traceback.format_exception(raised.value, chain=False))


def test_no_object_shows_what_it_holds(vault: SqlVault) -> None:
    vault.begin(an_assessment(note_to_self=SENTINEL))
    key = bytes(vault._database._key)
    for thing in (vault, vault._database, vault._database._engine, vault._database._raw):
        assert SENTINEL not in repr(thing)
        assert key.hex() not in repr(thing)


def test_a_closed_vault_has_forgotten_its_key(vault: SqlVault) -> None:
    key = vault._database._key
    vault.close()
    assert key == b""


def test_a_deleted_answer_does_not_linger_in_any_page(vault: SqlVault, vault_folder: Path) -> None:
    vault.begin(an_assessment(note_to_self=SENTINEL * 50))
    assert pages_holding(SENTINEL, vault) > 0
    vault.discard("a1")
    assert (vault_folder / "vault.footprint-wal").stat().st_size == 0
    assert pages_holding(SENTINEL, vault) == 0


def pages_holding(text: str, vault: SqlVault) -> int:
    """The pages of the file, free ones included, that hold a text once they are decrypted."""
    vault._database.settle()
    data, key = vault._database._file.read_bytes(), bytes(vault._database._key)
    pages = [data[start : start + 4096] for start in range(0, len(data), 4096)]
    pages[0] = pages[0][16:]  # the salt
    clear = [decrypted(page, key) for page in pages]
    assert any(b"CREATE TABLE" in page for page in clear)
    return sum(text.encode() in page for page in clear)


def decrypted(page: bytes, key: bytes) -> bytes:
    """SQLCipher 4: AES-256-CBC; the last 80 bytes are the initial vector and the HMAC-SHA512 of the page."""
    decryptor = Cipher(AES(key), CBC(page[-80:-64])).decryptor()
    return decryptor.update(page[:-80]) + decryptor.finalize()
