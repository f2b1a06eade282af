"""Pictures on the screen: they fit every width and text size, and say in words what they show."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import A_DAY, allotment, an_assessment
from footprint.assessment.picture.footprint import footprint_pictures
from footprint.policy.policy import Occasion
from footprint.ui import theme
from footprint.ui.parts.picture_view import PictureView
from footprint.ui.tokens import TEXT_SIZES, THEMES
from footprint.ui.wizard import sitting_views
from footprint.ui.wizard.result_page import ResultPage
from footprint.ui.wizard.sitting_result_pages import OwnResultPage, SharedResultPage

LINKS = allotment().links


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication) -> PictureView:
    made = PictureView(partial(footprint_pictures, LINKS, "Little Hill Allotments"))
    qtbot.addWidget(made)
    return made


def colours(view: PictureView) -> set[str]:
    """The colours that cover something of the picture."""
    image = view.grab().toImage()
    every = Counter(
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )
    return {colour for colour, pixels in every.items() if pixels > 20}


def test_that_a_screen_reader_meets_a_picture_with_its_words(view: PictureView) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() is QAccessible.Role.Graphic
    told = interface.text(QAccessible.Text.Name)
    assert all(link.text in told for link in LINKS)
    assert "Little Hill Allotments, each of them fine" in told
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_that_less_width_takes_more_height_and_larger_text_more_of_both(
    view: PictureView, dressed: QApplication
) -> None:
    heights = [view.heightForWidth(width) for width in (1200, 700, 320)]
    assert heights == sorted(heights)
    grown = []
    for text_size in TEXT_SIZES:
        theme.apply(dressed, THEMES["light"], text_size)
        grown.append(view.heightForWidth(700))
    assert grown == sorted(grown)
    assert grown[-1] > 1.8 * grown[0]


@pytest.mark.parametrize("name", THEMES)
def test_that_it_is_dressed_in_the_theme(view: PictureView, dressed: QApplication, name: str) -> None:
    theme.apply(dressed, THEMES[name], 1)
    view.setAutoFillBackground(True)
    view.resize(700, view.heightForWidth(700))
    tokens = THEMES[name]
    assert {QColor(tokens.accent).name(), QColor(tokens.surface).name()} <= colours(view)


def test_that_it_is_turned_for_languages_that_read_from_the_right(
    view: PictureView, dressed: QApplication
) -> None:
    view.resize(700, view.heightForWidth(700))
    middle = view.height() // 2
    accent = QColor(theme.tokens().accent)
    before = view.grab().toImage()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = view.grab().toImage()
    # The tile of the organisation is the wider one.
    wide = int(0.12 * view.width())
    sides = [
        [image.pixelColor(x, middle - 25) == accent for x in (wide, view.width() - wide)]
        for image in (before, after)
    ]
    assert sides == [[False, True], [True, False]]


def page(*, is_shared: bool = False, **answers: Any) -> ResultPage:
    sitting = an_assessment(occasion=Occasion.SITTING, **answers)
    if is_shared:
        return SharedResultPage(sitting_views.shared_shown(sitting, A_DAY), is_final=False)
    return OwnResultPage(sitting_views.own_shown(sitting, A_DAY), is_final=False)


def told(result: ResultPage) -> str:
    return "\n".join(one.accessibleName() for one in result.findChildren(PictureView))


def test_that_the_result_shows_both_pictures(qtbot: QtBot, dressed: QApplication) -> None:
    result = page(tenant="tenant", watering=["can"], treated_badly="committee")
    qtbot.addWidget(result)
    assert "You have a plot; You are seen with a can; You know somebody of the committee" in told(result)
    assert "Water and fire: 1 fine." in told(result)
    assert "Marks: fine, to do, to ask." in told(result)


def test_that_two_at_one_screen_see_no_path_from_behind_the_curtain(
    qtbot: QtBot, dressed: QApplication
) -> None:
    results = [
        page(is_shared=True, tenant="tenant", watering=["can"], treated_badly=private)
        for private in ("no", "committee", "want_help")
    ]
    for result in results:
        qtbot.addWidget(result)
    assert "You have a plot" in told(results[0])
    assert len({told(result) for result in results}) == 1
