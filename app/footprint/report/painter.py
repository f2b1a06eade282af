"""Paints a picture's shapes on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from footprint.report import look
from footprint.report.picture import Paint, Picture, Shape, Stroke, Tile
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
}


def measure(words: str, size: float) -> float:
    """The width of words in points, as ``PictureBlock`` draws them."""
    return stringWidth(printable(words, look.REGULAR), look.REGULAR, size)


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
            for shape in self.picture.shapes:
                _paint(canvas, shape, self.height)


def _paint(canvas: TaggedCanvas, shape: Shape, height: float) -> None:
    if isinstance(shape, Tile):
        _paint_tile(canvas, shape, height)
    elif isinstance(shape, Stroke):
        canvas.setStrokeColor(look.colour(_PAINTS[shape.ink]))
        canvas.setLineWidth(shape.width)
        path = canvas.beginPath()
        go: Callable[[float, float], None] = path.moveTo
        for x, y in shape.points:
            go(x, height - y)
            go = path.lineTo
        canvas.drawPath(path)
    else:
        font = look.SEMI_BOLD if shape.bold else look.REGULAR
        canvas.setFillColor(look.colour(_PAINTS[shape.ink]))
        canvas.setFont(font, shape.size)
        words = printable(shape.words, font)
        left = shape.x - stringWidth(words, font, shape.size) / 2 if shape.centred else shape.x
        canvas.drawString(left, height - shape.y, f"{words} ")  # the space keeps it apart from the next words


def _paint_tile(canvas: TaggedCanvas, tile: Tile, height: float) -> None:
    canvas.setFillColor(look.colour(_PAINTS[tile.fill]))
    if tile.line:
        canvas.setStrokeColor(look.colour(_PAINTS[tile.line]))
        canvas.setLineWidth(0.6)
    bottom = height - tile.y - tile.height
    radius = min(tile.width, tile.height) * 0.18
    canvas.roundRect(
        tile.x, bottom, tile.width, tile.height, radius, stroke=int(tile.line is not None), fill=1
    )
