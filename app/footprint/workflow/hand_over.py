"""Handing over: the attestation and the action list as files, both or neither."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import action_list, attestation
from footprint.errors import Unsaved
from footprint.language import text as _
from footprint.workflow.ports import Documents


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where the two documents are."""

    attestation: Path
    action_list: Path


def hand_over(
    documents: Documents, assessment: Assessment, folder: Path, day: date, *, has_read: bool | None = None
) -> HandedOver:
    """Make both documents and write them under names that say nothing about an answer; older files stay.

    Raises:
        Unsaved: the folder cannot be written; neither document is left there in part.
    """
    made = HandedOver(
        _unused(folder / f"{_('Social media attestation')} {day.isoformat()}.pdf"),
        _unused(folder / f"{_('Social media action list')} {day.isoformat()}.pdf"),
    )
    write_all(
        {
            made.attestation: documents.attestation(attestation(assessment, day, has_read=has_read)),
            made.action_list: documents.action_list(action_list(assessment, day)),
        }
    )
    return made


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file or none: each is complete on the disk under another name before any gets its own.

    Raises:
        Unsaved: with the cause in plain words.
    """
    ready: dict[Path, str] = {}
    folder = next(iter(contents)).parent
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".footprint-", suffix=".tmp", dir=path.parent)
            ready[path] = name
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, name in ready.items():
            Path(name).replace(path)
    except OSError as error:
        for name in ready.values():
            Path(name).unlink(missing_ok=True)
        raise Unsaved(
            _(
                "The files could not be written to {folder} ({cause}). Nothing was changed there; "
                "choose another folder or free some space, and try again."
            ).format(folder=folder, cause=error.strerror)
        ) from error


def _unused(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem} ({number})")
        number += 1
    return free
