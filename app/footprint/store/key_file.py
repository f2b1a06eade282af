"""``keys.json`` and its second copy: replaced whole, on the disk before the old one goes."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from footprint.store.disk import unsaved_by_system
from footprint.store.keys import Keys
from footprint.store.refusals import KeysDamaged, NewerVault, Unreadable, VaultMissing

NAME, SECOND_COPY = KEY_FILES = "keys.json", "keys.copy.json"
_FORMAT = 1


def write_keys(folder: Path, keys: Keys) -> None:
    """Write both copies, one after the other, so that at any moment one of them is whole.

    Raises:
        Unsaved: the folder cannot be written; the keys that were there still open the vault.
    """
    content = {"format": _FORMAT, "vault": keys.vault_id, "owner": keys.owner, "slots": list(keys.slots)}
    document = json.dumps(
        content | {"sha256": _checksum(content)}, indent=1, ensure_ascii=False, sort_keys=True
    )
    try:
        for name in (NAME, SECOND_COPY):
            _replace(folder / name, document.encode())
    except OSError as error:
        raise unsaved_by_system(error) from error


def read_keys(folder: Path) -> Keys:
    """The keys of the vault in this folder, from the second copy if the first is damaged.

    Raises:
        VaultMissing: there is no key file.
        KeysDamaged: neither copy is whole.
        NewerVault: a later Footprint has written them.
        Unreadable: the disk does not give them.
    """
    found = [_document(folder / name) for name in (NAME, SECOND_COPY)]
    if found == [None, None]:
        raise VaultMissing
    for document in found:
        if document:
            try:
                if document["format"] > _FORMAT:
                    raise NewerVault
                return Keys(document["vault"], document["owner"], tuple(document["slots"]))
            except (KeyError, TypeError):
                continue
    raise KeysDamaged


def mend_keys(folder: Path, keys: Keys) -> None:
    """Make both copies the same again: an interrupted change of passphrase must not leave the old one valid."""
    if _document(folder / NAME) != _document(folder / SECOND_COPY):
        write_keys(folder, keys)


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk, where the system can (POSIX fsync on a directory)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _replace(path: Path, data: bytes) -> None:
    new = path.with_name(path.name + ".new")
    try:
        with os.fdopen(os.open(new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _document(path: Path) -> dict[str, Any] | None:
    """What stands in one copy; empty if it is damaged, ``None`` if it is not there."""
    try:
        document = json.loads(path.read_bytes())
        checksum = document.pop("sha256")
    except FileNotFoundError:
        return None
    except OSError:
        raise Unreadable from None
    except (ValueError, KeyError, AttributeError, TypeError):
        return {}
    return document if isinstance(document, dict) and checksum == _checksum(document) else {}


def _checksum(content: dict[str, Any]) -> str:
    """Tells a torn or flipped file; who may open the vault is guarded by the slots themselves."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
