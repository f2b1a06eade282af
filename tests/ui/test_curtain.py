"""In a sitting nothing that is private is drawn, named or titled before it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from builders import allotment
from footprint.policy.policy import Policy
from ui.driver import Driver

BADLY, CURTAIN = "Has a neighbour treated you badly?", "This question is for you alone"


@pytest.fixture
def curtained(home: Driver) -> Driver:
    """In a sitting, before the private question."""
    home.start("sitting", manager="Ines Duarte")
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")
    home.click("answer.can")
    home.go_on(CURTAIN)
    return home


def private_texts(driver: Driver) -> str:
    """All that any widget of any window holds, shown or not, and all titles."""
    held = [driver.texts()]
    for widget in QApplication.allWidgets():
        if widget.window() is driver.window:
            held += [str(widget.property("text")), widget.accessibleName(), widget.accessibleDescription()]
    return "\n".join([*held, driver.window.windowTitle()])


def test_nothing_of_the_question_exists_before_it_is_shown(curtained: Driver) -> None:
    assert "badly" not in private_texts(curtained)
    assert "I want help" not in private_texts(curtained)
    assert not curtained.has("continue")


def test_enter_does_not_draw_the_curtain(curtained: Driver) -> None:
    curtained.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert curtained.title == CURTAIN


def test_escape_hides_the_question_again_and_keeps_the_answer(curtained: Driver) -> None:
    curtained.click("show")
    curtained.arrive(BADLY)
    curtained.click("answer.committee")
    curtained.press(Qt.Key.Key_Escape)
    curtained.arrive(CURTAIN)
    assert curtained.wizard.assessment.answers["treated_badly"] == "committee"
    QApplication.processEvents()
    assert "badly" not in private_texts(curtained)


def test_the_answers_and_the_result_are_shared_until_the_curtain_is_opened(curtained: Driver) -> None:
    curtained.click("show")
    curtained.arrive(BADLY)
    curtained.click("answer.want_help")
    curtained.go_on("Is there anything you want to remember?")
    curtained.go_on("Check your answers")
    assert "badly" not in private_texts(curtained)
    assert "I want help" not in private_texts(curtained)
    assert "Answered" in curtained.texts()
    curtained.click("show_private")
    curtained.arrive("This part is for you alone")
    curtained.click("show")
    curtained.arrive("Check your answers")
    assert "I want help" in curtained.texts()
    curtained.go_on("What you went through together")
    assert "You want help" not in private_texts(curtained)
    curtained.click("show_private")
    curtained.arrive("This part is for you alone")
    curtained.click("show")
    curtained.arrive("A good time to get advice")
    assert "You want help" in curtained.texts()


def test_shared_pages_are_the_same_whatever_was_answered_behind_the_curtain(curtained: Driver) -> None:
    seen: dict[str, list[str]] = {}
    for answer in ("no", "committee", "want_help"):
        curtained.click("show")
        curtained.arrive(BADLY)
        curtained.click(f"answer.{answer}")
        for title in (
            "Is there anything you want to remember?",
            "Check your answers",
            "What you went through together",
        ):
            curtained.go_on(title)
            told = [one.text(QAccessible.Text.Name) for one in curtained.tree()]
            seen.setdefault(title, []).append("\n".join([curtained.texts(), *told]))
        for title in ("Check your answers", "Is there anything you want to remember?", CURTAIN):
            curtained.click("back")
            curtained.arrive(title)
    for title, texts in seen.items():
        assert texts[0] == texts[1] == texts[2], title


def test_a_change_of_a_private_answer_is_behind_the_curtain_too(curtained: Driver) -> None:
    curtained.click("show")
    curtained.arrive(BADLY)
    curtained.click("answer.no")
    curtained.go_on("Is there anything you want to remember?")
    curtained.go_on("Check your answers")
    assert not curtained.has("change.treated_badly")
    curtained.click("show_private")
    curtained.arrive("This part is for you alone")
    curtained.click("show")
    curtained.arrive("Check your answers")
    curtained.click("change.treated_badly")
    curtained.arrive(CURTAIN)


def test_alone_there_is_no_curtain(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")
    home.click("answer.can")
    home.go_on(BADLY)
    assert not any(widget.objectName() == "hide_again" for widget in home.all_named())
    assert home.window.findChild(QWidget, "show") is None


def test_those_that_follow_are_shown_only_while_they_are_private(curtained: Driver) -> None:
    curtained.click("show_following")
    curtained.arrive(BADLY)
    curtained.click("answer.no")
    curtained.go_on("Is there anything you want to remember?")
    curtained.click("back")
    curtained.arrive(CURTAIN)


class TestTwoInARow:
    """With a private question right behind the first."""

    @pytest.fixture
    def policy(self) -> Policy:
        before = allotment()
        *rest, last = before.sections
        private = tuple(replace(question, private=True) for question in last.questions)
        return replace(before, sections=(*rest, replace(last, questions=private)))

    def test_one_turn_of_the_screen_can_do_for_both(self, home: Driver) -> None:
        home.start("sitting", manager="Ines Duarte")
        home.click("tenant/answer.helper")
        home.go_on("How do you water?")
        home.click("answer.can")
        home.go_on(CURTAIN)
        home.click("show_following")
        home.arrive(BADLY)
        home.click("answer.no")
        home.go_on("Is there anything you want to remember?")
        home.press(Qt.Key.Key_Escape)
        home.arrive(CURTAIN)
        home.click("show")
        home.arrive("Is there anything you want to remember?")
        home.click("back")
        home.arrive(CURTAIN)
