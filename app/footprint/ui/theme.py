"""From tokens to what Qt paints with: palette, style sheet, fonts and tinted icons."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from footprint.locations import shipped
from footprint.ui import style_sheet
from footprint.ui.tokens import DARK, HC_DARK, HC_LIGHT, LIGHT, TEXT_SIZES, THEMES, TYPE, Tokens

FAMILY = "Atkinson Hyperlegible Next"
# Twice as far away as one sits alone, half as large again: two people lean towards one screen.
_LARGER = 1.5


class _Look:
    """What is painted with at present; widgets ask at every paint, so that a change needs no new page."""

    tokens: Tokens = LIGHT
    factor: float = 1.0
    text_size: float = 1.0
    is_enlarged: bool = False
    fonts: ClassVar[dict[tuple[str, bool], QFont]] = {}


_look = _Look()


def tokens() -> Tokens:
    """The colours in use."""
    return _look.tokens


def factor() -> float:
    """The text size in use, 1 to 2: the person's own, or a larger one for two."""
    return _look.factor


def px(role: str) -> int:
    """The height of a type role in pixels at the person's text size."""
    return round(TYPE[role] * _look.factor)


def scaled(size: int) -> int:
    """A width or height that grows with the text."""
    return round(size * _look.factor)


def font(role: str = "body", *, strong: bool = False) -> QFont:
    """The font of a type role; shared, so copy it before changing anything."""
    known = _look.fonts.get((role, strong))
    if known is None:
        known = _look.fonts[role, strong] = QFont(QApplication.font())
        known.setPixelSize(px(role))
        if strong:
            known.setWeight(QFont.Weight.DemiBold)
    return known


def colour(name: str) -> QColor:
    """A token's colour by the token's name."""
    return QColor(getattr(_look.tokens, name))


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; without them the system's own are used."""
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(
            str(shipped("resources") / "fonts" / f"AtkinsonHyperlegibleNext-{weight}.ttf")
        )


def chosen(name: str) -> Tokens:
    """The tokens of a theme by name; ``system`` follows the system, its own contrast colours included."""
    if name in THEMES:
        return THEMES[name]
    hints = QGuiApplication.styleHints()
    # Qt 6.12 and later know whether the system asks for high contrast; before that there is nothing to ask.
    accessibility: Callable[[], object] | None = getattr(hints, "accessibility", None)
    preference = getattr(accessibility(), "contrastPreference", None) if accessibility else None
    if preference is not None and preference().name == "HighContrast":
        return _of_palette(QGuiApplication.palette())
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, chosen_tokens: Tokens, text_size: float) -> None:
    """Dress the whole application; open windows change at once."""
    _look.tokens, _look.text_size = chosen_tokens, text_size
    _look.factor = min(max(TEXT_SIZES), text_size * _LARGER) if _look.is_enlarged else text_size
    _look.fonts.clear()
    body = QFont(FAMILY)
    body.setPixelSize(px("body"))
    app.setFont(body)
    app.setPalette(_palette(chosen_tokens))
    app.setStyleSheet(style_sheet.written(chosen_tokens, _look.factor))


def enlarge(*, on: bool) -> None:
    """Show everything larger than the person has chosen for themselves, to be read by two, or no longer."""
    app = QApplication.instance()
    if on is not _look.is_enlarged and isinstance(app, QApplication):
        _look.is_enlarged = on
        apply(app, _look.tokens, _look.text_size)


def can_be_enlarged() -> bool:
    """Whether the person's own size leaves room for a larger one."""
    return _look.text_size < max(TEXT_SIZES)


def icon(name: str, tint: str, size: int) -> QPixmap:
    """A shipped icon in a colour, ``size`` device-independent pixels at text size 1."""
    screen = QGuiApplication.primaryScreen()
    return _drawn(name, tint, scaled(size), screen.devicePixelRatio())


@lru_cache(maxsize=256)
def _drawn(name: str, tint: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 (after the first paint)

    svg = (shipped("resources") / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", tint)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _of_palette(palette: QPalette) -> Tokens:
    """A system's contrast theme, its colours taken as they are: they are what the person needs."""
    role = QPalette.ColorRole

    def name(which: QPalette.ColorRole) -> str:
        return palette.color(which).name()

    text, window, highlight = name(role.WindowText), name(role.Window), name(role.Highlight)
    like = HC_DARK if palette.color(role.Window).lightness() < 128 else HC_LIGHT
    return like._replace(
        name="hc-system",
        window=window,
        surface=name(role.Base),
        sidebar=window,
        text=text,
        muted=text,
        border=text,
        control=text,
        accent=highlight,
        accent_hover=highlight,
        on_accent=name(role.HighlightedText),
        accent_soft=name(role.Base),
        link=name(role.Link),
        focus=highlight,
    )


def _palette(of: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, value in (
        (role.Window, of.window),
        (role.WindowText, of.text),
        (role.Base, of.surface),
        (role.AlternateBase, of.sidebar),
        (role.Text, of.text),
        (role.Button, of.surface),
        (role.ButtonText, of.text),
        (role.Highlight, of.accent),
        (role.HighlightedText, of.on_accent),
        (role.Link, of.link),
        (role.LinkVisited, of.link),
        (role.PlaceholderText, of.muted),
        (role.ToolTipBase, of.surface),
        (role.ToolTipText, of.text),
    ):
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(of.muted))
    return palette
