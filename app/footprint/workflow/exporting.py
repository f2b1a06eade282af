"""Exporting: everything that is kept, as a folder that people and programs can read."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from footprint.language import text as _
from footprint.workflow.export_actions import actions_csv, brought_out_csv
from footprint.workflow.export_folder import CONTENTS, DOCUMENTS, written
from footprint.workflow.export_tables import answers_csv, history_csv, read_me
from footprint.workflow.files import proper_name, unused, write_folder
from footprint.workflow.kept import Contents, Event, Happening
from footprint.workflow.plain import digest_of_data, plain
from footprint.workflow.ports import Clock, Vault
from footprint.workflow.writing import begin


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
    now = clock.now()
    target = unused(folder.absolute() / _("Footprint export {day}").format(day=clock.today().isoformat()))
    begin(vault, Happening.EXPORTED, target, now)
    contents = vault.contents()
    files = {
        "answers.csv": answers_csv(contents),
        "history.csv": history_csv(contents),
        "actions.csv": actions_csv(contents, clock.today()),
        "brought-out.csv": brought_out_csv(contents),
        "READ ME.txt": read_me(contents, clock.today()),
        **_documents(vault, contents),
    }
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    everything, event = written(contents, Event(Happening.EXPORTED, now, str(target)), digests)
    write_folder(target, files | {CONTENTS: everything})
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
