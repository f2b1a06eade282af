"""What Footprint wrote outside the vault at its owner's wish, and how those places stand now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from footprint.language import text as _
from footprint.workflow import export_folder
from footprint.workflow.files import delete_scrap, digest_of, scrap_of
from footprint.workflow.kept import DocumentKind, Event, Happening, KeptDocument
from footprint.workflow.ports import Vault
from footprint.workflow.writing import WRITTEN, begun


@dataclass(frozen=True, slots=True)
class Outside:
    """What was written outside: where, when, and how that place stands now.

    ``kind`` is one of ``writing.WRITTEN``; ``document`` says which document it is, if it is one.
    ``is_unchanged`` holds only for what is there, readable, and to the last character what Footprint wrote.
    ``is_ours`` holds for what this very vault wrote; what it knows of from a vault it was made from may not be deleted.
    ``digest`` is empty if Footprint was stopped before it could keep it. ``is_scrap`` holds for what was being written
    then, and lies under another name beside the place that it was meant for. ``is_agreement`` holds for what was agreed
    in a sitting, as long as the vault has it.
    """

    kind: Happening
    place: Path
    at: datetime
    digest: str
    document: DocumentKind | None
    still_there: bool
    is_unchanged: bool
    is_ours: bool = True
    is_scrap: bool = False
    is_agreement: bool = False

    @property
    def holds_answers(self) -> bool:
        """Whether it tells, openly or locked, what was answered; all but an attestation and a calendar does."""
        return self.document is not DocumentKind.ATTESTATION and self.kind is not Happening.CALENDAR_WRITTEN

    @property
    def is_action_list(self) -> bool:
        """Whether it says what is to be done, as a document or as a table."""
        return self.document is DocumentKind.ACTION_LIST or self.kind is Happening.TABLE_WRITTEN

    @property
    def is_deletable(self) -> bool:
        """Whether Footprint may delete it: this vault wrote it, and nobody has changed it."""
        return self.is_ours and self.is_unchanged


def stays_outside(vault: Vault) -> tuple[Outside, ...]:
    """Everything that was written, each place once as it was written last, the oldest first."""
    documents = {one.id: one for one in vault.documents()}
    places: dict[str, list[Event]] = {}
    for event in vault.events():
        if event.kind in WRITTEN or event.kind is Happening.WRITING:
            places[event.place] = [*places.pop(event.place, []), event]
    return tuple(one for events in places.values() for one in _standing(vault.id, events, documents))


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
    """Delete it if this vault wrote it and nobody changed it; else the reason why it was left, in words."""
    if not outside.is_ours:
        return _("it was written by the vault that this one was made from")
    try:
        if outside.is_scrap:
            delete_scrap(outside.place)
            return ""
        if outside.kind is Happening.EXPORTED:
            if export_folder.remove(outside.place, outside.digest):
                return ""
        elif _digest_of(outside.place) == outside.digest != "":
            outside.place.unlink()
            return ""
    except OSError as error:
        return _("it could not be deleted ({cause})").format(cause=error.strerror)
    return _("it was changed since Footprint wrote it")


def _standing(
    vault_id: str, events: Sequence[Event], documents: Mapping[str, KeptDocument]
) -> Iterator[Outside]:
    """How one place stands, by what happened there, and what was left half written beside it."""
    first = next((number for number, event in enumerate(events) if begun(vault_id, event)), None)
    last, place = events[-1], Path(events[-1].place)
    kind = begun(vault_id, last) or next((one.kind for one in reversed(events) if one.kind in WRITTEN), None)
    if kind is None:
        return
    there = is_there(place)
    if there or any(event.kind in WRITTEN for event in events):
        ours = events if first is None else events[first:]
        digest = _digest_there(kind, place, ours, documents) if there else ""
        told = "" if last.kind is Happening.WRITING else last.digest
        yield Outside(
            kind=kind,
            place=place,
            at=last.at,
            digest=digest or told,
            document=_document(kind, digest or told, documents),
            still_there=there,
            is_unchanged=bool(digest),
            is_ours=first is not None,
            is_agreement=(digest or told) in documents and documents[digest or told].is_agreement,
        )
    if first is not None and is_there(scrap := scrap_of(place)):
        document = _document(kind, "", documents)
        yield Outside(kind, scrap, last.at, "", document, still_there=True, is_unchanged=True, is_scrap=True)


def _digest_there(
    kind: Happening, place: Path, events: Sequence[Event], documents: Mapping[str, KeptDocument]
) -> str:
    """The digest of what lies there if Footprint wrote it, now or at an earlier time; else empty."""
    last = events[-1]
    known = {event.digest for event in events if event.kind in WRITTEN and event.digest}
    if kind is Happening.EXPORTED:
        # An export says itself what it is, also if the vault was stopped before it could note it.
        if last.kind is Happening.WRITING:
            known.add(export_folder.digest_told(place, last))
        return next((one for one in known if one and export_folder.is_unchanged(place, one)), "")
    if kind is Happening.DOCUMENT_WRITTEN:
        known.update(documents)
    digest = _digest_of(place)
    return digest if digest in known else ""


def _document(kind: Happening, digest: str, documents: Mapping[str, KeptDocument]) -> DocumentKind | None:
    if kind is not Happening.DOCUMENT_WRITTEN:
        return None
    # A document that the vault no longer holds is an action list: attestations always stay.
    return documents[digest].kind if digest in documents else DocumentKind.ACTION_LIST


def _digest_of(place: Path) -> str:
    """The digest of a file that can be read; of anything else, such as a link, it is empty."""
    try:
        return digest_of(place) if place.is_file() and not place.is_symlink() else ""
    except OSError:
        return ""
