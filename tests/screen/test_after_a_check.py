"""What comes after a check, by screen reader alone and by keyboard alone: actions, attesting again, comparing, a year on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builders import chorley
from footprint.assessment.follow_up import Course
from footprint.assessment.following import Followed
from footprint.locations import vaults_folder
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
from footprint.workflow.follow_up import actions
from screen.display import Screen, until
from screen.keyboard import Keyboard
from screen.reader import Reader
from screen.test_screen_reader import CarefulReader
from screen.visitor import HOME, PASSPHRASE, Hand, journey, unlock
from ui.finished import finish

ACTIONS, AGAIN, COMPARE = "Your actions", "Attest again", "Compare two checks"
REFRESHER, OPEN = "Your yearly refresher", "What was still to be done"


@pytest.fixture
def open_actions(own_home: Path) -> tuple[Followed, ...]:
    """What is still to be done in a vault with two finished checks, a year old."""
    assert own_home.is_dir()
    vault, _code = SqlVaults(vaults_folder(), WEAKEST).create("Sam", PASSPHRASE)
    for days, findings in ((430, False), (370, True)):
        answers = journey(findings=findings).answers
        finish(vault, chorley(), {q: answers[q] for q in chorley().questions if q in answers}, days)
    found = tuple(one for one in actions(vault, chorley()) if one.is_open)
    vault.close()
    return found


@pytest.mark.parametrize("by", ["screen reader", "keyboard"])
def test_that_what_comes_after_a_check_is_all_within_reach(
    open_actions: tuple[Followed, ...],
    screen: Screen,
    reader: Reader,
    documents: Callable[[], list[str]],
    by: str,
) -> None:
    careful = CarefulReader(reader)
    hand: Hand = Keyboard(screen, reader) if by == "keyboard" else careful
    unlock(hand)
    first = open_actions[0].id
    assert "What is due" in [node.name for node in reader.shown() if node.role == "heading"]
    follow_up(hand, reader, first)
    attest_again(hand, reader)
    assert documents() == ["Social media attestation"]
    hand.press("compare")
    hand.arrive(COMPARE)
    hand.press("back")
    hand.arrive(HOME)
    hand.press("start.refresher")
    hand.arrive(REFRESHER)
    hand.choose("answer.one_by_one")
    hand.go_on()
    hand.arrive(OPEN)
    for one in open_actions:
        hand.choose(f"{one.id}/answer.{Course.DONE}")
    hand.go_on()
    hand.leave(OPEN)
    assert not careful.found, "\n".join(dict.fromkeys(careful.found))


def follow_up(hand: Hand, reader: Reader, action_id: str) -> None:
    """From home: done, with a note; heard; undone; and back."""
    hand.press("actions")
    hand.arrive(ACTIONS)
    hand.press(f"done.{action_id}")
    until(lambda: reader.focused() == "step.words", "the focus in the form")
    hand.write("step.words", "two minutes")
    hand.press("step.keep")
    # It is heard because the focus comes to it.
    until(lambda: reader.focused() == "done", "the focus on what was done")
    assert reader.find("done").name.startswith("Done. ")
    hand.press("undo")
    until(lambda: reader.focused() == "undone", "the focus on what was undone")


def attest_again(hand: Hand, reader: Reader) -> None:
    """From the actions: the attestation of today; and home."""
    hand.press("attest_again")
    hand.arrive(AGAIN)
    hand.press("make")
    until(lambda: reader.focused() == "done", "the focus on what was made")
    hand.press("back")
    hand.arrive(ACTIONS)
    hand.press("back")
    hand.arrive(HOME)
