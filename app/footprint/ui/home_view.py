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

    ``refresher`` says what the yearly refresher would come to today, if there is something to refresh; ``older``
    are the ids of half-done checks whose questionnaire has a newer edition.
    """

    summaries: tuple[AssessmentSummary, ...]
    attestations: tuple[KeptDocument, ...]
    preferences: Preferences
    retention: Retention | None
    trouble: str
    refresher: str = ""
    older: frozenset[str] = frozenset()


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
    refresher, older = _against_today(vault, services, summaries)
    return HomeView(summaries, attestations, vault.preferences, retention, trouble, refresher, older)


def _against_today(
    vault: Vault, services: Services, summaries: tuple[AssessmentSummary, ...]
) -> tuple[str, frozenset[str]]:
    """The refresher in short and what is older than today's edition; a new vault needs no questionnaire for that."""
    if not summaries:
        return "", frozenset()
    from footprint.ui.wizard.in_short import refresher_in_short  # noqa: PLC0415 (a new vault has none)

    try:
        policy = services.policy()
        older = frozenset(
            one.id
            for one in summaries
            if one.policy_id == policy.id
            and one.signed_off is None
            and one.edition.number < policy.edition.number
        )
        renewal = rehearse(vault, policy, services.clock)
    except FootprintError:
        # Whatever is wrong with one check is said where it is opened.
        return "", frozenset()
    return refresher_in_short(renewal) if renewal else "", older
