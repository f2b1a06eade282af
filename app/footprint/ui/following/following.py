"""From home to what comes after a check: actions, attesting again, comparing; and back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from footprint.ui.background import Worker
from footprint.ui.following.action_card import Unsaved
from footprint.ui.following.attesting import Attesting
from footprint.ui.following.steps import Steps
from footprint.ui.following.taking import Taking
from footprint.ui.keeping.stage import Stage
from footprint.ui.settings import Settings
from footprint.workflow.ports import Services, Vault


class Following(QObject):
    """``shown`` carries a page for the plain frame, ``failed`` a bug; ``left`` goes back home.

    ``documents_asked`` carries the id of a check whose documents are wanted. ``unsaved`` is what was entered about
    actions and not kept: it outlives this, and is not forgotten before the vault is locked.
    """

    shown = Signal(object)
    left = Signal()
    failed = Signal(object)
    documents_asked = Signal(str)

    def __init__(
        self, services: Services, vault: Vault, worker: Worker, settings: Settings, unsaved: Unsaved
    ) -> None:
        super().__init__()
        self._stage = Stage(services, vault, worker)
        self._stage.shown.connect(self.shown)
        self._stage.failed.connect(self.failed)
        self._attesting = Attesting(self._stage, settings)
        self._attesting.documents_asked.connect(self.documents_asked)
        self._steps = Steps(self._stage, Taking(self._stage, settings), unsaved)
        self._steps.left.connect(self.left)
        self._steps.attest_asked.connect(lambda: self._attesting.begin(self._steps.begin))

    def begin(self) -> None:
        """Show every action."""
        self._steps.begin()

    def attest(self) -> None:
        """Show the attestation as it would be today; then back home."""
        self._attesting.begin(self.left.emit)

    def compare(self) -> None:
        """Show the last two checks side by side; then back home."""
        from footprint.ui.following.comparing import Comparing  # noqa: PLC0415 (rarely needed)

        self._comparing = Comparing(self._stage, self.left.emit)
        self._comparing.begin()

    def wipe(self) -> None:
        """Forget what was typed, and drop what still comes in: the vault is being locked."""
        self._steps.wipe()
        self._stage.wipe()
