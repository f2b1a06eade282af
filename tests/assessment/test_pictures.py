"""The pictures' composition: whatever is to be shown, nothing is cut, nothing overlaps, nothing leaves its room."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from footprint.assessment.counts import counts
from footprint.assessment.outcome import Topic
from footprint.assessment.picture.arranging import mirrored, stacked
from footprint.assessment.picture.footprint import footprint_pictures, words_beside
from footprint.assessment.picture.paths import Trail, rounded
from footprint.assessment.picture.shapes import Paint, Picture, Room, Stroke, Tile, Words
from footprint.assessment.picture.topics import legend, topics_pictures
from footprint.assessment.picture.wrapping import balanced, wrapped
from footprint.policy.condition import Compare
from footprint.policy.policy import Link, Section

SLACK = 1e-6


def measure(words: str, size: float, *, bold: bool = False) -> float:
    """Letters of three widths, as in any font."""
    widths = sum(0.9 if one in "WMŴ@" else 0.28 if one in "il .,'" else 0.56 for one in words)
    return widths * size * (1.06 if bold else 1)


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right - SLACK
            and other.left < self.right - SLACK
            and self.top < other.bottom - SLACK
            and other.top < self.bottom - SLACK
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left + SLACK
            and self.top <= other.top + SLACK
            and other.right <= self.right + SLACK
            and other.bottom <= self.bottom + SLACK
        )


def box_of(shape: Tile | Stroke | Words) -> Box:
    """What a shape covers; of words from the top of a capital with its accent to the foot of a g."""
    match shape:
        case Tile():
            line = shape.line_width / 2
            right, bottom = shape.x + shape.width, shape.y + shape.height
            return Box(shape.x - line, shape.y - line, right + line, bottom + line)
        case Stroke():
            half = shape.width / 2
            xs, ys = [x for x, _y in shape.points], [y for _x, y in shape.points]
            return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
        case Words():
            width = measure(shape.words, shape.size, bold=shape.bold)
            left = shape.x - (width / 2 if shape.centred else 0)
            return Box(left, shape.y - 0.95 * shape.size, left + width, shape.y + 0.25 * shape.size)


def complaints(picture: Picture) -> Iterator[str]:
    """Everything that a reader would stumble over."""
    room = Box(0, 0, picture.width, picture.height)
    texts = [(one.words, box_of(one)) for one in picture.shapes if isinstance(one, Words)]
    for (said, box), (other, its) in itertools.combinations(texts, 2):
        if box.meets(its):
            yield f"{said!r} meets {other!r}"
    for shape in picture.shapes:
        if not room.holds(box_of(shape)):
            yield f"{shape} leaves {room}"
        if not isinstance(shape, Words):
            yield from (f"{shape} crosses {said!r}" for said, box in texts if crosses(shape, box))


def crosses(shape: Tile | Stroke, text: Box) -> bool:
    """Whether a line runs through a text, or a tile's edge does."""
    if isinstance(shape, Tile):
        return box_of(shape).meets(text) and not box_of(shape).holds(text)
    return not shape.is_sign and any(text.meets(Box(x, y, x, y)) for x, y in shape.points)


def letters(words: str) -> str:
    return "".join(words.split())


def shown(pictures: list[Picture]) -> str:
    """All letters of all pictures, in the order in which they are drawn."""
    return letters(
        "".join(one.words for picture in pictures for one in picture.shapes if isinstance(one, Words))
    )


WORD = st.text(alphabet="abgilmwWŴŷé'", min_size=1, max_size=14) | st.sampled_from(
    [
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "W" * 60,
    ]
)
TEXT = st.lists(WORD, min_size=1, max_size=9).map(" ".join)


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """From 320 pixels at the largest text to a wide window or a page."""
    size = draw(st.sampled_from([9.5, 16.0, 20.0, 24.0, 32.0]))
    width = draw(st.floats(max(278.0, 8.7 * size), 1400.0))
    tallest = draw(st.sampled_from([math.inf, 586.0])) if size == 9.5 else math.inf
    return Room(width, size, round(size * 0.88, 1), measure, tallest)


def links_of(texts: list[str]) -> list[Link]:
    return [Link(f"l{n}", text[:120], Compare("q", "is", "yes")) for n, text in enumerate(texts)]


@settings(deadline=None)
@given(st.lists(TEXT, max_size=22), TEXT, rooms())
@example(["a"], "W" * 60, Room(278, 32, 28, measure))
@example([], "A council", Room(278, 32, 28, measure))
@example(["You have a plot"] * 20, "Chorley Council", Room(672, 16, 14, measure))
def test_that_any_paths_find_room_beside_each_other(texts: list[str], organisation: str, room: Room) -> None:
    links = links_of(texts)
    pictures = footprint_pictures(links, organisation, room)
    for picture in pictures:
        assert not list(complaints(picture))
        assert picture.width <= room.width
    assert all(letters(link.text) in shown(pictures) for link in links)
    told = " ".join(picture.alternative for picture in pictures)
    assert all(link.text.strip() in told for link in links)
    if room.tallest == math.inf:
        assert len(pictures) == 1
        assert letters(organisation) in shown(pictures)
        assert organisation in told


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=22), rooms())
def test_that_what_is_too_tall_goes_on_in_another_picture(texts: list[str], room: Room) -> None:
    links = links_of([f"{n} {text}" for n, text in enumerate(texts)])
    tallest = 14 * room.size
    pictures = footprint_pictures(links, "A council", replace(room, tallest=tallest))
    stations = [
        sum(tile.fill is Paint.STATION for tile in one.shapes if isinstance(tile, Tile)) for one in pictures
    ]
    assert sum(stations) == len(links)
    assert all(
        one.height <= tallest + SLACK or count == 1 for one, count in zip(pictures, stations, strict=True)
    )


