"""A PDF as pictures: whole, in parts, from many threads, and what is no PDF."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from footprint.errors import Refused
from footprint.ui.preview.paper import Paper, Size, pixels
from footprint.ui.preview.sheet import STRIP
from ui.preview.conftest import action_list, attestation, plain, signed_once


def whole(pdf: bytes, number: int = 0, scale: float = 1.0) -> QImage:
    paper = Paper(pdf)
    try:
        return paper.picture(number, scale, pixels(paper.sizes[number], scale))
    finally:
        paper.close()


def differing(one: QImage, other: QImage, part: QRect) -> int:
    """How many pixels of a part are not alike."""
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(part.left(), part.right() + 1)
        for y in range(part.top(), part.bottom() + 1)
    )


def test_pages_have_the_size_they_are_printed_in() -> None:
    paper = Paper(plain(3, 400, 300))
    assert paper.sizes == (Size(400, 300),) * 3
    assert pixels(paper.sizes[0], 1.5).size().toTuple() == (600, 450)
    paper.close()


@pytest.mark.parametrize("scale", [0.7, 1.0, 2.5])
@pytest.mark.parametrize("pdf", [attestation, action_list], ids=["attestation", "action list"])
def test_strips_put_together_are_the_whole_page_to_the_eye(pdf: Callable[[], bytes], scale: float) -> None:
    paper = Paper(pdf())
    size = pixels(paper.sizes[0], scale)
    together = QImage(size.size(), QImage.Format.Format_RGB32)
    painter = QPainter(together)
    for top in range(0, size.height(), STRIP):
        part = QRect(0, top, size.width(), STRIP).intersected(size)
        painter.drawImage(part.topLeft(), paper.picture(0, scale, part))
    painter.end()
    at_once = paper.picture(0, scale, size)
    # Copied while the images are there: what Qt gives is a view of memory that goes with them.
    pairs = zip(bytes(together.constBits()), bytes(at_once.constBits()), strict=True)
    far_off = [(one, other) for one, other in pairs if abs(one - other) > 64]
    assert not far_off
    paper.close()


def test_what_is_signed_shows_its_stamp() -> None:
    place = QRect(57, 482, 139, 26)
    before, after = whole(attestation()), whole(signed_once())
    assert differing(before, after, place) > 100
    assert differing(before, after, QRect(0, 0, 595, 470)) == 0


@pytest.mark.parametrize(
    "pdf", [b"", b"hello", b"%PDF-1.7\n", plain(1)[:300], b"%PDF-1.7\n" + random.Random(1).randbytes(3000)]
)
def test_what_is_no_pdf_is_refused_in_plain_words(pdf: bytes) -> None:
    with pytest.raises(Refused, match="cannot be shown here"):
        Paper(pdf)


def test_a_closed_document_shows_nothing_more() -> None:
    paper = Paper(plain(1))
    paper.close()
    paper.close()
    with pytest.raises(Refused):
        paper.picture(0, 1, QRect(0, 0, 10, 10))


def test_two_documents_in_many_threads_look_as_they_do_alone() -> None:
    alone = {pdf: whole(pdf) for pdf in (attestation(), action_list())}
    with ThreadPoolExecutor(8) as pool:
        for pdf, image in zip(list(alone) * 20, pool.map(whole, list(alone) * 20), strict=True):
            assert image == alone[pdf]
