"""Paints a picture's shapes on a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from footprint.assessment.picture.shapes import Paint, Picture, Shape, Stroke, Tile, Words
from footprint.report import look
from footprint.report.tagging.canvas import TaggedCanvas
from footprint.report.tagging.text import printable

_PAINTS = {
    Paint.INK: look.INK,
    Paint.MUTED: look.MUTED,
    Paint.RULE: look.RULE,
    Paint.FINE: look.OK,
    Paint.FINE_SOFT: look.OK_SOFT,
    Paint.TO_DO: look.WARN,
    Paint.TO_DO_SOFT: look.WARN_SOFT,
    Paint.TO_ASK: look.ACCENT,
    Paint.TO_ASK_SOFT: look.ACCENT_SOFT,
    Paint.WAY: look.ACCENT_SOFT,
    Paint.STEP: look.ACCENT,
    Paint.STATION: look.PAPER,
    Paint.STATION_EDGE: look.ACCENT,
    Paint.END: look.ACCENT,
    Paint.ON_END: look.PAPER,
}

_AT_ONCE = 6


def measure(words: str, size: float, *, bold: bool = False) -> float:
    """The width of words in points, as ``PictureBlock`` draws them."""
    font = _font(bold=bold)
    return stringWidth(printable(words, font), font, size)


class PictureBlock(Flowable):
    """A picture as one figure with its alternative text."""

    canv: Any

    leads = False

    def __init__(self, picture: Picture, *, before: float = 0, after: float = 0, leads: bool = False) -> None:
        super().__init__()
        self.picture, self.leads = picture, leads
        self.width, self.height = picture.width, picture.height
        self.spaceBefore, self.spaceAfter = before, after

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        alternative = printable(self.picture.alternative, look.REGULAR)
        with canvas.figure(alternative, (x, y, x + self.width, y + self.height)):
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
            for pen, shapes in groupby(self.picture.shapes, _pen):
                if pen:
                    _draw(canvas, pen, [one for one in shapes if isinstance(one, Stroke)], self.height)
                else:
                    for shape in shapes:
                        _paint(canvas, shape, self.height)


def _pen(shape: Shape) -> tuple[Paint, float] | None:
    """What strokes are drawn with: those that share it can be one path."""
    return (shape.ink, shape.width) if isinstance(shape, Stroke) else None


def _draw(canvas: TaggedCanvas, pen: tuple[Paint, float], strokes: Iterable[Stroke], height: float) -> None:
    ink, width = pen
    canvas.setStrokeColor(_colour(ink))
    canvas.setLineWidth(width)
    path = canvas.beginPath()
    for stroke in strokes:
        (x, y), *others = stroke.points
        path.moveTo(x, height - y)
        for x, y in others:
            path.lineTo(x, height - y)
    canvas.drawPath(path)


def _paint(canvas: TaggedCanvas, shape: Shape, height: float) -> None:
    if isinstance(shape, Tile):
        canvas.setFillColor(_colour(shape.fill))
        if shape.line:
            canvas.setStrokeColor(_colour(shape.line))
            canvas.setLineWidth(shape.line_width)
        box = (shape.x, height - shape.y - shape.height, shape.width, shape.height)
        canvas.roundRect(*box, shape.radius, stroke=int(shape.line is not None), fill=1)
    elif isinstance(shape, Words):
        _write(canvas, shape, height)


@cache
def _colour(paint: Paint) -> Color:
    return look.colour(_PAINTS[paint])


def _write(canvas: TaggedCanvas, line: Words, height: float) -> None:
    font = _font(bold=line.bold)
    words = printable(line.words, font)
    x = line.x - stringWidth(words, font, line.size) / 2 if line.centred else line.x
    canvas.setFillColor(_colour(line.ink))
    text = canvas.beginText()
    text.setFont(font, line.size)
    words += " "  # keeps it apart from what comes next
    # A few letters at a time are given their place: viewers round the widths of letters, and over a line that adds up.
    for start in range(0, len(words), _AT_ONCE):
        some = words[start : start + _AT_ONCE]
        text.setTextOrigin(x, height - line.y)
        text.textOut(some)
        x += stringWidth(some, font, line.size)
    canvas.drawText(text)


def _font(*, bold: bool) -> str:
    return look.SEMI_BOLD if bold else look.REGULAR
