"""How the place of the vaults stands, without opening any: what runs here, where things lie, the room, the keys."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from cryptography.hazmat.backends.openssl import backend as openssl
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from footprint import __version__
from footprint.errors import Refused
from footprint.language import plural
from footprint.language import text as _
from footprint.locations import compiled_folder, documents_folder, settings_file
from footprint.store.copies import BEING_COPIED
from footprint.store.folders import DATABASE, ENTRY_MARK, ERASING, UNFINISHED, vaults_in
from footprint.store.key_file import KEY_FILES, UNFINISHED_KEY_FILES, keys_from, read_keys
from footprint.store.os_keyring import OsKeyring
from footprint.workflow.kept import Check, Health, Way

LITTLE_ROOM, NO_ROOM = 100_000_000, 5_000_000  # bytes
_LONG_LOG = 1_000_000  # bytes; it is emptied after every 40 pages and when the vault is closed
_OTHERS_READ = 0o077


def surroundings(folder: Path, keyring: OsKeyring) -> tuple[Check, ...]:
    """Every check, in the order in which they are best read; of the owners no more than the ids of their vaults."""
    return (
        *_versions(),
        *_places(folder),
        _room(folder),
        *_permissions(folder),
        _keyring(folder, keyring),
        *_unfinished(folder),
        *_vaults(folder),
    )


def _versions() -> Iterator[Check]:
    raw = sqlcipher.connect(":memory:")
    try:
        of_sqlcipher = _said(raw, "PRAGMA cipher_version")
        of_sqlite = _said(raw, "SELECT sqlite_version()")
        its_openssl = _said(raw, "PRAGMA cipher_provider_version")
    finally:
        raw.close()
    found = {
        "footprint": ("Footprint", __version__),
        "python": ("Python", platform.python_version()),
        "sqlcipher": ("SQLCipher", of_sqlcipher),
        "sqlite": ("SQLite", of_sqlite),
        "openssl": ("OpenSSL", f"{openssl.openssl_version_text()}; SQLCipher: {its_openssl}"),
        "keyring": ("keyring", _version("keyring")),
    }
    for name, (shown, value) in found.items():
        is_there = Health.GOOD if value else Health.LOOK
        says = _("Version of {program}").format(program=shown)
        yield Check(f"version.{name}", is_there, says, value)


def _said(raw: Any, question: str) -> str:
    row = raw.execute(question).fetchone()
    return str(row[0]) if row else ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _places(folder: Path) -> Iterator[Check]:
    yield Check("place.vaults", Health.GOOD, _("Where the vaults are"), str(folder))
    yield Check("place.settings", Health.GOOD, _("Where your choices of look are"), str(settings_file()))
    yield Check("place.cache", Health.GOOD, _("Where questionnaires are made ready"), str(compiled_folder()))
    yield Check(
        "place.documents", Health.GOOD, _("Where documents are offered to go"), str(documents_folder())
    )


def _room(folder: Path) -> Check:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        free = shutil.disk_usage(there).free
    except OSError:
        return Check("room", Health.BAD, _("The disk does not say how much room it has; check that it works"))
    if free < NO_ROOM:
        return Check(
            "room", Health.BAD, _("The disk is full: free some room, or nothing can be saved"), str(free)
        )
    if free < LITTLE_ROOM:
        return Check("room", Health.LOOK, _("The disk is nearly full: free some room soon"), str(free))
    return Check("room", Health.GOOD, _("There is room on the disk"), str(free))


def _permissions(folder: Path) -> Iterator[Check]:
    """Only POSIX tells by the folder itself; on Windows the person's own folders are theirs by their place."""
    if os.name != "posix" or not folder.is_dir():
        return
    open_ones = [place for place in (folder, *_listed(folder)) if place.stat().st_mode & _OTHERS_READ]
    if not open_ones:
        yield Check("permissions", Health.GOOD, _("Only you can look into the vaults' folder"))
        return
    for place in open_ones:
        says = _(
            "Other people on this computer can look into this folder. What is in the vaults stays encrypted; to keep "
            "others out, take their right to read the folder away"
        )
        yield Check("permissions", Health.LOOK, says, str(place))


