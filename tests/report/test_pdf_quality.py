"""What makes the files last and open to everyone: fonts, data about themselves, structure, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from footprint.assessment.assessment import Person
from footprint.errors import FootprintError
from footprint.report.documents import PdfDocuments
from report.made import an_action_list, an_attestation
from report.reading import Node, structure
from report.sample import assessment

TESTS = Path(__file__).parents[1]
MAKE_BOTH = """
import hashlib, sys
from report.made import an_action_list, an_attestation
from report.sample import assessment
taken = assessment({"accounts_1": "serious", "photos_1": "not_sure", "help_1": "help"})
for made in (an_attestation(taken), an_action_list(taken)):
    print(hashlib.sha256(made).hexdigest())
"""


@pytest.fixture(params=["attestation", "action list"])
def pdf(request: pytest.FixtureRequest) -> bytes:
    taken = assessment({"accounts_1": "serious", "photos_1": "not_sure", "help_1": "help"})
    return an_attestation(taken) if request.param == "attestation" else an_action_list(taken)


def run(program: str, **environment: str) -> str:
    own = {**os.environ, "PYTHONPATH": str(TESTS), **environment}
    done = subprocess.run(
        [sys.executable, "-c", program], env=own, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_that_every_font_is_embedded_with_its_unicode_map(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fonts: dict[str, Any] = {
            str(f.BaseFont): f for page in file.pages for _, f in page.Resources.Font.items()
        }
        assert fonts
        for name, font in fonts.items():
            assert "OpenSans" in name
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_that_the_file_is_sound(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert file.check_pdf_syntax() == []


def test_that_it_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.Root.Lang) == "en-GB"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        assert str(file.docinfo.Title).endswith("Social Media Policy")
        assert str(file.docinfo.Author) == "Siân Ŵyn-Jones"
        with file.open_metadata() as about:
            assert about["dc:title"] == str(file.docinfo.Title)
            assert about["dc:creator"] == ["Siân Ŵyn-Jones"]
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")
            assert about["xmp:CreateDate"] == "2026-11-22T00:00:00Z"
        (intent,) = file.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_that_the_author_is_left_out_where_there_is_no_name() -> None:
    with (
        pikepdf.open(io.BytesIO(an_attestation(assessment(person=Person(" "))))) as file,
        file.open_metadata() as about,
    ):
        assert "dc:creator" not in about


def test_that_headings_start_at_one_and_skip_no_level(pdf: bytes) -> None:
    levels = [int(node.tag[1]) for node in structure(pdf).walk() if node.tag in ("H1", "H2", "H3")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_that_every_heading_cell_says_what_it_heads_and_every_figure_has_words(pdf: bytes) -> None:
    tree = structure(pdf)
    assert all(str(cell.attributes["/Scope"]) in ("/Column", "/Row") for cell in tree.all("TH"))
    assert all(figure.alternative.strip() for figure in tree.all("Figure"))


def test_that_lists_are_lists(pdf: bytes) -> None:
    for node in structure(pdf).walk():
        kids = [part.tag for part in node.parts if isinstance(part, Node)]
        if node.tag == "L":
            assert set(kids) == {"LI"}
        if node.tag == "LI":
            assert kids in (["Lbl", "LBody"], ["LBody"])


def test_that_all_drawing_is_content_or_artifact(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
                assert depth or operator not in (
                    "Tj",
                    "TJ",
                    "S",
                    "s",
                    "f",
                    "f*",
                    "B",
                    "B*",
                    "b",
                    "b*",
                    "Do",
                    "sh",
                )


def test_that_every_piece_of_content_finds_its_element(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        by_key = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        assert list(by_key) == sorted(by_key)
        for page in file.pages:
            marked = sum(
                str(one.operator) == "BDC" and "/MCID" in one.operands[1]
                for one in pikepdf.parse_content_stream(page)
            )
            assert len(by_key[int(page.StructParents)]) == marked
            for annotation in page.get("/Annots", ()):
                assert by_key[int(annotation.StructParent)].K.Obj.objgen == annotation.objgen


def test_that_the_same_input_gives_the_same_bytes_whatever_the_process_and_time_zone() -> None:
    made = {
        run(MAKE_BOTH, PYTHONHASHSEED=seed, TZ=zone)
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4242", "America/St_Johns"))
    }
    assert len(made) == 1


def test_that_four_threads_at_once_make_the_same_files() -> None:
    taken = assessment({"accounts_1": "serious", "photos_1": "not_sure"})
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: hashlib.sha256(an_action_list(taken)).digest(), range(8)))
    assert len(set(made)) == 1


def test_that_making_both_loads_nothing_for_networks_or_signing() -> None:
    unwanted = ("ssl", "urllib.request", "http.client", "pyhanko", "aiohttp", "PySide6", "reportlab.graphics")
    loaded = run(f"{MAKE_BOTH}\nprint([name for name in {unwanted} if name in sys.modules])")
    assert loaded.splitlines()[-1] == "[]"


def test_that_asking_for_the_documents_loads_no_reportlab() -> None:
    program = (
        "import sys, footprint.report.documents as d; d.PdfDocuments(); print('reportlab' in sys.modules)"
    )
    assert run(program).strip() == "False"


def test_that_a_missing_font_gives_one_clear_message(tmp_path: Path) -> None:
    from footprint.assessment.attestation import attestation  # noqa: PLC0415 (beside its use)
    from report.sample import DAY  # noqa: PLC0415

    with pytest.raises(
        FootprintError, match=r"font file .*OpenSans-Regular\.ttf is missing or damaged.*answers are safe"
    ):
        PdfDocuments(tmp_path).attestation(attestation(assessment(), DAY))


def test_that_a_damaged_font_gives_the_same_message(tmp_path: Path) -> None:
    (tmp_path / "OpenSans-Regular.ttf").write_bytes(b"no font")
    program = (
        "import sys, pathlib\nfrom footprint.errors import FootprintError\nfrom footprint.report.look import load_fonts\n"
        "try:\n    load_fonts(pathlib.Path(sys.argv[1]))\nexcept FootprintError as error:\n    print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "OpenSans-Regular.ttf is missing or damaged" in done.stdout
