"""The folder that an export makes: what lies where in it, and whether it is still as it was written.

``export.json`` lists the digest of every other file; the event of the export holds the digest of ``export.json``, as
it is without that one entry. So the vault knows its export to the last character, and so does the export itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from footprint import __version__
from footprint.workflow.files import digest_of
from footprint.workflow.kept import Contents, Event
from footprint.workflow.plain import digest_of_data, plain

# 2: assessments say what they set out from. 3: events say where something was about to be written. 4: what was brought
# out and agreed, and what became of actions. What was written as 1 to 3 comes in as before.
FORMAT = 4
CONTENTS, DOCUMENTS = "export.json", "documents"
# What file managers put into any folder that somebody looks into.
_STRAY = (".DS_Store", "Thumbs.db", "desktop.ini", ".directory")


def written(contents: Contents, event: Event, files: Mapping[str, str]) -> tuple[bytes, Event]:
    """``export.json``, with the event of the export at its end, and that event as it stands there.

    ``files`` are the digests of the other files by name.
    """
    data = _data(contents.with_event(event), files)
    event = replace(event, digest=own_digest(data))
    data = _data(contents.with_event(event), files)
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(), event


def own_digest(data: Mapping[str, Any]) -> str:
    """The digest that the last event in ``export.json`` must bear."""
    contents = data["contents"]
    *before, last = contents["events"]
    return digest_of_data({**data, "contents": {**contents, "events": [*before, {**last, "digest": ""}]}})


def is_unchanged(folder: Path, digest: str) -> bool:
    """Whether a folder holds what an export with this digest wrote, all of it and nothing else."""
    return _files(folder, digest) is not None


def digest_told(folder: Path, begun: Event) -> str:
    """The digest that an export tells of itself, if it is the one that was ``begun`` there; else empty."""
    try:
        last = json.loads((folder / CONTENTS).read_bytes())["contents"]["events"][-1]
        is_it = (last["kind"], last["place"], last["at"]) == ("exported", begun.place, plain(begun.at))
        return str(last["digest"]) if is_it else ""
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return ""


def remove(folder: Path, digest: str) -> bool:
    """Delete an export that is unchanged; ``False`` if it is not, and then nothing was deleted.

    Raises:
        OSError: something could not be deleted.
    """
    files = _files(folder, digest)
    if files is None:
        return False
    for file in files:
        file.unlink(missing_ok=True)
    # Never the whole tree at once: what somebody puts there at this moment is not ours.
    if (folder / DOCUMENTS).exists():
        (folder / DOCUMENTS).rmdir()
    folder.rmdir()
    return True


def _data(contents: Contents, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "footprint": __version__,
        "contents": plain(contents),
        "files": dict(files),
    }


def _files(folder: Path, digest: str) -> list[Path] | None:
    """Every file of an unchanged export, with what file managers have left there; ``None`` if it was changed."""
    try:
        data = json.loads((folder / CONTENTS).read_bytes())
        if own_digest(data) != digest or data["contents"]["events"][-1]["digest"] != digest:
            return None
        ours = {folder / name: wanted for name, wanted in data["files"].items()}
        there = [path for path in folder.rglob("*") if path != folder / DOCUMENTS]
        others = {path for path in there if path.name not in _STRAY} - {folder / CONTENTS}
        is_whole = others == set(ours) and not any(
            path.is_symlink() for path in (folder, folder / DOCUMENTS, *there)
        )
        return there if is_whole and all(digest_of(path) == ours[path] for path in ours) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None
