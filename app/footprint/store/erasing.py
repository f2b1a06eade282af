"""Destroying a vault so that it can be cut off at any moment: first out of sight, then its keys, then the rest."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.locations import compiled_folder, settings_file
from footprint.store.erasing_refusals import FilesLeft, KeyringEntryLeft, Linked, NotErased, StillOpen
from footprint.store.folders import (
    DATABASE,
    ENTRY_MARK,
    ERASING,
    UNFINISHED,
    foreign_files,
    id_of,
    is_a_name,
    own_files,
)
from footprint.store.key_file import KEY_FILES, UNFINISHED_KEY_FILES, read_keys, sync_folder
from footprint.store.keyring_refusals import KeyringMissing, KeyringUntrusted
from footprint.store.os_keyring import OsKeyring
from footprint.store.refusals import KeysDamaged, NewerVault, Unreadable, VaultMissing

_A_DAY = 24 * 60 * 60  # seconds


def erase(folder: Path, vault_id: str, keyring: OsKeyring) -> None:
    """Destroy a vault, or finish destroying it; what somebody else has put into its folder stays there.

    Raises:
        VaultMissing: there is none of that id.
        StillOpen: it is open, here or elsewhere; nothing was done.
        Linked: it lies in another place, to which there is a link; nothing was done.
        NotErased: its folder cannot be changed; nothing was done.
        FilesLeft, KeyringEntryLeft: it can no longer be opened; what is left goes the next time.
    """
    if not is_a_name(vault_id):
        raise VaultMissing
    place, going = folder / vault_id, folder / f"{ERASING}{vault_id}"
    if place.is_symlink():
        raise Linked
    if _is_vault(place):
        if is_open(place / DATABASE):
            raise StillOpen
        _set_aside(place, going, keyring)
    elif going.is_symlink() or not going.is_dir():
        raise VaultMissing
    try:
        _finish(going, keyring, may_ask=True)
    except (StillOpen, FilesLeft) as error:
        # Opened between the look and the new name, or its keys are out of reach: it is a vault as before.
        if any((going / name).exists() for name in KEY_FILES):
            going.rename(place)
            raise error if isinstance(error, StillOpen) else NotErased from error
        raise


def sweep(folder: Path, keyring: OsKeyring | None = None) -> None:
    """Finish what was cut off: every erasing, and every making that is a day old; what cannot be done is left.

    Without a ``keyring`` an entry that may be there stays noted.
    """
    with suppress(OSError, FootprintError):
        for left in folder.glob(f"{UNFINISHED}*"):
            # Another one may be under way, but not since yesterday.
            if not left.is_symlink() and time.time() - left.stat().st_mtime > _A_DAY:
                _set_aside(left, folder / f"{ERASING}{left.name}", keyring)
    with suppress(OSError):
        for going in folder.glob(f"{ERASING}*"):
            with suppress(FootprintError):
                if not going.is_symlink():
                    _finish(going, keyring)


def abandon(folder: Path, keyring: OsKeyring) -> None:
    """Destroy what was being made, unless somebody has opened it; what cannot be done now is left for a sweep."""
    going = folder.with_name(f"{ERASING}{folder.name}")
    with suppress(FootprintError):
        if folder.is_dir() and not is_open(folder / DATABASE):
            _set_aside(folder, going, keyring)
            _finish(going, keyring)


def remains(folder: Path, vault_id: str, keyring: OsKeyring) -> tuple[str, ...]:
    """What is still here under a vault's id, one line each: files, folders, settings, the entry in the keyring."""
    if not is_a_name(vault_id):
        return ()
    lines = [line for path in _files_named(folder, vault_id) for line in _told(path)]
    with suppress(OSError):
        if vault_id in settings_file().read_text("utf-8", "replace"):
            lines.append(str(settings_file()))
    try:
        if keyring.has(vault_id):
            lines.append(_("An entry in this computer's keyring"))
    except (KeyringMissing, KeyringUntrusted):
        pass  # no keyring that we ever put anything into
    except FootprintError:
        lines.append(
            _("Perhaps an entry in this computer's keyring, which cannot be looked into at the moment")
        )
    return tuple(lines)


