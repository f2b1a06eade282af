"""Blocks that hold paragraphs: stacked, kept together, on a coloured ground, side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

from footprint.report import look
from footprint.report.tagging.canvas import TaggedCanvas
from footprint.report.tagging.text import printable

_FUZZ = 1e-7  # below what reportlab allows for rounding


class Stack(Flowable):
    """Flowables one below the other; it splits between or inside them, and never after one that ``leads``."""

    canv: Any

    def __init__(self, children: Sequence[Flowable], *, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.children = list(children)
        self.spaceBefore, self.spaceAfter = before, after
        self._heights: list[float | None] = [None] * len(self.children)
        self._wrapped_at = -1.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 (reportlab's names)
        for index, child in enumerate(self.children):
            if self._heights[index] is None or self._wrapped_at != availWidth:
                self._heights[index] = child.wrapOn(self.canv, availWidth, availHeight)[1]
        self._wrapped_at = availWidth
        self.width = availWidth
        self.height = sum(map(self._room, range(len(self.children))))
        return self.width, self.height

    def _room(self, index: int) -> float:
        """A child's height with the space above it: the larger of what the two neighbours ask for."""
        height = self._heights[index] or 0
        if index == 0:
            return height
        return float(
            height + max(self.children[index - 1].getSpaceAfter(), self.children[index].getSpaceBefore())
        )

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        self.wrap(availWidth, availHeight)
        fitting, left = 0, availHeight + _FUZZ
        while fitting < len(self.children) and self._room(fitting) <= left:
            left -= self._room(fitting)
            fitting += 1
        if fitting == len(self.children):
            return [self]
        cut = self.children[fitting]
        gap = self._room(fitting) - (self._heights[fitting] or 0)
        parts = cut.splitOn(self.canv, availWidth, left - gap - _FUZZ) if left > gap else []
        if len(parts) > 1:
            return [
                self._part([*self.children[:fitting], parts[0]], self._heights[:fitting], is_first=True),
                self._part(
                    [*parts[1:], *self.children[fitting + 1 :]], self._heights[fitting + 1 :], is_first=False
                ),
            ]
        self._heights[fitting] = None  # a paragraph that could not be split forgets its lines
        whole = self._without_heads(fitting, is_full_page=availHeight >= look.HEIGHT - 1)
        if not whole:
            return []
        rest = self._part(self.children[whole:], self._heights[whole:], is_first=False)
        rest.spaceBefore = gap  # else it could still find room on this page, too close to what is above it
        return [self._part(self.children[:whole], self._heights[:whole], is_first=True), rest]

    def _without_heads(self, fitting: int, *, is_full_page: bool) -> int:
        """How many children stay: none that ``leads`` ends a page, unless a page would hold nothing else."""
        whole = fitting
        while whole and getattr(self.children[whole - 1], "leads", False):
            whole -= 1
        return fitting if is_full_page and not whole else whole

    def _part(self, children: list[Flowable], heights: list[float | None], *, is_first: bool) -> Stack:
        part = Stack(
            children, before=self.spaceBefore if is_first else 0, after=0 if is_first else self.spaceAfter
        )
        # What was measured stays measured: else a long text would be broken into lines again on every page.
        new: list[float | None] = [None] * (len(children) - len(heights))
        part._heights = [*heights, *new] if is_first else [*new, *heights]
        part._wrapped_at = self._wrapped_at
        return part

    def draw(self) -> None:
        self.draw_children(self.canv, 0, self.height)

    def draw_children(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw them downwards from ``top``."""
        for index, child in enumerate(self.children):
            top -= self._room(index)
            child.drawOn(canvas, left, top)


class Kept(Stack):
    """A stack that goes to the next page rather than be torn.

    It is torn all the same where it is taller than a page, or where more than ``worth_using`` points of this page
    would stay empty.
    """

    def __init__(
        self,
        children: Sequence[Flowable],
        *,
        worth_using: float = math.inf,
        before: float = 0,
        after: float = 0,
    ) -> None:
        super().__init__(children, before=before, after=after)
        self.worth_using = worth_using

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        if availHeight < min(self.worth_using, look.HEIGHT - 1):
            return [FrameBreak(), self]
        return super().split(availWidth, availHeight)


class Solid(Stack):
    """A stack that is never split; only for content that surely fits on a page."""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: ARG002, N803
        return []


@dataclass(frozen=True, slots=True)
class Ground:
    """A colour behind content, a bar of another at its edge; ``bleed`` takes both to the edges of the first page."""

    colour: str
    bar: str = ""
    bleed: bool = False


class Panel(Stack):
    """A stack on a coloured ground."""

    def __init__(
        self, children: Sequence[Flowable], ground: Ground, *, before: float = 0, after: float = 0
    ) -> None:
        super().__init__(children, before=before, after=after)
        self.ground = ground

    @property
    def _sides(self) -> float:
        return 0 if self.ground.bleed else 12

    @property
    def _upper(self) -> float:
        return 0 if self.ground.bleed else 10

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        _, height = super().wrap(availWidth - 2 * self._sides, availHeight)
        self.width, self.height = availWidth, height + self._upper + 10
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        inner, room = Stack(self.children), availHeight - self._upper - 10
        parts: list[Any] = inner.splitOn(self.canv, availWidth - 2 * self._sides, room)
        if len(parts) < 2:
            self._heights = [None] * len(self.children)
            return []
        return [
            Panel(parts[0].children, self.ground, before=self.spaceBefore),
            Panel(parts[1].children, replace(self.ground, bleed=False), after=self.spaceAfter),
        ]

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        canvas.setFillColor(look.colour(self.ground.colour))
        if self.ground.bleed:
            canvas.rect(-look.SIDE, 0, look.PAGE_WIDTH, self.height + look.FIRST_TOP, stroke=0, fill=1)
        else:
            canvas.roundRect(0, 0, self.width, self.height, 4, stroke=0, fill=1)
        if self.ground.bar:
            canvas.setFillColor(look.colour(self.ground.bar))
            if self.ground.bleed:
                canvas.rect(
                    -look.SIDE, self.height + look.FIRST_TOP - 5, look.PAGE_WIDTH, 5, stroke=0, fill=1
                )
            else:
                canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
        self.draw_children(canvas, self._sides, self.height - self._upper)


class Columns(Flowable):
    """Stacks side by side, read one after the other; ``shares`` are their parts of the width, equal if left out."""

    def __init__(
        self,
        columns: Sequence[Sequence[Flowable]],
        *,
        gap: float = 18,
        shares: Sequence[float] = (),
        before: float = 0,
        after: float = 0,
    ) -> None:
        super().__init__()
        self.stacks = [Stack(children) for children in columns]
        self.gap, self.shares = gap, shares or [1.0] * len(columns)
        self.spaceBefore, self.spaceAfter = before, after

    def _widths(self, width: float) -> list[float]:
        free = width - self.gap * (len(self.stacks) - 1)
        return [free * share / sum(self.shares) for share in self.shares]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        widths = zip(self.stacks, self._widths(availWidth), strict=True)
        self.width = availWidth
        self.height = max(stack.wrapOn(self.canv, width, availHeight)[1] for stack, width in widths)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        self.wrap(availWidth, availHeight)
        first: list[list[Flowable]] = []
        rest: list[list[Flowable]] = []
        for stack, width in zip(self.stacks, self._widths(availWidth), strict=True):
            parts: list[Any] = stack.splitOn(self.canv, width, availHeight)
            if not parts:
                return []
            first.append(parts[0].children)
            rest.append(parts[1].children if len(parts) > 1 else [])
        if not any(rest):
            return [self]
        return [
            Columns(first, gap=self.gap, shares=self.shares, before=self.spaceBefore),
            Columns(rest, gap=self.gap, shares=self.shares, after=self.spaceAfter),
        ]

    def draw(self) -> None:
        left = 0.0
        for stack, width in zip(self.stacks, self._widths(self.width), strict=True):
            stack.drawOn(self.canv, left, self.height - stack.height)
            left += width + self.gap


class Line(Flowable):
    """A horizontal line, for the eye or to write on, with free room above and after it, in points."""

    canv: Any

    def __init__(self, *, above: float, after: float = 0, ink: str = look.RULE, indent: float = 0) -> None:
        super().__init__()
        self.above, self.ink, self.indent = above, ink, indent
        self.spaceAfter = after
        # A rule opens what comes below it; a line to write on closes what stands above.
        self.leads = after > 0 and indent == 0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        self.width, self.height = availWidth, self.above
        return self.width, self.height

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        canvas.setStrokeColor(look.colour(self.ink))
        canvas.setLineWidth(0.6)
        canvas.line(self.indent, 0.3, self.width, 0.3)


class SignatureLine(Line):
    """A line to sign on by hand, with a field of its width above it to sign with a program."""

    def __init__(self, field: str, tip: str, *, above: float, ink: str) -> None:
        super().__init__(above=above, ink=ink)
        self.field, self.tip = field, printable(tip, look.REGULAR)

    def draw(self) -> None:
        super().draw()
        canvas: TaggedCanvas = self.canv
        left, bottom = canvas.absolutePosition(0, 1.5)
        canvas.signature_field(
            self.field, self.tip, (left, bottom, left + self.width, bottom + self.height - 3)
        )


def ticked_box(canvas: TaggedCanvas, baseline: float) -> None:
    """A box that is ticked; for the eye: the words beside it say so."""
    tick_box(canvas, baseline)
    canvas.setStrokeColor(look.colour(look.OK))
    canvas.setLineWidth(1.4)
    tick = canvas.beginPath()
    tick.moveTo(1.9, baseline + 3.9)
    tick.lineTo(3.9, baseline + 1.6)
    tick.lineTo(7.2, baseline + 6.6)
    canvas.drawPath(tick, stroke=1, fill=0)


def tick_box(canvas: TaggedCanvas, baseline: float, *, left: float = 0, size: float = 9) -> None:
    """An empty box to tick by hand, standing on a baseline; for the eye: the words beside it say what it is for."""
    canvas.setStrokeColor(look.colour(look.CONTROL))
    canvas.setFillColor(look.colour(look.PAPER))
    canvas.setLineWidth(0.9)
    canvas.roundRect(left, baseline - 0.5, size, size, 1.5, stroke=1, fill=1)
