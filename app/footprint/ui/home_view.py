"""What home shows, read from the vault in the worker's thread; what was promised is kept first."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.errors import FootprintError
from footprint.ui.home_page import without_answers
from footprint.workflow.kept import AssessmentSummary, KeptDocument, Preferences
from footprint.workflow.ports import Clock, Vault
from footprint.workflow.retention import Retention, keep_promises


@dataclass(frozen=True, slots=True)
class HomeView:
    """``trouble`` is why what was due could not be deleted; there is no ``retention`` then."""

    summaries: tuple[AssessmentSummary, ...]
    attestations: tuple[KeptDocument, ...]
    preferences: Preferences
    retention: Retention | None
    trouble: str


def read(vault: Vault, clock: Clock) -> HomeView:
    """Delete what is due, and see how it all stands then.

    Raises:
        Refused: the vault cannot be read.
    """
    retention: Retention | None = None
    trouble = ""
    try:
        retention = keep_promises(vault, clock)
    except FootprintError as error:
        # Whatever cannot be deleted today must not keep anybody from their answers.
        trouble = str(error)
    summaries = vault.assessments()
    attestations = without_answers(vault.documents(), summaries)
    return HomeView(summaries, attestations, vault.preferences, retention, trouble)