def test_that_a_wide_room_has_the_ends_beside_the_stations_and_a_narrow_one_above_and_below() -> None:
    links = links_of(["Your profile says so", "Colleagues are among your friends"])
    for width, is_wide in ((672, True), (300, False)):
        (picture,) = footprint_pictures(links, "Chorley Council", Room(width, 16, 14, measure))
        ends = [
            one
            for one in picture.shapes
            if isinstance(one, Tile) and one.fill is Paint.END and one.radius > 5
        ]
        stations = [one for one in picture.shapes if isinstance(one, Tile) and one.fill is Paint.STATION]
        you, organisation = sorted(ends, key=lambda end: (end.y, end.x))
        beside = you.x + you.width < min(one.x for one in stations) and all(
            one.x + one.width < organisation.x for one in stations
        )
        between = all(you.y + you.height < one.y and one.y + one.height < organisation.y for one in stations)
        assert (beside, between) == (is_wide, not is_wide)


@pytest.mark.parametrize("width", [300, 672])
def test_that_each_path_leads_from_you_over_its_station_to_the_organisation(width: float) -> None:
    links = links_of([f"Way {n}" for n in range(7)])
    (picture,) = footprint_pictures(links, "Chorley Council", Room(width, 16, 14, measure))
    ways = [one for one in picture.shapes if isinstance(one, Stroke) and one.ink is Paint.WAY]
    tiles = [one for one in picture.shapes if isinstance(one, Tile)]
    stations = [box_of(one) for one in tiles if one.fill is Paint.STATION]
    you, organisation = (box_of(one) for one in tiles if one.fill is Paint.END and one.radius > 5)
    for before, after, station in zip(ways[::2], ways[1::2], stations, strict=True):
        for point, box in (
            (before.points[0], you),
            (before.points[-1], station),
            (after.points[0], station),
            (after.points[-1], organisation),
        ):
            x, y = point
            assert box.left - 1 <= x <= box.right + 1
            assert box.top - 1 <= y <= box.bottom + 1


def test_that_nothing_is_counted_or_weighed() -> None:
    links = links_of([f"Way {'x' * n}" for n in range(12)])
    (picture,) = footprint_pictures(links, "Chorley Council", Room(672, 16, 14, measure))
    everything = f"{picture.alternative} {words_beside(links, 'Chorley Council')} {shown([picture])}"
    assert not [one for one in everything if one.isdigit()]
    assert not {shape.ink for shape in picture.shapes if isinstance(shape, Stroke)} & {
        Paint.TO_DO,
        Paint.TO_ASK,
    }


def test_that_being_linked_is_said_to_be_fine_and_so_is_not_being_linked() -> None:
    assert "Each of these is fine" in words_beside(links_of(["Way"]), "Chorley Council")
    assert "is allowed" in words_beside([], "Chorley Council")
    (picture,) = footprint_pictures([], "Chorley Council", Room(672, 16, 14, measure))
    assert "That is fine" in picture.alternative
    assert letters("That is fine, and so is every path.") in shown([picture])
    assert not [one for one in picture.shapes if isinstance(one, Stroke)]


def test_that_an_organisation_without_a_name_or_with_a_tale_for_one_is_yours() -> None:
    for name in ("", " \n", "An organisation of many words " * 400):
        (picture,) = footprint_pictures(links_of(["Way"]), name, Room(482, 9.5, 8.5, measure, tallest=586))
        assert "your organisation" in picture.alternative


def topic(title: str, fine: int, to_do: int, to_ask: int) -> Topic:
    return Topic(Section("s", title, "", ()), fine, to_do, to_ask)


TOPICS = st.lists(
    st.builds(topic, TEXT, st.integers(0, 30), st.integers(0, 12), st.integers(0, 12)),
    min_size=1,
    max_size=20,
)


@settings(deadline=None)
@given(TOPICS, rooms())
@example([topic("A topic", 0, 0, 0)], Room(300, 16, 14, measure))
@example([topic("A topic", 900, 0, 90)], Room(300, 16, 14, measure))
def test_that_any_topics_find_room_below_each_other(topics: list[Topic], room: Room) -> None:
    pictures = topics_pictures(topics, room)
    for picture in pictures:
        assert not list(complaints(picture))
        assert picture.height <= room.tallest
    told = " ".join(picture.alternative for picture in pictures)
    for one in topics:
        assert letters(one.section.title) in shown(pictures)
        assert f"{one.section.title}: {counts(one.fine, one.to_do, one.to_ask)}." in told


