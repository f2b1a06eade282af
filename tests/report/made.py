"""Makes the documents for tests."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import action_list, attestation
from footprint.report.documents import PdfDocuments
from report.sample import DAY


def an_attestation(assessment: Assessment, *, has_read: bool | None = None, seal: str = "") -> bytes:
    return PdfDocuments().attestation(attestation(assessment, DAY, has_read=has_read, seal=seal))


def an_action_list(assessment: Assessment, *, with_words: bool = False) -> bytes:
    return PdfDocuments().action_list(action_list(assessment, DAY, with_words=with_words))
