"""The two documents, as the workflow asks for them."""

from __future__ import annotations

from pathlib import Path

from footprint.assessment.attestation import ActionList, Attestation


class PdfDocuments:
    """Makes both PDFs in memory; safe to use from any thread.

    ``fonts`` is a folder with the fonts, in place of the shipped one. Both methods raise ``FootprintError`` if a font
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
