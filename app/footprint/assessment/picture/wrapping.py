"""Words in lines of a width: none is ever cut off, and a word that is wider than the line goes on in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from footprint.assessment.picture.shapes import Measure, Words

LINE = 1.34  # from one baseline to the next, in sizes of the text
_FIRST = 1.03  # from the upper edge of the first line to its baseline: its middle is then that of its letters


def wrapped(
    words: str | Sequence[str], size: float, width: float, measure: Measure, *, bold: bool = False
) -> tuple[str, ...]:
    """The words in lines; given in parts, they are broken between the parts wherever that is enough."""
    lines = [""]
    parts = words.split() if isinstance(words, str) else words
    for word in _pieces(parts, size, width, measure, bold=bold):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def balanced(
    words: str, size: float, width: float, measure: Measure, *, bold: bool = False
) -> tuple[str, ...]:
    """The words in as few lines as ``wrapped`` takes, of much the same length: no last word stands alone."""
    lines = wrapped(words, size, width, measure, bold=bold)
    # Narrower than a word, it would be cut in pieces.
    least = max((measure(word, size, bold=bold) for word in words.split()), default=0)
    narrower = 0.94 * width
    while len(lines) > 1 and narrower > least:
        tighter = wrapped(words, size, narrower, measure, bold=bold)
        if len(tighter) > len(lines):
            break
        lines, narrower = tighter, 0.94 * narrower
    return lines


def height_of(lines: Sequence[str], size: float) -> float:
    """The height that lines take."""
    return len(lines) * size * LINE


def written(lines: Iterable[str], first: Words) -> Iterator[Words]:
    """Lines below each other, drawn as the first, which holds no words yet; its ``y`` is their upper edge."""
    for n, line in enumerate(lines):
        if line:
            yield replace(first, words=line, y=first.y + first.size * (_FIRST + n * LINE))


def _pieces(
    parts: Sequence[str], size: float, width: float, measure: Measure, *, bold: bool
) -> Iterator[str]:
    """The parts; those that are wider than the line by their words, and such words in pieces."""
    for part in parts:
        rest = part
        if measure(rest, size, bold=bold) > width and " " in rest:
            yield from _pieces(rest.split(), size, width, measure, bold=bold)
            continue
        while measure(rest, size, bold=bold) > width and len(rest) > 1:
            end = len(rest)
            while end > 1 and measure(rest[:end], size, bold=bold) > width:
                end -= max(1, end // 8)
            yield rest[:end]
            rest = rest[end:]
        yield rest
