"""Every colour that stands on another can be told from it."""

from __future__ import annotations

import pytest

from footprint.ui.style_sheet import written
from footprint.ui.tokens import PAIRS, THEMES, TYPE, Tokens, contrast


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
def test_every_pair_has_the_contrast_it_needs(tokens: Tokens) -> None:
    low = [
        (above, below, round(contrast(getattr(tokens, above), getattr(tokens, below)), 2), least)
        for above, below, least in PAIRS
        if contrast(getattr(tokens, above), getattr(tokens, below)) < least
    ]
    assert not low


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_no_text_is_smaller_than_small() -> None:
    assert min(TYPE.values()) == 14


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
def test_the_style_sheet_has_every_value(tokens: Tokens) -> None:
    text = written(tokens, 2)
    assert "{" in text
    assert "None" not in text
    assert "font-size: 56px" in text
