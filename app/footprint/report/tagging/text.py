"""Paragraphs, headings and lists that know their place in the structure."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from footprint.report.tagging.canvas import TaggedCanvas
from footprint.report.tagging.structure import Place

Mark = Callable[[TaggedCanvas, float], None]


class Markup(str):
    """Words that are already reportlab's markup; every other ``str`` is shown as it stands."""

    __slots__ = ()


def markup(*parts: str) -> Markup:
    """The parts in a row: plain words escaped, markup kept."""
    return Markup(
        "".join(part if isinstance(part, Markup) else html.escape(part, quote=False) for part in parts)
    )


def strong(words: str) -> Markup:
    """The words in the bold of their font family."""
    return Markup(f"<b>{markup(words)}</b>")


class _Glyphs(dict[int, str]):
    """A table for ``str.translate``: what stands for each character that a font cannot draw."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self.drawn = pdfmetrics.getFont(font).face.charToGlyph  # type: ignore[attr-defined]
        self.spare = next(mark for mark in "\ufffd\u25a1?" if ord(mark) in self.drawn)

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code in self.drawn:
            shown = character
        elif character.isspace():
            shown = " "
        else:
            # Marks, joiners and controls go with the character they belong to; all else is missed visibly.
            invisible = unicodedata.category(character) in {"Cc", "Cf", "Mn", "Me", "Mc"}
            shown = "" if invisible else self.spare
        self[code] = shown
        return shown


@cache
def _glyphs(font: str) -> _Glyphs:
    return _Glyphs(font)


def printable(words: str, font: str) -> str:
    """The words in composed form (NFC), each character that the font lacks replaced by U+FFFD.

    A character without a glyph breaks PDF/UA-1 (7.21.7) and PDF/A-3 (6.2.11.7.2).
    """
    return unicodedata.normalize("NFC", words).translate(_glyphs(font))


def missing(words: str, font: str) -> str:
    """The characters, each once, that ``printable`` replaces or leaves out, if they would have been seen."""
    drawn = _glyphs(font).drawn
    seen = (one for one in unicodedata.normalize("NFC", words) if ord(one) not in drawn and not one.isspace())
    return "".join(dict.fromkeys(one for one in seen if not _is_unseen(one)))


def _is_unseen(character: str) -> bool:
    """Whether it only says how those beside it are shown: joiners, and the selectors of Unicode 15, section 23.4."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


class Text(Paragraph):
    """A paragraph; ``tag`` H1 to H6 makes it a heading, ``None`` leaves its text to the element around it.

    ``mark`` is called once, where the paragraph begins, with the canvas and the height of the first baseline.
    ``leads`` says that it may not be the last thing on a page.
    """

    canv: Any

    def __init__(  # noqa: PLR0913 (each is a property of its own)
        self,
        words: str | None,
        style: ParagraphStyle,
        *,
        tag: str | None = "P",
        place: Place | None = None,
        label: str = "",
        label_place: Place | None = None,
        mark: Mark | None = None,
        leads: bool = False,
        **split: Any,
    ) -> None:
        if words is None:  # platypus makes the parts of a split paragraph from fragments
            super().__init__(None, style, **split)  # type: ignore[arg-type]  # as platypus does itself
        else:
            bullet = printable(label, style.bulletFontName) if label else None
            super().__init__(printable(markup(words), style.fontName), style, bulletText=bullet)
        self.place = place or (Place(tag) if tag else None)
        self.label_place, self.mark, self.leads = label_place, mark, leads

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 (reportlab's names)
        parts: list[Any] = super().split(availWidth, availHeight)
        for number, part in enumerate(parts):
            part.place, part.label_place = self.place, self.label_place
            part.mark, part.leads = None if number else self.mark, self.leads
        return parts

    @property
    def _level(self) -> int:
        tag = self.place.tag if self.place else ""
        return int(tag[1:]) if tag[:1] == "H" and tag[1:].isdigit() else 0

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        if self.place is None:
            self._draw_here(canvas)
            return
        if self._level and self.place.is_new:
            canvas.heading(self._level, self.getPlainText(), self.height)
        if self.label_place and self.label_place.is_new and getattr(self, "bulletText", None):
            canvas.label_next(self.label_place.element(canvas))
        with canvas.element(self.place.element(canvas)):
            self._draw_here(canvas)

    def _draw_here(self, canvas: TaggedCanvas) -> None:
        if self.mark:
            self.mark(canvas, self.height - self.style.fontSize)
        super().draw()


def listed(
    items: Iterable[tuple[str, str]], style: ParagraphStyle, numbering: str = "None", **settings: Any
) -> list[Text]:
    """A list of (label, words); ``numbering`` is PDF's name for the kind of label (None, Disc, Decimal)."""
    whole = Place("L", A=b"<</O/List/ListNumbering/%s>>" % numbering.encode())
    made = []
    for label, words in items:
        item = Place("LI", whole)
        label_place = Place("Lbl", item) if label else None
        made.append(
            Text(words, style, place=Place("LBody", item), label=label, label_place=label_place, **settings)
        )
    return made


def bulleted(items: Iterable[str], style: ParagraphStyle) -> list[Text]:
    """A list with bullets."""
    return listed((("\u2022", words) for words in items), style, "Disc")


def numbered(items: Iterable[str], style: ParagraphStyle) -> list[Text]:
    """A list with numbers, in an order that matters."""
    return listed(((f"{number}.", words) for number, words in enumerate(items, 1)), style, "Decimal")
