"""What a failing disk or file means for the owner of a vault, by error code."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from footprint.errors import FootprintError, Refused
from footprint.store.disk import unsaved_by_system
from footprint.store.refusals import (
    DiskFull,
    FolderNotWritable,
    NotWritten,
    ReadOnly,
    Unreadable,
    VaultDamaged,
    VaultInUse,
    VaultNotUpgraded,
)

_PRIMARY = (
    0xFF  # an extended result code carries the primary one in its lowest byte (sqlite.org/rescode.html)
)
_IN_USE = (sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED)
_DAMAGED = (sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB)
# After these the connection may hold on to a state that the disk no longer has.
_LOSES_CONNECTION = (*_DAMAGED, sqlcipher.SQLITE_IOERR, sqlcipher.SQLITE_CANTOPEN, sqlcipher.SQLITE_READONLY)


def code_of(error: BaseException) -> int:
    """SQLite's primary result code behind an error; 0 if it carries none."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return getattr(origin, "sqlite_errorcode", 0) & _PRIMARY


def loses_connection(error: BaseException) -> bool:
    """Whether the file has to be opened anew before it is used again."""
    return code_of(error) in _LOSES_CONNECTION


def unsaved(error: BaseException) -> FootprintError:
    """Why something was not written."""
    if isinstance(error, OSError):
        return unsaved_by_system(error)
    code = code_of(error)
    if code in _DAMAGED:
        return VaultDamaged()
    if code in _IN_USE:
        return VaultInUse()
    if code == sqlcipher.SQLITE_FULL:
        return DiskFull()
    if code == sqlcipher.SQLITE_READONLY:
        return ReadOnly()
    return NotWritten()


def unread(error: BaseException) -> Refused:
    """Why something cannot be read."""
    code = code_of(error)
    if code in _DAMAGED:
        return VaultDamaged()
    return VaultInUse() if code in _IN_USE else Unreadable()


def unopened(error: BaseException) -> FootprintError:
    """Why a file cannot be opened."""
    match code_of(error):
        case sqlcipher.SQLITE_READONLY | sqlcipher.SQLITE_CANTOPEN | sqlcipher.SQLITE_PERM:
            return FolderNotWritable()
        case sqlcipher.SQLITE_FULL:
            return DiskFull()
    return unread(error)


def not_upgraded(error: BaseException) -> FootprintError:
    """Why an older file could not be brought up to date."""
    by_the_disk = (*_LOSES_CONNECTION, *_IN_USE, sqlcipher.SQLITE_FULL)
    return unsaved(error) if code_of(error) in by_the_disk else VaultNotUpgraded()
