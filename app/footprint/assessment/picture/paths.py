"""A path to walk: a line with rounded corners, and the steps along it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
Line = tuple[Point, ...]
_ARC = 8  # straight pieces that a corner is made of


def rounded(corners: Sequence[Point], radius: float) -> Line:
    """The line through the corners, each of them rounded as far as the way to its neighbours allows."""
    corners = [one for n, one in enumerate(corners) if n == 0 or math.dist(one, corners[n - 1]) > 1e-9]
    line = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        reach = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        start, end = _towards(corner, before, reach), _towards(corner, after, reach)
        for n in range(_ARC + 1):
            # A quadratic Bézier curve that the two sides touch.
            t = n / _ARC
            line.append(
                (
                    (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * corner[0] + t**2 * end[0],
                    (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * corner[1] + t**2 * end[1],
                )
            )
    return (*line, corners[-1])


class Step(NamedTuple):
    """The print of one shoe: its sole, the toe last, and its heel behind it."""

    sole: Line
    heel: Line


class Trail:
    """Steps beside each other, left and right in turn; where a path goes where one went already there are none.

    All lengths are in ``foot``, the length of a shoe.
    """

    def __init__(self, foot: float) -> None:
        self._foot = foot
        self._stride = 1.9 * foot
        self._met: dict[tuple[int, int], list[Point]] = {}

    def along(self, line: Line) -> Iterator[Step]:
        """The steps of one path."""
        way = sum(math.dist(*piece) for piece in pairwise(line))
        # Stretched a little, so that as much is left at the end as at the beginning.
        stride = way / max(1, round(way / self._stride))
        position, left, side = stride / 2, 0.0, 1
        for (x, y), (to_x, to_y) in pairwise(line):
            piece = math.dist((x, y), (to_x, to_y))
            while piece and position <= left + piece:
                t = (position - left) / piece
                middle = (x + t * (to_x - x), y + t * (to_y - y))
                if self._is_new(middle):
                    yield self._step(middle, ((to_x - x) / piece, (to_y - y) / piece), side)
                side = -side
                position += stride
            left += piece

    def _step(self, middle: Point, ahead: Point, side: int) -> Step:
        def at(along: float) -> Point:
            across = 0.52 * side
            return (
                middle[0] + (ahead[0] * along - ahead[1] * across) * self._foot,
                middle[1] + (ahead[1] * along + ahead[0] * across) * self._foot,
            )

        return Step((at(-0.02), at(0.24)), (at(-0.5), at(-0.46)))

    def _is_new(self, middle: Point) -> bool:
        """Whether no step is nearer than most of a stride; looked up by squares, as there can be hundreds."""
        side = 0.8 * self._stride
        column, row = int(middle[0] // side), int(middle[1] // side)
        near = ((column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1))
        if any(math.dist(middle, other) < side for square in near for other in self._met.get(square, ())):
            return False
        self._met.setdefault((column, row), []).append(middle)
        return True


def _towards(point: Point, other: Point, distance: float) -> Point:
    whole = math.dist(point, other)
    return (
        point[0] + (other[0] - point[0]) * distance / whole,
        point[1] + (other[1] - point[1]) * distance / whole,
    )
