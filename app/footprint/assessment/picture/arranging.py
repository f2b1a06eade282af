"""Shapes and pictures in another place: lower, below each other, turned for those who read from the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from footprint.assessment.picture.shapes import Measure, Picture, Shape, Stroke, Tile, Words


def lowered(shape: Shape, by: float) -> Shape:
    """The shape further down."""
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple((x, y + by) for x, y in shape.points))
    return replace(shape, y=shape.y + by)


def stacked(pictures: Sequence[Picture], gap: float) -> Picture:
    """Pictures below each other as one."""
    shapes: list[Shape] = []
    y = 0.0
    for picture in pictures:
        shapes += [lowered(shape, y) for shape in picture.shapes]
        y += picture.height + gap
    width = max((picture.width for picture in pictures), default=0)
    said = " ".join(picture.alternative for picture in pictures)
    return Picture(tuple(shapes), width, max(0, y - gap), said)


def mirrored(picture: Picture, width: float, measure: Measure) -> Picture:
    """The picture in a room of that width, counted from its right edge."""
    return replace(picture, shapes=tuple(_mirrored(shape, width, measure) for shape in picture.shapes))


def _mirrored(shape: Shape, width: float, measure: Measure) -> Shape:
    match shape:
        case Tile():
            return replace(shape, x=width - shape.x - shape.width)
        case Stroke():
            xs = [x for x, _y in shape.points]
            if shape.is_sign:
                by = width - max(xs) - min(xs)
                return replace(shape, points=tuple((x + by, y) for x, y in shape.points))
            return replace(shape, points=tuple((width - x, y) for x, y in shape.points))
        case Words():
            words = 0 if shape.centred else measure(shape.words, shape.size, bold=shape.bold)
            return replace(shape, x=width - shape.x - words)
