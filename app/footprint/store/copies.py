"""Saved copies: a whole vault in one file, as encrypted as the vault.

The file is a zip of three entries that are stored as they are, one after the other, so that any other program can take
it apart in an emergency: who and when, the key slots that mean something elsewhere, and the database. It is read by its
own measure, from the front: nothing is ever unpacked to more than it takes in the file, and every byte is summed.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from footprint.errors import Refused
from footprint.store.copy_refusals import (
    CopyAmongVaults,
    CopyDamaged,
    CopyMissing,
    CopyNotSaved,
    NewerCopy,
    NoRoomForCopy,
    NotACopy,
)
from footprint.store.disk import unsaved_by_system
from footprint.store.folders import DATABASE, is_a_name
from footprint.store.key_file import NAME, keys_document, keys_from, read_keys, sync_folder
from footprint.store.keys import Keys
from footprint.store.refusals import LONGEST_NAME, DiskFull, KeysDamaged, NewerVault
from footprint.workflow.kept import CopyName, Way

if TYPE_CHECKING:
    from footprint.store.database import Database

_UNFINISHED, _UNFINISHED_END = ".footprint-", ".tmp"
BEING_COPIED = f"{DATABASE}.copying"
_FORMAT = 1
_A_DAY = 24 * 60 * 60  # seconds
_HEADER = "footprint-copy.json"
_LONGEST_HEADER, _LONGEST_KEYS, _AT_ONCE = 16 * 1024, 64 * 1024, 1024 * 1024  # bytes
# APPNOTE.TXT 6.3.10 (pkware.com), 4.3.7 and 4.3.16: what stands before an entry, and what ends a zip.
_LOCAL, _LOCAL_MARK, _END, _END_MARK = struct.Struct("<4s5H3L2H"), b"PK\3\4", 22, b"PK\5\6"


def write_copy(file: Path, folder: Path, database: Database, at: datetime) -> None:
    """Write a copy of the vault in ``folder``, whose open ``database`` it is; an older file is replaced at the end.

    Raises:
        CopyAmongVaults: it would go where vaults lie; nothing was done.
        NoRoomForCopy, CopyNotSaved: the place takes nothing; what was there before stays.
        Unsaved, Refused: the vault cannot be read, or its folder not be written.
    """
    keys = read_keys(folder).without_keyring()
    header = {
        "format": _FORMAT,
        "vault": folder.name,
        "owner": keys.owner,
        "saved": at.isoformat(),
        "passphrase": keys.way is Way.PASSPHRASE,
    }
    plain = folder / BEING_COPIED
    part: Path | None = None
    try:
        _refuse_among_vaults(file, folder)
        plain.unlink(missing_ok=True)
        database.copy_to(plain)
        # A name that nobody can foresee, and a file that was not there: what lies beside the copy is somebody else's.
        _sweep(file.parent, folder.name)
        handle, name = tempfile.mkstemp(_UNFINISHED_END, _UNFINISHED, file.parent)
        part = Path(name)
        with os.fdopen(handle, "w+b") as content:
            _write(content, header, keys, plain)
            content.flush()
            os.fsync(content.fileno())
        part.replace(file)
    except OSError as error:
        full = isinstance(unsaved_by_system(error), DiskFull)
        raise (NoRoomForCopy if full else CopyNotSaved) from error
    except DiskFull as error:
        raise NoRoomForCopy from error
    finally:
        for left in (plain, *([] if part is None else [part])):
            with suppress(OSError):  # the next copy removes it
                left.unlink(missing_ok=True)
    with suppress(OSError):  # not every stick and share can; the content is on it
        sync_folder(file.parent)


def name_of_copy(file: Path) -> CopyName:
    """What a copy says of itself; nothing of it is proved before it is restored.

    Raises:
        CopyMissing, NotACopy, CopyDamaged, NewerCopy
    """
    with _opened(file) as content:
        return _name(content)


def keys_of_copy(file: Path) -> Keys:
    """The key slots of a copy, as they were in the vault but for the keyring's.

    Raises:
        CopyMissing, NotACopy, CopyDamaged, NewerCopy
    """
    with _opened(file) as content:
        return _keys(content)


def unpack(file: Path, target: Path) -> None:
    """Write a copy's database to a file that is not there yet.

    Raises:
        CopyMissing, NotACopy, CopyDamaged, NewerCopy
        Unsaved: the file cannot be written.
    """
    with _opened(file) as content:
        _keys(content)
        size, sum_expected = _entry(content, DATABASE)
        try:
            with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as database:
                sum_found = 0
                while size and (piece := content.read(min(size, _AT_ONCE))):
                    sum_found, size = zlib.crc32(piece, sum_found), size - len(piece)
                    database.write(piece)
                database.flush()
                os.fsync(database.fileno())
        except OSError as error:
            raise unsaved_by_system(error) from error
        end = content.read(_AT_ONCE)
        if size or sum_found != sum_expected or end[-_END:][:4] != _END_MARK:
            raise CopyDamaged


def _refuse_among_vaults(file: Path, folder: Path) -> None:
    """Refuse a place in which a file would be taken for a vault's own, by whatever links it is reached."""
    kept = [place.stat() for place in (folder, folder.parent)]
    for place in (file.parent.resolve(), *file.parent.resolve().parents):
        if any(os.path.samestat(place.stat(), one) for one in kept):
            raise CopyAmongVaults


