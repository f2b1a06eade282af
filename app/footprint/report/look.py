"""How the documents look: paper, colours, type and fonts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from footprint.errors import FootprintError
from footprint.language import text as _
from footprint.locations import shipped

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE = 20 * mm
TOP = 21 * mm
FIRST_TOP = 14 * mm  # no running header on the first page
BOTTOM = 17 * mm
WIDTH = PAGE_WIDTH - 2 * SIDE
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

# The light theme of the screen. Text stands in INK, MUTED, ACCENT or ACCENT_DARK only, each at least 7:1 on its ground.
INK = "#14202B"
MUTED = "#45535F"
ACCENT = "#0B5A82"
ACCENT_DARK = "#084666"
ACCENT_SOFT = "#E3F1F8"
PAPER = "#FFFFFF"
SIDEBAR = "#EBF0F4"
RULE = "#D5DCE3"
CONTROL = "#6B7A88"
OK = "#17663A"
OK_SOFT = "#E2F3E8"
WARN = "#7A4A00"
WARN_SOFT = "#FCF0D9"

REGULAR = "OpenSans-Regular"
SEMI_BOLD = "OpenSans-SemiBold"
BOLD = "OpenSans-Bold"


def load_fonts(folder: Path | None = None) -> None:
    """Make the shipped fonts, or those of another folder, known to reportlab.

    Raises:
        FootprintError: a font file is missing or damaged.
    """
    folder = folder or shipped("resources") / "fonts"
    for name in (REGULAR, SEMI_BOLD, BOLD):
        file = folder / f"{name}.ttf"
        try:
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(file)))
            elif not file.is_file():
                raise FileNotFoundError(file)
        except (OSError, TTFError) as error:
            raise FootprintError(
                _(
                    "The documents cannot be made: the font file {file} is missing or damaged. Install Footprint "
                    "again; your answers are safe."
                ).format(file=file)
            ) from error
    for name in (REGULAR, SEMI_BOLD, BOLD):
        bold = BOLD if name == BOLD else SEMI_BOLD
        pdfmetrics.registerFontFamily(name, normal=name, bold=bold, italic=name, boldItalic=bold)


def colour(value: str) -> Color:
    """The colour of ``#RRGGBB``."""
    return HexColor(value)


def style(name: str, size: float, leading: float, **settings: Any) -> ParagraphStyle:
    """A style in body text unless ``settings`` say otherwise; sizes in points."""
    given: dict[str, Any] = {
        "fontName": REGULAR,
        "fontSize": size,
        "leading": leading,
        "textColor": colour(INK),
        "bulletFontName": settings.get("fontName", REGULAR),
        "bulletFontSize": size,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, **{**given, **settings})
