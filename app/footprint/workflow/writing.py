"""What this very vault set out to write, and where: recorded before, so that a program that is killed forgets nothing.

Such an event is also the only ground for deleting a file: it bears a mark that no other vault's has. Events that came
with an export, or with a saved copy of a vault that is still here, were made by another vault. What they tell of is
listed, and left alone.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from footprint.workflow.files import write_all
from footprint.workflow.kept import Event, Happening
from footprint.workflow.ports import Vault

WRITTEN = (
    Happening.DOCUMENT_WRITTEN,
    Happening.COPY_SAVED,
    Happening.EXPORTED,
    Happening.CALENDAR_WRITTEN,
    Happening.TABLE_WRITTEN,
)


def begin(vault: Vault, kind: Happening, place: Path, at: datetime) -> None:
    """Keep that a file or folder is about to be written; ``kind`` is one of ``WRITTEN``.

    Raises:
        Unsaved: it could not be kept, so nothing may be written.
    """
    vault.record(Event(Happening.WRITING, at, str(place), _mark(vault.id, kind, str(place))))


def write_and_keep(vault: Vault, kind: Happening, file: Path, content: bytes, at: datetime) -> None:
    """Write one file, whole or not at all, and keep where; an older one is replaced.

    Raises:
        Unsaved: it could not be written, and an older file is as it was; or only where it is could not be kept.
    """
    file = file.absolute()
    begin(vault, kind, file, at)
    write_all({file: content})
    vault.record(Event(kind, at, str(file), hashlib.sha256(content).hexdigest()))


def begun(vault_id: str, event: Event) -> Happening | None:
    """What this vault set out to write with this event; ``None`` if it is no such event, or another vault's."""
    if event.kind is not Happening.WRITING:
        return None
    return next((kind for kind in WRITTEN if _mark(vault_id, kind, event.place) == event.digest), None)


def _mark(vault_id: str, kind: Happening, place: str) -> str:
    # As a vault keeps it: a name that has no spelling in bytes is kept as far as it has one.
    return hashlib.sha256(f"{vault_id}\n{kind}\n{place}".encode(errors="replace")).hexdigest()
