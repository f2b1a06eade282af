"""The documents, as the workflow asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from footprint.assessment.attestation import ActionList, Attestation
from footprint.workflow.signatures import Signer, Verification


class PdfDocuments:
    """Makes, signs and verifies in memory; safe to use from any thread.

    ``fonts`` is a folder with the fonts, in place of the shipped one. What draws raises ``FootprintError`` if a font
    file is missing or damaged.
    """

    def __init__(self, fonts: Path | None = None) -> None:
        self._fonts = fonts

    def attestation(self, attestation: Attestation) -> bytes:
        """The attestation as PDF."""
        from footprint.report.attestation_pdf import attestation_pdf  # noqa: PLC0415 (reportlab: 200 ms)
        from footprint.report.look import load_fonts  # noqa: PLC0415

        load_fonts(self._fonts)
        return attestation_pdf(attestation)

    def action_list(self, action_list: ActionList) -> bytes:
        """The action list as PDF."""
        from footprint.report.action_list_pdf import action_list_pdf  # noqa: PLC0415 (as above)
        from footprint.report.look import load_fonts  # noqa: PLC0415

        load_fonts(self._fonts)
        return action_list_pdf(action_list)

    def unprintable(self, words: str) -> str:
        """The characters of some words that no document can show."""
        from footprint.report.look import SEMI_BOLD, load_fonts  # noqa: PLC0415 (as above)
        from footprint.report.tagging.text import missing  # noqa: PLC0415 (as above)

        load_fonts(self._fonts)
        return missing(words, SEMI_BOLD)

    def calendar(self, days: Iterable[date], next_refresher: date | None, made: datetime) -> bytes:
        """The days on which something is to be done as a calendar file."""
        from footprint.report.calendar import calendar  # noqa: PLC0415 (as above)

        return calendar(days, next_refresher, made)

    def new_key(self, name: str, moment: datetime) -> bytes:
        """A key for one person to sign with."""
        from footprint.report.signing import new_key  # noqa: PLC0415 (as above)

        return new_key(name, moment)

    def sign(self, pdf: bytes, by: Signer, key: bytes, password: str, moment: datetime) -> bytes:
        """The attestation with one more signature."""
        from footprint.report.signing import sign  # noqa: PLC0415 (as above)

        return sign(pdf, by, key, password, moment)

    def verify(self, pdf: bytes) -> Verification:
        """What can be said of a document."""
        from footprint.report.verifying import verify  # noqa: PLC0415 (as above)

        return verify(pdf)
