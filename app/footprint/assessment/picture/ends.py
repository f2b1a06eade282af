"""The two ends of a footprint: you, and the organisation; each a sign with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from footprint.assessment.picture.shapes import Paint, Room, Shape, Tile, Words
from footprint.assessment.picture.wrapping import balanced, height_of, written
from footprint.language import in_context

Sign = Callable[[float, float, float], Iterator[Shape]]

# Lengths in sizes of the text.
_PAD, _SIGN, _GAP = 0.7, 1.5, 0.35
_WIDEST = 9.5  # of the words where the ends stand beside the stations


@dataclass(frozen=True, slots=True)
class End:
    """A tile with a sign above its name, or before it."""

    x: float
    y: float
    width: float
    height: float
    size: float
    lines: tuple[str, ...]
    sign: Sign
    is_upright: bool

    def at(self, x: float, y: float) -> End:
        """The same in another place."""
        return replace(self, x=x, y=y)

    def shapes(self) -> Iterator[Shape]:
        """The tile, the sign, the name."""
        size, sign = self.size, _SIGN * self.size
        yield Tile(self.x, self.y, self.width, self.height, Paint.END, 0.7 * size)
        words = height_of(self.lines, size)
        if self.is_upright:
            middle = self.x + self.width / 2
            yield from self.sign(middle - sign / 2, self.y + _PAD * size, sign)
            top = self.y + self.height - _PAD * size * 0.8 - words
            first = Words(middle, top, size, ink=Paint.ON_END, bold=True, centred=True)
        else:
            yield from self.sign(self.x + _PAD * size, self.y + (self.height - sign) / 2, sign)
            x = self.x + (_PAD + _SIGN + 0.5) * size
            top = self.y + (self.height - words) / 2
            first = Words(x, top, size, ink=Paint.ON_END, bold=True)
        yield from written(self.lines, first)


Way = Callable[[str, Sign, Room], End]


def you_end(way: Way, room: Room) -> End:
    """Where paths start."""
    return way(in_context("the person, as a place on the picture of their footprint", "You"), _person, room)


def organisation_end(way: Way, name: str, room: Room) -> End:
    """Where paths lead to."""
    return way(name, _building, room)


def upright(name: str, sign: Sign, room: Room) -> End:
    """An end that stands beside the stations."""
    size = room.size
    lines = balanced(name, size, min(_WIDEST * size, room.width * 0.24), room.measure, bold=True)
    words = max(room.measure(line, size, bold=True) for line in lines)
    width = max(words, _SIGN * size + size) + 2 * _PAD * size
    height = (1.8 * _PAD + _SIGN + _GAP) * size + height_of(lines, size)
    return End(0, 0, width, height, size, lines, sign, is_upright=True)


def across(name: str, sign: Sign, room: Room) -> End:
    """An end that stands above or below the stations."""
    size = room.size
    beside = (2 * _PAD + _SIGN + 0.5) * size
    lines = balanced(name, size, room.width - beside, room.measure, bold=True)
    width = max(room.measure(line, size, bold=True) for line in lines) + beside
    height = max(height_of(lines, size), _SIGN * size) + 1.2 * _PAD * size
    return End(0, 0, width, height, size, lines, sign, is_upright=False)


def _person(x: float, y: float, side: float) -> Iterator[Shape]:
    head, body = 0.44 * side, 0.44 * side
    yield Tile(x + (side - head) / 2, y, head, head, Paint.ON_END, head / 2)
    yield Tile(x + 0.08 * side, y + side - body, 0.84 * side, body, Paint.ON_END, 0.2 * side)


def _building(x: float, y: float, side: float) -> Iterator[Shape]:
    yield Tile(x + 0.14 * side, y, 0.72 * side, side, Paint.ON_END, 0.09 * side)
    window = 0.15 * side
    for row in range(2):
        for column in range(2):
            left = x + (0.29 + column * 0.27) * side
            yield Tile(left, y + (0.16 + row * 0.25) * side, window, window, Paint.END, 0.02 * side)
    yield Tile(x + 0.41 * side, y + 0.7 * side, 0.18 * side, 0.3 * side, Paint.END, 0.02 * side)
