"""Attesting again: what it will say is shown first, then it is made."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import Line, attestation
from footprint.assessment.renewal import clause_changes
from footprint.errors import Refused
from footprint.language import text as _
from footprint.ui.following.again_page import AgainPage
from footprint.ui.keeping.stage import Stage
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.settings import Settings
from footprint.workflow.follow_up import a_year_after
from footprint.workflow.hand_over import seal_for
from footprint.workflow.made_again import attest_again


@dataclass(frozen=True, slots=True)
class _Found:
    """The check that was finished last, the seal of its answers, and how often the policy changed since."""

    assessment: Assessment
    seal: str
    changes: int


class Attesting(QObject):
    """``documents_asked`` carries the id of the check whose documents are wanted."""

    documents_asked = Signal(str)

    def __init__(self, stage: Stage, settings: Settings) -> None:
        super().__init__()
        self._stage, self._settings = stage, settings

    def begin(self, back: Callable[[], None]) -> None:
        """Show the attestation as it would be today; ``back`` leads out of that."""
        self._stage.read(_("Attest again"), self._read, partial(self._show, back), back)

    def _read(self) -> _Found:
        vault, policy = self._stage.vault, self._stage.services.policy()
        for summary in vault.assessments():
            if summary.policy_id == policy.id and summary.signed_off is not None:
                last = vault.load(summary.id)
                return _Found(last, seal_for(vault, last), len(clause_changes(last.policy, policy)))
        raise Refused(_("No check is finished any more, so there is nothing to attest to."))

    def _show(self, back: Callable[[], None], found: _Found) -> None:
        today, assessment = self._stage.services.clock.today(), found.assessment
        assert assessment.signed_off is not None
        page = AgainPage(
            lambda lines: attestation(assessment, today, seal=found.seal, lines=lines),
            assessment.signed_off,
            found.changes,
            due if (due := a_year_after(assessment.signed_off)) <= today else None,
        )
        page.went_back.connect(back)
        page.made.connect(partial(self._make, page, assessment.id))
        self._stage.show(page)

    def _make(
        self,
        page: AgainPage,
        assessment_id: str,
        has_read: bool | None,  # noqa: FBT001 (a signal's value)
        lines: Collection[Line],
    ) -> None:
        def made() -> Path:
            return attest_again(
                self._stage.services,
                self._stage.vault,
                assessment_id,
                self._settings.documents_folder,
                has_read=has_read,
                lines=lines,
            )

        self._stage.do(
            page, _("Making your attestation…"), made, partial(self._show_made, page, assessment_id)
        )

    def _show_made(self, page: AgainPage, assessment_id: str, place: Path) -> None:
        opened = Button(_("Open"), "open_place", icon="external-link")
        shown = Button(_("Show in folder"), "show_place", QUIET, icon="folder-open")
        more = Button(_("Sign it, or save it elsewhere"), "documents", QUIET, icon="file-text")
        opened.clicked.connect(partial(page.show_outside, place))
        shown.clicked.connect(partial(page.show_outside, place.parent))
        more.clicked.connect(partial(self.documents_asked.emit, assessment_id))
        page.show_made(str(place), opened, shown, more)
