"""The pictures are the same on the screen and on paper: with the same letters hardly a pixel differs."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

from footprint.assessment.attestation import ActionList, action_list
from footprint.assessment.outcome import Topic
from footprint.assessment.picture.footprint import footprint_pictures
from footprint.assessment.picture.shapes import Paint, Picture, Room, Stroke, Words
from footprint.assessment.picture.topics import legend, topics_pictures
from footprint.locations import shipped
from footprint.policy.condition import Compare
from footprint.policy.policy import Link, Section
from footprint.report import action_list_pdf, painter
from footprint.report.documents import PdfDocuments
from footprint.ui.parts import picture_view
from footprint.ui.parts.picture_view import measure, paint
from report.sample import DAY, assessment

# Large enough that both draw letters by their outlines: how small letters are smoothed is each one's own.
SCALE = 8
FAMILY = "Open Sans"
WORDS = (
    "Your profile says where you work",
    "Mae lluniau'n eich dangos yn y gwaith, mewn gwisg swyddogol neu gyda chortyn gwddf",
    "Ŵyn ŷd",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch",
)


def links_of(number: int) -> tuple[Link, ...]:
    return tuple(Link(f"l{n}", WORDS[n % len(WORDS)], Compare("q", "is", "yes")) for n in range(number))


def with_content(
    links: int, topics: int = 9, organisation: str = "Chorley Council", most: int = 3
) -> ActionList:
    made = action_list(assessment({"accounts_1": "serious", "photos_1": "not_sure"}), DAY)
    shown = tuple(
        Topic(Section(f"s{n}", WORDS[n % len(WORDS)], "", ()), n % most, (n + 1) % most, n % 3)
        for n in range(topics)
    )
    result = replace(made.result, links=links_of(links), topics=shown)
    return replace(made, result=result, organisation=organisation)


CONTENTS: dict[str, Callable[[], ActionList]] = {
    "as usual": lambda: action_list(assessment({"accounts_1": "minor", "photos_1": "not_sure"}), DAY),
    "no path": lambda: with_content(0),
    "one path": lambda: with_content(1, 1),
    "many paths": lambda: with_content(13, 14),
    "more paths than a page holds": lambda: with_content(34, 60),
    "a long name": lambda: with_content(5, organisation="Cyngor Bwrdeistref Sirol Rhondda Cynon Taf " * 4),
    "many questions": lambda: with_content(2, 8, most=90),
}


@pytest.fixture
def letters(dressed: QApplication) -> None:
    """The fonts of the documents, on the screen as well."""
    for weight in ("Regular", "SemiBold"):
        file = shipped("resources") / "fonts" / f"OpenSans-{weight}.ttf"
        assert FAMILY in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))


def pictures_of(source: ActionList, room: Room) -> list[Picture]:
    """What the document holds, composed for a room."""
    return [
        *topics_pictures(source.result.topics, room),
        *legend(room),
        *footprint_pictures(source.result.links, source.organisation, room),
    ]


def figures(pdf: bytes) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Each figure's page and its box there (left, bottom, right, top), in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = [page.obj.objgen for page in file.pages]

        def walk(element: Any) -> Iterator[tuple[int, tuple[float, ...]]]:
            if str(element.S) == "/Figure":
                kid: Any = element.K[0] if isinstance(element.K, pikepdf.Array) else element.K
                page = kid.Pg if isinstance(kid, pikepdf.Dictionary) else element.Pg
                yield pages.index(page.objgen), tuple(float(edge) for edge in element.A.BBox)
            kids: Any = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    yield from walk(kid)

        yield from walk(file.Root.StructTreeRoot.K[0])


class Sheet:
    """A place on a page, to be looked at in so many pixels for each point, and to be drawn anew."""

    def __init__(self, pdf: bytes, page: int, box: tuple[float, ...]) -> None:
        self._page = pypdfium2.PdfDocument(pdf)[page]
        width, height = self._page.get_size()
        left, bottom, right, top = box
        self._crop = (left - 1, bottom - 1, width - right - 1, height - top - 1)
        # A page has no whole number of pixels, so the renderer stretches it a little.
        self._stretch = tuple(math.ceil(side * SCALE) / side for side in (width, height))
        self._corner = left, height - top

    def on_paper(self) -> Image.Image:
        """As it stands on the page."""
        rendered: Image.Image = self._page.render(scale=SCALE, crop=self._crop).to_pil().convert("RGB")
        return rendered

    def on_screen(self, picture: Picture, moved: float = 0) -> Image.Image:
        """The picture in the same place as the screen draws it."""
        size = self.on_paper().size
        across, down = self._stretch
        image = QImage(*size, QImage.Format.Format_RGB888)
        image.fill("white")
        brush = QPainter(image)
        brush.translate(-math.ceil(self._crop[0] * SCALE), -math.ceil(self._crop[3] * SCALE))
        brush.translate((self._corner[0] + moved) * across, self._corner[1] * down)
        brush.scale(across / SCALE, down / SCALE)
        paint(brush, picture, scale=SCALE, family=FAMILY)
        brush.end()
        return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())


def differing(one: Image.Image, other: Image.Image) -> float:
    """The part of the pixels that differ by more than 64 of 255 in any colour."""
    red, green, blue = ImageChops.difference(one, other).split()
    histogram = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    return sum(histogram[65:]) / sum(histogram)


def document(content: str) -> tuple[list[Picture], list[Sheet]]:
    """The pictures composed with the screen's measure, and the places on paper where they are to be found."""
    source = CONTENTS[content]()
    pdf = PdfDocuments().action_list(source)
    pictures = pictures_of(source, replace(action_list_pdf._ROOM, measure=partial(measure, family=FAMILY)))
    found = list(figures(pdf))
    for picture, (_page, (left, bottom, right, top)) in zip(pictures, found, strict=True):
        assert (right - left, top - bottom) == pytest.approx((picture.width, picture.height), abs=0.2)
    return pictures, [Sheet(pdf, page, box) for page, box in found]


