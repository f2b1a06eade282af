"""``keys.json`` and its second copy: replaced whole, on the disk before the old one goes."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from footprint.store.characters import has_half_characters
from footprint.store.disk import unsaved_by_system
from footprint.store.keys import Keys
from footprint.store.owner_names import showable
from footprint.store.refusals import KeysDamaged, NewerVault, Unreadable, VaultMissing

NAME, SECOND_COPY = KEY_FILES = "keys.json", "keys.copy.json"
UNFINISHED_KEY_FILES = tuple(f"{name}.new" for name in KEY_FILES)
_FORMAT = 1


def write_keys(folder: Path, keys: Keys) -> None:
    """Replace both copies, one after the other, so that at any moment one of them is whole.

    Raises:
        Unsaved: the folder cannot be written; the keys that were there still open the vault.
    """
    document = keys_document(keys)
    try:
        # Both are on the disk before either gets its name: a full disk must not leave one old and one new.
        for name in UNFINISHED_KEY_FILES:
            _write(folder / name, document)
        for new, name in zip(UNFINISHED_KEY_FILES, KEY_FILES, strict=True):
            (folder / new).replace(folder / name)
            sync_folder(folder)
    except OSError as error:
        _remove_unfinished(folder)
        raise unsaved_by_system(error) from error


def keys_document(keys: Keys) -> bytes:
    """The keys as they stand in a file."""
    content = {"format": _FORMAT, "vault": keys.vault_id, "owner": keys.owner, "slots": list(keys.slots)}
    if keys.in_keyring:
        content["in_keyring"] = True
    whole = content | {"sha256": _checksum(content)}
    return json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True).encode()


def keys_from(data: bytes) -> Keys:
    """The keys that stand in a file's content.

    Raises:
        KeysDamaged: they are not whole.
        NewerVault: a later Footprint has written them.
    """
    try:
        document = _checked(data)
        if document["format"] > _FORMAT:
            raise NewerVault
        in_keyring = document.get("in_keyring") is True
        owner = showable(document["owner"])
        return Keys(document["vault"], owner, tuple(map(dict, document["slots"])), in_keyring)
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError):
        raise KeysDamaged from None


def read_keys(folder: Path) -> Keys:
    """The keys of the vault in this folder, from the second copy if the first is damaged.

    Raises:
        VaultMissing: there is no key file.
        KeysDamaged: neither copy is whole.
        NewerVault: a later Footprint has written them.
        Unreadable: the disk does not give them.
    """
    found = [_content(folder / name) for name in (NAME, SECOND_COPY)]
    if found == [None, None]:
        raise VaultMissing
    for content in found:
        if content is not None:
            with suppress(KeysDamaged):
                return keys_from(content)
    raise KeysDamaged


def mend_keys(folder: Path, keys: Keys) -> None:
    """Make both copies the same again: an interrupted change of passphrase must not leave the old one valid."""
    if _content(folder / NAME) != _content(folder / SECOND_COPY):
        write_keys(folder, keys)
    else:
        _remove_unfinished(folder)


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk, where the system can (POSIX fsync on a directory)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove_unfinished(folder: Path) -> None:
    for name in UNFINISHED_KEY_FILES:
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    # Whatever has the name goes first: of a link, the link alone.
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _content(path: Path) -> bytes | None:
    """What stands in one copy; ``None`` if it is not there."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        raise Unreadable from None


def _checked(data: bytes) -> dict[str, Any]:
    document = json.loads(data)
    if not isinstance(document, dict) or document.pop("sha256") != _checksum(document):
        raise ValueError("not as it was written")
    for name in ("vault", "owner"):
        if not isinstance(document[name], str) or has_half_characters(document[name]):
            raise TypeError("not as we write it")
    return document


def _checksum(content: dict[str, Any]) -> str:
    """Tells a torn or flipped file; who may open the vault is guarded by the slots themselves."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
