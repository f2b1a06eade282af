"""Erasing: the answers alone, or everything; asked once, done on the worker thread, and accounted for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from footprint.errors import FootprintError, Unsaved
from footprint.language import plural
from footprint.language import text as _
from footprint.ui.keeping import fates
from footprint.ui.keeping.erased_page import ErasedPage
from footprint.ui.keeping.erasing_page import ErasingPage
from footprint.ui.keeping.stage import Stage
from footprint.ui.parts.buttons import Button
from footprint.workflow.erasing import (
    Left,
    Receipt,
    action_lists_outside,
    answers_outside,
    erase_answers,
    erase_everything,
    plan_to_erase,
)
from footprint.workflow.keeping import Overview, overview
from footprint.workflow.outside import Outside, is_there
from footprint.workflow.receipts import write_receipt

Plan = tuple[Overview, tuple[Outside, ...]]


class Erasing(QObject):
    """``erased`` carries the receipt once everything is; ``shut`` leaves a vault that is closed but still there.

    ``back`` leads out of what was not begun; it takes what was erased and what follows, both empty if nothing was.
    """

    erased = Signal(object)
    shut = Signal()
    ended = Signal()

    def __init__(self, stage: Stage, folder: Path, back: Callable[[str, str], None]) -> None:
        super().__init__()
        self._stage, self._folder, self._back = stage, folder, back

    def ask_answers(self) -> None:
        """Show what goes with the answers and what stays."""
        self._read(_("Erase my answers, keep the attestation"), action_lists_outside, self._show_answers)

    def ask_everything(self) -> None:
        """Show what goes with the vault, and what of it lies outside."""
        self._read(_("Erase everything"), plan_to_erase, self._show_everything)

    def _read(
        self,
        title: str,
        files: Callable[..., tuple[Outside, ...]],
        then: Callable[[Plan], None],
    ) -> None:
        vault, clock = self._stage.vault, self._stage.services.clock
        self._stage.read(
            title, lambda: (overview(vault, clock), files(vault)), then, partial(self._back, "", "")
        )

    def _show_answers(self, plan: Plan) -> None:
        seen, files = plan
        vault, clock = self._stage.vault, self._stage.services.clock
        page = ErasingPage(vault.owner, fates.of_answers(seen, files))
        page.went_back.connect(partial(self._back, "", ""))

        def erase(delete_files: bool) -> tuple[int, tuple[Outside, ...]]:  # noqa: FBT001 (a signal's value)
            return erase_answers(vault, clock, delete_files=delete_files), answers_outside(vault)

        def confirmed(delete_files: bool) -> None:  # noqa: FBT001 (a signal's value)
            self._stage.do(
                page, _("Erasing your answers…"), partial(erase, delete_files), self._on_answers_erased
            )

        page.confirmed.connect(confirmed)
        self._stage.show(page)

    def _on_answers_erased(self, done: tuple[int, tuple[Outside, ...]]) -> None:
        number, outside = done
        gone = plural(
            "{number} check is gone from the vault, with every answer in it and its action lists. Attestations stay.",
            "{number} checks are gone from the vault, with every answer in them and their action lists. Attestations "
            "stay.",
            number,
        ).format(number=number)
        if outside:
            still = _("These still hold answers outside the vault: {places}").format(
                places="; ".join(str(one.place) for one in outside)
            )
            gone = f"{gone}\n{still}"
        self._back(_("Your answers are erased"), gone)

    def _show_everything(self, plan: Plan) -> None:
        seen, files = plan
        vault, vaults = self._stage.vault, self._stage.services.vaults
        page = ErasingPage(vault.owner, fates.of_everything(seen, files))
        page.went_back.connect(partial(self._back, "", ""))

        def confirmed(delete_files: bool) -> None:  # noqa: FBT001 (a signal's value)
            self._stage.do(
                page,
                _("Erasing everything…"),
                lambda: erase_everything(vaults(), vault, delete_files=delete_files),
                partial(self._on_erased, seen),
                partial(self._on_not_erased, page, seen),
            )

        page.confirmed.connect(confirmed)
        self._stage.show(page)

    def _on_not_erased(self, page: ErasingPage, seen: Overview, error: FootprintError) -> None:
        if not isinstance(error, Unsaved):
            page.show_refusal(str(error))
            return
        # The vault is closed by now, so that nothing can be read from it any more: only going on is left, or leaving.
        page.went_back.disconnect()
        page.went_back.connect(self.shut)
        again = Button(_("Try again"), "retry")
        again.clicked.connect(partial(self._go_on, page, seen))
        page.confirmed.disconnect()
        page.confirmed.connect(lambda _files: self._go_on(page, seen))
        page.show_refusal(str(error), again)

    def _go_on(self, page: ErasingPage, seen: Overview) -> None:
        vaults, vault_id = self._stage.services.vaults, self._stage.vault.id
        before = tuple(one for one in seen.stays_outside if one.still_there)

        def erase() -> Receipt:
            vaults().erase(vault_id)
            return Receipt(
                vault_id,
                tuple(one.place for one in before if not is_there(one.place)),
                tuple(Left(one.place, _("it was left where it is")) for one in before if is_there(one.place)),
            )

        self._stage.do(
            page,
            _("Erasing everything…"),
            erase,
            partial(self._on_erased, seen),
            partial(self._on_not_erased, page, seen),
        )

    def _on_erased(self, seen: Overview, receipt: Receipt) -> None:
        self.erased.emit(receipt)
        missing = tuple(one.place for one in fates.missing(seen))
        page = ErasedPage(receipt, missing, self._folder)
        page.went_back.connect(self.ended)

        def save(file: Path) -> None:
            self._stage.do(
                page,
                _("Saving the receipt…"),
                partial(write_receipt, receipt, file),
                lambda _none: page.show_done(_("The receipt is saved"), str(file)),
            )

        page.save_asked.connect(save)
        self._stage.show(page)
