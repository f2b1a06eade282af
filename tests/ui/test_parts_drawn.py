"""How steps and buttons are drawn: a step's lines share one edge, and a button's lines stand in its middle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from footprint.ui.parts.buttons import PRIMARY, SECONDARY, Button
from footprint.ui.parts.labels import INDENT, Label, Step
from footprint.ui.parts.painting import ROOM

LONG = "Open the settings, then privacy: look for who can see your posts, and who can tag you there."


def drawn(widget: QWidget, width: int) -> QImage:
    widget.resize(width, widget.heightForWidth(width))
    return widget.grab().toImage()


def inked(image: QImage, rows: range, columns: range) -> list[int]:
    """The columns in which something differs from what stands at the middle of the first column, in order."""
    ground = image.pixelColor(columns.start, rows.start)
    return [x for x in columns if any(_differ(image.pixelColor(x, y), ground) for y in rows)]


def _differ(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 40


@pytest.mark.usefixtures("dressed")
def test_that_the_lines_of_a_step_share_one_edge_and_its_number_stands_before_them() -> None:
    step, plain = Step(12, LONG), Label(LONG, icon=INDENT)
    with_number, without = drawn(step, 320), drawn(plain, 320)
    assert with_number.height() == without.height()
    room = step.contentsMargins().left()
    line = with_number.height() // 3
    everything = range(with_number.height())
    # The number, and all of it, in the room before the first line.
    assert inked(with_number, range(line), range(room))[-1] < room - 2
    assert inked(with_number, range(line, with_number.height()), range(room)) == []
    # The text stands as it would without.
    assert inked(with_number, everything, range(room, 320)) == inked(without, everything, range(room, 320))
    assert step.text() == LONG
    assert step.accessibleName() == f"12.  {LONG}"


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("kind", [PRIMARY, SECONDARY])
@pytest.mark.parametrize("width", [130, 150, 175, 220])
def test_that_every_line_of_a_button_stands_in_its_middle(kind: str, width: int) -> None:
    button = Button("Agree what happens next", "next", kind)
    image = drawn(button, width)
    edge = ROOM + 6
    middle = range(edge, image.height() - edge)
    ink = [inked(image, range(y, y + 1), range(edge, width - edge)) for y in middle]
    lines, here = [], []
    for row in [*ink, []]:
        if row:
            here += row
        elif here:
            lines.append(here)
            here = []
    # Dots and tails may stand apart from their line; what is as wide as a word does not.
    words = [line for line in lines if max(line) - min(line) > 25]
    assert words
    for line in words:
        assert abs((min(line) + max(line)) / 2 - width / 2) <= 2.5
    assert button.layoutDirection() is Qt.LayoutDirection.LeftToRight
