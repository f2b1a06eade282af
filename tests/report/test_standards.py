"""PDF/UA-1 and PDF/A-3a hold for both documents, whatever is in them; and the gate that says so finds what is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pikepdf
import pytest
from pikepdf import Name, String

from footprint.assessment.action import Action
from footprint.assessment.attestation import action_list, attestation
from footprint.policy.policy import Occasion
from footprint.report.documents import PdfDocuments
from footprint.workflow.signatures import Signer
from report.conftest import PROFILES, Validate
from report.made import an_action_list, an_attestation
from report.sample import DAY, JANE, assessment, followed, sat
from report.test_any_input import WORDS, everywhere

MOMENT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
Break = Callable[[pikepdf.Pdf], None]


def with_actions(number: int) -> bytes:
    """An action list with so many actions."""
    made = action_list(assessment({"accounts_1": "serious", "photos_1": "not_sure"}), DAY)
    of = made.result.actions
    many: tuple[Action, ...] = tuple(
        replace(of[n % len(of)], id=f"a{n}", text=f"Thing number {n}", due=DAY + timedelta(days=n))
        for n in range(number)
    )
    return PdfDocuments().action_list(replace(made, result=replace(made.result, actions=many)))


def with_paths(number: int) -> bytes:
    """An action list whose footprint has so many paths."""
    made = action_list(assessment(), DAY)
    links = tuple(
        replace(made.result.links[0], id=f"l{n}", text=f"Ŵyn ŷd {'way ' * n}") for n in range(number)
    )
    return PdfDocuments().action_list(replace(made, result=replace(made.result, links=links)))


def signed_by(*signers: Signer) -> bytes:
    """An agreement of many pages with these signatures, the lines to sign on somewhere in its middle."""
    pdf, documents = an_action_list(sat(40)), PdfDocuments()
    for signer in signers:
        pdf = documents.sign(pdf, signer, documents.new_key(JANE.name, MOMENT), "", MOMENT)
    return pdf


def made_again(*, is_settled: bool = True, occasion: Occasion = Occasion.SITTING) -> bytes:
    """An attestation of a check of another year."""
    manager = "Kim" if occasion is Occasion.SITTING else ""
    taken = assessment(occasion=occasion, manager=manager).signed_off_on(DAY - timedelta(days=500))
    return PdfDocuments().attestation(attestation(taken, DAY, is_settled=is_settled))


def signed_again() -> bytes:
    """One that the employee alone signs, signed."""
    documents = PdfDocuments()
    key = documents.new_key(JANE.name, MOMENT)
    return documents.sign(made_again(), Signer.EMPLOYEE, key, "", MOMENT)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "attestation": lambda: an_attestation(assessment()),
    "attestation of a sitting": lambda: an_attestation(
        assessment(occasion=Occasion.SITTING, manager="Kim"), has_read=True
    ),
    "attestation made again": lambda: made_again(occasion=Occasion.ONBOARDING),
    "attestation made again after a sitting": lambda: made_again(is_settled=False),
    "attestation made again after a sitting, signed": signed_again,
    "action list with all that can come of an action": lambda: an_action_list(followed()),
    "agreement with nothing agreed": lambda: an_action_list(assessment(occasion=Occasion.SITTING, manager="Kim")),
    "agreement of 40": lambda: an_action_list(sat(40)),
    "agreement with long words": lambda: an_action_list(sat(3, "x" * 300, manager="W" * 300)),
    "agreement that the employee signed": lambda: signed_by(Signer.EMPLOYEE),
    "agreement that both signed": lambda: signed_by(*Signer),
    "action list with nothing to do": lambda: an_action_list(assessment()),
    "action list": lambda: an_action_list(assessment({"accounts_1": "serious", "help_1": "help"})),
    **{f"action list of {number}": lambda number=number: with_actions(number) for number in (0, 1, 20, 60, 400)},  # type: ignore[misc]  # a lambda's default
    **{f"action list with {number} paths": lambda number=number: with_paths(number) for number in (0, 1, 34)},  # type: ignore[misc]  # as above
    **{f"attestation with {name}": lambda words=words: an_attestation(everywhere(words)) for name, words in WORDS.items()},  # type: ignore[misc]  # as above
    **{f"action list with {name}": lambda words=words: an_action_list(everywhere(words)) for name, words in WORDS.items()},  # type: ignore[misc]  # as above
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_a_document_keeps_both_standards(validate: Validate, name: str) -> None:
    made = DOCUMENTS[name]()
    assert {profile: validate(made, profile) for profile in PROFILES} == {"ua1": {}, "3a": {}}


@pytest.mark.parametrize("name", ["attestation of a sitting", "action list of 400"])
def test_that_qpdf_finds_nothing_wrong(name: str) -> None:
    with pikepdf.open(io.BytesIO(DOCUMENTS[name]())) as opened:
        assert opened.check_pdf_syntax() == []


def elements(element: Any) -> Iterator[Any]:
    """A structure element and all below it."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def first(file: pikepdf.Pdf, tag: str) -> Any:
    return next(one for one in elements(file.Root.StructTreeRoot.K[0]) if str(one.S) == f"/{tag}")


def without(*path: str) -> Break:
    """Something is missing from the catalog, or from what it leads to."""

    def change(file: pikepdf.Pdf) -> None:
        thing: Any = file.Root
        for key in path[:-1]:
            thing = thing[int(key)] if key.isdigit() else thing[key]
        assert path[-1] in thing
        del thing[path[-1]]

    return change


def with_page(old: bytes, new: bytes, times: int = -1) -> Break:
    """The first page's code is other."""

    def change(file: pikepdf.Pdf) -> None:
        page = file.pages[0]
        code = page.Contents.read_bytes()
        assert old in code
        page.Contents = file.make_stream(code.replace(old, new, times))

    return change


