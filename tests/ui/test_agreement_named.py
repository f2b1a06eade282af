"""What was agreed in a sitting has a name of its own wherever it is listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT
from footprint.policy.policy import Occasion
from footprint.ui.keeping.outside_card import outside_title
from footprint.ui.parts.document_title import document_title
from footprint.workflow.kept import DocumentKind, Happening, KeptDocument
from footprint.workflow.outside import Outside


@pytest.mark.parametrize(
    "kind, occasion, title",
    [
        (DocumentKind.ACTION_LIST, Occasion.SITTING, "Agreement of 22 November 2026"),
        (DocumentKind.ACTION_LIST, Occasion.ONBOARDING, "Action list of 22 November 2026"),
        (DocumentKind.ATTESTATION, Occasion.SITTING, "Attestation of 22 November 2026"),
    ],
)
def test_that_a_kept_document_is_called_what_it_is(
    kind: DocumentKind, occasion: Occasion, title: str
) -> None:
    kept = KeptDocument("1", kind, "a1", "Rules", occasion, 1, A_DAY, A_MOMENT, "a.pdf")
    assert document_title(kept) == title


def test_that_a_file_outside_is_called_what_it_is() -> None:
    file = Outside(
        kind=Happening.DOCUMENT_WRITTEN,
        place=Path("a.pdf"),
        at=A_MOMENT,
        digest="1",
        document=DocumentKind.ACTION_LIST,
        still_there=True,
        is_unchanged=True,
    )
    assert outside_title(file)[0] == "Action list"
    assert outside_title(replace(file, is_agreement=True))[0] == "Agreement"
