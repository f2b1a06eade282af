"""The tagging library by itself: what it promises and what it refuses."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pikepdf
import pytest
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

from footprint.report import look
from footprint.report.tagging.canvas import TaggedCanvas
from footprint.report.tagging.metadata import Metadata, xmp
from footprint.report.tagging.srgb import srgb_profile
from footprint.report.tagging.table import table
from footprint.report.tagging.text import Markup, Text, bulleted, markup, numbered, printable, strong
from report.reading import pages, seen_on, spoken, structure

ABOUT = Metadata("A title", "en-GB", datetime(2026, 11, 22, tzinfo=UTC), author="<A & B>")
BODY = look.style("test body", 10, 14)


def made(story: Sequence[Flowable]) -> bytes:
    look.load_fonts()
    file = io.BytesIO()
    document = BaseDocTemplate(file, title=ABOUT.title, lang=ABOUT.language)
    document.addPageTemplates(PageTemplate("all", [Frame(50, 50, 400, 700, 0, 0, 0, 0)]))
    document.build(list(story), canvasmaker=partial(TaggedCanvas, about=ABOUT, font=look.REGULAR))
    return file.getvalue()


@pytest.fixture(autouse=True)
def fonts() -> None:
    look.load_fonts()


def test_that_text_outside_the_structure_is_refused() -> None:
    with pytest.raises(RuntimeError, match="text outside the structure"):
        made([Paragraph("forgotten", BODY)])


def test_that_a_skipped_heading_level_is_refused() -> None:
    with pytest.raises(ValueError, match="heading level 3 after level 1"):
        made([Text("One", BODY, tag="H1"), Text("Three", BODY, tag="H3")])


class _Figure(Flowable):
    canv: Any

    def __init__(self, alternative: str) -> None:
        super().__init__()
        self.alternative, self.width, self.height = alternative, 100, 50

    def draw(self) -> None:
        with self.canv.figure(self.alternative, (0, 0, 100, 50)):
            self.canv.rect(0, 0, 100, 50)
            self.canv.drawString(5, 5, "inside")


def test_that_a_figure_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="alternative text"):
        made([_Figure("  ")])


def test_that_what_is_drawn_in_a_figure_is_one_piece_of_it() -> None:
    (figure,) = structure(made([_Figure("A box")])).all("Figure")
    assert (figure.alternative, figure.text) == ("A box", "inside")


def test_that_a_paragraph_over_two_pages_stays_one_paragraph() -> None:
    pdf = made([Spacer(1, 600), Text("many words " * 300, BODY)])
    assert pages(pdf) == 2
    (paragraph,) = structure(pdf).all("P")
    assert paragraph.text.split() == ["many", "words"] * 300


def test_that_list_items_have_labels_apart_from_their_words() -> None:
    tree = structure(made([*bulleted(["one", "two"], BODY), *numbered(["first"], BODY)]))
    assert [node.text for node in tree.all("Lbl")] == ["\u2022", "\u2022", "1."]
    assert [node.text.strip() for node in tree.all("LBody")] == ["one", "two", "first"]
    assert [str(node.attributes["/ListNumbering"]) for node in tree.all("L")] == ["/Disc", "/Decimal"]


def test_that_a_table_over_many_pages_is_one_table_whose_head_is_told_once() -> None:
    rows: list[list[Any]] = [["Name", "Value"]]
    rows += [[Text(f"row {number}", BODY, tag=None), f"value {number}"] for number in range(150)]
    style = [("FONT", (0, 0), (-1, -1), look.REGULAR)]
    pdf = made([table(rows, summary="Rows", heading_columns=1, style=style)])
    tree = structure(pdf)
    assert len(tree.all("Table")) == 1
    assert len(tree.all("TR")) == 151
    assert [str(cell.attributes["/Scope"]) for cell in tree.all("TH")] == ["/Column"] * 2 + ["/Row"] * 150
    assert all("Name" in page for page in seen_on(pdf))
    assert spoken(pdf).count("Name") == 1


def test_that_a_row_taller_than_a_page_goes_on_as_the_same_row() -> None:
    rows: list[list[Any]] = [["Name", "Value"], ["tall", Text("many words " * 2000, BODY, tag=None)]]
    pdf = made(
        [table(rows, summary="", colWidths=[100, 300], style=[("FONT", (0, 0), (-1, -1), look.REGULAR)])]
    )
    tree = structure(pdf)
    assert pages(pdf) > 2
    assert len(tree.all("TR")) == 2
    assert tree.all("TD")[1].text.split() == ["many", "words"] * 2000


def test_that_words_are_shown_as_they_stand_and_markup_as_it_is_meant() -> None:
    assert markup("a < b & ", strong("<c>")) == "a &lt; b &amp; <b>&lt;c&gt;</b>"
    assert isinstance(markup("x"), Markup)
    assert spoken(made([Text("1 < 2 <b>&amp;</b>", BODY)])) == "1 < 2 <b>&amp;</b>"


@pytest.mark.parametrize(
    "given, shown",
    [
        ("plain", "plain"),
        ("W\u0302", "\u0174"),
        ("\u4e2d", "\ufffd"),
        ("\U0001f600\ufe0f\u200d", "\ufffd"),
        ("a\x00b", "ab"),
        ("a\u3000b", "a b"),
        ("\ud800", "\ufffd"),
    ],
)
def test_that_what_has_no_glyph_is_replaced_or_goes_with_its_letter(given: str, shown: str) -> None:
    assert printable(given, look.REGULAR) == shown


def test_that_the_last_words_know_the_number_of_pages() -> None:
    class Ending(Spacer):
        canv: Any

        def draw(self) -> None:
            self.canv.at_the_end(say)

    def say(canvas: TaggedCanvas, page: int, pages_in_all: int) -> None:
        with canvas.artifact("Pagination", "Footer"):
            canvas.setFont(look.REGULAR, 8)
            canvas.drawString(50, 20, f"{page} of {pages_in_all}")

    pdf = made([Ending(1, 1), Text("word " * 5000, BODY)])
    assert [page.endswith(f"{number} of {pages(pdf)}") for number, page in enumerate(seen_on(pdf), 1)] == [
        True
    ] * pages(pdf)
    assert " of " not in spoken(pdf)


def test_that_no_font_is_used_that_is_not_embedded() -> None:
    class Plain(Flowable):
        canv: Any

        def draw(self) -> None:
            with self.canv.artifact():
                self.canv.setFont("Helvetica", 10)
                self.canv.drawString(0, 0, "x")

    with pikepdf.open(io.BytesIO(made([Plain()]))) as file:
        names = [str(font.BaseFont) for _, font in file.pages[0].Resources.Font.items()]
    assert all("OpenSans" in name for name in names)


def test_that_what_it_says_about_itself_is_escaped() -> None:
    assert "&lt;A &amp; B&gt;" in xmp(ABOUT, "p")
    with pikepdf.open(io.BytesIO(made([Text("x", BODY)]))) as file, file.open_metadata() as about:
        assert about["dc:creator"] == ["<A & B>"]


def test_that_the_colour_profile_is_well_formed() -> None:
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert (profile[36:40], profile[12:16], profile[16:20]) == (b"acsp", b"mntr", b"RGB ")
    assert len(profile) < 3000
