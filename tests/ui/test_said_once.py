"""Titles, figures and lists that say what they stand over, once, and leave room for what is to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from builders import A_DAY, allotment, an_assessment
from footprint.assessment.assessment import Assessment
from footprint.assessment.outcome import Outcome
from footprint.assessment.renewal import Renewal
from footprint.policy.on_the_spot import Guide
from footprint.policy.policy import Occasion
from footprint.ui import theme
from footprint.ui.tokens import LIGHT
from footprint.ui.wizard import views
from footprint.ui.wizard.guide_card import GuideCard
from footprint.ui.wizard.refresher_words import renewal_shown
from footprint.ui.wizard.result_page import ResultPage, Shown
from footprint.ui.wizard.time_left import Ahead
from ui.driver import Driver

FIRST, REST = "What the water is for.", "And who carries it."
ANSWERS: dict[str, Any] = {"tenant": "helper", "watering": ["can"], "treated_badly": "no"}
AHEAD = Ahead(3, 2, frozenset())


@pytest.fixture
def shown(dressed: QApplication) -> Shown:
    assessment = an_assessment(allotment(), tenant="helper", watering=["hose"], treated_badly="want_help")
    return views.shown_result(assessment, A_DAY)


def page(bot: QtBot, shown: Shown, **other: Any) -> ResultPage:
    made = ResultPage(replace(shown, result=replace(shown.result, **other)))
    bot.addWidget(made)
    made.show()
    return made


def visible(widget: QWidget, name: str) -> int:
    return sum(one.isVisible() for one in widget.findChildren(QLabel, name))


def test_that_many_things_that_are_fine_are_folded_up_and_unfold_by_a_press(
    qtbot: QtBot, shown: Shown
) -> None:
    one = (*shown.result.support, *shown.result.findings)[0]
    made = page(qtbot, shown, allowed=(one,) * 5, support=(), findings=(), notes=())
    name = f"conclusion.{one.id}"
    fold = made.findChild(QPushButton, "fine")
    assert fold is not None
    assert (fold.text(), visible(made, name)) == ("Show 5 things that are fine", 0)
    fold.click()
    assert (fold.text(), visible(made, name)) == ("Hide 5 things that are fine", 5)
    # A few are not, and neither is what is worth knowing.
    for other in ({"allowed": (one,) * 3, "notes": ()}, {"allowed": (), "notes": (one,) * 5}):
        few = page(qtbot, shown, support=(), findings=(), **other)
        assert few.findChild(QPushButton, "fine") is None
        assert visible(few, name) == len(other["allowed"] + other["notes"])


def test_that_a_title_does_not_say_there_is_nothing_where_there_is_something(
    qtbot: QtBot, shown: Shown
) -> None:
    clear = {"outcome": Outcome.ALL_CLEAR, "findings": ()}
    assert shown.result.support
    assert shown.result.actions
    assert page(qtbot, shown, **clear).title == "There is support for you"
    doing = tuple(replace(one, ask=False) for one in shown.result.actions)
    assert page(qtbot, shown, **clear, support=(), actions=doing).title == "Something to do"
    assert page(qtbot, shown, **clear, support=(), actions=()).title == "Nothing to put right"


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> QWidget:
    shown = QWidget()
    layout = QVBoxLayout(shown)
    layout.addWidget(GuideCard(Guide(f"{FIRST} {REST}", "Everybody's is different.", ""), can_fold=True))
    layout.addWidget(GuideCard(Guide(f"{FIRST} {REST}", "", "")))
    layout.addStretch(1)
    qtbot.addWidget(shown)
    return shown


def words(window: QWidget) -> list[str]:
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def test_that_a_guide_leaves_room_for_the_answers_in_a_low_window(qtbot: QtBot, window: QWidget) -> None:
    window.resize(700, 900)
    window.show()
    assert words(window).count(f"{FIRST} {REST}") == 2
    window.resize(700, 500)
    qtbot.waitUntil(lambda: FIRST in words(window))
    # Where there is nothing to answer it stays open.
    assert words(window).count(f"{FIRST} {REST}") == 1
    switch = next(one for one in window.findChildren(QPushButton, "guide") if one.isVisible())
    assert switch.text() == "Show the whole guide"
    switch.click()
    assert FIRST not in words(window)
    assert "Everybody's is different." in words(window)
    switch.click()
    assert FIRST in words(window)
    window.resize(700, 900)
    qtbot.waitUntil(lambda: FIRST not in words(window))


def renewed(days: int) -> tuple[Renewal, Assessment]:
    last = an_assessment(allotment(), **ANSWERS)
    now: datetime = last.started + timedelta(days=days)
    last = last.signed_off_on(last.started.date())
    begun = Assessment("new", last.policy, Occasion.REFRESHER, now, person=last.person)
    return Renewal(last, last.policy, now), begun


def test_that_what_the_page_about_oneself_asks_is_not_asked_in_the_list_before_it() -> None:
    renewal, begun = renewed(30)
    # The control: where that page does not come, the list has it.
    assert "tenant" in renewal_shown(renewal, begun, AHEAD).values
    asked = renewal_shown(renewal, replace(begun, person=None), AHEAD)
    assert "tenant" not in asked.values
    assert asked.values


def test_that_a_refresher_counts_what_stands_in_its_list_apart_from_what_comes_one_by_one() -> None:
    renewal, begun = renewed(400)
    asked = renewal_shown(renewal, begun, AHEAD)
    assert not asked.carried
    assert asked.in_short == "1 on the page about you; 2 one by one; about 2 minutes."


def test_that_what_the_sidebar_counts_is_what_is_counted_below_it(home: Driver) -> None:
    home.start("onboarding")
    home.window.resize(1900, 900)
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")
    assert "answered" not in home.find("section.about").accessibleName()
    assert "0 of 1 answered" in home.find("section.water").accessibleName()
    assert "0 of about" in home.texts()


def test_that_where_there_is_little_room_the_way_out_still_says_that_it_leaves(
    home: Driver, dressed: QApplication
) -> None:
    home.start("onboarding")
    home.window.resize(480, 360)
    theme.apply(dressed, LIGHT, 1.25)
    home.until(lambda: home.find("save_and_leave").property("text") == "Stop")
    theme.apply(dressed, LIGHT, 1)
