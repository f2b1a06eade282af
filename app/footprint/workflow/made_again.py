"""Papers of a finished check, made anew: the action list as it stands now, and an attestation of today."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import Line, attestation
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.hand_over import hand_over_again, make_list_again, seal_for, to_keep
from footprint.workflow.kept import DocumentKind
from footprint.workflow.papers import papers
from footprint.workflow.ports import Services, Vault


def action_list_again(
    services: Services, vault: Vault, assessment_id: str, folder: Path, *, with_words: bool = False
) -> Path:
    """Make the action list with how it stands with each action now, keep it, and write it; older ones stay.

    Why something was put off, or who has it now, stands there only ``with_words``.

    Raises:
        Refused: the check is not finished, or cannot be read; nothing was made.
        Unsaved: it could not be kept or written; no file is left there in part.
    """
    assessment = _finished(vault, assessment_id)
    document = make_list_again(services, vault, assessment, with_words=with_words)
    (place,) = hand_over_again(vault, [document.id], folder, services.clock)
    return place


def attest_again(  # noqa: PLR0913 (what stands on the attestation is the owner's choice)
    services: Services,
    vault: Vault,
    assessment_id: str,
    folder: Path,
    *,
    has_read: bool | None,
    lines: Collection[Line],
) -> Path:
    """Make an attestation of a finished check that bears today's date, keep it, and write it; older ones stay.

    It says of which day the check was. After a sitting whose agreement both have signed it is the employee's own word
    on a later day, and they alone sign it; until then both sign it, together with what was agreed.

    Raises:
        Refused: the check is not finished, cannot be read, or is of a later day than today; nothing was made.
        Unsaved: it could not be kept or written; no file is left there in part.
    """
    assessment, day, now = _finished(vault, assessment_id), services.clock.today(), services.clock.now()
    if assessment.signed_off is not None and day < assessment.signed_off:
        raise Refused(
            _(
                "This computer's date is {day}, and you finished this check later than that. Nothing was made. Set the "
                "date right and try again."
            ).format(day=day.isoformat())
        )
    documents = services.documents()
    before = papers(documents, vault, assessment.id)
    made = attestation(
        assessment,
        day,
        has_read=has_read,
        seal=seal_for(vault, assessment),
        lines=lines,
        is_settled=before is not None and before.is_agreed,
    )
    content = documents.attestation(made)
    document = to_keep(assessment, DocumentKind.ATTESTATION, content, day, now)
    vault.keep_document(document, content)
    (place,) = hand_over_again(vault, [document.id], folder, services.clock)
    return place


def _finished(vault: Vault, assessment_id: str) -> Assessment:
    assessment = vault.load(assessment_id)
    if not assessment.signed_off:
        raise Refused(_("This check is not finished yet. Sign it off first."))
    return assessment
