"""The last steps: signing off and making the documents, on the worker thread, nothing lost if either fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from footprint.ui.wizard.extras import Extras
from footprint.ui.wizard.signature_step import SignatureStep
from footprint.ui.wizard.steps import Place
from footprint.ui.wizard.working_page import WorkingPage
from footprint.workflow.conduct import Conduct
from footprint.workflow.hand_over import hand_over, hand_over_again, seal_for
from footprint.workflow.kept import DocumentKind
from footprint.workflow.outside import stays_outside
from footprint.workflow.papers import papers
from footprint.workflow.ports import Services, Vault
from footprint.workflow.sign_off import sign_off
from footprint.workflow.signing import Signed, signed

_BOTH = tuple(DocumentKind)


@dataclass(frozen=True, slots=True)
class _Found:
    """The documents of an assessment: their ids in the vault, the files they lie in, and how far they are signed."""

    kept: Mapping[DocumentKind, str] = field(default_factory=dict)
    places: Mapping[DocumentKind, Path] = field(default_factory=dict)
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
        self._replaced: Mapping[DocumentKind, str] = {}
        self._wanted: tuple[DocumentKind, ...] = ()
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
        seal = partial(seal_for, self._vault, self._conduct.assessment)
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

        page = AttestationPage(
            paper, saves_list=self._saves_list(), is_final=assessment.signed_off is not None
        )
        page.signed.connect(self._on_signed)
        self.shown.emit(Place.ATTESTATION, page)

    def _on_found(self, found: _Found) -> None:
        self._found = found
        self._show(Shown.KEPT if found.kept else Shown.MISSING)
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
            in_company=self._in_company(),
        )
        page.sign_asked.connect(self._signature.ask)
        self._extras.serve(page)
        self._page = page
        page.open_asked.connect(self._on_open_asked)
        page.folder_asked.connect(self._on_open_asked)
        page.again_asked.connect(self._on_again_asked)
        page.file_asked.connect(self._on_file_asked)
        page.new_asked.connect(self.show_attestation)
        page.other_folder_asked.connect(self._on_other_folder_asked)
        page.finished.connect(self.finished)
        self.shown.emit(Place.DOCUMENTS, page)

    def _in_company(self) -> bool:
        return self._conduct.assessment.occasion is Occasion.SITTING

    def _saves_list(self) -> bool:
        """Whether the list is to be a file too unless something else is said: what two agreed on always is."""
        return self._in_company() or self._settings.saves_action_list

    def _usual(self) -> tuple[DocumentKind, ...]:
        """What is written unless something else is asked for: what its owner keeps in the vault alone stays there."""
        if not self._found.kept:
            return _BOTH if self._saves_list() else _BOTH[:1]
        return tuple(kind for kind in _BOTH if kind in self._found.places) or _BOTH

    def _on_again_asked(self) -> None:
        self._wanted = self._usual()
        self._make()

    def _on_file_asked(self, kind: DocumentKind) -> None:
        self._wanted = (kind,)
        self._make()

    def _on_signed(self, has_read: bool | None, lines: frozenset[Line], saves_list: bool) -> None:  # noqa: FBT001 (a signal's values)
        if self._is_busy:
            return
        if not self._in_company():
            self._settings.saves_action_list = saves_list
        self._wanted = _BOTH if saves_list else _BOTH[:1]
        # What was said just now is to stand on the attestation, so the kept one will not do.
        self._has_read, self._lines = has_read, lines
        self._replaced, self._found = self._found.kept, _Found()
        if self._conduct.assessment.signed_off:
            self._make()
            return
        self._is_busy = True
        self.waiting.emit(_("Signing off…"))
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
        self.waiting.emit("")
        saves_list = DocumentKind.ACTION_LIST in self._wanted
        self._failing(partial(self._on_signed, self._has_read, self._lines, saves_list))(error)

    def _make(self) -> None:
        """Write what is kept, just as it was made, or make what is not."""
        if self._is_busy:
            return
        self._is_busy = True
        assessment, folder = self._conduct.assessment, self._settings.documents_folder
        found, services, vault = self._found, self._services, self._vault
        kept, wanted = found.kept, self._wanted
        words = _("Saving your documents") if kept else _("Making your documents")
        self.shown.emit(Place.DOCUMENTS, WorkingPage(words))

        def made() -> _Found:
            if kept:
                written = hand_over_again(vault, [kept[kind] for kind in wanted], folder, services.clock)
                return replace(found, places={**found.places, **dict(zip(wanted, written, strict=True))})
            hand_over(
                services,
                vault,
                assessment,
                folder,
                has_read=self._has_read,
                lines=self._lines,
                with_list=DocumentKind.ACTION_LIST in wanted,
            )
            return _look(services, vault, assessment.id)

        self._worker.do(
            made, partial(self._on_made, Shown.KEPT if kept else Shown.JUST_MADE), self._on_not_made
        )

    def _on_made(self, shown: Shown, found: _Found) -> None:
        self._is_busy, self._wanted = False, ()
        self._found = found
        self._show(shown)

    def _on_not_made(self, error: Exception) -> None:
        # They may be in the vault all the same: then trying again writes those, and makes no others.
        look = partial(_look, self._services, self._vault, self._conduct.assessment.id)
        self._worker.do(look, partial(self._tell, error), lambda _too: self._tell(error, _Found()))

    def _tell(self, error: Exception, found: _Found) -> None:
        self._is_busy = False
        self._found = found if found.kept != self._replaced else _Found()
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
        # What could not be written to the old folder goes to the new one; else the usual goes there as well.
        self._wanted = self._wanted or self._usual()
        self._make()


def _look(services: Services, vault: Vault, assessment_id: str) -> _Found:
    found = papers(services.documents(), vault, assessment_id)
    if found is None or found.action_list is None:
        return _Found()
    kept = {one.kind: one.id for one in found.every}
    there = {one.digest: one.place for one in stays_outside(vault) if one.is_unchanged}
    places = {kind: there[id_] for kind, id_ in kept.items() if id_ in there}
    return _Found(kept, places, signed(services, vault, assessment_id))


def _not_signed_outside(files: Sequence[Path]) -> Banner:
    words = _(
        "What was signed is safe in your vault, but it could not be saved outside. This is still without the new "
        "signature: {files}. Save it as a file again to have the signed one."
    )
    files_named = ", ".join(file.name for file in files)
    return Banner(
        "warn", _("Signed, but not saved everywhere"), words.format(files=files_named), name="unwritten"
    )
