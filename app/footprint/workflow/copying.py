"""Saving a copy of a vault, as encrypted as the vault itself."""

from __future__ import annotations

from pathlib import Path

from footprint.workflow.files import digest_of, not_written
from footprint.workflow.kept import Event, Happening
from footprint.workflow.ports import Clock, Vault
from footprint.workflow.writing import begin


def save_copy(vault: Vault, file: Path, clock: Clock) -> None:
    """Write a copy to one file, and keep where; an older file there is replaced.

    Raises:
        Unsaved: it could not be written.
        Refused: a practice run keeps nothing that could be copied.
    """
    file, now = file.absolute(), clock.now()
    begin(vault, Happening.COPY_SAVED, file, now)
    vault.save_copy(file, now)
    try:
        digest = digest_of(file)
    except OSError as error:
        raise not_written(file.parent, error) from error
    vault.record(Event(Happening.COPY_SAVED, now, str(file), digest))
