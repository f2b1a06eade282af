"""What the keys do, and how the window looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from footprint.ui import theme
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.settings import Settings
from ui.driver import Driver

CONTROL = Qt.KeyboardModifier.ControlModifier


def checked(driver: Driver, name: str) -> bool:
    button = driver.find(name)
    assert isinstance(button, QAbstractButton)
    return button.isChecked()


@pytest.fixture
def asked(home: Driver) -> Driver:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")
    return home


def test_number_keys_choose_and_clear(asked: Driver) -> None:
    asked.type("13")
    assert checked(asked, "answer.can")
    assert checked(asked, "answer.rain")
    asked.type("1")
    assert not checked(asked, "answer.can")
    asked.type("9")
    assert asked.title == "How do you water?"


def test_an_answer_that_rules_out_the_others_clears_them(asked: Driver) -> None:
    asked.type("124")
    assert checked(asked, "answer.none")
    assert not checked(asked, "answer.can")
    asked.type("2")
    assert not checked(asked, "answer.none")


def test_arrow_keys_choose_even_when_nothing_is_chosen_yet(asked: Driver) -> None:
    asked.click("answer.can")
    asked.go_on("Has a neighbour treated you badly?")
    assert asked.focused == "answer.no"
    asked.press(Qt.Key.Key_Down)
    assert checked(asked, "answer.committee")
    asked.press(Qt.Key.Key_Up)
    asked.press(Qt.Key.Key_Up)
    assert checked(asked, "answer.want_help")
    asked.press(Qt.Key.Key_Right)
    assert checked(asked, "answer.no")


def test_f1_goes_to_the_help_and_then_to_the_keys(asked: Driver) -> None:
    asked.press(Qt.Key.Key_F1)
    assert asked.focused == "help"
    asked.press(Qt.Key.Key_Escape)
    assert asked.focused == "answer.can"
    asked.press(Qt.Key.Key_F1)
    asked.press(Qt.Key.Key_F1)
    asked.until(lambda: asked.has("close_appearance"))
    asked.click("close_appearance")


def test_tab_goes_through_the_page_in_reading_order(asked: Driver) -> None:
    passed = []
    for _n in range(7):
        passed.append(asked.focused)
        asked.press(Qt.Key.Key_Tab)
    answers = ["answer.can", "answer.hose", "answer.rain", "answer.none"]
    assert passed == [*answers, "continue", "save_and_leave", "back"]


def test_ctrl_and_plus_or_minus_changes_the_text_size_at_once(asked: Driver, settings: Settings) -> None:
    height = asked.find("answer.can").height()
    for _n in range(5):
        asked.press(Qt.Key.Key_Plus, CONTROL)
    assert theme.factor() == settings.text_size == 2
    QApplication.processEvents()
    assert asked.find("answer.can").height() > height
    asked.press(Qt.Key.Key_Minus, CONTROL)
    assert settings.text_size == 1.5
    asked.press(Qt.Key.Key_0, CONTROL)
    assert theme.factor() == 1


def test_a_chosen_answer_stays_when_the_look_changes(asked: Driver, settings: Settings) -> None:
    asked.type("2")
    asked.window.show_appearance()
    asked.click("theme/answer.hc-dark")
    asked.click("text_size/answer.1.5")
    assert theme.tokens().name == settings.theme == "hc-dark"
    assert theme.factor() == 1.5
    asked.click("close_appearance")
    assert checked(asked, "answer.hose")


def test_settings_survive_and_nothing_in_them_is_personal(settings: Settings) -> None:
    settings.theme = "dark"
    settings.text_size = 1.25
    settings.documents_folder = Path.home() / "Papers"
    file = Path(settings._kept.fileName())
    again = Settings(file)
    assert (again.theme, again.text_size) == ("dark", 1.25)
    assert again.documents_folder == Path.home() / "Papers"
    assert str(Path.home()) not in file.read_text("utf-8")


def test_settings_that_make_no_sense_are_passed_over(settings: Settings) -> None:
    settings._kept.setValue("theme", "pink")
    settings._kept.setValue("text_size", "huge")
    assert (settings.theme, settings.text_size) == ("system", 1.0)


def test_tab_leads_from_a_message_to_the_answers(asked: Driver) -> None:
    asked.press(Qt.Key.Key_Return)
    assert asked.focused == "error"
    asked.press(Qt.Key.Key_Tab)
    assert asked.focused == "answer.can"


def test_tab_leads_from_a_message_to_the_answers_in_another_shape_of_the_window_too(asked: Driver) -> None:
    asked.press(Qt.Key.Key_Return)
    for width in (640, 1280):
        asked.window.resize(width, 700)
        asked.find("error").setFocus()
        asked.press(Qt.Key.Key_Tab)
        assert asked.focused == "answer.can"


def test_tab_passes_what_can_be_done_about_it_first(asked: Driver) -> None:
    asked.wizard.page.show_banner(error_banner("The disk is full.", Button("Again", "retry")))
    for width in (1280, 640):
        asked.window.resize(width, 700)
        asked.find("error").setFocus()
        for name in ("retry", "answer.can"):
            asked.press(Qt.Key.Key_Tab)
            assert asked.focused == name
    asked.tab_to("continue")


def test_tab_leads_from_a_message_outside_the_wizard_to_the_inputs(driver: Driver) -> None:
    driver.choose_passphrase()
    driver.click("create")
    assert driver.focused == "error"
    driver.press(Qt.Key.Key_Tab)
    assert driver.focused == "vault.name"
