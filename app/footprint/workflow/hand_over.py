"""Handing over: the attestation and the action list, kept in the vault and written as files, both or neither."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import USUAL_LINES, Line, action_list, attestation
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.workflow.files import proper_name, unused, write_all
from footprint.workflow.kept import DocumentKind, Event, Happening, KeptDocument
from footprint.workflow.papers import papers
from footprint.workflow.ports import Clock, Services, Vault
from footprint.workflow.writing import begin


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where the two documents are; no action list where it stays in the vault alone."""

    attestation: Path
    action_list: Path | None


def hand_over(  # noqa: PLR0913 (what stands on the attestation, and what is written, is the owner's choice)
    services: Services,
    vault: Vault,
    assessment: Assessment,
    folder: Path,
    *,
    has_read: bool | None = None,
    lines: Collection[Line] = USUAL_LINES,
    with_list: bool = True,
) -> HandedOver:
    """Make both documents, keep them, and write them under names that say nothing about an answer; older files stay.

    They bear the day of the signing off, before that today's. ``lines`` are those that the owner wants on the
    attestation beside what always stands there; without ``with_list`` the action list is kept and not written. What was
    agreed in a sitting is not made anew once somebody has signed it: it is written as it is signed.

    Raises:
        Unsaved: a document could not be kept or written; no file is left there in part.
    """
    documents, now = services.documents(), services.clock.now()
    day = assessment.signed_off or services.clock.today()
    found = papers(documents, vault, assessment.id)
    agreed = found.signed_agreement if found is not None else None
    made = {
        DocumentKind.ATTESTATION: documents.attestation(
            attestation(assessment, day, has_read=has_read, seal=seal_for(vault, assessment), lines=lines)
        )
    }
    if agreed is None:
        made[DocumentKind.ACTION_LIST] = documents.action_list(action_list(assessment, day))
    kept = [(to_keep(assessment, kind, content, day, now), content) for kind, content in made.items()]
    vault.keep_documents(kept)
    both = kept if agreed is None else [*kept, (agreed, vault.document(agreed.id))]
    written = _write(vault, both if with_list else both[:1], folder, now)
    return HandedOver(written[0], written[1] if with_list else None)


def seal_for(vault: Vault, assessment: Assessment) -> str:
    """The seal of the history of the answers that an attestation bears; empty where it bears none.

    In a sitting it would be another for every private answer; two signatures stand in its place. A practice run is gone
    when the window closes, so nothing could ever be held against its seal.
    """
    if assessment.occasion is Occasion.SITTING or not vault.id:
        return ""
    return vault.seal(assessment.id)


def make_list_again(
    services: Services, vault: Vault, assessment: Assessment, *, with_words: bool = False
) -> KeptDocument:
    """Make the action list as things stand now, and keep it; nothing is written outside.

    What its owner wrote about an action stands on it only ``with_words``.

    What two agreed on stays as they agreed and signed it: of a sitting it is the one that most have signed.

    Raises:
        Unsaved: it could not be kept.
    """
    if assessment.occasion is Occasion.SITTING:
        found = papers(services.documents(), vault, assessment.id)
        if found is not None and found.action_list is not None:
            return found.action_list
    day, now = assessment.signed_off or services.clock.today(), services.clock.now()
    content = services.documents().action_list(action_list(assessment, day, with_words=with_words))
    document = to_keep(assessment, DocumentKind.ACTION_LIST, content, day, now)
    vault.keep_documents([(document, content)])
    return document


def hand_over_again(
    vault: Vault, document_ids: Sequence[str], folder: Path, clock: Clock
) -> tuple[Path, ...]:
    """Write documents that are kept, just as they were made; where they are now, in the order asked for.

    Raises:
        Refused: one is not in the vault; nothing was written.
        Unsaved: the folder cannot be written; no file is left there in part.
    """
    kept = {one.id: one for one in vault.documents()}
    contents = [(document_id, vault.document(document_id)) for document_id in document_ids]
    return _write(vault, [(kept[one], content) for one, content in contents], folder, clock.now())


def keep_written(vault: Vault, document_id: str, place: Path, at: datetime) -> None:
    """Keep that a document was written to a file that its owner has chosen while looking at it.

    Raises:
        Unsaved: it could not be kept; the file is there.
    """
    begin(vault, Happening.DOCUMENT_WRITTEN, place, at)
    vault.record(Event(Happening.DOCUMENT_WRITTEN, at, str(place), document_id))


def to_keep(
    assessment: Assessment, kind: DocumentKind, content: bytes, day: date, now: datetime
) -> KeptDocument:
    """A document of an assessment as the vault keeps it; ``day`` is the one that it bears."""
    list_name = (
        _("Social media agreement")
        if assessment.occasion is Occasion.SITTING
        else _("Social media action list")
    )
    name = {
        DocumentKind.ATTESTATION: _("Social media attestation"),
        DocumentKind.ACTION_LIST: list_name,
    }[kind]
    return KeptDocument(
        id=hashlib.sha256(content).hexdigest(),
        kind=kind,
        assessment_id=assessment.id,
        title=assessment.policy.title,
        occasion=assessment.occasion,
        edition=assessment.policy.edition.number,
        day=day,
        made=now,
        name=f"{name} {day.isoformat()}.pdf",
    )


def _write(
    vault: Vault, documents: Sequence[tuple[KeptDocument, bytes]], folder: Path, now: datetime
) -> tuple[Path, ...]:
    files: dict[Path, bytes] = {}
    for document, content in documents:
        files[unused(folder.absolute() / proper_name(document.name), files)] = content
    for path in files:
        begin(vault, Happening.DOCUMENT_WRITTEN, path, now)
    if files:
        write_all(files)
    for path, (document, _content) in zip(files, documents, strict=True):
        vault.record(Event(Happening.DOCUMENT_WRITTEN, now, str(path), document.id))
    return tuple(files)
