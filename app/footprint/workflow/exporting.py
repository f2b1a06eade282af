"""Exporting: everything that is kept, as a folder that people and programs can read."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from footprint.language import text as _
from footprint.workflow.export_folder import CONTENTS, DOCUMENTS, written
from footprint.workflow.export_tables import answers_csv, history_csv, read_me
from footprint.workflow.files import not_written, proper_name, unused
from footprint.workflow.kept import Contents, Event, Happening
from footprint.workflow.plain import digest_of_data, plain
from footprint.workflow.ports import Clock, Vault


def digest(contents: Contents) -> str:
    """SHA-256 over everything that is kept, in hexadecimal: vaults in the same state have the same."""
    return digest_of_data(plain(contents))


def export(vault: Vault, folder: Path, clock: Clock) -> Path:
    """Write everything into a new folder inside ``folder``, all or nothing; the vault keeps where and when.

    The files are not encrypted. On POSIX systems only the owner's account may open them.

    Raises:
        Unsaved: it could not be written, or not kept that it was; nothing is left there.
        Refused: the vault cannot be read, or a history in it is not as it was written.
    """
    contents, now = vault.contents(), clock.now()
    target = unused(folder.absolute() / _("Footprint export {day}").format(day=clock.today().isoformat()))
    files = {
        "answers.csv": answers_csv(contents),
        "history.csv": history_csv(contents),
        "READ ME.txt": read_me(contents, clock.today()),
        **_documents(vault, contents),
    }
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    everything, event = written(contents, Event(Happening.EXPORTED, now, str(target)), digests)
    _write_folder(target, files | {CONTENTS: everything})
    try:
        vault.record(event)
    except BaseException:
        # An export that the vault knows nothing of could not be shown, nor erased with it.
        shutil.rmtree(target, ignore_errors=True)
        raise
    return target


def _documents(vault: Vault, contents: Contents) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    taken: set[Path] = set()
    for one in contents.documents:
        # Compared in small letters: to Windows and macOS two names that differ in no more are one.
        path = unused(Path(DOCUMENTS) / proper_name(one.name), taken)
        taken.add(path)
        found[path.as_posix()] = vault.document(one.id)
    return found


def _write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    unfinished: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = tempfile.mkdtemp(prefix=".footprint-", suffix=".tmp", dir=target.parent)
        Path(unfinished, DOCUMENTS).mkdir(mode=0o700)
        for name, content in files.items():
            handle = os.open(Path(unfinished, name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        Path(unfinished).rename(target)
    except BaseException as error:
        if unfinished:
            shutil.rmtree(unfinished, ignore_errors=True)
        if isinstance(error, OSError):
            raise not_written(target.parent, error) from error
        raise