def _sweep(place: Path, vault_id: str) -> None:
    """Delete what copying that was killed has left, a day later: only what begins as a copy of this vault does."""
    for left in place.glob(f"{_UNFINISHED}????????{_UNFINISHED_END}"):
        with suppress(OSError, Refused):
            is_old = time.time() - left.lstat().st_mtime > _A_DAY
            if is_old and not left.is_symlink() and name_of_copy(left).vault_id == vault_id:
                left.unlink()


def _write(content: BinaryIO, header: dict[str, Any], keys: Keys, database: Path) -> None:
    with ZipFile(content, "w") as copy, database.open("rb") as pages:
        copy.writestr(_info(_HEADER), json.dumps(header, ensure_ascii=False))
        copy.writestr(_info(NAME), keys_document(keys))
        entry = _info(DATABASE)
        entry.file_size = database.stat().st_size
        with copy.open(entry, "w") as target:
            shutil.copyfileobj(pages, target, _AT_ONCE)


def _info(name: str) -> ZipInfo:
    """An entry that tells neither when it was made nor on what system."""
    info = ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o600 << 16
    return info


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    try:
        if not file.is_file():
            raise CopyMissing
        with file.open("rb") as content:
            yield content
    except OSError:
        raise CopyMissing from None


def _name(content: BinaryIO) -> CopyName:
    start = content.read(_LOCAL.size + len(_HEADER))
    if not (start.startswith(_LOCAL_MARK) and start.endswith(_HEADER.encode())):
        raise NotACopy
    content.seek(0)
    try:
        header = json.loads(_bytes(content, _HEADER, _LONGEST_HEADER))
        if header["format"] > _FORMAT:
            raise NewerCopy
        name = CopyName(
            header["vault"],
            header["owner"],
            datetime.fromisoformat(header["saved"]),
            header["passphrase"] is True,
        )
        is_proper = is_a_name(name.vault_id) and name.owner.isprintable() and name.saved.tzinfo is not None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CopyDamaged from None
    if not is_proper or not name.owner or len(name.owner) > LONGEST_NAME:
        raise CopyDamaged
    return name


def _keys(content: BinaryIO) -> Keys:
    _name(content)
    try:
        return keys_from(_bytes(content, NAME, _LONGEST_KEYS))
    except KeysDamaged:
        raise CopyDamaged from None
    except NewerVault:
        raise NewerCopy from None


def _bytes(content: BinaryIO, name: str, most: int) -> bytes:
    size, sum_expected = _entry(content, name)
    if size > most:
        raise CopyDamaged
    data = content.read(size)
    if len(data) != size or zlib.crc32(data) != sum_expected:
        raise CopyDamaged
    return data


def _entry(content: BinaryIO, name: str) -> tuple[int, int]:
    """The size of the entry that begins here, and the sum (CRC-32) of its bytes."""
    start = content.read(_LOCAL.size + len(name))
    if len(start) < _LOCAL.size or start[_LOCAL.size :] != name.encode():
        raise CopyDamaged
    mark, _version, flags, method, _time, _day, summed, stored, size, length, extra = _LOCAL.unpack_from(
        start
    )
    if (mark, flags, method, stored, length, extra) != (_LOCAL_MARK, 0, ZIP_STORED, size, len(name), 0):
        raise CopyDamaged
    return size, summed
