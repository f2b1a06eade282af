"""The encrypted file itself: opened with its key and every guard, before anything else may use it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from footprint.store.faults import code_of, unopened, unsaved
from footprint.store.keys import KEY_BYTES
from footprint.store.log_check import Beside, mend, set_aside_if_damaged
from footprint.store.page_seals import seal_check
from footprint.store.refusals import FolderNotWritable, NewerVault, NotAVault, VaultDamaged, VaultMissing
from footprint.store.schema import Schema, revision_of
from footprint.store.tables import APPLICATION_ID

_PAGE = 4096  # SQLCipher's default, and the least a file of ours can have
_PATIENCE = 0.5  # seconds for somebody else's lock: a virus scanner lets go, another Footprint does not
_PRAGMAS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cell_size_check = ON",
    "trusted_schema = OFF",
    # A damaged page of the write-ahead log takes every later save with it, unseen; so the log stays short.
    "wal_autocheckpoint = 40",
    *(("fullfsync = ON", "checkpoint_fullfsync = ON") if sys.platform == "darwin" else ()),
)


def make_file(file: Path, key: bytes) -> None:
    """Make a file with nothing in it but the mark that it is ours.

    Raises:
        Unsaved: it cannot be written.
    """
    try:
        make_private(file)
        raw = _keyed(file, key, "mode=rw")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA journal_mode = WAL")
        raw.close()
    except (OSError, sqlcipher.Error) as error:
        raise unsaved(error) from error


def make_private(file: Path) -> None:
    """Make an empty file that only its owner may read; SQLite would leave that to the account, and its log follows it.

    Raises:
        OSError: there is one, or it cannot be made.
    """
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def open_file(file: Path, key: bytes, schema: Schema) -> Any:
    """The driver's connection to a file that exists, is whole, and is now locked for this process.

    Raises:
        VaultMissing, VaultDamaged, NotAVault, NewerVault, VaultInUse, FolderNotWritable, Unreadable: nothing changed.
        LogDamaged: what could be put right was, and the next opening is as ever.
    """
    _refuse_strange_sizes(file)
    # Where writing is not allowed SQLite would fall back to reading, and then fail at the lock with a puzzling error.
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        raise FolderNotWritable
    if not schema.knows(_revision_at_a_glance(file, key)):
        raise NewerVault
    # Closing a file would delete a damaged log, so it is set aside before the file is opened.
    spare = set_aside_if_damaged(file)
    try:
        raw = _keyed(file, key, "mode=rw")
    except sqlcipher.Error as error:
        raise unopened(error) from error
    try:
        _lock(raw, schema)
        salt = str(raw.execute("PRAGMA cipher_salt").fetchone()[0])
        trial = Beside(lambda path: _trial(path, key, salt), is_whole)
        mend(raw, file, spare, seal_check(key, bytes.fromhex(salt)), trial)
        _check(raw)
    except sqlcipher.Error as error:
        raw.close()
        if code_of(error) == sqlcipher.SQLITE_NOTADB and _is_plain(file):
            raise NotAVault from error
        raise unopened(error) from error
    except BaseException:
        raw.close()
        raise
    return raw


def emptied_log(raw: Any) -> bool:
    """Write the whole write-ahead log into the file and empty it; whether the disk let us."""
    try:
        return bool(raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    except sqlcipher.Error:
        return False


def is_whole(raw: Any) -> bool:
    """Whether every page bears its seal (HMAC) and the tables and indexes agree."""
    # The check of the seals reads the file but not the log, so it says nothing while the log is not empty.
    if emptied_log(raw) and raw.execute("PRAGMA cipher_integrity_check").fetchone():
        return False
    return bool(raw.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def _lock(raw: Any, schema: Schema) -> None:
    raw.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    raw.execute("BEGIN IMMEDIATE")
    if raw.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise NotAVault
    if not schema.knows(revision_of(raw)):
        raise NewerVault
    raw.execute("COMMIT")


def _check(raw: Any) -> None:
    if not is_whole(raw):
        raise VaultDamaged
    raw.execute("PRAGMA journal_mode = WAL").fetchall()
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}").fetchall()


def _trial(file: Path, key: bytes, salt: str) -> Any:
    """A file of our own beside, made or opened, with pages that are encrypted as those of the file with that salt."""
    trial = _keyed(file, key, "mode=rwc", salt)
    trial.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    return trial


def _keyed(file: Path, key: bytes, how: str, salt: str = "") -> Any:
    """A connection that has the key; opening never makes a file unless ``how`` says so."""
    if len(key) != KEY_BYTES:
        raise ValueError("SQLCipher would take a key of another length for a passphrase")
    path = file.absolute().as_posix()
    raw = sqlcipher.connect(
        # Two more slashes for a Windows share, whose name would be read as that of another computer's file system.
        f"file:{'//' if path.startswith('//') else ''}{quote(path)}?{how}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    raw.execute("PRAGMA cipher_log_level = NONE").fetchall()
    raw.execute(f"PRAGMA key = \"x'{key.hex()}{salt}'\"").fetchall()
    if raw.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raw.close()
        raise RuntimeError("this SQLite does not encrypt")
    return raw


def _revision_at_a_glance(file: Path, key: bytes) -> str | None:
    """The revision as the file alone has it, read without a lock and without leaving a trace.

    Only a revision that is there counts: another process may be writing, so anything else is found out later, under
    the lock. Closing a file after a crash would empty its log into it, which a newer Footprint's vault must not see.
    """
    try:
        raw = _keyed(file, key, "immutable=1")
        try:
            return revision_of(raw)
        finally:
            raw.close()
    except sqlcipher.Error:
        return None


def _refuse_strange_sizes(file: Path) -> None:
    try:
        size = file.stat().st_size
    except OSError:
        raise VaultMissing from None
    # SQLite takes an empty file for a new and empty database.
    if size < _PAGE or not file.is_file():
        raise VaultDamaged


def _is_plain(file: Path) -> bool:
    # Read only after SQLite has refused the file: on POSIX, closing it would drop a lock that this process has on it.
    with file.open("rb") as content:
        return content.read(15) == b"SQLite format 3"