@pytest.mark.parametrize("width", [300, 672])
def test_that_a_topic_has_one_mark_for_each_question_and_its_kind(width: float) -> None:
    (picture,) = topics_pictures([topic("A topic", 5, 3, 2)], Room(width, 16, 14, measure))
    lines = [one.line for one in picture.shapes if isinstance(one, Tile)]
    assert [lines.count(kind) for kind in (Paint.FINE, Paint.TO_DO, Paint.TO_ASK)] == [5, 3, 2]


@settings(deadline=None)
@given(rooms())
def test_that_the_legend_finds_room(room: Room) -> None:
    (picture,) = legend(room)
    assert not list(complaints(picture))
    assert picture.width <= room.width
    assert picture.alternative == "Marks: fine, to do, to ask."


@settings(deadline=None)
@given(TEXT, st.floats(20, 400))
def test_that_broken_lines_hold_every_letter_and_fit(words: str, width: float) -> None:
    for lines in (wrapped(words, 16, width, measure), balanced(words, 16, width, measure)):
        assert letters("".join(lines)) == letters(words)
        assert all(measure(line, 16) <= width or len(line) == 1 for line in lines)
    assert len(balanced(words, 16, width, measure)) == len(wrapped(words, 16, width, measure))


def test_that_lines_end_between_parts_where_that_is_enough() -> None:
    assert wrapped(["12 fine,", "2 to do,", "1 to ask"], 10, 50, measure) == (
        "12 fine,",
        "2 to do,",
        "1 to ask",
    )


def test_that_no_word_is_left_over_in_a_line_of_its_own() -> None:
    words = "You share the council's public posts or job adverts"
    room = measure("You share the council's public posts or job", 16)
    assert wrapped(words, 16, room, measure)[1:] == ("adverts",)
    assert balanced(words, 16, room, measure)[1:] != ("adverts",)


def test_that_steps_are_not_trodden_twice_and_lie_along_the_path() -> None:
    corners = [(0.0, 0.0), (40.0, 0.0), (40.0, 90.0), (120.0, 90.0)]
    line = rounded(corners, 20)
    trail = Trail(7)
    steps = list(trail.along(line))
    assert len(steps) > 5
    assert list(trail.along(line)) == []
    for step in steps:
        assert min(math.dist(step.sole[0], point) for point in line) < 80
    middles = [step.sole[0] for step in steps]
    assert min(math.dist(*pair) for pair in itertools.combinations(middles, 2)) > 5


def test_that_corners_without_a_way_between_them_are_one() -> None:
    assert rounded([(0, 0), (5, 0), (5, 0), (9, 0)], 3)[0] == (0, 0)
    assert rounded([(0, 0), (5, 0), (5, 0), (9, 0)], 3)[-1] == (9, 0)


@settings(deadline=None)
@given(st.lists(TEXT, max_size=8), rooms())
def test_that_turned_for_reading_from_the_right_nothing_overlaps_and_twice_turned_is_as_before(
    texts: list[str], room: Room
) -> None:
    (picture,) = footprint_pictures(links_of(texts), "A council", replace(room, tallest=math.inf))
    turned = mirrored(picture, picture.width, measure)
    assert not list(complaints(turned))
    again = mirrored(turned, picture.width, measure)
    for one, other in zip(picture.shapes, again.shapes, strict=True):
        assert all(abs(a - b) < 1e-6 for a, b in zip(box_of(one), box_of(other), strict=True))


def test_that_a_tick_keeps_its_face_where_all_is_turned() -> None:
    (picture,) = topics_pictures([topic("A topic", 1, 0, 0)], Room(672, 16, 14, measure))
    turned = mirrored(picture, picture.width, measure)
    ticks = [one for one in (*picture.shapes, *turned.shapes) if isinstance(one, Stroke) and one.is_sign]
    (before, after) = ticks
    by = after.points[0][0] - before.points[0][0]
    assert [x - by for x, _y in after.points] == pytest.approx([x for x, _y in before.points])


def test_that_pictures_below_each_other_say_what_each_says() -> None:
    one, two = (
        topics_pictures([topic("A", 1, 0, 0)], Room(300, 16, 14, measure)),
        legend(Room(300, 16, 14, measure)),
    )
    both = stacked([*one, *two], 10)
    assert both.height == pytest.approx(one[0].height + two[0].height + 10)
    assert both.alternative == f"{one[0].alternative} {two[0].alternative}"
    assert not list(complaints(both))


def test_that_the_watcher_itself_notices() -> None:
    words = Words(10, 20, 16, "one")
    for wrong in (
        Picture((words, replace(words, x=20)), 100, 40, ""),
        Picture((replace(words, x=90),), 100, 40, ""),
        Picture((words, Stroke(((0, 15), (15, 15)), Paint.WAY, 2)), 100, 40, ""),
        Picture((words, Tile(0, 0, 15, 40, Paint.WAY)), 100, 40, ""),
    ):
        assert list(complaints(wrong))
