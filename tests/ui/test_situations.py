"""Situations before a question: something to think about that counts for nothing and is kept nowhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fakes import MemoryVaults
from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Policy
from footprint.ui.parts.choice_card import RadioCard
from footprint.ui.parts.layout import Card
from ui.driver import PASSPHRASE, Driver
from ui.garden import BY_THE_GATE, garden

ENTER, TITLE = Qt.Key.Key_Return, "What would you do?"


@pytest.fixture
def policy() -> Policy:
    return garden()


def kept(vaults: MemoryVaults) -> Assessment:
    vault = next(iter(vaults._vaults.values()))
    return vault.load(vault.assessments()[0].id)


def come_to_it(home: Driver, occasion: str = "onboarding") -> None:
    home.start(occasion)
    home.click("tenant/answer.helper")
    home.go_on(TITLE)


def replies(home: Driver) -> list[str]:
    """The replies that can be found on the page, in whatever way."""
    return [one.reply for one in BY_THE_GATE.reactions if one.reply in home.texts()]


def test_that_the_scene_stands_before_its_question_and_says_that_it_counts_for_nothing(home: Driver) -> None:
    come_to_it(home)
    for words in (BY_THE_GATE.text, "It is kept nowhere and counts for nothing", "Watering is by can only."):
        assert words in home.texts()
    assert "Water and fire · something to think about" in home.texts()
    assert replies(home) == []


def test_that_the_explanation_comes_at_once_and_what_is_chosen_may_be_changed(home: Driver) -> None:
    come_to_it(home)
    home.click("answer.take_it")
    home.until(lambda: home.has("reply"))
    assert replies(home) == [BY_THE_GATE.reactions[0].reply]
    home.click("answer.give_a_can")
    assert replies(home) == [BY_THE_GATE.reactions[1].reply]
    assert home.find("answer.give_a_can").accessibleDescription() == BY_THE_GATE.reactions[1].reply
    assert home.find("answer.take_it").accessibleDescription() == ""


def test_that_all_explanations_can_be_read_without_choosing(home: Driver) -> None:
    come_to_it(home)
    home.click("show_every_reply")
    assert replies(home) == [one.reply for one in BY_THE_GATE.reactions]


def test_that_what_stands_above_is_not_said_twice(home: Driver) -> None:
    come_to_it(home)
    home.click("show_every_reply")
    home.click("answer.take_it")
    chosen, *others = [one.reply for one in BY_THE_GATE.reactions]
    shown = [label.text() for label in home.find("every_reply").findChildren(QLabel) if label.isVisible()]
    assert chosen not in shown
    assert all(reply in shown for reply in others)
    assert home.find("show_every_reply").property("text") == "Hide what there is to say about the others"
    home.click("answer.nothing")
    shown = [label.text() for label in home.find("every_reply").findChildren(QLabel) if label.isVisible()]
    assert chosen in shown


def test_that_all_cards_share_one_edge(home: Driver) -> None:
    come_to_it(home)
    home.click("answer.take_it")
    home.click("show_every_reply")
    every = home.find("every_reply").findChild(Card)
    assert isinstance(every, Card)

    def edges() -> set[tuple[int, int]]:
        cards = (home.find("reply"), every)
        return {(card.mapTo(home.window, card.rect().topLeft()).x(), card.width()) for card in cards}

    home.until(lambda: len(edges()) == 1)


def test_that_nothing_is_called_saved_where_nothing_is_kept(home: Driver) -> None:
    home.start("onboarding")
    home.click("tenant/answer.helper")
    home.go_on(TITLE)
    assert not home.has("saved")
    home.go_on("How do you water?")
    home.click("answer.can")
    home.go_on("Has a neighbour treated you badly?")
    # A page that keeps what is said does say so.
    assert home.has("saved")


def test_that_one_may_go_on_without_choosing(home: Driver) -> None:
    come_to_it(home)
    home.go_on("How do you water?")
    assert not home.has("error")


def test_that_nothing_of_it_is_kept(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    before, history = kept(vaults), _history(vaults)
    home.click("answer.take_it")
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    assert kept(vaults) == before
    assert _history(vaults) == history


def _history(vaults: MemoryVaults) -> object:
    vault = next(iter(vaults._vaults.values()))
    return vault.contents().assessments[0].history


def test_that_back_and_on_come_by_it_until_the_question_has_an_answer(home: Driver) -> None:
    come_to_it(home)
    home.click("back")
    home.arrive("About you")
    home.go_on(TITLE)
    home.go_on("How do you water?")
    home.click("back")
    home.arrive(TITLE)
    home.go_on("How do you water?")
    home.click("answer.can")
    home.go_on("Has a neighbour treated you badly?")
    home.click("back")
    home.arrive("How do you water?")
    home.click("back")
    home.arrive("About you")


def test_that_it_comes_back_after_the_vault_was_closed_on_it(home: Driver) -> None:
    come_to_it(home)
    home.click("answer.nothing")
    home.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    home.until(lambda: home.has("passphrase"))
    home.write("passphrase", PASSPHRASE)
    home.press(ENTER)
    home.arrive(TITLE)
    assert replies(home) == []


def test_that_it_comes_back_after_footprint_ended_on_it(home: Driver, vaults: MemoryVaults) -> None:
    come_to_it(home)
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    home.click(f"go_on.{kept(vaults).id}")
    home.arrive(TITLE)


@pytest.mark.parametrize("occasion", ["refresher", "sitting"])
def test_that_only_a_first_check_has_situations(home: Driver, occasion: str) -> None:
    home.start(occasion, manager="Ines Duarte" if occasion == "sitting" else "")
    home.click("tenant/answer.helper")
    home.go_on("How do you water?")


def test_that_by_keyboard_alone_a_number_chooses_and_enter_goes_on(home: Driver) -> None:
    home.start("onboarding")
    home.tab_to("tenant/answer.tenant")
    home.press(Qt.Key.Key_Down)
    home.press(ENTER)
    home.arrive(TITLE)
    home.until(lambda: home.focused == "answer.take_it")
    home.press(Qt.Key.Key_2)
    assert home.focused == "answer.give_a_can"
    assert replies(home) == [BY_THE_GATE.reactions[1].reply]
    home.press(Qt.Key.Key_Down)
    assert replies(home) == [BY_THE_GATE.reactions[2].reply]
    assert home.find("answer.nothing").accessibleDescription() == BY_THE_GATE.reactions[2].reply
    home.tab_to("show_every_reply")
    home.press(Qt.Key.Key_Space)
    assert len(replies(home)) == 3
    home.tab_to("continue")
    home.press(ENTER)
    home.arrive("How do you water?")


def test_that_the_scene_is_heard_with_the_answers_and_the_reply_is_announced(
    home: Driver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "footprint.ui.wizard.situation_page.announce", lambda _page, message: said.append(message)
    )
    come_to_it(home)
    card = home.find("answer.take_it")
    assert isinstance(card, RadioCard)
    group = card.parentWidget()
    assert group is not None
    assert BY_THE_GATE.text in group.accessibleName()
    home.click("answer.take_it")
    qtbot.waitUntil(lambda: said == [BY_THE_GATE.reactions[0].reply])


def test_that_in_large_type_the_explanation_comes_into_view_with_the_answer(home: Driver) -> None:
    come_to_it(home)
    home.window._on_text_size_chosen(2.0)
    home.window.resize(900, 700)
    assert not home.has("reply")
    home.press(Qt.Key.Key_2)
    both = [home.find(name) for name in ("reply", "answer.give_a_can")]
    home.until(lambda: all(one.visibleRegion().boundingRect() == one.rect() for one in both))
