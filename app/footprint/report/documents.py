"""The two documents, as the workflow asks for them."""

from __future__ import annotations

from footprint.assessment.attestation import ActionList, Attestation


class PdfDocuments:
    """Makes both PDFs in memory; safe to use from any thread.

    Raises:
        FootprintError: a font of this installation is missing or damaged.
    """

    def attestation(self, attestation: Attestation) -> bytes:
        """The attestation as PDF."""
        from footprint.report.attestation_pdf import attestation_pdf  # noqa: PLC0415 (reportlab: 200 ms)
        from footprint.report.look import load_fonts  # noqa: PLC0415

        load_fonts()
        return attestation_pdf(attestation)

    def action_list(self, action_list: ActionList) -> bytes:
        """The action list as PDF."""
        from footprint.report.action_list_pdf import action_list_pdf  # noqa: PLC0415 (as above)
        from footprint.report.look import load_fonts  # noqa: PLC0415

        load_fonts()
        return action_list_pdf(action_list)
