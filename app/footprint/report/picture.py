"""The picture by topic as plain shapes, which a page and a screen can both paint; no PDF in here.

Lengths are points, y grows downwards from the picture's upper edge. Colour never speaks alone: every mark carries a
sign of its own (a tick, an empty box, a question mark), and every row says its numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from footprint.assessment.outcome import Topic
from footprint.language import text as _
from footprint.report.words import counts


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


@dataclass(frozen=True, slots=True)
class Tile:
    """A box with round corners, filled, and outlined if ``line`` is given."""

    x: float
    y: float
    width: float
    height: float
    fill: Paint
    line: Paint | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    ink: Paint
    width: float = 1.2


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``x`` is its left edge, or its middle, ``y`` its baseline."""

    x: float
    y: float
    words: str
    size: float
    ink: Paint = Paint.INK
    bold: bool = False
    centred: bool = False


Shape = Tile | Stroke | Words
Measure = Callable[[str, float], float]


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes with the room they take and the text that stands for them."""

    shapes: tuple[Shape, ...]
    width: float
    height: float
    alternative: str


_SIZE, _LINE, _HEIGHT = 9.0, 12.0, 17.0
_TITLES, _NUMBERS = 0.40, 0.24  # of the width; the marks take the rest
_MOST_LINES = 30  # of one title: a row must fit on a page
_TILE, _PITCH = 10.0, 12.5
_MARKS = ((Paint.FINE, Paint.FINE_SOFT), (Paint.TO_DO, Paint.TO_DO_SOFT), (Paint.TO_ASK, Paint.TO_ASK_SOFT))


def topics_pictures(topics: Sequence[Topic], width: float, tallest: float, measure: Measure) -> list[Picture]:
    """One row a topic, its title, one mark for each question, its numbers, in as few pictures as ``tallest`` allows.

    ``measure`` gives the width of words at a size, as the painter will draw them.
    """
    pictures: list[list[_Row]] = [[]]
    for topic in topics:
        row = _Row(topic, _wrapped(topic.section.title, width * _TITLES - 10, measure)[:_MOST_LINES])
        if pictures[-1] and sum(each.height for each in pictures[-1]) + row.height > tallest:
            pictures.append([])
        pictures[-1].append(row)
    return [_picture(rows, width) for rows in pictures if rows]


@dataclass(frozen=True, slots=True)
class _Row:
    topic: Topic
    lines: list[str]

    @property
    def height(self) -> float:
        return _HEIGHT + (len(self.lines) - 1) * _LINE

    @property
    def numbers(self) -> str:
        return counts(self.topic.fine, self.topic.to_do, self.topic.to_ask)


def _picture(rows: Sequence[_Row], width: float) -> Picture:
    shapes: list[Shape] = []
    y = 0.0
    for row in rows:
        if y:
            shapes.append(Stroke(((0, y), (width, y)), Paint.RULE, 0.5))
        first = y + _HEIGHT / 2 + _SIZE * 0.36
        shapes += [Words(0, first + index * _LINE, line, _SIZE) for index, line in enumerate(row.lines)]
        room = width * (1 - _TITLES - _NUMBERS)
        shapes += _marks(row.topic, width * _TITLES, y + (_HEIGHT - _TILE) / 2, room)
        shapes.append(Words(width * (1 - _NUMBERS) + 8, first, row.numbers, _SIZE, Paint.MUTED))
        y += row.height
    said = (f"{row.topic.section.title}: {row.numbers}." for row in rows)
    return Picture(tuple(shapes), width, y, " ".join([_("How each topic came out."), *said]))


def legend(measure: Measure) -> Picture:
    """What the three marks mean; for use beside the picture, not in place of its text."""
    shapes: list[Shape] = []
    x = 0.0
    words = (_("fine"), _("to do"), _("to ask"))
    for kind, word in enumerate(words):
        shapes += _mark(kind, x, 0, _TILE)
        shapes.append(Words(x + _TILE + 4, _TILE - 1.8, word, 8.5, Paint.MUTED))
        x += _TILE + 4 + measure(word, 8.5) + 16
    return Picture(tuple(shapes), x - 16, _TILE, _("Marks: {marks}.").format(marks=", ".join(words)))


def _marks(topic: Topic, left: float, top: float, room: float) -> Iterator[Shape]:
    kinds = [0] * topic.fine + [1] * topic.to_do + [2] * topic.to_ask
    pitch = min(_PITCH, room / max(len(kinds), 1))
    for index, kind in enumerate(kinds):
        yield from _mark(kind, left + index * pitch, top, min(_TILE, pitch * 0.8))


def _mark(kind: int, x: float, y: float, size: float) -> Iterator[Shape]:
    ink, soft = _MARKS[kind]
    y += (_TILE - size) / 2
    yield Tile(x, y, size, size, soft, ink)
    if kind == 0:
        points = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))
        yield Stroke(tuple((x + across * size, y + down * size) for across, down in points), ink, size * 0.13)
    elif kind == 1:
        # Half filled: an empty box would look like one to tick.
        yield Tile(x + 0.25 * size, y + 0.25 * size, 0.5 * size, 0.5 * size, ink)
    else:
        yield Words(x + size / 2, y + size * 0.80, "?", size * 0.82, ink, bold=True, centred=True)


def _wrapped(words: str, width: float, measure: Measure) -> list[str]:
    lines = [""]
    for word in _pieces(words.split(), width, measure):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(longer, _SIZE) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _pieces(words: Sequence[str], width: float, measure: Measure) -> Iterator[str]:
    """The words, those that are wider than the column cut into pieces."""
    for word in words:
        rest = word
        while measure(rest, _SIZE) > width and len(rest) > 1:
            end = len(rest)
            while end > 1 and measure(rest[:end], _SIZE) > width:
                end -= max(1, end // 8)
            yield rest[: max(end, 1)]
            rest = rest[max(end, 1) :]
        yield rest
