"""The page around the content: margins, running header, footer, and the document's data about itself."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from footprint import __version__
from footprint.language import in_context
from footprint.language import text as _
from footprint.report import look
from footprint.report.tagging.attachments import Attachment
from footprint.report.tagging.canvas import TaggedCanvas
from footprint.report.tagging.metadata import Metadata
from footprint.report.tagging.text import printable
from footprint.report.words import shortened

_SMALL = 8


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the content; ``header`` from page 2 on, ``footer`` on every page, beside the page number."""

    title: str
    author: str
    subject: str
    day: date
    header: str
    footer: str


def build(story: Sequence[Flowable], around: Around, data: Attachment) -> bytes:
    """The finished PDF with its data attached; the same story, words and day give the same bytes."""
    author = printable(" ".join(around.author.split()), look.REGULAR)
    about = Metadata(
        title=printable(around.title, look.REGULAR),
        language=in_context("language tag of the PDF documents", "en-GB"),
        created=datetime.combine(around.day, time(), UTC),
        author=author,
        subject=printable(around.subject, look.REGULAR),
        creator=f"Footprint {__version__}",
    )
    file = io.BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=(look.PAGE_WIDTH, look.PAGE_HEIGHT),
        # Both the canvas and the template must know these: the template writes its own over the canvas's.
        title=about.title,
        author=about.author,
        subject=about.subject,
        creator=about.creator,
        lang=about.language,
    )
    begin = partial(_begin, around)
    document.addPageTemplates(
        [
            PageTemplate("first", [_frame(look.FIRST_TOP)], onPage=begin, autoNextPageTemplate="later"),
            PageTemplate("later", [_frame(look.TOP)], onPage=begin),
        ]
    )
    canvas = partial(TaggedCanvas, about=about, font=look.REGULAR, attachments=[data])
    document.build(list(story), canvasmaker=canvas)
    return file.getvalue()


def _frame(top: float) -> Frame:
    return Frame(look.SIDE, look.BOTTOM, look.WIDTH, look.PAGE_HEIGHT - look.BOTTOM - top, 0, 0, 0, 0)


def _begin(around: Around, canvas: Any, _document: Any) -> None:
    canvas.at_the_end(partial(_finish, around))


def _finish(around: Around, canvas: TaggedCanvas, page: int, pages: int) -> None:
    canvas.setFillColor(look.colour(look.MUTED))
    right = look.PAGE_WIDTH - look.SIDE
    if page > 1:
        with canvas.artifact("Pagination", "Header"):
            canvas.setFont(look.REGULAR, _SMALL)
            y = look.PAGE_HEIGHT - 13 * mm
            canvas.drawString(look.SIDE, y, shortened(around.header, look.REGULAR, _SMALL, look.WIDTH))
            _hair_line(canvas, y - 5)
    with canvas.artifact("Pagination", "Footer"):
        y = 11 * mm
        _hair_line(canvas, y + 12)
        canvas.setFont(look.REGULAR, _SMALL)
        number = _("Page {page} of {pages}").format(page=page, pages=pages)
        canvas.drawRightString(right, y, printable(number, look.REGULAR))
        canvas.drawString(look.SIDE, y, shortened(around.footer, look.REGULAR, _SMALL, look.WIDTH - 80))


def _hair_line(canvas: TaggedCanvas, y: float) -> None:
    canvas.setStrokeColor(look.colour(look.RULE))
    canvas.setLineWidth(0.5)
    canvas.line(look.SIDE, y, look.PAGE_WIDTH - look.SIDE, y)
