"""How an open vault stands: what protects it, whether it is whole, what its answers say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from footprint.errors import Refused
from footprint.language import text as _
from footprint.store.connection import emptied_log
from footprint.store.contents_refusals import HistoryBroken
from footprint.store.database import Database
from footprint.store.guards import TRIGGERS
from footprint.store.histories import proved
from footprint.store.schema import CURRENT, revision_of
from footprint.store.tables import assessment
from footprint.workflow.kept import Check, Health

# Older ones can damage a file that two connections write to (sqlite.org/wal.html#walresetbug).
_FIXED_SQLITE = (3, 51, 3)
_STRONG = {
    "cipher_use_hmac = 1",
    "cipher_hmac_algorithm = HMAC_SHA512",
    "cipher_page_size = 4096",
    "cipher_plaintext_header_size = 0",
}
_FULL = "2"  # sqlite.org/pragma.html#pragma_synchronous
_LONG_LOG = 1024 * 1024  # bytes; it is emptied after every 40 pages, so a log of this length never was
_MANY_FREE = 0.5  # of all pages


@dataclass(frozen=True, slots=True)
class _Look:
    """One thing to look at: how it is found, when it is good, and what either means for the owner."""

    id: str
    found: Callable[[Any], str]
    is_good: Callable[[str], bool]
    good: str
    otherwise: str
    health: Health = Health.BAD

    def check(self, raw: Any) -> Check:
        try:
            value = self.found(raw)
        except sqlcipher.Error:
            return Check(
                self.id, Health.BAD, _("This could not be looked at; the vault's file may be damaged")
            )
        good = self.is_good(value)
        return Check(
            self.id, Health.GOOD if good else self.health, self.good if good else self.otherwise, value
        )


def examine(database: Database) -> tuple[Check, ...]:
    """Every check, in the order in which they are best read.

    Raises:
        Refused: the vault is closed or its file cannot be opened.
    """
    with database.bare() as raw:
        size = database.log_size
        # The check of the pages' seals reads the file alone, so what the log still holds has to be in it.
        emptied_log(raw)
        checks = tuple(look.check(raw) for look in _looks(size))
    return (*checks, _damaged_logs(database), _histories(database))


def _looks(log_size: int) -> Iterator[_Look]:
    restore = _("Save a copy of the vault, or restore one that you saved before")
    yield _Look(
        "sqlcipher",
        _pragma("cipher_version"),
        bool,
        _("The vault is encrypted by SQLCipher"),
        _("The vault is not encrypted"),
    )
    yield _Look(
        "sqlite",
        lambda raw: str(raw.execute("SELECT sqlite_version()").fetchone()[0]),
        lambda version: tuple(map(int, version.split("."))) >= _FIXED_SQLITE,
        _("The database program has no known fault that could harm your answers"),
        _("The database program has a known fault. Install the newest Footprint"),
        Health.LOOK,
    )
    yield _Look(
        "cipher_settings",
        _cipher_settings,
        lambda value: set(value.split("; ")) == _STRONG,
        _("Every page of the file is encrypted, and a changed one would be noticed"),
        _(
            "The file is less protected than it should be. Export your answers and import them into a new vault"
        ),
    )
    yield _setting("journal_mode", "wal", _("A crash in the middle of saving does no harm"))
    yield _setting("synchronous", _FULL, _("An answer is on the disk before Footprint says that it is saved"))
    yield _setting("foreign_keys", "1", _("Nothing is kept that belongs to nothing"))
    yield _setting("secure_delete", "1", _("What is deleted is overwritten"))
    yield _Look(
        "revision",
        lambda raw: revision_of(raw) or "",
        lambda value: value == CURRENT.revision,
        _("The vault is up to date"),
        _("The vault is of another version of Footprint"),
    )
    yield _count(
        "cipher_integrity", "PRAGMA cipher_integrity_check", _("Every page is as it was written"), restore
    )
    yield _Look(
        "integrity",
        # Not the lines themselves: they may name what is in the tables.
        lambda raw: str(len([row for row in raw.execute("PRAGMA integrity_check") if row != ("ok",)])),
        lambda value: value == "0",
        _("The tables are whole"),
        _("The tables are damaged. {restore}").format(restore=restore),
    )
    yield _count("foreign_key", "PRAGMA foreign_key_check", _("All that belongs together is there"), restore)
    yield _Look(
        "triggers",
        _missing_triggers,
        lambda value: value == "0",
        _("What is signed off cannot be changed"),
        _("A guard against changing what is signed off is missing. {restore}").format(restore=restore),
    )
    yield _Look(
        "log_size",
        lambda _raw: str(log_size),
        lambda value: int(value) < _LONG_LOG,
        _("The log of the newest changes is short, as it should be"),
        _("The log of the newest changes is long. Close the vault and open it again"),
        Health.LOOK,
    )
    yield _Look(
        "free_pages",
        lambda raw: f"{_one(raw, 'freelist_count')}/{_one(raw, 'page_count')}",
        lambda value: int(value.split("/")[0]) <= _MANY_FREE * int(value.split("/")[1]),
        _("The file is no larger than it needs to be"),
        _("Much of the file is empty. This does no harm"),
        Health.LOOK,
    )


def _setting(name: str, expected: str, good: str) -> _Look:
    otherwise = _("A safety setting is not as it should be. Close the vault and open it again")
    return _Look(name, _pragma(name), lambda value: value == expected, good, otherwise)


def _count(name: str, query: str, good: str, restore: str) -> _Look:
    otherwise = _("A part of the file is damaged. {restore}").format(restore=restore)
    return _Look(
        name, lambda raw: str(len(raw.execute(query).fetchall())), lambda value: value == "0", good, otherwise
    )


def _pragma(name: str) -> Callable[[Any], str]:
    return lambda raw: _one(raw, name)


def _one(raw: Any, pragma: str) -> str:
    row = raw.execute(f"PRAGMA {pragma}").fetchone()
    return str(row[0]) if row else ""


def _cipher_settings(raw: Any) -> str:
    """What is set of the things that matter; the rest is for passphrases, and our key is none."""
    rows = (str(row[0]) for row in raw.execute("PRAGMA cipher_settings"))
    settings = {row.removeprefix("PRAGMA ").removesuffix(";") for row in rows}
    names = {setting.partition(" = ")[0] for setting in _STRONG}
    return "; ".join(sorted(setting for setting in settings if setting.partition(" = ")[0] in names))


def _missing_triggers(raw: Any) -> str:
    found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    return str(sum(found.get(name) != statement for name, statement in TRIGGERS.items()))


def _damaged_logs(database: Database) -> Check:
    kept = len(database.damaged_logs)
    if not kept:
        return Check("damaged_logs", Health.GOOD, _("The disk has lost nothing that was saved"), "0")
    words = _(
        "The disk has damaged changes that were saved. What could not be read is kept beside the vault until you "
        "delete answers. Save a copy of the vault on another disk"
    )
    return Check("damaged_logs", Health.LOOK, words, str(kept))


def _histories(database: Database) -> Check:
    broken = 0
    try:
        with database.reading() as connection:
            for assessment_id in connection.execute(select(assessment.c.id)).scalars().all():
                try:
                    proved(connection, assessment_id)
                except HistoryBroken:
                    broken += 1
    except Refused as refused:
        return Check("histories", Health.BAD, str(refused))
    if broken:
        return Check("histories", Health.BAD, str(HistoryBroken()), str(broken))
    return Check("histories", Health.GOOD, _("Every answer is as it was given"), "0")
