"""What home shows, read from the vault in the worker's thread; what was promised is kept first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footprint.errors import FootprintError
from footprint.ui.home_page import without_answers
from footprint.workflow.kept import AssessmentSummary, KeptDocument, Preferences
from footprint.workflow.ports import Services, Vault
from footprint.workflow.renew import rehearse
from footprint.workflow.retention import Retention, keep_promises

if TYPE_CHECKING:
    # A new vault has nothing that could be due.
    from footprint.workflow.follow_up import Due


@dataclass(frozen=True, slots=True)
class HomeView:
    """``trouble`` is why what was due could not be deleted; there is no ``retention`` then.

    ``refresher`` says when the yearly refresher is due and what it would come to then, if there is one to come;
    ``older`` are the ids of half-done checks whose questionnaire has a newer edition. ``due`` is what is due, once a
    check is finished.
    """

    summaries: tuple[AssessmentSummary, ...]
    attestations: tuple[KeptDocument, ...]
    preferences: Preferences
    retention: Retention | None
    trouble: str
    refresher: str = ""
    older: frozenset[str] = frozenset()
    due: Due | None = None


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
    view = HomeView(summaries, attestations, vault.preferences, retention, trouble)
    return _against_today(view, vault, services) if summaries else view


def _against_today(view: HomeView, vault: Vault, services: Services) -> HomeView:
    """What is due, and what is older than today's edition; a new vault needs no questionnaire for that."""
    from footprint.ui.following.refresher_line import refresher_line  # noqa: PLC0415 (a new vault has none)
    from footprint.workflow.follow_up import due  # noqa: PLC0415 (as above)

    try:
        policy = services.policy()
        older = frozenset(
            one.id
            for one in view.summaries
            if one.policy_id == policy.id
            and one.signed_off is None
            and one.edition.number < policy.edition.number
        )
        now = due(vault, policy, services.clock)
        refresher = refresher_line(now, lambda: rehearse(vault, policy, services.clock))
    except FootprintError:
        # Whatever is wrong with one check is said where it is opened.
        return view
    return replace(view, refresher=refresher, older=older, due=now)
