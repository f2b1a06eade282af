"""What pictures are drawn with: tiles, strokes and words; each painter needs to know only these three.

Lengths are in whatever unit the painter counts in (points on paper, pixels on a screen); y grows downwards from the
picture's upper edge. Colour never speaks alone: what it says is also in a sign or in words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Paint(StrEnum):
    """Colours by what they mean; each painter has its own for them."""

    INK = "ink"
    MUTED = "muted"
    RULE = "rule"
    FINE = "fine"
    FINE_SOFT = "fine_soft"
    TO_DO = "to_do"
    TO_DO_SOFT = "to_do_soft"
    TO_ASK = "to_ask"
    TO_ASK_SOFT = "to_ask_soft"
    WAY = "way"
    STEP = "step"
    STATION = "station"
    STATION_EDGE = "station_edge"
    END = "end"
    ON_END = "on_end"


@dataclass(frozen=True, slots=True)
class Tile:
    """A box, filled, its corners rounded by ``radius``, outlined if ``line`` is given: half of that lies outside."""

    x: float
    y: float
    width: float
    height: float
    fill: Paint
    radius: float = 0
    line: Paint | None = None
    line_width: float = 0

    @classmethod
    def framed(
        cls, box: tuple[float, float, float, float], fill: Paint, radius: float, line: Paint, width: float
    ) -> Tile:
        """A tile whose outline of that width lies inside the box (left, top, width, height)."""
        x, y, wide, tall = box
        half = width / 2
        return cls(x + half, y + half, wide - width, tall - width, fill, radius - half, line, width)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line with round ends through points.

    ``is_sign`` keeps its face where a picture is turned for those who read from the right, as a tick does.
    """

    points: tuple[tuple[float, float], ...]
    ink: Paint
    width: float
    is_sign: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``x`` is its left edge, or its middle, ``y`` its baseline."""

    x: float
    y: float
    size: float
    words: str = ""
    ink: Paint = Paint.INK
    bold: bool = False
    centred: bool = False


Shape = Tile | Stroke | Words


class Measure(Protocol):
    """The width of words in a size, as a painter will draw them."""

    def __call__(self, words: str, size: float, *, bold: bool = False) -> float: ...


@dataclass(frozen=True, slots=True)
class Room:
    """What a picture is made to fit: its width, the sizes of its text, and the height of which it takes no more.

    Whatever does not fit into ``tallest`` goes on in a picture of its own.
    """

    width: float
    size: float
    small: float
    measure: Measure
    tallest: float = math.inf


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes with the room they take and the text that stands for them."""

    shapes: tuple[Shape, ...]
    width: float
    height: float
    alternative: str
