"""The way into a vault: open it, make a new one, or recover one whose passphrase is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.ui.background import Worker

if TYPE_CHECKING:
    # Only their names are needed here, and the page is there sooner.
    from footprint.workflow.kept import VaultName
    from footprint.workflow.ports import Services, Vault


class _Asking(Protocol):
    """A page that asks for secrets."""

    def show_refusal(self, message: str) -> None: ...

    def wipe(self) -> None: ...


class Entrance(QObject):
    """``shown`` carries a page; ``opened`` an open vault, after its recovery code was kept if it is new."""

    shown = Signal(object)
    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, worker: Worker) -> None:
        super().__init__()
        self._services, self._worker = services, worker
        self._names: tuple[VaultName, ...] = ()
        self._asking: _Asking | None = None

    def begin(self) -> None:
        """Show the vaults of this computer, or the first-run page where there is none."""
        self._worker.do(lambda: self._services.vaults().names(), self._on_names, self._on_unreachable)

    def wipe(self) -> None:
        """Forget every secret that was typed."""
        if self._asking is not None:
            self._asking.wipe()
            self._asking = None

    def _on_names(self, names: tuple[VaultName, ...]) -> None:
        self._names = names
        if names:
            self._show_unlock()
        else:
            self._show_create()

    def _on_unreachable(self, error: Exception) -> None:
        from footprint.ui.trouble_page import TroublePage  # noqa: PLC0415 (as below)

        if not isinstance(error, FootprintError):
            self.failed.emit(error)
        known = isinstance(error, FootprintError)
        page = TroublePage(
            str(error) if known else _("Something went wrong. Nothing was changed; try again.")
        )
        page.again_asked.connect(self.begin)
        self._show(page)

    # Pages are imported by need: one of them is shown, and the first is to be there at once.

    def _show_unlock(self) -> None:
        from footprint.ui.unlock_page import UnlockPage  # noqa: PLC0415

        page = UnlockPage(self._names)
        page.open_asked.connect(self._on_open_asked)
        page.lost.connect(self._on_lost)
        page.new_asked.connect(self._show_create)
        self._show(page)

    def _show_create(self) -> None:
        from footprint.ui.create_page import CreatePage  # noqa: PLC0415

        page = CreatePage(can_go_back=bool(self._names))
        page.create_asked.connect(self._on_create_asked)
        page.went_back.connect(self._show_unlock)
        self._show(page)

    def _on_lost(self, vault_id: str) -> None:
        from footprint.ui.recover_page import RecoverPage  # noqa: PLC0415

        page = RecoverPage(next(name.owner for name in self._names if name.id == vault_id))
        page.recover_asked.connect(partial(self._on_recover_asked, vault_id))
        page.went_back.connect(self._show_unlock)
        self._show(page)

    def _show(self, page: Any) -> None:
        self.wipe()
        self._asking = page
        self.shown.emit(page)

    def _on_open_asked(self, vault_id: str, passphrase: str) -> None:
        self._try(lambda: self._services.vaults().open(vault_id, passphrase), self._on_opened)

    def _on_recover_asked(self, vault_id: str, code: str, passphrase: str) -> None:
        self._try(lambda: self._services.vaults().recover(vault_id, code, passphrase), self._on_opened)

    def _on_create_asked(self, owner: str, passphrase: str) -> None:
        self._try(lambda: self._services.vaults().create(owner, passphrase), self._on_created)

    def _try(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._worker.do(job, done, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, FootprintError):
            self.failed.emit(error)
        if self._asking is not None:
            known = isinstance(error, FootprintError)
            self._asking.show_refusal(
                str(error) if known else _("Something went wrong. Nothing was changed; try again.")
            )

    def _on_opened(self, vault: Vault) -> None:
        self.wipe()
        self.opened.emit(vault)

    def _on_created(self, made: tuple[Vault, str]) -> None:
        from footprint.ui.recovery_code_page import RecoveryCodePage  # noqa: PLC0415

        vault, code = made
        page = RecoveryCodePage(vault.owner, code)
        page.kept.connect(partial(self._on_opened, vault))
        self._show(page)
