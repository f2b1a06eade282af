"""The last steps: signing off and making the documents, on the worker thread, nothing lost if either fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import USUAL_LINES, Attestation, Line, attestation
from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.background import Worker
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.place import not_opened, open_outside
from footprint.ui.settings import Settings
from footprint.ui.wizard.attestation_page import AttestationPage
from footprint.ui.wizard.documents_page import DocumentsPage, Shown
from footprint.ui.wizard.extras import Extras, latest
from footprint.ui.wizard.signature_step import SignatureStep
from footprint.ui.wizard.steps import Place
from footprint.ui.wizard.working_page import WorkingPage
from footprint.workflow.conduct import Conduct
from footprint.workflow.hand_over import hand_over, hand_over_again
from footprint.workflow.outside import stays_outside
from footprint.workflow.ports import Services, Vault
from footprint.workflow.sign_off import sign_off
from footprint.workflow.signing import Signed, signed


@dataclass(frozen=True, slots=True)
class _Found:
    """The documents of an assessment, attestation first: their ids in the vault, where they lie, how far signed."""

    kept: tuple[str, ...] = ()
    places: tuple[Path, ...] = ()
    signed: Signed | None = None


class Signing(QObject):
    """``shown`` carries a place and its page; ``failed`` an error and the ways out of it."""

    shown = Signal(object, object)
    finished = Signal()
    failed = Signal(object, object)
    waiting = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        vault: Vault,
        conduct: Conduct,
        worker: Worker,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window, self._services, self._vault = window, services, vault
        self._conduct, self._worker, self._settings = conduct, worker, settings
        self._found = _Found()
        self._replaced: tuple[str, ...] = ()
        self._has_read: bool | None = None
        self._lines = USUAL_LINES
        self._page: DocumentsPage | None = None
        self._extras = Extras(self, window, services, vault, conduct, worker, settings)
        self._extras.failed.connect(self.failed)
        self._unwritten: Sequence[Path] = ()
        self._is_busy = False
        self._signature = SignatureStep(self, services, vault, conduct, worker)
        self._signature.shown.connect(self.shown)
        self._signature.failed.connect(self.failed)
        self._signature.waiting.connect(self.waiting)
        self._signature.done.connect(self._on_signature)

    def show_attestation(self) -> None:
        """The attestation as it will be; after the signing off as it was, so that it can be made again."""
        seal = partial(self._vault.seal, self._conduct.assessment.id)
        self._worker.do(seal, self._show_attestation, self._failing(self.show_attestation))

    def show_documents(self) -> None:
        """Where the documents are: in a folder, in the vault alone, or not made yet."""
        look = partial(_look, self._services, self._vault, self._conduct.assessment.id)
        self._worker.do(look, self._on_found, self._failing(self.show_documents))

    def _show_attestation(self, seal: str) -> None:
        assessment = self._conduct.assessment
        day = assessment.signed_off or self._services.clock.today()

        def paper(lines: frozenset[Line]) -> Attestation:
            return attestation(assessment, day, seal=seal, lines=lines)

        page = AttestationPage(paper, is_final=assessment.signed_off is not None)
        page.signed.connect(self._on_signed)
        self.shown.emit(Place.ATTESTATION, page)

    def _on_found(self, found: _Found) -> None:
        self._found = found
        self._show(Shown.THERE if found.places else Shown.KEPT if found.kept else Shown.MISSING)

        if self._unwritten and self._page is not None:
            self._page.show_banner(_not_signed_outside(self._unwritten))
        self._unwritten = ()

    def _on_signature(self, unwritten: tuple[Path, ...]) -> None:
        self._unwritten = unwritten
        self.show_documents()

    def _show(self, shown: Shown) -> None:
        day = self._conduct.assessment.signed_off or self._services.clock.today()
        found = self._found
        page = DocumentsPage(
            shown,
            found.places,
            day,
            self._settings.documents_folder,
            found.signed,
            in_company=self._conduct.assessment.occasion is Occasion.SITTING,
        )
        page.sign_asked.connect(self._signature.ask)
        self._extras.serve(page)
        self._page = page
        page.open_asked.connect(self._on_open_asked)
        page.folder_asked.connect(self._on_open_asked)
        page.again_asked.connect(self._make)
        page.new_asked.connect(self.show_attestation)
        page.other_folder_asked.connect(self._on_other_folder_asked)
        page.finished.connect(self.finished)
        self.shown.emit(Place.DOCUMENTS, page)

    def _on_signed(self, has_read: bool | None, lines: frozenset[Line]) -> None:  # noqa: FBT001 (a signal's value)
        if self._is_busy:
            return
        # What was said just now is to stand on the attestation, so the kept one will not do.
        self._has_read, self._lines = has_read, lines
        self._replaced, self._found = self._found.kept, _Found()
        if self._conduct.assessment.signed_off:
            self._make()
            return
        self._is_busy = True
        self._worker.do(
            partial(sign_off, self._vault, self._services.clock, self._conduct.assessment),
            self._on_signed_off,
            self._on_not_signed_off,
        )

    def _on_signed_off(self, assessment: Assessment) -> None:
        self._is_busy = False
        self._conduct.assessment = assessment
        self._make()

    def _on_not_signed_off(self, error: Exception) -> None:
        self._is_busy = False
        self._failing(partial(self._on_signed, self._has_read, self._lines))(error)

    def _make(self) -> None:
        """Write what is kept, just as it was made, or make what is not."""
        if self._is_busy:
            return
        self._is_busy = True
        assessment, folder = self._conduct.assessment, self._settings.documents_folder
        kept, clock, vault = self._found.kept, self._services.clock, self._vault
        words = _("Saving your documents") if kept else _("Making your documents")
        self.shown.emit(Place.DOCUMENTS, WorkingPage(words))

        def made() -> _Found:
            services, id_ = self._services, assessment.id
            if kept:
                return _Found(kept, hand_over_again(vault, kept, folder, clock), signed(services, vault, id_))
            new = hand_over(services, vault, assessment, folder, has_read=self._has_read, lines=self._lines)
            places = (new.attestation, new.action_list)
            return _Found(latest(vault, id_), places, signed(services, vault, id_))

        self._worker.do(made, self._on_made, self._on_not_made)

    def _on_made(self, found: _Found) -> None:
        self._is_busy = False
        self._found = found
        self._show(Shown.JUST_MADE)

    def _on_not_made(self, error: Exception) -> None:
        # They may be in the vault all the same: then trying again writes those, and makes no others.
        look = partial(latest, self._vault, self._conduct.assessment.id)
        self._worker.do(look, partial(self._tell, error), lambda _too: self._tell(error, ()))

    def _tell(self, error: Exception, kept: tuple[str, ...]) -> None:
        self._is_busy = False
        self._found = _Found(kept if kept != self._replaced else ())
        self._show(Shown.KEPT if self._found.kept else Shown.MISSING)
        again = Button(_("Try again"), "retry")
        again.clicked.connect(self._make)
        other = Button(_("Choose another folder"), "error.other_folder")
        other.clicked.connect(self._on_other_folder_asked)
        self.failed.emit(error, (again, other))

    def _failing(self, again: Callable[[], None]) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            button = Button(_("Try again"), "retry")
            button.clicked.connect(again)
            self.failed.emit(error, (button,))

        return failed

    def _on_open_asked(self, path: Path) -> None:
        if not open_outside(path):
            words, copy = not_opened(path)
            self.failed.emit(Refused(words), (copy,))

    def _on_other_folder_asked(self) -> None:
        dialog = QFileDialog(self._window, _("Choose a folder for your documents"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(self._settings.documents_folder.parent))
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self._settings.documents_folder = Path(folder)
        self._make()


def _look(services: Services, vault: Vault, assessment_id: str) -> _Found:
    kept = latest(vault, assessment_id)
    if not kept:
        return _Found()
    there = {one.digest: one.place for one in stays_outside(vault) if one.is_unchanged}
    places = tuple(there[one] for one in kept) if all(one in there for one in kept) else ()
    return _Found(kept, places, signed(services, vault, assessment_id))


def _not_signed_outside(files: Sequence[Path]) -> Banner:
    words = _(
        "The signed attestation is safe in your vault, but it could not be saved outside. This is still without the "
        "new signature: {files}. Save your documents again to have the signed one."
    )
    files_named = ", ".join(file.name for file in files)
    return Banner(
        "warn", _("Signed, but not saved everywhere"), words.format(files=files_named), name="unwritten"
    )
