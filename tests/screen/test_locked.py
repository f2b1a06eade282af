"""Locked, nothing of the person is on the screen or on the accessibility bus; unlocked, they are where they were."""

from __future__ import annotations

from screen.conftest import Start
from screen.display import Screen
from screen.keyboard import Keyboard
from screen.reader import Reader
from screen.sitter import Sitting
from screen.visitor import HOME, MANAGER, PASSPHRASE, PERSON, Visit, make_vault, visitor

LOCKED = "Welcome back, Sam"


def told(reader: Reader) -> str:
    """All that is on the bus, hidden things included, and the window's title."""
    return "\n".join([reader.title, *(f"{node.says}\n{node.id}" for node in reader.tree())])


def of_the_person(visit: Visit) -> list[str]:
    texts = [question.text for question in visit.assessment.asked]
    options = [option.text for question in visit.assessment.asked for option in question.options]
    long_enough = [text for text in (*texts, *options) if len(text) > 20]
    return [PERSON.name, PERSON.job, MANAGER, visitor().policy.title, "answer.", "section.", *long_enough]


def test_that_a_key_locks_and_the_same_question_is_there_again(screen: Screen, start: Start) -> None:
    reader = start()
    keyboard = Keyboard(screen, reader)
    make_vault(keyboard)
    visit = Sitting(keyboard, visitor("sitting"))
    visit.begin()
    visit.introduce()
    visit.answer_page()
    here = visit.title
    # The control: now it can be found.
    assert here in told(reader)
    assert visitor().policy.title in told(reader)
    keyboard.keys("ctrl+l")
    keyboard.arrive(LOCKED)
    locked = told(reader)
    assert [text for text in of_the_person(visit) if text in locked] == []
    assert "Locked" in reader.find("notice").name
    assert reader.focused() == "passphrase"
    keyboard.type(PASSPHRASE)
    keyboard.keys("Return")
    keyboard.arrive(here)
    visit.answer_page()


def test_that_a_vault_that_is_locked_at_home_opens_at_home(reader: Reader) -> None:
    make_vault(reader)
    reader.press("lock")
    reader.arrive(LOCKED)
    reader.write("passphrase", PASSPHRASE)
    reader.press("open")
    reader.arrive(HOME)
