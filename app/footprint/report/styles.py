"""The type of both documents: each style by what it is for."""

from __future__ import annotations

from footprint.report import look
from footprint.report.look import colour, style

_DARK, _MUTED = colour(look.ACCENT_DARK), colour(look.MUTED)

EYEBROW = style("eyebrow", 9.5, 13, fontName=look.SEMI_BOLD, textColor=_DARK, spaceAfter=3)
TITLE = style("title", 23, 29, fontName=look.BOLD, textColor=colour(look.INK), spaceAfter=2)
SUMMARY = style("summary", 12.5, 18, fontName=look.SEMI_BOLD, spaceBefore=3)
LEAD = style("lead", 11, 16, spaceBefore=2)
HEADING = style("heading", 13, 18, fontName=look.BOLD, textColor=_DARK, spaceBefore=6, spaceAfter=4)
SUBHEADING = style("subheading", 10, 14, fontName=look.SEMI_BOLD, spaceBefore=4, spaceAfter=2)
BODY = style("body", 10, 14.5, spaceAfter=4)
SMALL = style("small", 8.5, 12, textColor=_MUTED, spaceAfter=3)
QUIET = style("quiet", 9.5, 13.5, textColor=_MUTED, spaceAfter=4)
BULLET = style("bullet", 10, 14.5, leftIndent=13, bulletIndent=2, spaceAfter=2.5)

# One action: everything hangs on the edge at which its title starts, right of the box to tick.
HANG = 24.0
LABEL = HANG + 82
ACTION = style("action", 11.5, 16, fontName=look.SEMI_BOLD, leftIndent=HANG, spaceAfter=1.5)
DUE = style("due", 9.5, 13.5, fontName=look.SEMI_BOLD, textColor=_DARK, leftIndent=HANG, spaceAfter=4)
STEP = style("step", 10, 14.5, leftIndent=HANG + 16, bulletIndent=HANG + 1, spaceAfter=2)
ROW = style(
    "row",
    9.5,
    13.75,
    leftIndent=LABEL,
    bulletIndent=HANG,
    bulletFontName=look.SEMI_BOLD,
    bulletFontSize=8.75,
    bulletColor=_MUTED,
    spaceBefore=1,
    spaceAfter=2.5,
)

# The attestation is set a little smaller, so that it keeps to one page.
PROMISE = style("promise", 9, 12, leftIndent=10, bulletIndent=1, spaceAfter=1.5)
FACT = style(
    "fact",
    9,
    12.25,
    leftIndent=56,
    bulletIndent=0,
    bulletFontName=look.REGULAR,
    bulletFontSize=8.5,
    bulletColor=_MUTED,
    spaceAfter=1.25,
)
TOPICS = style(
    "topics", 8.5, 11.5, leftIndent=56, bulletFontName=look.REGULAR, bulletFontSize=8.5, bulletColor=_MUTED
)
PART = style("part", 10.25, 13.5, fontName=look.BOLD, textColor=_DARK, spaceBefore=6, spaceAfter=2)
TEXT = style("text", 9, 12.25, spaceAfter=2)
CELL = style("cell", 8.5, 11)
CELL_HEAD = style("cell head", 8, 10.5, fontName=look.SEMI_BOLD, textColor=_MUTED)
CAPTION = style("caption", 8, 10.5, textColor=_MUTED)
FINE_PRINT = style("fine print", 7.25, 9.75, textColor=_MUTED, spaceAfter=1.25)
TICKED = style("ticked", 9, 12.25, leftIndent=15, spaceBefore=2, spaceAfter=2)
DONE = style("done", 10, 14.5, leftIndent=HANG, spaceAfter=4)
YOURS = style("yours", 10, 14.5, fontName=look.SEMI_BOLD, textColor=_DARK, spaceAfter=4)
SIDE = style("side", 9, 12.5, spaceAfter=2)
SIDE_STRONG = style("side strong", 9, 12.5, fontName=look.SEMI_BOLD, spaceAfter=2)
