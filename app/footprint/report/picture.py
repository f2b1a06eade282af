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


_SIZE, _LINE, _ROW = 9.0, 12.0, 17.0
_TILE, _PITCH = 10.0, 12.5
_MARKS = ((Paint.FINE, Paint.FINE_SOFT), (Paint.TO_DO, Paint.TO_DO_SOFT), (Paint.TO_ASK, Paint.TO_ASK_SOFT))


def topics_picture(topics: Sequence[Topic], width: float, measure: Measure) -> Picture:
    """One row a topic: its title, one mark for each question, its numbers.

    ``measure`` gives the width of words at a size, as the painter will draw them.
    """
    titles, numbers = width * 0.40, width * 0.24
    shapes: list[Shape] = []
    y = 0.0
    for index, topic in enumerate(topics):
        if index:
            shapes.append(Stroke(((0, y), (width, y)), Paint.RULE, 0.5))
        lines = _wrapped(topic.section.title, titles - 10, measure)
        first = y + _ROW / 2 + _SIZE * 0.36
        shapes += [Words(0, first + row * _LINE, line, _SIZE) for row, line in enumerate(lines)]
        shapes += _marks(topic, titles, y + (_ROW - _TILE) / 2, width - titles - numbers)
        said = counts(topic.fine, topic.to_do, topic.to_ask)
        shapes.append(Words(width - numbers + 8, first, said, _SIZE, Paint.MUTED))
        y += _ROW + (len(lines) - 1) * _LINE
    rows = (f"{t.section.title}: {counts(t.fine, t.to_do, t.to_ask)}." for t in topics)
    return Picture(tuple(shapes), width, y, " ".join([_("How each topic came out."), *rows]))


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
