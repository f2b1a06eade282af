"""A disk that turns single bits around: none goes unnoticed, and a damaged file is left as it is."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from builders import A_DAY, A_MOMENT, a_document, an_assessment
from footprint.assessment.assessment import Person
from footprint.store.database import Database
from footprint.store.refusals import VaultDamaged
from footprint.store.vault import SqlVault
from footprint.workflow.kept import DocumentKind

FLIPS = 500


@pytest.fixture
def closed(vault: SqlVault, vault_folder: Path) -> tuple[Path, bytes]:
    """The file of a closed vault with something in every table, and its key."""
    key = bytes(vault._database._key)
    vault.begin(an_assessment().with_person(Person("Siân")))
    for number in range(60):
        vault.save_answer("a1", "note_to_self", f"{number} " + "answer " * number, A_MOMENT)
    content = random.Random(1).randbytes(20_000)
    vault.keep_document(a_document(DocumentKind.ATTESTATION, content), content)
    vault.note_use(A_MOMENT + timedelta(days=1))
    vault.sign_off("a1", A_DAY, A_MOMENT)
    vault.close()
    return vault_folder / "vault.footprint", key


def flipped(content: bytes, randomly: random.Random) -> bytes:
    changed = bytearray(content)
    changed[randomly.randrange(len(changed))] ^= 1 << randomly.randrange(8)
    return bytes(changed)


def read_whole(file: Path, key: bytes) -> object:
    """Everything that comes out of a vault."""
    vault = SqlVault(file.parent, "Ana", Database.open(file, key))
    try:
        contents = vault.contents()
        return contents, [vault.document(kept.id) for kept in contents.documents]
    finally:
        vault.close()


def test_every_flipped_bit_is_noticed_and_the_file_left_as_it_is(
    closed: tuple[Path, bytes], randomly: random.Random, contents: Callable[[Path], dict[str, str]]
) -> None:
    file, key = closed
    whole, names = file.read_bytes(), contents(file.parent)
    for _flip in range(FLIPS):
        damaged = flipped(whole, randomly)
        file.write_bytes(damaged)
        with pytest.raises(VaultDamaged):
            read_whole(file, key)
        assert contents(file.parent) == names | {file.name: hashlib.sha256(damaged).hexdigest()}
    file.write_bytes(whole)
    read_whole(file, key)


def test_a_file_that_is_not_encrypted_gives_wrong_answers_without_a_word(
    closed: tuple[Path, bytes], randomly: random.Random, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.sqlite"
    decrypt(*closed, plain)
    whole, right = plain.read_bytes(), rows(plain)
    wrong = 0
    for _flip in range(FLIPS // 5):
        plain.write_bytes(flipped(whole, randomly))
        try:
            wrong += rows(plain) != right
        except (sqlite3.Error, UnicodeDecodeError):
            continue
    assert wrong > 0


def decrypt(file: Path, key: bytes, plain: Path) -> None:
    database = Database.open(file, key)
    with database.bare() as raw:
        raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        raw.execute("SELECT sqlcipher_export('plain')").fetchall()
        raw.execute("DETACH DATABASE plain")
    database.close()


def rows(plain: Path) -> list[Any]:
    """Every row of a file that SQLite takes for whole.

    Raises:
        sqlite3.Error: it does not.
    """
    with closing(sqlite3.connect(plain)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return [connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables]
