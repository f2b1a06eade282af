"""The last pages, drawn for the gallery: what the attestation will say, where the documents are, and signing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import attestation
from footprint.policy.policy import Occasion
from footprint.ui.wizard.attestation_page import AttestationPage
from footprint.ui.wizard.documents_page import DocumentsPage, Shown
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.sign_page import SignPage
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.wizard import Wizard
from footprint.workflow.kept import DocumentKind, KeptDocument
from footprint.workflow.papers import Papers
from footprint.workflow.ports import Clock
from footprint.workflow.signatures import Signature, Signer
from footprint.workflow.signing import Signed


def pages(
    done: Assessment, sitting: Assessment, noon: Clock, wizard: Callable[[Assessment, Step], Wizard]
) -> Iterator[tuple[str, Wizard]]:
    """Every picture's name and page, for a check that one took alone and for a sitting."""
    today, folder = noon.today(), Path("Documents") / "Footprint"
    lies = {
        DocumentKind.ATTESTATION: folder / "Social media attestation 2026-11-20.pdf",
        DocumentKind.ACTION_LIST: folder / "Social media action list 2026-11-20.pdf",
    }
    alone = {DocumentKind.ATTESTATION: lies[DocumentKind.ATTESTATION]}

    def framed(assessment: Assessment, place: Place, page: WizardPage) -> Wizard:
        made = wizard(assessment.signed_off_on(today), Step(Place.RESULT))
        made.step = Step(place)
        made.show_page(page)
        return made

    for name, taken, seal in (("attestation", done, "5bd23e59" * 8), ("attestation-sitting", sitting, "")):
        paper = AttestationPage(
            lambda lines, taken=taken, seal=seal: attestation(taken, today, seal=seal, lines=lines)  # type: ignore[misc]  # bound at once
        )
        yield name, framed(taken, Place.ATTESTATION, paper)
    own, both = _signed(done, noon), _signed(sitting, noon)
    ready = DocumentsPage(Shown.JUST_MADE, lies, today, folder, own)
    yield "documents", framed(done, Place.DOCUMENTS, ready)
    half = DocumentsPage(Shown.KEPT, alone, today, folder, own)
    yield "documents-one-in-the-vault", framed(done, Place.DOCUMENTS, half)
    together = DocumentsPage(Shown.JUST_MADE, lies, today, folder, both, in_company=True)
    yield "documents-sitting", framed(sitting, Place.DOCUMENTS, together)
    page = SignPage(Signer.EMPLOYEE, "Sam Okafor", with_paper=True)
    page.choose(2)
    yield "sign", framed(done, Place.SIGNATURE, page)
    page = SignPage(Signer.EMPLOYEE, "Sam Okafor", with_paper=True, has_agreement=True)
    yield "sign-sitting", framed(sitting, Place.SIGNATURE, page)


def _signed(done: Assessment, noon: Clock) -> Signed:
    """The papers of a check that the employee has signed; in a sitting the manager is next."""
    kept = [
        KeptDocument(kind, kind, done.id, "", done.occasion, 1, noon.today(), noon.now(), "")
        for kind in DocumentKind
    ]
    signature = Signature(Signer.EMPLOYEE, "Sam Okafor", noon.now(), "7d20ff03a91c44be" * 4, self_made=True)
    expected = tuple(Signer) if done.occasion is Occasion.SITTING else (Signer.EMPLOYEE,)
    return Signed(Papers(kept[0], kept[1], (signature,)), expected, on_paper=False)
