"""Files outside the vault: written whole or not at all, under names that fit, known again by their digest."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Container, Mapping
from contextlib import suppress
from pathlib import Path

from footprint.errors import Unsaved
from footprint.language import text as _

_LONGEST = (
    200  # bytes; every common file system takes 255, and a number may have to go in front of the suffix
)
_A_DAY = 24 * 60 * 60  # seconds
_UNFINISHED, _UNFINISHED_END = ".footprint-", ".tmp"
_TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file or none: each is complete on the disk under another name before any gets its own.

    Raises:
        Unsaved: with the cause in plain words.
    """
    ready: dict[Path, Path] = {}
    folder = next(iter(contents)).parent
    try:
        for path, content in contents.items():
            scrap = _no_scrap_of(path)
            ready[path] = scrap
            _write(scrap, content)
        for path, scrap in ready.items():
            scrap.replace(path)
    except OSError as error:
        for scrap in ready.values():
            with suppress(OSError):
                scrap.unlink(missing_ok=True)
        raise not_written(folder, error) from error


def write_folder(target: Path, contents: Mapping[str, bytes]) -> None:
    """Make a new folder with these files, by their names in it, or none; on POSIX for the owner's account alone.

    Raises:
        Unsaved: with the cause in plain words.
    """
    unfinished: Path | None = None
    try:
        scrap = _no_scrap_of(target)
        scrap.mkdir(mode=0o700)
        unfinished = scrap
        for name, content in contents.items():
            (unfinished / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(unfinished / name, content)
        unfinished.rename(target)
    except BaseException as error:
        if unfinished:
            shutil.rmtree(unfinished, ignore_errors=True)
        if isinstance(error, OSError):
            raise not_written(target.parent, error) from error
        raise


def scrap_of(path: Path) -> Path:
    """Where what is to become a file or folder lies until it is whole: beside it, under a name that only it has."""
    # Not a name by chance: what a killed program left must be found again by whoever knows what it was to become.
    name = hashlib.sha256(str(path).encode(errors="replace")).hexdigest()[:8]
    return path.with_name(f"{_UNFINISHED}{name}{_UNFINISHED_END}")


def scraps_in(folder: Path) -> tuple[Path, ...]:
    """Whatever lies in a folder under such a name."""
    return tuple(folder.glob(f"{_UNFINISHED}????????{_UNFINISHED_END}"))


def delete_scrap(scrap: Path) -> None:
    """Delete a file or folder that never became what it was meant for; a link goes, and what it leads to stays.

    Raises:
        OSError: it could not be deleted.
    """
    shutil.rmtree(scrap) if scrap.is_dir() and not scrap.is_symlink() else scrap.unlink(missing_ok=True)


def ready_folder(folder: Path) -> Path:
    """The folder, made if need be, without what writing that was killed left there, such as answers in clear.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in scraps_in(folder):
        with suppress(OSError):  # another Footprint may be at it right now, but not since yesterday
            if time.time() - left.lstat().st_mtime > _A_DAY:
                delete_scrap(left)
    return folder


def not_written(folder: Path, error: OSError) -> Unsaved:
    """What to tell when a folder does not take what was to go there."""
    return Unsaved(
        _(
            "The files could not be written to {folder} ({cause}). Nothing was changed there; "
            "choose another folder or free some space, and try again."
        ).format(folder=folder, cause=error.strerror)
    )


def unused(path: Path, taken: Container[Path] = ()) -> Path:
    """The path, or with a number if something is there already or the path is ``taken``."""
    number, free = 2, path
    while free in taken or os.path.lexists(free):
        free = path.with_stem(f"{path.stem} ({number})")
        number += 1
    return free


def proper_name(name: str) -> str:
    """The name as the file systems of Windows, macOS and Linux all take it; never a way to another folder."""
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]', "-", name).strip(" .")
    stem, suffix = Path(name).stem, Path(name).suffix
    if not stem or _TAKEN_BY_WINDOWS.fullmatch(stem):
        stem += "_"
    while len((stem + suffix).encode()) > _LONGEST:
        stem, suffix = (stem[:-1], suffix) if stem else (suffix[:_LONGEST], "")
    return stem + suffix


def digest_of(file: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _no_scrap_of(path: Path) -> Path:
    """Where it is written until it is whole, free for it."""
    ready_folder(path.parent)
    scrap = scrap_of(path)
    delete_scrap(scrap)
    return scrap


def _write(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, for the owner's account alone, down to the disk."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