def is_open(database: Path) -> bool:
    """Whether anybody has the database open, found out by SQLite's own lock and without the key.

    The library is asked, and not the system: on POSIX, closing the file by any other way would drop a lock that this
    very process has on it. Read-only and with an index in memory it leaves a log that was left behind as it is.
    """
    from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # noqa: PLC0415 (only to erase; a C module without stubs)

    path = database.absolute().as_posix()
    raw = None
    try:
        raw = sqlcipher.connect(
            f"file:{'//' if path.startswith('//') else ''}{quote(path)}?mode=ro", uri=True, timeout=0.5
        )
        raw.execute("PRAGMA cipher_log_level = NONE").fetchall()
        raw.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        raw.execute("SELECT 1 FROM sqlite_schema").fetchall()
    except sqlcipher.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in (
            sqlcipher.SQLITE_BUSY,
            sqlcipher.SQLITE_LOCKED,
        )
    finally:
        if raw is not None:
            raw.close()
    return False


def _set_aside(place: Path, going: Path, keyring: OsKeyring | None) -> None:
    """Give a folder the name under which nothing opens it, its entry in the keyring noted in it."""
    mark = place / ENTRY_MARK
    try:
        if _may_have_an_entry(place, going, keyring):
            mark.touch(mode=0o600)
            sync_folder(place)
        else:
            mark.unlink(missing_ok=True)
        place.rename(going)
        sync_folder(place.parent)
    except OSError as error:
        with suppress(OSError):
            mark.unlink(missing_ok=True)
        raise NotErased from error


def _may_have_an_entry(place: Path, going: Path, keyring: OsKeyring | None) -> bool:
    if place.name != id_of(place) and (place.parent / id_of(place)).exists():
        return False  # the entry is that of the vault that is here
    try:
        return read_keys(place).in_keyring
    except VaultMissing:
        return False  # an entry is made after the keys, never before
    except (KeysDamaged, NewerVault, Unreadable):
        with suppress(FootprintError):
            return keyring is not None and keyring.has(id_of(going))
        return False


def _finish(going: Path, keyring: OsKeyring | None, *, may_ask: bool = False) -> None:
    if is_open(going / DATABASE):
        raise StillOpen
    try:
        for name in (*KEY_FILES, *UNFINISHED_KEY_FILES):
            _overwrite(going / name)
        sync_folder(going)
        _remove_entry(going, keyring, may_ask=may_ask)
        _empty(going)
    except FileNotFoundError:
        pass  # another Footprint was quicker
    except OSError as error:
        raise FilesLeft from error
    try:
        if (going / ENTRY_MARK).exists():
            raise KeyringEntryLeft
        if foreign_files(going):
            # Under the name it had, where whoever put something there will look for it.
            going.rename(going.with_name(id_of(going)))
        else:
            going.rmdir()
        sync_folder(going.parent)
    except FileNotFoundError:
        pass  # as above
    except OSError as error:
        raise FilesLeft from error


def _remove_entry(going: Path, keyring: OsKeyring | None, *, may_ask: bool) -> None:
    mark = going / ENTRY_MARK
    if keyring is not None and mark.exists():
        with suppress(FootprintError):  # the mark stays, and says so
            keyring.remove(id_of(going), may_ask=may_ask)
            mark.unlink()


def _overwrite(path: Path) -> None:
    """Delete a file whose content must not outlive it on an ordinary disk; of a link, the link alone."""
    with suppress(FileNotFoundError):
        if not path.is_symlink():
            with path.open("r+b") as file:
                file.write(os.urandom(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
        path.unlink()


def _empty(going: Path) -> None:
    for path in own_files(going):
        if path.name != ENTRY_MARK:
            path.unlink(missing_ok=True)


def _is_vault(place: Path) -> bool:
    try:
        # With nothing in it, it is what a making or erasing on another system has left of one.
        return place.is_dir() and (bool(own_files(place)) or not any(place.iterdir()))
    except OSError as error:
        raise NotErased from error


def _told(path: Path) -> list[str]:
    """The lines for something with the vault's id in its name."""
    try:
        foreign = [] if path.is_symlink() or not path.is_dir() else foreign_files(path)
        if not foreign:
            return [str(path)]
        lines = [_("{place} (not made by Footprint, so it was left)").format(place=one) for one in foreign]
        return [*([str(path)] if own_files(path) else []), *lines]
    except OSError:
        return [str(path)]


def _files_named(folder: Path, vault_id: str) -> list[Path]:
    """Everything of that name among the vaults, the caches and the system's temporary files."""
    found: list[Path] = []
    for place in (folder, compiled_folder(), Path(tempfile.gettempdir())):
        with suppress(OSError):
            found += [path for path in sorted(place.iterdir()) if vault_id in path.name]
    return found