@pytest.mark.parametrize("content", CONTENTS)
def test_that_screen_and_paper_show_the_same(letters: None, content: str) -> None:
    for picture, sheet in zip(*document(content), strict=True):
        paper, screen = sheet.on_paper(), sheet.on_screen(picture)
        assert differing(paper, screen) < 0.001, picture.alternative
        # And as it is looked at from further away.
        assert differing(paper.reduce(SCALE // 2), screen.reduce(SCALE // 2)) < 0.001, picture.alternative


def test_that_the_comparison_notices_what_is_a_little_off(letters: None) -> None:
    pictures, sheets = document("as usual")
    picture, sheet = pictures[-1], sheets[-1]
    paper = sheet.on_paper()
    poorer = replace(picture, shapes=picture.shapes[:-1])
    for wrong in (sheet.on_screen(picture, moved=0.25), sheet.on_screen(poorer)):
        assert differing(paper, wrong) > 0.001


def test_that_both_compose_alike(letters: None) -> None:
    paper = action_list_pdf._ROOM
    source = CONTENTS["many paths"]()
    PdfDocuments().action_list(source)
    for one, other in zip(
        pictures_of(source, paper),
        pictures_of(source, replace(paper, measure=partial(measure, family=FAMILY))),
        strict=True,
    ):
        assert one.alternative == other.alternative
        words = [[shape.words for shape in each.shapes if isinstance(shape, Words)] for each in (one, other)]
        assert words[0] == words[1]
        kinds = [
            [
                (type(shape), shape.ink if isinstance(shape, (Stroke, Words)) else shape.fill)
                for shape in each.shapes
            ]
            for each in (one, other)
        ]
        assert kinds[0] == kinds[1]


def test_that_every_meaning_has_a_colour_on_both() -> None:
    assert set(painter._PAINTS) == set(picture_view._TOKENS) == set(Paint)
