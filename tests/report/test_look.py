"""The look: every text colour can be read on its ground, and the fonts hold the letters of our languages."""

from __future__ import annotations

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from footprint.locations import shipped
from footprint.report import look, styles

GROUNDS = (look.PAPER, look.ACCENT_SOFT, look.OK_SOFT, look.SIDEBAR)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition of the term)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", [look.INK, look.ACCENT_DARK])
def test_that_text_stands_out_at_seven_to_one(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 7


def test_that_quiet_text_on_paper_stands_out_at_seven_to_one_too() -> None:
    assert contrast(look.MUTED, look.PAPER) >= 7


@pytest.mark.parametrize(
    "mark, soft", [(look.OK, look.OK_SOFT), (look.WARN, look.WARN_SOFT), (look.ACCENT, look.ACCENT_SOFT)]
)
def test_that_marks_and_boxes_stand_out_at_three_to_one(mark: str, soft: str) -> None:
    assert min(contrast(mark, soft), contrast(mark, look.PAPER), contrast(look.CONTROL, look.PAPER)) >= 3


def test_that_nothing_is_set_smaller_than_seven_points() -> None:
    sizes = [style.fontSize for style in vars(styles).values() if isinstance(style, ParagraphStyle)]
    assert min(sizes) >= 7


@pytest.mark.parametrize("name", [look.REGULAR, look.SEMI_BOLD, look.BOLD])
def test_that_each_font_has_the_letters_we_need(name: str) -> None:
    look.load_fonts()
    drawn = pdfmetrics.getFont(name).face.charToGlyph  # type: ignore[attr-defined]
    needed = "ŵŷŴŶâêîôûŁžőğşïñßøåæœþðΩж£€…•·\u2018\u2019\u201c\u201d\u2013\u2014\u00a0\ufffd"
    assert [letter for letter in needed if ord(letter) not in drawn] == []


def test_that_the_fonts_carry_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (shipped("resources") / "fonts" / "OpenSans-LICENSE.txt").read_text(
        encoding="utf-8"
    )