def _keyring(folder: Path, keyring: OsKeyring) -> Check:
    found = keyring.standing()
    if found.usable:
        return Check("keyring", Health.GOOD, _("This computer's keyring can keep a vault's key"), found.name)
    # Nothing is wrong with a computer whose vaults all have passphrases.
    is_needed = any(_way(place).value == Way.KEYRING for place in _listed(folder))
    return Check("keyring", Health.LOOK if is_needed else Health.GOOD, found.says)


def _unfinished(folder: Path) -> Iterator[Check]:
    for place in _listed(folder, hidden=True):
        if place.name.startswith(ERASING):
            says = _("A vault that is being erased; Footprint goes on with it when it next starts")
            yield Check("unfinished", Health.LOOK, says, place.name)
        elif place.name.startswith(UNFINISHED):
            says = _("A vault that was never finished; Footprint removes it a day later")
            yield Check("unfinished", Health.LOOK, says, place.name)


def _vaults(folder: Path) -> Iterator[Check]:
    for place in _listed(folder):
        yield _keys(place)
        yield _way(place)
        yield _database(place)
        yield _log(place)
        yield _leftovers(place)


def _keys(place: Path) -> Check:
    whole = sum(_is_whole(place / name) for name in KEY_FILES)
    health, says = {
        2: (Health.GOOD, _("Both copies of the vault's keys are whole")),
        1: (
            Health.LOOK,
            _("One of the two copies of the vault's keys is damaged; opening the vault mends it"),
        ),
        0: (
            Health.BAD,
            _(
                "Both copies of the vault's keys are damaged. Restore a copy of the vault that you saved before"
            ),
        ),
    }[whole]
    return Check(f"vault.{place.name}.keys", health, says, str(whole))


def _is_whole(key_file: Path) -> bool:
    try:
        keys_from(key_file.read_bytes())
    except (OSError, Refused):
        return False
    return True


def _way(place: Path) -> Check:
    name = f"vault.{place.name}.way"
    try:
        way = read_keys(place).way
    except Refused as refused:
        return Check(name, Health.BAD, str(refused))
    match way:
        case Way.PASSPHRASE:
            return Check(name, Health.GOOD, _("The vault opens with its passphrase or recovery code"), way)
        case Way.KEYRING:
            return Check(name, Health.GOOD, _("The vault opens with the keyring or its recovery code"), way)
    return Check(
        name, Health.BAD, _("The vault opens with its recovery code alone; use it to set a passphrase")
    )


def _database(place: Path) -> Check:
    # Looked at and not opened: on POSIX closing it would drop a lock that this process may have on it.
    size = _size(place / DATABASE)
    if size:
        return Check(f"vault.{place.name}.file", Health.GOOD, _("The vault's file is there"), str(size))
    says = _("The vault's file is missing or empty. Restore a copy of the vault that you saved before")
    return Check(f"vault.{place.name}.file", Health.BAD, says, str(size))


def _log(place: Path) -> Check:
    size = _size(place / f"{DATABASE}-wal")
    if size <= _LONG_LOG:
        return Check(f"vault.{place.name}.log", Health.GOOD, _("What was saved last is in order"), str(size))
    says = _("Much of what was saved last is not in the vault's file yet. Open the vault and close it again")
    return Check(f"vault.{place.name}.log", Health.LOOK, says, str(size))


def _leftovers(place: Path) -> Check:
    known = (BEING_COPIED, *UNFINISHED_KEY_FILES, ENTRY_MARK)
    left = [path for path in _listed_files(place) if path.name in known or ".before-" in path.name]
    name = f"vault.{place.name}.leftovers"
    if not left:
        return Check(name, Health.GOOD, _("No unfinished work is left"), "0")
    says = plural(
        "{number} file of unfinished work is left; opening the vault or saving a copy of it removes it",
        "{number} files of unfinished work are left; opening the vault or saving a copy of it removes them",
        len(left),
    )
    return Check(name, Health.LOOK, says.format(number=len(left)), str(len(left)))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _listed(folder: Path, *, hidden: bool = False) -> list[Path]:
    """The vaults, or what is hidden among them; none where the place cannot be read."""
    try:
        if hidden:
            return sorted(path for path in folder.iterdir() if path.name.startswith("."))
        return sorted(vaults_in(folder))
    except OSError:
        return []


def _listed_files(place: Path) -> list[Path]:
    try:
        return sorted(place.iterdir())
    except OSError:
        return []
