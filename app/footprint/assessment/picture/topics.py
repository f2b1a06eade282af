"""Topic by topic: its title, one mark for each question, its numbers; and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footprint.assessment.counts import counts, parts
from footprint.assessment.outcome import Topic
from footprint.assessment.picture.arranging import lowered
from footprint.assessment.picture.shapes import Paint, Picture, Room, Shape, Stroke, Tile, Words
from footprint.assessment.picture.wrapping import height_of, wrapped, written
from footprint.language import text as _

# Lengths in sizes of the text.
_WIDE = 34  # from here on title, marks and numbers stand side by side
_PAD, _GAP = 0.28, 1.2
_TILE, _PITCH = 1.12, 1.4
_TITLES, _NUMBERS = 0.45, 0.27  # parts of the width; the marks take the rest
_MOST_ROWS = 4  # of marks in one topic, before they get smaller
_MARKS = ((Paint.FINE, Paint.FINE_SOFT), (Paint.TO_DO, Paint.TO_DO_SOFT), (Paint.TO_ASK, Paint.TO_ASK_SOFT))


def topics_pictures(topics: Sequence[Topic], room: Room) -> list[Picture]:
    """One row a topic, in as few pictures as the room's height allows."""
    columns = _columns(topics, room)
    pictures: list[list[_Row]] = [[]]
    for topic in topics:
        row = _row(topic, room, columns)
        if pictures[-1] and sum(each.height for each in pictures[-1]) + row.height > room.tallest:
            pictures.append([])
        pictures[-1].append(row)
    return [_picture(rows, room) for rows in pictures if rows]


def legend(room: Room) -> list[Picture]:
    """What the three marks mean; for use beside the picture, not in place of its text."""
    size, tile = room.small, room.small * _TILE
    line, beside = height_of(("",), size), tile + 0.5 * size
    shapes: list[Shape] = []
    x = y = widest = 0.0
    words = (_("fine"), _("to do"), _("to ask"))
    for kind, word in enumerate(words):
        said = wrapped(word, size, room.width - beside, room.measure)
        width = beside + max(room.measure(one, size) for one in said)
        if x and x + width > room.width:
            x, y = 0.0, y + line + 0.5 * size
        shapes += _mark(kind, x, y + (line - tile) / 2, tile, size)
        shapes += written(said, Words(x + beside, y, size, ink=Paint.MUTED))
        widest = max(widest, x + width)
        x, y = x + width + 1.8 * size, y + line * (len(said) - 1)
    told = _("Marks: {marks}.").format(marks=", ".join(words))
    return [Picture(tuple(shapes), widest, y + line, told)]


@dataclass(frozen=True, slots=True)
class _Row:
    topic: Topic
    height: float
    shapes: tuple[Shape, ...]

    @property
    def said(self) -> str:
        numbers = counts(self.topic.fine, self.topic.to_do, self.topic.to_ask)
        return f"{self.topic.section.title}: {numbers}."


def _picture(rows: Sequence[_Row], room: Room) -> Picture:
    shapes: list[Shape] = []
    y = 0.0
    for row in rows:
        if y:
            line = 0.05 * room.size
            shapes.append(Stroke(((line, y), (room.width - line, y)), Paint.RULE, line))
        shapes += [lowered(shape, y) for shape in row.shapes]
        y += row.height
    said = " ".join([_("How each topic came out."), *(row.said for row in rows)])
    return Picture(tuple(shapes), room.width, y, said)


def _columns(topics: Sequence[Topic], room: Room) -> tuple[float, float]:
    """How wide titles and numbers are, where they stand side by side; the marks take the rest."""
    # A little more than measured: lines that just fit must not be broken by rounding.
    titles = (room.measure(topic.section.title, room.size) * 1.001 for topic in topics)
    numbers = (room.measure(" ".join(_parts(topic)), room.small) * 1.001 for topic in topics)
    return (
        min(max(titles, default=0), room.width * _TITLES),
        min(max(numbers, default=0), room.width * _NUMBERS),
    )


