"""What Footprint wrote outside the vault at its owner's wish, and how those places stand now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from footprint.language import text as _
from footprint.workflow import export_folder
from footprint.workflow.files import digest_of
from footprint.workflow.kept import DocumentKind, Event, Happening
from footprint.workflow.ports import Vault

_WRITTEN = (Happening.DOCUMENT_WRITTEN, Happening.COPY_SAVED, Happening.EXPORTED)


@dataclass(frozen=True, slots=True)
class Outside:
    """A document, a copy of the vault or an export: where it was written, when, and how that place stands now.

    ``kind`` is one of DOCUMENT_WRITTEN, COPY_SAVED and EXPORTED; ``document`` says which document it is.
    ``is_unchanged`` holds only for what is there, readable, and to the last character what Footprint wrote.
    """

    kind: Happening
    place: Path
    at: datetime
    digest: str
    document: DocumentKind | None
    still_there: bool
    is_unchanged: bool

    @property
    def holds_answers(self) -> bool:
        """Whether it tells, openly or locked, what was answered; all but an attestation does."""
        return self.document is not DocumentKind.ATTESTATION


def stays_outside(vault: Vault) -> tuple[Outside, ...]:
    """Everything that was written, each place once as it was written last, the oldest first."""
    attestations = {one.id for one in vault.documents() if one.kind is DocumentKind.ATTESTATION}
    last: dict[str, Event] = {}
    for event in vault.events():
        if event.kind in _WRITTEN:
            last.pop(event.place, None)
            last[event.place] = event
    found = []
    for event in last.values():
        document = None
        if event.kind is Happening.DOCUMENT_WRITTEN:
            # A document that the vault no longer holds is an action list: attestations always stay.
            document = DocumentKind.ATTESTATION if event.digest in attestations else DocumentKind.ACTION_LIST
        place = Path(event.place)
        there = is_there(place)
        found.append(
            Outside(
                kind=event.kind,
                place=place,
                at=event.at,
                digest=event.digest,
                document=document,
                still_there=there,
                is_unchanged=there and _is_unchanged(event.kind, place, event.digest),
            )
        )
    return tuple(found)


def is_there(place: Path) -> bool:
    """Whether anything lies there, readable or not."""
    # A vault may have come from a computer whose paths are none here.
    if not place.is_absolute():
        return False
    try:
        place.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def removed(outside: Outside) -> str:
    """Delete it if it is still what Footprint wrote; else the reason why it was left, in words."""
    try:
        if outside.kind is Happening.EXPORTED:
            if export_folder.remove(outside.place, outside.digest):
                return ""
        elif _is_unchanged(outside.kind, outside.place, outside.digest):
            outside.place.unlink()
            return ""
    except OSError as error:
        return _("it could not be deleted ({cause})").format(cause=error.strerror)
    return _("it was changed since Footprint wrote it")


def _is_unchanged(kind: Happening, place: Path, digest: str) -> bool:
    if kind is Happening.EXPORTED:
        return export_folder.is_unchanged(place, digest)
    try:
        return not place.is_symlink() and place.is_file() and digest_of(place) == digest
    except OSError:
        return False
