"""Where the pages of a document stand, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from footprint.ui.preview.paper import Size

# Of the size on paper, at 96 pixels an inch.
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
PIXELS_A_POINT = 96 / 72
GAP = 12
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A rectangle for each page, in the window's pixels, at a zoom; and how large that is altogether."""

    zoom: float = 1.0
    width: int = 0
    height: int = 0
    places: tuple[QRect, ...] = ()

    def at(self, y: int) -> int:
        """The page at a height, counted from 0; the one above where there is none."""
        return max((n for n, place in enumerate(self.places) if place.top() <= y), default=0)


def arranged(sizes: Sequence[Size], room: int, zoom: float | None) -> Arrangement:
    """Pages in the middle of so many pixels; without a zoom the widest is as wide as there is room."""
    widest = max(size.width for size in sizes) * PIXELS_A_POINT
    if zoom is None:
        zoom = min(max((room - 2 * GAP) / widest, _LEAST), ZOOMS[-1])
    whole, top = max(room, round(widest * zoom) + 2 * GAP), GAP
    places = []
    for size in sizes:
        width, height = (max(1, round(length * zoom * PIXELS_A_POINT)) for length in size)
        places.append(QRect((whole - width) // 2, top, width, height))
        top += height + GAP
    return Arrangement(zoom, whole, top, tuple(places))