def _row(topic: Topic, room: Room, columns: tuple[float, float]) -> _Row:
    """A topic's shapes, from its upper edge on."""
    size, pad, gap = room.size, _PAD * room.size, _GAP * room.size
    if room.width < _WIDE * size:
        return _narrow_row(topic, room)
    titles, numbers = columns
    title = wrapped(topic.section.title, size, titles, room.measure)
    said = wrapped(_parts(topic), room.small, numbers, room.measure)
    left = room.width - numbers
    marks, marked = _marks(topic, titles + gap, left - titles - 2 * gap, size)
    line = height_of(("",), size)
    height = max(height_of(title, size), height_of(said, room.small), marked) + 2 * pad
    shapes = (
        *written(title, Words(0, pad, size)),
        *(lowered(shape, pad + (line - _TILE * size) / 2) for shape in marks),
        # The small numbers stand on the baseline of the title.
        *written(said, Words(left, pad + (size - room.small) * 1.03, room.small, ink=Paint.MUTED)),
    )
    return _Row(topic, height, shapes)


def _narrow_row(topic: Topic, room: Room) -> _Row:
    """The title above its marks, and the numbers beside these or below."""
    size, small, pad = room.size, room.small, 2 * _PAD * room.size
    title = wrapped(topic.section.title, size, room.width, room.measure)
    marks, marked = _marks(topic, 0, room.width, size)
    below = pad + height_of(title, size) + 0.25 * size
    tiles = (one.x + one.width for one in marks if isinstance(one, Tile))
    beside = max(tiles, default=-0.7 * size) + 0.7 * size
    said: Sequence[str] = [" ".join(_parts(topic))]
    if marked <= _TILE * size and beside + room.measure(said[0], small) <= room.width:
        x, top = beside, below + (marked - height_of(said, small)) / 2
    else:
        said = wrapped(_parts(topic), small, room.width, room.measure)
        x, top = 0, below + marked + 0.2 * size
    shapes = (
        *written(title, Words(0, pad, size)),
        *(lowered(shape, below) for shape in marks),
        *written(said, Words(x, top, small, ink=Paint.MUTED)),
    )
    return _Row(topic, max(below + marked, top + height_of(said, small)) + pad, shapes)


def _parts(topic: Topic) -> list[str]:
    """The numbers, each with its comma, so that a line ends between them."""
    found = parts(topic.fine, topic.to_do, topic.to_ask)
    return [*(f"{part}," for part in found[:-1]), found[-1]]


def _marks(topic: Topic, left: float, room: float, size: float) -> tuple[tuple[Shape, ...], float]:
    """One mark a question, from ``left`` and 0 on, in rows; and the height they take."""
    kinds = [0] * topic.fine + [1] * topic.to_do + [2] * topic.to_ask
    pitch = _PITCH * size
    while len(kinds) > _MOST_ROWS * max(1, int((room + pitch - _TILE * size) / pitch)) and pitch > 0.3 * size:
        pitch *= 0.9
    tile = pitch * _TILE / _PITCH
    in_row = max(1, int((room + pitch - tile) / pitch))
    shapes = tuple(
        shape
        for n, kind in enumerate(kinds)
        for shape in _mark(kind, left + n % in_row * pitch, n // in_row * pitch, tile, size)
    )
    rows = -(-len(kinds) // in_row)
    return shapes, max(0, rows - 1) * pitch + tile


def _mark(kind: int, x: float, y: float, tile: float, size: float) -> Iterator[Shape]:
    ink, soft = _MARKS[kind]
    yield Tile.framed((x, y, tile, tile), soft, tile * 0.2, ink, 0.07 * tile)
    if kind == 0:
        points = ((0.24, 0.53), (0.42, 0.71), (0.76, 0.31))
        turns = tuple((x + across * tile, y + down * tile) for across, down in points)
        yield Stroke(turns, ink, tile * 0.12, is_sign=True)
    elif kind == 1:
        # Half filled: an empty box would look like one to tick.
        yield Tile(x + 0.27 * tile, y + 0.27 * tile, 0.46 * tile, 0.46 * tile, ink, tile * 0.1)
    else:
        letter = min(size, tile / _TILE) * 0.9
        yield Words(x + tile / 2, y + tile / 2 + letter * 0.36, letter, "?", ink, bold=True, centred=True)