def with_element(tag: str, change: Callable[[Any], None]) -> Break:
    """The first element of a kind is other."""
    return lambda file: change(first(file, tag))


def with_metadata(old: bytes, new: bytes) -> Break:
    """The document says something else of itself."""

    def change(file: pikepdf.Pdf) -> None:
        held = file.Root.Metadata.read_bytes()
        assert old in held
        file.Root.Metadata.write(held.replace(old, new))

    return change


def without_fonts(key: str) -> Break:
    """The fonts of the first page lack something."""

    def change(file: pikepdf.Pdf) -> None:
        for font in file.pages[0].Resources.Font.values():
            holder: Any = font if key in font else font.get("/FontDescriptor", {})
            if key in holder:
                del holder[key]

    return change


def missing(*keys: str) -> Callable[[Any], None]:
    def change(element: Any) -> None:
        for key in keys:
            del element[key]

    return change


def as_tag(tag: str) -> Callable[[Any], None]:
    def change(element: Any) -> None:
        element.S = Name(f"/{tag}")

    return change


def with_script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS=String("1"))


def with_empty_transition(file: pikepdf.Pdf) -> None:
    file.pages[0].Trans = pikepdf.Dictionary()


def with_page_key(key: str) -> Break:
    def change(file: pikepdf.Pdf) -> None:
        assert key in file.pages[0]
        del file.pages[0][key]

    return change


def with_annotation(change_it: Callable[[Any], None]) -> Break:
    def change(file: pikepdf.Pdf) -> None:
        change_it(next(one for page in file.pages for one in page.get("/Annots", ())))

    return change


FIELD = "/AcroForm", "/Fields", "0"
DEFECTS: dict[str, tuple[str, Break]] = {
    "no language": ("ua1", without("/Lang")),
    "no title in the window": ("ua1", without("/ViewerPreferences", "/DisplayDocTitle")),
    "not marked as tagged": ("ua1", without("/MarkInfo")),
    "no structure": ("ua1", without("/StructTreeRoot")),
    "no way back to the structure": ("ua1", without("/StructTreeRoot", "/ParentTree")),
    "no colours defined": ("3a", without("/OutputIntents")),
    "an attachment that belongs to nothing": ("3a", without("/AF")),
    "an attachment without its relation": ("3a", without("/AF", "0", "/AFRelationship")),
    "an attachment without a kind": ("3a", without("/AF", "0", "/EF", "/F", "/Subtype")),
    "no metadata": ("ua1", without("/Metadata")),
    "no metadata, archived": ("3a", without("/Metadata")),
    "no title": ("ua1", with_metadata(b"dc:title", b"dc:tytle")),
    "no mark of PDF/UA": ("ua1", with_metadata(b"<pdfuaid:part>1</pdfuaid:part>", b"")),
    "no mark of PDF/A": ("3a", with_metadata(b"<pdfaid:part>3</pdfaid:part>", b"")),
    "a picture without words": ("ua1", with_element("Figure", missing("/Alt"))),
    "a heading cell without a scope": ("ua1", with_element("TH", missing("/A"))),
    "a skipped heading": ("ua1", with_element("H2", as_tag("H3"))),
    "an unknown kind of element": ("ua1", with_element("P", as_tag("Words"))),
    "a list item outside a list": ("ua1", with_element("L", as_tag("Sect"))),
    "a row outside a table": ("ua1", with_element("Table", as_tag("Sect"))),
    "words outside the structure": ("ua1", with_page(b"/H1 <</MCID", b"/Foo <</Bar", 1)),
    "lines that are not marked": ("ua1", with_page(b"/Artifact BMC", b"/Span BMC")),
    "a mark that is not closed": ("ua1", with_page(b"EMC", b"", 1)),
    "a font that is not there": ("ua1", without_fonts("/FontFile2")),
    "a font that is not there, archived": ("3a", without_fonts("/FontFile2")),
    "a font that cannot be read out": ("ua1", without_fonts("/ToUnicode")),
    "a script": ("3a", with_script),
    "no tab order": ("ua1", with_page_key("/Tabs")),
    "a page without its key": ("ua1", with_page_key("/StructParents")),
    "a field without words": ("ua1", without(*FIELD, "/TU")),
    "a field outside the structure": ("ua1", without(*FIELD, "/StructParent")),
    "a field that is not printed": ("3a", with_annotation(missing("/F"))),
    "a field without a face": ("3a", without(*FIELD, "/AP")),
}  # fmt: skip


@cache
def whole() -> bytes:
    return DOCUMENTS["attestation of a sitting"]()


@cache
def pictured() -> bytes:
    return DOCUMENTS["attestation"]()


def saved_after(change: Break, pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        change(file)
        file.save(out, fix_metadata_version=False)
    return out.getvalue()


@pytest.mark.parametrize("profile", PROFILES)
def test_that_the_gate_lets_an_unharmed_document_pass(validate: Validate, profile: str) -> None:
    assert validate(saved_after(lambda _file: None, whole()), profile) == {}


@pytest.mark.parametrize("name", DEFECTS)
def test_that_the_gate_finds_a_defect(validate: Validate, name: str) -> None:
    profile, change = DEFECTS[name]
    pdf = pictured() if "picture" in name else whole()
    assert validate(saved_after(change, pdf), profile)


def test_that_the_day_is_kept_whatever_the_year() -> None:
    for day in (date(2000, 2, 29), date(2099, 12, 31)):
        assert PdfDocuments().action_list(action_list(assessment(), day)).startswith(b"%PDF-1.7")
