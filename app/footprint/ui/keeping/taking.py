"""Taking something out of the vault: a copy of it, everything in the clear, or a document once more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from footprint.language import text as _
from footprint.ui.keeping.copy_page import CopyPage
from footprint.ui.keeping.export_page import ExportPage
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.keeping.save_page import SavePage
from footprint.ui.keeping.stage import Stage
from footprint.ui.parts.buttons import QUIET, Button
from footprint.workflow.copying import save_copy
from footprint.workflow.exporting import export
from footprint.workflow.hand_over import hand_over_again
from footprint.workflow.kept import KeptDocument, Way


class Taking:
    """``back`` leads out; ``folder`` is where dialogs start."""

    def __init__(self, stage: Stage, folder: Path, back: Callable[[], None]) -> None:
        self._stage, self._folder, self._back = stage, folder, back

    def ask_copy(self, way: Way) -> None:
        """Show what a copy is for and what opens it."""
        clock, vault = self._stage.services.clock, self._stage.vault
        page = CopyPage(way, clock.today(), self._folder)
        page.went_back.connect(self._back)

        def save(file: Path) -> None:
            self._stage.do(
                page,
                _("Saving the copy…"),
                partial(save_copy, vault, file, clock),
                lambda _none: self._show_done(page, _("Your copy is saved"), str(file), file.parent),
            )

        page.chosen.connect(save)
        self._stage.show(page)

    def ask_export(self) -> None:
        """Show what an export holds and who can read it."""
        clock, vault = self._stage.services.clock, self._stage.vault
        page = ExportPage(self._folder)
        page.went_back.connect(self._back)

        def write(folder: Path) -> None:
            self._stage.do(
                page,
                _("Exporting…"),
                partial(export, vault, folder, clock),
                partial(self._show_exported, page),
            )

        page.chosen.connect(write)
        self._stage.show(page)

    def ask_document(self, document_id: str, back: Callable[[], None]) -> None:
        """Show a document that is kept, so that it can be saved once more; ``back`` leads out of that."""
        vault = self._stage.vault

        def found() -> KeptDocument:
            return next(one for one in vault.documents() if one.id == document_id)

        self._stage.read(_("Your documents"), found, partial(self._show_document, back), back)

    def _show_document(self, back: Callable[[], None], document: KeptDocument) -> None:
        clock, vault = self._stage.services.clock, self._stage.vault
        page = SavePage(document, self._folder)
        page.went_back.connect(back)

        def saved(places: tuple[Path, ...]) -> None:
            (place,) = places
            opened = Button(_("Open"), "open_place", QUIET, icon="external-link")
            opened.clicked.connect(partial(page.show_outside, place))
            self._show_done(page, _("It is saved"), str(place), place.parent, opened)

        def save(folder: Path) -> None:
            job = partial(hand_over_again, vault, (document.id,), folder, clock)
            self._stage.do(page, _("Saving…"), job, saved)

        page.chosen.connect(save)
        self._stage.show(page)

    def _show_exported(self, page: ExportPage, folder: Path) -> None:
        self._show_done(
            page, _("Everything is exported. Remember that it is not locked"), str(folder), folder
        )

    def _show_done(self, page: KeepingPage, title: str, message: str, folder: Path, *buttons: Button) -> None:
        show = Button(_("Show in folder"), "show_place", QUIET, icon="folder-open")
        show.clicked.connect(partial(page.show_outside, folder))
        page.show_done(title, message, *buttons, show)
