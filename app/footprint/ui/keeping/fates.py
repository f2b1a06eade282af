"""What goes and what stays, in words, for each of the two ways to erase."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.language import plural
from footprint.language import text as _
from footprint.ui.keeping.erasing_page import Fate
from footprint.workflow.keeping import Overview
from footprint.workflow.kept import DocumentKind
from footprint.workflow.outside import Outside


def of_answers(overview: Overview, action_lists: Sequence[Outside]) -> Fate:
    """For "Erase my answers, keep the attestation"; ``action_lists`` are the files that can go as well."""
    lists, attestations = (
        _count(overview, DocumentKind.ACTION_LIST),
        _count(overview, DocumentKind.ATTESTATION),
    )
    goes = [
        _checks(len(overview.assessments)),
        _("Your name, job and team in them, and in a sitting your manager's name"),
    ]
    if lists:
        goes.append(
            plural("{number} action list in the vault", "{number} action lists in the vault", lists).format(
                number=lists
            )
        )
    kept = plural(
        "{number} attestation, just as it was made. It holds your name and no answers.",
        "{number} attestations, just as they were made. They hold your name and no answers.",
        attestations,
    ).format(number=attestations)
    stays = [
        kept if attestations else _("No attestation: none has been made yet"),
        _("Your vault, and what opens it"),
        _("When answers were deleted, and where files were saved"),
    ]
    return Fate(
        title=_("Erase my answers, keep the attestation"),
        lead=_("This cannot be undone. See what goes and what stays, and confirm at the end."),
        goes=goes,
        stays=stays,
        tick=plural(
            "Delete the action list that was saved here too",
            "Delete the {number} action lists that were saved here too",
            len(action_lists),
        ).format(number=len(action_lists)),
        deletable=action_lists,
        beyond_title=_("These hold answers too, and stay where they are"),
        beyond=tuple(
            one
            for one in overview.stays_outside
            if one.still_there and one.holds_answers and one not in action_lists
        ),
        missing=missing(overview),
        button=_("Erase my answers for good"),
        back=_("Keep them"),
    )


def of_everything(overview: Overview, files: Sequence[Outside]) -> Fate:
    """For "Erase everything"; ``files`` are those outside that can go as well."""
    goes = [_checks(len(overview.assessments))] if overview.assessments else []
    if overview.documents:
        number = len(overview.documents)
        goes.append(
            plural(
                "{number} document in the vault, also if it is an attestation",
                "{number} documents in the vault, the attestations too",
                number,
            ).format(number=number)
        )
    goes.append(
        _("The vault with everything in it, and its keys: nothing brings it back, no recovery code either")
    )
    return Fate(
        title=_("Erase everything"),
        lead=_("This cannot be undone. If you may need an attestation later, save it first."),
        goes=goes,
        stays=(
            _("What you have printed, sent or copied yourself"),
            _("How the window looks, and the folder you chose for documents"),
        ),
        tick=plural(
            "Delete this file outside the vault too",
            "Delete these {number} files and folders outside the vault too",
            len(files),
        ).format(number=len(files)),
        deletable=files,
        beyond_title=_("These were changed since, and stay where they are"),
        beyond=tuple(one for one in overview.stays_outside if one.still_there and one not in files),
        missing=missing(overview),
        button=_("Erase everything for good"),
        back=_("Keep everything"),
    )


def missing(overview: Overview) -> tuple[Outside, ...]:
    """What holds answers and is not where it was saved."""
    return tuple(one for one in overview.stays_outside if one.holds_answers and not one.still_there)


def _checks(number: int) -> str:
    return plural(
        "{number} check with every answer in it, finished or not",
        "{number} checks with every answer in them, finished or not",
        number,
    ).format(number=number)


def _count(overview: Overview, kind: DocumentKind) -> int:
    return sum(one.document.kind is kind for one in overview.documents)
