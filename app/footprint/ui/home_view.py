"""What home shows, read from the vault in the worker's thread; what was promised is kept first."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.errors import FootprintError
from footprint.ui.home_page import without_answers
from footprint.workflow.kept import AssessmentSummary, KeptDocument, Preferences
from footprint.workflow.ports import Services, Vault
from footprint.workflow.renew import rehearse
from footprint.workflow.retention import Retention, keep_promises


@dataclass(frozen=True, slots=True)
class HomeView:
    """``trouble`` is why what was due could not be deleted; there is no ``retention`` then.

    ``refresher`` says what the yearly refresher would come to today, if there is something to refresh.
    """

    summaries: tuple[AssessmentSummary, ...]
    attestations: tuple[KeptDocument, ...]
    preferences: Preferences
    retention: Retention | None
    trouble: str
    refresher: str = ""


def read(vault: Vault, services: Services) -> HomeView:
    """Delete what is due, and see how it all stands then.

    Raises:
        Refused: the vault cannot be read.
    """
    clock = services.clock
    retention: Retention | None = None
    trouble = ""
    try:
        retention = keep_promises(vault, clock)
    except FootprintError as error:
        # Whatever cannot be deleted today must not keep anybody from their answers.
        trouble = str(error)
    summaries = vault.assessments()
    attestations = without_answers(vault.documents(), summaries)
    return HomeView(
        summaries, attestations, vault.preferences, retention, trouble, _refresher(vault, services, summaries)
    )


def _refresher(vault: Vault, services: Services, summaries: tuple[AssessmentSummary, ...]) -> str:
    """What a refresher would come to; the questionnaire is only opened if something is finished."""
    if all(summary.signed_off is None for summary in summaries):
        return ""
    from footprint.ui.wizard.in_short import refresher_in_short  # noqa: PLC0415 (a new vault has none)

    try:
        renewal = rehearse(vault, services.policy(), services.clock)
    except FootprintError:
        # Whatever is wrong with one check is said where it is opened.
        return ""
    return refresher_in_short(renewal) if renewal else ""
