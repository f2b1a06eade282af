"""Your footprint: the ways in which a person can be linked to the organisation, as paths that lead there.

Each path goes through a station that names it. Nothing is counted, weighed or marked: to be linked is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footprint.assessment.picture.ends import End, across, organisation_end, upright, you_end
from footprint.assessment.picture.paths import Line, Point, Step, Trail, rounded
from footprint.assessment.picture.shapes import Paint, Picture, Room, Shape, Stroke, Tile, Words
from footprint.assessment.picture.wrapping import LINE, balanced, height_of, written
from footprint.language import text as _
from footprint.policy.policy import Link

# Lengths in sizes of the text.
_PAD_X, _PAD_Y, _GAP = 0.85, 0.42, 0.5
_AWAY = 1.1  # the stations from an end above or below them
_LEAD, _BRANCH = 1.5, 2.6  # the way from an end to where paths part, and from there to a station, at least
_STATION = 13  # narrower stations than that, and the ends stand above and below instead of beside
_WAY, _CURVE = 1.0, 1.3
_FOOT, _SOLE, _HEEL = 0.46, 0.24, 0.19


def footprint_pictures(links: Sequence[Link], organisation: str, room: Room) -> list[Picture]:
    """The paths, in the order given and in as few pictures as the room's height allows."""
    organisation = _named(organisation)
    if organisation_end(across, organisation, room).height > room.tallest / 3:
        organisation = _named("")  # no name but a tale, and the words beside the picture tell it
    if not links:
        return [_without_paths(organisation, room)]
    pictures = []
    rest = list(links)
    while rest:
        plan = _planned(rest, organisation, room)
        pictures.append(_drawn(plan, organisation, room))
        rest = rest[len(plan.stations) :]
    return pictures


def words_beside(links: Sequence[Link], organisation: str) -> str:
    """What is said beside the picture: that all of it is allowed."""
    organisation = _named(organisation)
    if not links:
        return _("Being linked with {organisation} online is allowed. What you do is what counts.").format(
            organisation=organisation
        )
    return _(
        "People can link you with {organisation} in these ways. Each of these is fine; what you do is what counts."
    ).format(organisation=organisation)


def _named(organisation: str) -> str:
    return " ".join(organisation.split()) or _("your organisation")


