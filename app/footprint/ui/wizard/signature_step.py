"""The step of signing: asks how, signs on the worker thread, and leaves everything as it was if that fails."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from footprint.errors import Refused
from footprint.language import text as _
from footprint.ui.background import Worker
from footprint.ui.parts.buttons import Button
from footprint.ui.wizard.sign_page import Chosen, How, SignPage
from footprint.ui.wizard.steps import Place
from footprint.workflow.conduct import Conduct
from footprint.workflow.ports import Services, Vault
from footprint.workflow.signatures import Signer
from footprint.workflow.signing import KeyFile, Signed, sign, signed_on_paper

_LARGEST_KEY_FILE = 1_000_000  # bytes; real ones have a few thousand


class SignatureStep(QObject):
    """``shown`` has a place and its page, ``failed`` an error and the ways out.

    ``done`` comes when it is signed, with the files that did not take the signature.
    """

    shown = Signal(object, object)
    failed = Signal(object, object)
    waiting = Signal(str)
    done = Signal(object)

    def __init__(
        self, parent: QObject, services: Services, vault: Vault, conduct: Conduct, worker: Worker
    ) -> None:
        super().__init__(parent)
        self._services, self._vault, self._conduct, self._worker = services, vault, conduct, worker
        self._page: SignPage | None = None
        self._is_busy = False

    def ask(self, so_far: Signed) -> None:
        """Ask the next one to sign."""
        assessment = self._conduct.assessment
        if so_far.next is None:
            return
        self._is_busy = False
        own = assessment.person.name if assessment.person else ""
        name = assessment.manager if so_far.next is Signer.MANAGER else own
        # On paper both sign the same printed page, so it is offered before anybody has signed with a key.
        page = SignPage(
            so_far.next, name, with_paper=not so_far.signatures, has_agreement=so_far.has_agreement
        )
        page.chosen.connect(self._on_chosen)
        self._page = page
        self.shown.emit(Place.SIGNATURE, page)

    def _on_chosen(self, chosen: Chosen) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self.waiting.emit(_("Signing…"))
        job = partial(_signed, self._services, self._vault, self._conduct.assessment.id, chosen)
        self._worker.do(job, self._on_signed, partial(self._on_not_signed, chosen))

    def _on_signed(self, unwritten: tuple[Path, ...]) -> None:
        # Still busy: the page stays until the documents are found, and a second signature would be refused.
        self.waiting.emit(_("Signed"))
        if self._page is not None:
            self._page.wipe()
            self._page = None
        self.done.emit(unwritten)

    def _on_not_signed(self, chosen: Chosen, error: Exception) -> None:
        self._is_busy = False
        self.waiting.emit("")
        again = Button(_("Try again"), "retry")
        again.clicked.connect(partial(self._on_chosen, chosen))
        # What was typed wrong is mended on the page itself, and Sign is pressed again.
        self.failed.emit(error, () if isinstance(error, Refused) else (again,))


def _signed(services: Services, vault: Vault, assessment_id: str, chosen: Chosen) -> tuple[Path, ...]:
    """The files that did not take the signature."""
    if chosen.how is How.ON_PAPER:
        signed_on_paper(services, vault, assessment_id)
        return ()
    key = KeyFile(_content(chosen.file), chosen.password) if chosen.file is not None else None
    return sign(services, vault, assessment_id, chosen.name, key).unwritten


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST_KEY_FILE:
            raise Refused(_("This file is far too large for a key file. Nothing was signed"))
        return file.read_bytes()
    except OSError as error:
        raise Refused(
            _("The key file cannot be read ({cause}). Nothing was signed").format(cause=error.strerror)
        ) from error
