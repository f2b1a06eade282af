"""What a kept document is called on the screen."""

from __future__ import annotations

from footprint.language import text as _
from footprint.ui.parts.dates import day_in_words
from footprint.workflow.kept import DocumentKind, KeptDocument


def document_title(document: KeptDocument) -> str:
    """Such as "Attestation of 27 March 2026"."""
    if document.kind is DocumentKind.ATTESTATION:
        title = _("Attestation of {day}")
    else:
        title = _("Agreement of {day}") if document.is_agreement else _("Action list of {day}")
    return title.format(day=day_in_words(document.day))