@dataclass(frozen=True, slots=True)
class _Station:
    link: Link
    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        return height_of(self.lines, self.size) + 2 * _PAD_Y * self.size

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    def shapes(self) -> Iterator[Shape]:
        radius = (LINE / 2 + _PAD_Y) * self.size  # half of what one line takes: several are less round
        box = (self.x, self.y, self.width, self.height)
        yield Tile.framed(box, Paint.STATION, radius, Paint.STATION_EDGE, 0.09 * self.size)
        middle = self.x + self.width / 2
        yield from written(self.lines, Words(middle, self.y + _PAD_Y * self.size, self.size, centred=True))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands; ``before`` and ``after`` are the corners of each path up to its station and from it."""

    stations: tuple[_Station, ...]
    you: End
    organisation: End
    before: tuple[tuple[Point, ...], ...]
    after: tuple[tuple[Point, ...], ...]
    height: float


def _planned(links: Sequence[Link], organisation: str, room: Room) -> _Plan:
    """As many of the links as there is room for, and at least one."""
    size = room.size
    you, there = you_end(upright, room), organisation_end(upright, organisation, room)
    free = room.width - you.width - there.width - 2 * (_LEAD + _BRANCH) * size
    if free >= _STATION * size and max(you.height, there.height) <= min(8 * size, room.tallest):
        return _beside(links, you, there, free, room)
    return _below(links, you_end(across, room), organisation_end(across, organisation, room), room)


def _beside(links: Sequence[Link], you: End, there: End, free: float, room: Room) -> _Plan:
    """The ends left and right, the stations below each other between them."""
    size = room.size
    stations = _stacked(links, free, room, room.tallest)
    width = max(station.width for station in stations)
    tall = stations[-1].y + stations[-1].height
    height = max(tall, you.height, there.height)
    # What the stations leave over makes the paths longer.
    left = you.width + (_LEAD + _BRANCH) * size + (free - width) / 2
    stations = [_moved(one, left + (width - one.width) / 2, (height - tall) / 2) for one in stations]
    you, there = (
        you.at(0, (height - you.height) / 2),
        there.at(room.width - there.width, (height - there.height) / 2),
    )
    parting = you.x + you.width + _LEAD * size + (free - width) / 6
    joining = there.x - _LEAD * size - (free - width) / 6
    mid = height / 2
    return _Plan(
        tuple(stations),
        you,
        there,
        tuple(
            ((you.x + you.width, mid), (parting, mid), (parting, one.middle), (one.x, one.middle))
            for one in stations
        ),
        tuple(
            ((one.x + one.width, one.middle), (joining, one.middle), (joining, mid), (there.x, mid))
            for one in stations
        ),
        height,
    )


def _below(links: Sequence[Link], you: End, there: End, room: Room) -> _Plan:
    """For a narrow room: the start above, the goal below, the stations below each other between them."""
    size = room.size
    edge = max(_WAY / 2 * size, min(1.1 * size, room.width * 0.05))
    inset = 2 * edge + 0.4 * size
    ends = you.height + there.height + 2 * _AWAY * size
    stations = _stacked(links, room.width - 2 * inset, room, room.tallest - ends)
    top = you.height + _AWAY * size
    stations = [_moved(one, (room.width - one.width) / 2, top) for one in stations]
    last = stations[-1]
    there = there.at(room.width - there.width, last.y + last.height + _AWAY * size)
    return _Plan(
        tuple(stations),
        you,
        there,
        tuple(((edge, you.height), (edge, one.middle), (one.x, one.middle)) for one in stations),
        tuple(
            (
                (one.x + one.width, one.middle),
                (room.width - edge, one.middle),
                (room.width - edge, there.y),
            )
            for one in stations
        ),
        there.y + there.height,
    )


def _stacked(links: Sequence[Link], widest: float, room: Room, tallest: float) -> list[_Station]:
    """Stations below each other from 0 on, as many as there is room for, and at least one."""
    size = room.size
    stations: list[_Station] = []
    y = 0.0
    for link in links:
        lines = balanced(link.text, size, widest - 2 * _PAD_X * size, room.measure)
        width = max(room.measure(line, size) for line in lines) + 2 * _PAD_X * size
        station = _Station(link, 0, y, width, lines, size)
        if stations and y + station.height > tallest:
            break
        stations.append(station)
        y += station.height + _GAP * size
    return stations


def _moved(station: _Station, x: float, down: float) -> _Station:
    return replace(station, x=x, y=station.y + down)


def _drawn(plan: _Plan, organisation: str, room: Room) -> Picture:
    size = room.size
    lines = [
        rounded(corners, _CURVE * size)
        for path in zip(plan.before, plan.after, strict=True)
        for corners in path
    ]
    shapes: list[Shape] = [Stroke(line, Paint.WAY, _WAY * size) for line in lines]
    steps = list(_steps(lines, size))
    shapes += [Stroke(step.sole, Paint.STEP, _SOLE * size) for step in steps]
    shapes += [Stroke(step.heel, Paint.STEP, _HEEL * size) for step in steps]
    for station in plan.stations:
        shapes += station.shapes()
    shapes += [*plan.you.shapes(), *plan.organisation.shapes()]
    ways = "; ".join(station.link.text for station in plan.stations)
    said = _("Paths from you to {organisation}, each of them fine: {ways}.").format(
        organisation=organisation, ways=ways
    )
    return Picture(tuple(shapes), room.width, plan.height, said)


def _steps(lines: Sequence[Line], size: float) -> Iterator[Step]:
    trail = Trail(_FOOT * size)
    # The outermost first: they go all the way, the others leave what they share to them.
    outermost = (*lines[:2], *lines[-2:]) if len(lines) > 2 else lines
    for line in (*outermost, *lines[2:-2]):
        yield from trail.along(line)


def _without_paths(organisation: str, room: Room) -> Picture:
    """The two ends with open ground between them, and kind words on it."""
    size = room.size
    kind = _("No path came up here. That is fine, and so is every path.")
    you, there = you_end(upright, room), organisation_end(upright, organisation, room)
    free = room.width - you.width - there.width - 4 * size
    if free >= 10 * size and there.height <= 8 * size:
        lines = balanced(kind, size, min(free, 20 * size), room.measure)
        height = max(you.height, there.height, height_of(lines, size))
        you, there = (
            you.at(0, (height - you.height) / 2),
            there.at(room.width - there.width, (height - there.height) / 2),
        )
        x = (you.width + there.x) / 2
        top = (height - height_of(lines, size)) / 2
    else:
        you, there = you_end(across, room), organisation_end(across, organisation, room)
        lines = balanced(kind, size, room.width, room.measure)
        x, top = room.width / 2, you.height + size
        there = there.at(room.width - there.width, top + height_of(lines, size) + size)
        height = there.y + there.height
    words = written(lines, Words(x, top, size, ink=Paint.MUTED, centred=True))
    said = _("You and {organisation}. {kind}").format(organisation=organisation, kind=kind)
    return Picture((*you.shapes(), *there.shapes(), *words), room.width, height, said)
