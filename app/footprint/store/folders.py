"""What lies in the folder of the vaults, by name: vaults, and what a making or an erasing that was cut off has left."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from footprint.store.key_file import KEY_FILES, UNFINISHED_KEY_FILES
from footprint.store.refusals import VaultMissing

DATABASE = "vault.footprint"
UNFINISHED, ERASING = ".new-", ".erasing-"
# Empty, and beside the keys from before they go until the keyring has no entry for them any more.
ENTRY_MARK = "in-keyring"


class Taken(Exception):
    """Another Footprint has put a vault of the same id there in the meantime."""


def new_id() -> str:
    """A name for a vault that tells nothing of its owner."""
    return secrets.token_hex(8)


def is_id(text: str) -> bool:
    """Whether a vault may be called this."""
    return bool(re.fullmatch(r"[0-9a-f]{16}", text))


def unfinished_name(vault_id: str) -> str:
    """A name for the folder in which a vault is made, which no other making has."""
    return f"{UNFINISHED}{vault_id}.{secrets.token_hex(4)}"


def named(unfinished: Path, place: Path) -> Path:
    """Give a folder in which a vault was made the vault's name, and that path back.

    Raises:
        Taken: there is one; a folder with something in it is never replaced, on any system.
        OSError: the place cannot be written.
    """
    try:
        return unfinished.rename(place)
    except OSError:
        if place.exists():
            raise Taken from None
        raise


def id_of(folder: Path) -> str:
    """The id of the vault that is in a folder, being made or being erased or neither."""
    name = folder.name.removeprefix(ERASING)
    return name.removeprefix(UNFINISHED).partition(".")[0] if name.startswith(UNFINISHED) else name


def place_of(folder: Path, vault_id: str) -> Path:
    """The folder of a vault that is here.

    Raises:
        VaultMissing: there is none of that id; an id is a name of a folder here, never a way to another place.
    """
    place = folder / vault_id
    if not is_a_name(vault_id) or not place.is_dir():
        raise VaultMissing
    return place


def is_a_name(vault_id: str) -> bool:
    """Whether it could be the name of a vault's folder, which somebody may have copied under a name of their own."""
    return (
        bool(vault_id)
        and Path(vault_id).name == vault_id
        and not vault_id.startswith(".")
        and vault_id.isprintable()
    )


def own_files(folder: Path) -> list[Path]:
    """What a vault's folder holds that Footprint has made, by name, the database first; never a folder.

    Raises:
        OSError: it cannot be read.
    """
    return sorted(
        (path for path in folder.iterdir() if _is_ours(path)), key=lambda path: path.name != DATABASE
    )


def foreign_files(folder: Path) -> list[Path]:
    """Whatever else lies in a vault's folder, or in what is left of it.

    Raises:
        OSError: it cannot be read.
    """
    return sorted(path for path in folder.iterdir() if not _is_ours(path))


def _is_ours(path: Path) -> bool:
    known = (DATABASE, *KEY_FILES, *UNFINISHED_KEY_FILES, ENTRY_MARK)
    # SQLite's own files, logs set aside, and what was being copied, mended or brought up to date.
    is_ours = path.name in known or path.name.startswith((f"{DATABASE}-", f"{DATABASE}."))
    return is_ours and (path.is_symlink() or not path.is_dir())


def vaults_in(folder: Path) -> list[Path]:
    """The folders of all vaults; none where nothing was ever kept.

    Raises:
        OSError: the place cannot be read.
    """
    try:
        return [path for path in folder.iterdir() if not path.name.startswith(".") and _is_vault(path)]
    except FileNotFoundError:
        return []


def _is_vault(folder: Path) -> bool:
    return any((folder / name).is_file() for name in (DATABASE, *KEY_FILES))
