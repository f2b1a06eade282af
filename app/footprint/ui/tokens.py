"""Colours, type sizes and spaces; no Qt, so that a test can check every contrast."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """One theme's colours and line widths; colours as #RRGGBB, widths in device-independent pixels."""

    name: str
    dark: bool
    high_contrast: bool
    window: str
    surface: str
    sidebar: str
    text: str
    muted: str
    border: str
    control: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    link: str
    focus: str
    ok: str
    warn: str
    danger: str
    ok_soft: str
    warn_soft: str
    danger_soft: str
    radius: int = 8
    line: int = 1
    ring: int = 3


LIGHT = Tokens(
    name="light",
    dark=False,
    high_contrast=False,
    window="#F7F8FA",
    surface="#FFFFFF",
    sidebar="#EBF0F4",
    text="#14202B",
    muted="#45535F",
    border="#D5DCE3",
    control="#6B7A88",
    accent="#0B5A82",
    accent_hover="#084666",
    on_accent="#FFFFFF",
    accent_soft="#E3F1F8",
    link="#0B5A82",
    focus="#0B5A82",
    ok="#17663A",
    warn="#7A4A00",
    danger="#A3181F",
    ok_soft="#E2F3E8",
    warn_soft="#FCF0D9",
    danger_soft="#FBE6E6",
)

DARK = Tokens(
    name="dark",
    dark=True,
    high_contrast=False,
    window="#10171E",
    surface="#19232D",
    sidebar="#0B1117",
    text="#EDF2F6",
    muted="#B4C1CC",
    border="#2E3B47",
    control="#8296A8",
    accent="#7CC6EC",
    accent_hover="#A5D9F4",
    on_accent="#06202F",
    accent_soft="#16374A",
    link="#8ED0F2",
    focus="#8ED0F2",
    ok="#7FD8A2",
    warn="#F2C46D",
    danger="#FF9C98",
    ok_soft="#12301F",
    warn_soft="#372A0E",
    danger_soft="#3D1717",
)

HC_DARK = Tokens(
    name="hc-dark",
    dark=True,
    high_contrast=True,
    window="#000000",
    surface="#000000",
    sidebar="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    border="#FFFFFF",
    control="#FFFFFF",
    accent="#1AEBFF",
    accent_hover="#1AEBFF",
    on_accent="#000000",
    accent_soft="#000000",
    link="#FFFF00",
    focus="#FFFF00",
    ok="#3FF23F",
    warn="#FFFF00",
    danger="#FF9C9C",
    ok_soft="#000000",
    warn_soft="#000000",
    danger_soft="#000000",
    radius=4,
    line=2,
    ring=4,
)

HC_LIGHT = Tokens(
    name="hc-light",
    dark=False,
    high_contrast=True,
    window="#FFFFFF",
    surface="#FFFFFF",
    sidebar="#FFFFFF",
    text="#000000",
    muted="#000000",
    border="#000000",
    control="#000000",
    accent="#37006E",
    accent_hover="#37006E",
    on_accent="#FFFFFF",
    accent_soft="#FFFFFF",
    link="#00009F",
    focus="#00009F",
    ok="#004D1A",
    warn="#5C3300",
    danger="#800000",
    ok_soft="#FFFFFF",
    warn_soft="#FFFFFF",
    danger_soft="#FFFFFF",
    radius=4,
    line=2,
    ring=4,
)

THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, HC_LIGHT, HC_DARK)}

# Which colour stands on which, and the least contrast it needs there (WCAG 2.2: 7 for text at level AAA, 4.5 for
# text at level AA, 3 for controls and focus).
PAIRS = (
    ("text", "window", 7.0),
    ("text", "surface", 7.0),
    ("text", "sidebar", 7.0),
    ("text", "accent_soft", 7.0),
    ("text", "ok_soft", 7.0),
    ("text", "warn_soft", 7.0),
    ("text", "danger_soft", 7.0),
    ("on_accent", "accent", 7.0),
    ("on_accent", "accent_hover", 7.0),
    ("muted", "window", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "sidebar", 4.5),
    ("muted", "accent_soft", 4.5),
    ("muted", "ok_soft", 4.5),
    ("muted", "warn_soft", 4.5),
    ("muted", "danger_soft", 4.5),
    ("link", "window", 4.5),
    ("link", "surface", 4.5),
    ("link", "sidebar", 4.5),
    ("link", "accent_soft", 4.5),
    ("link", "ok_soft", 4.5),
    ("link", "warn_soft", 4.5),
    ("link", "danger_soft", 4.5),
    ("ok", "ok_soft", 4.5),
    ("ok", "surface", 4.5),
    ("ok", "sidebar", 4.5),
    ("warn", "warn_soft", 4.5),
    ("warn", "surface", 4.5),
    ("warn", "window", 4.5),
    ("danger", "danger_soft", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "window", 4.5),
    ("control", "surface", 3.0),
    ("control", "window", 3.0),
    ("control", "sidebar", 3.0),
    ("control", "accent_soft", 3.0),
    ("accent", "surface", 3.0),
    ("accent", "window", 3.0),
    ("accent", "sidebar", 3.0),
    ("accent", "accent_soft", 3.0),
    ("focus", "window", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "sidebar", 3.0),
    ("focus", "accent_soft", 3.0),
    ("focus", "ok_soft", 3.0),
    ("focus", "warn_soft", 3.0),
    ("focus", "danger_soft", 3.0),
)

# Sizes in device-independent pixels at text size 1; the person's text size multiplies them.
TYPE = {"title": 28, "h2": 20, "lead": 18, "body": 16, "small": 14}
TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)

XS, S, M, L, XL, XXL = 4, 8, 16, 24, 32, 48
TARGET = 44
SIDEBAR = 264
PAGE = 720
PANEL_LEAST, PANEL_MOST = 260, 340
# From these widths on (times the text size) there are three columns, a sidebar, and buttons with all their words.
WIDE, MIDDLE, TINY = 1140, 860, 400
# And the height below which nothing but the page stands still.
LOW = 240
SMALLEST = (480, 360)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
