"""The way into a vault: open it, make a new one, recover, restore or bring one in, or let go of one that is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from footprint.errors import FootprintError, InUse
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.desk import Desk, something_went_wrong

if TYPE_CHECKING:
    # Only their names are needed here, and the first page is there sooner without.
    from pathlib import Path

    from footprint.ui.unlock_page import Notice, UnlockPage
    from footprint.ui.way_page import WayPage
    from footprint.workflow.kept import CopyName, Keyring, VaultName
    from footprint.workflow.ports import Services, Vault

# Until the first page has been seen: finding out about the keyring keeps the processor busy for a while.
_SETTLED = 300  # milliseconds


class Entrance(QObject):
    """``shown`` carries a page; ``opened`` an open vault and its recovery code, empty unless that is new."""

    shown = Signal(object)
    opened = Signal(object, str)
    short_check_asked = Signal()
    practice_asked = Signal()
    check_asked = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, worker: Worker) -> None:
        super().__init__()
        self._services, self._worker = services, worker
        self._names: tuple[VaultName, ...] = ()
        self._last = ""
        self._desk = Desk(worker)
        self._desk.shown.connect(self.shown)
        self._desk.failed.connect(self.failed)

    def begin(self, notice: Notice | None = None, last: str = "") -> None:
        """Show the vaults of this computer, or the first page where there is none.

        ``last`` is the vault that was open until now, and so the one that is chosen.
        """
        self._last = last
        self._worker.do(
            lambda: self._services.vaults().names(),
            partial(self._on_names, notice),
            partial(self._on_unreachable, notice),
        )

    def wipe(self) -> None:
        """Forget every secret that was typed."""
        self._desk.wipe()

    def _on_names(self, notice: Notice | None, names: tuple[VaultName, ...]) -> None:
        self._names = names
        if names:
            self._show_unlock(notice)
        else:
            self._show_ways(notice.text if notice else "")

    def _on_unreachable(self, notice: Notice | None, error: Exception) -> None:
        from footprint.ui.trouble_page import TroublePage  # noqa: PLC0415 (as below)

        known = isinstance(error, FootprintError)
        if not known:
            self.failed.emit(error)
        page = TroublePage(str(error) if known else something_went_wrong())
        page.again_asked.connect(partial(self.begin, notice, self._last))
        self._desk.show(page)

    # Pages are imported by need: one of them is shown, and the first is to be there at once.

    def _show_unlock(self, notice: Notice | None = None) -> None:
        from footprint.ui.unlock_page import UnlockPage  # noqa: PLC0415

        page = UnlockPage(self._names, notice, self._last)
        page.open_asked.connect(self._on_open_asked)
        page.lost.connect(self._on_lost)
        page.new_asked.connect(self._show_ways)
        self._lead_on(page)
        self._desk.show(page)

    def _show_ways(self, done: str = "") -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        from footprint.ui.way_page import WayPage  # noqa: PLC0415

        page = WayPage(can_go_back=bool(self._names), done=done)
        page.passphrase_asked.connect(self._show_create)
        page.keyring_asked.connect(partial(self._with_keyring, self._show_create_with))
        page.went_back.connect(self._show_unlock)
        self._lead_on(page)
        self._desk.show(page)

        def look() -> None:
            if self._desk.page is page:
                self._desk.look(self._keyring, page.show_keyring)

        QTimer.singleShot(_SETTLED, page, look)

    def _lead_on(self, page: UnlockPage | WayPage) -> None:
        page.short_check_asked.connect(self.short_check_asked)
        page.practice_asked.connect(self.practice_asked)
        page.check_asked.connect(self.check_asked)
        page.restore_asked.connect(self._show_choose_copy)
        page.import_asked.connect(partial(self._with_keyring, self._show_import))

    def _with_keyring(self, then: Callable[[Keyring], None]) -> None:
        self._desk.ask(self._keyring, then)

    def _keyring(self) -> Keyring:
        """In the worker's thread: it may take a while."""
        from footprint.workflow.kept import Keyring  # noqa: PLC0415 (as above)

        try:
            return self._services.vaults().keyring()
        except FootprintError as error:
            return Keyring(usable=False, says=str(error))

    def _show_create(self) -> None:
        self._put_create(None)

    def _show_create_with(self, keyring: Keyring) -> None:
        self._put_create(keyring.name or _("its keyring"))

    def _put_create(self, keyring: str | None) -> None:
        from footprint.ui.create_page import CreatePage  # noqa: PLC0415

        page = CreatePage(keyring)
        page.create_asked.connect(self._on_create_asked)
        page.went_back.connect(self._show_ways)
        self._desk.show(page)

    def _on_lost(self, vault_id: str) -> None:
        self._with_keyring(partial(self._show_recover, vault_id))

    def _show_recover(self, vault_id: str, keyring: Keyring) -> None:
        from footprint.ui.recover_page import RecoverPage  # noqa: PLC0415

        page = RecoverPage(self._owner(vault_id), keyring)
        page.recover_asked.connect(partial(self._on_recover_asked, vault_id))
        page.codeless.connect(partial(self._show_lost, vault_id))
        page.went_back.connect(self._show_unlock)
        self._desk.show(page)

    def _show_lost(self, vault_id: str) -> None:
        from footprint.ui.lost_page import LostPage  # noqa: PLC0415

        page = LostPage(self._owner(vault_id))
        page.restore_asked.connect(self._show_choose_copy)
        page.new_asked.connect(self._show_ways)
        page.erase_asked.connect(partial(self._show_erase, vault_id))
        page.went_back.connect(self._show_unlock)
        self._desk.show(page)

    def _show_erase(self, vault_id: str) -> None:
        from footprint.ui.erase_page import ErasePage  # noqa: PLC0415

        page = ErasePage(self._owner(vault_id))
        page.erase_asked.connect(partial(self._on_erase_asked, vault_id))
        page.went_back.connect(partial(self._show_lost, vault_id))
        self._desk.show(page)

    def _show_choose_copy(self) -> None:
        from footprint.ui.restore_page import ChooseCopyPage  # noqa: PLC0415

        page = ChooseCopyPage()
        page.file_chosen.connect(self._on_copy_chosen)
        page.went_back.connect(self._back_to_start)
        self._desk.show(page)

    def _show_restore(self, file: Path, copy: CopyName) -> None:
        from footprint.ui.restore_page import RestorePage  # noqa: PLC0415

        page = RestorePage(copy)
        page.restore_asked.connect(partial(self._on_restore_asked, file))
        page.went_back.connect(self._show_choose_copy)
        self._desk.show(page)

    def _show_import(self, keyring: Keyring) -> None:
        from footprint.ui.import_page import ImportPage  # noqa: PLC0415

        page = ImportPage(keyring)
        page.import_asked.connect(self._on_import_asked)
        page.went_back.connect(self._back_to_start)
        self._desk.show(page)

    def _back_to_start(self) -> None:
        self._on_names(None, self._names)

    def _on_open_asked(self, vault_id: str, passphrase: str | None) -> None:
        self._last = vault_id
        self._desk.ask(
            lambda: self._services.vaults().open(vault_id, passphrase),
            self._on_opened,
            partial(self._is_elsewhere, vault_id),
        )

    def _on_recover_asked(self, vault_id: str, code: str, passphrase: str | None) -> None:
        self._desk.ask(
            lambda: self._services.vaults().recover(vault_id, code, passphrase),
            self._on_opened,
            partial(self._is_elsewhere, vault_id),
        )

    def _on_create_asked(self, owner: str, passphrase: str | None) -> None:
        self._desk.ask(partial(_make, self._services, owner, passphrase), self._on_made)

    def _on_copy_chosen(self, file: Path) -> None:
        self._desk.ask(lambda: self._services.vaults().name_of_copy(file), partial(self._show_restore, file))

    def _on_restore_asked(self, file: Path, passphrase: str, code: str, new: str) -> None:
        self._desk.ask(lambda: self._services.vaults().restore(file, passphrase, code, new), self._on_opened)

    def _on_import_asked(self, folder: Path, owner: str, passphrase: str | None) -> None:
        def brought_in() -> tuple[Vault, str]:
            from footprint.workflow.importing import bring_in  # noqa: PLC0415 (rarely needed)

            return bring_in(self._services.vaults(), folder, passphrase, owner)

        self._desk.ask(brought_in, self._on_made)

    def _on_erase_asked(self, vault_id: str) -> None:
        vaults, owner = self._services.vaults, self._owner(vault_id)

        def erased() -> tuple[str, ...]:
            vaults().erase(vault_id)
            return vaults().remains(vault_id)

        self._desk.ask(erased, partial(self._on_erased, owner))

    def _on_erased(self, owner: str, remains: tuple[str, ...]) -> None:
        from footprint.ui.unlock_page import Notice  # noqa: PLC0415

        if remains:
            left = _("Some of it is still here:\n{remains}\nTry again.").format(remains="\n".join(remains))
            assert self._desk.page is not None
            self._desk.page.show_refusal(left)
            return
        words = _("The vault “{name}” is gone from this computer, with everything in it.").format(name=owner)
        self.begin(Notice(_("Erased"), words))

    def _is_elsewhere(self, vault_id: str, error: FootprintError) -> bool:
        """Whether the error is that another window has the vault; that window is then asked to come to the front."""
        if not isinstance(error, InUse):
            return False
        from footprint.ui.other_window import knock  # noqa: PLC0415 (rarely needed)

        page = self._desk.page

        def answered(came: bool) -> None:  # noqa: FBT001 (what came of it)
            if page is None or page is not self._desk.page:
                return
            show = getattr(page, "show_elsewhere", None)
            if came and show is not None:
                show()
            else:
                page.show_refusal(str(error))

        knock(vault_id, answered)
        return True

    def _on_opened(self, vault: Vault) -> None:
        self.wipe()
        self.opened.emit(vault, "")

    def _on_made(self, made: tuple[Vault, str]) -> None:
        self.wipe()
        self.opened.emit(*made)

    def _owner(self, vault_id: str) -> str:
        return next(name.owner for name in self._names if name.id == vault_id)


def _make(services: Services, owner: str, passphrase: str | None) -> tuple[Vault, str]:
    from footprint.workflow.making import make  # noqa: PLC0415 (in the worker, once it is asked for)

    return make(services.vaults(), services.clock, owner, passphrase)
