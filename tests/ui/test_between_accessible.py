"""What a screen reader finds on the pages between questions, and on the example's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from footprint.policy.policy import Policy
from ui.driver import Driver
from ui.garden import BY_THE_GATE, garden

ROLE, TEXT = QAccessible.Role, QAccessible.Text
HOSE = "On how many days a month do you use the hose?"
RESULT = "An example: Some things to do"


@pytest.fixture
def policy() -> Policy:
    return garden()


def pages(home: Driver) -> Iterator[str]:
    """Each of them in turn, with what unfolds on it."""
    home.click("start.onboarding")
    home.arrive("Allotment check")
    yield home.title
    home.click("example")
    home.arrive(RESULT)
    yield home.title
    home.go_on("An example: the two papers")
    yield home.title
    home.go_on("Allotment check")
    home.go_on("About you")
    home.write("profile.name", "Siân Ŵyn")
    home.click("tenant/answer.helper")
    home.go_on("What would you do?")
    home.click("answer.take_it")
    home.click("show_every_reply")
    yield home.title
    home.go_on("How do you water?")
    home.click("answer.hose")
    home.go_on(HOSE)
    home.write("answer", "4")
    home.go_on("You can put this right now")
    yield home.title
    home.click("look_again")
    home.arrive(HOSE)
    yield home.title
    home.write("answer", "3")
    home.click("continue")
    home.until(lambda: home.has("not_gone_yet"))
    yield home.title
    home.click("later")
    home.arrive("Has a neighbour treated you badly?")
    home.click("answer.no")
    home.go_on("Is there anything you want to remember?")
    home.go_on("Check your answers")
    home.go_on("Some things to do")
    yield home.title


def test_that_everything_that_takes_the_focus_has_a_name_of_its_own(home: Driver) -> None:
    for title in pages(home):
        focusable = [one for one in home.tree() if one.state().focusable]
        assert not [one.object().objectName() for one in focusable if not one.text(TEXT.Name).strip()], title
        names = [one.text(TEXT.Identifier) for one in focusable if one.object().objectName()]
        repeated = {name for name in names if names.count(name) > 1 and not name.startswith("change.")}
        assert not repeated, title


def test_that_the_title_is_a_heading_and_what_stands_under_it_is_heard_with_it(home: Driver) -> None:
    seen = []
    for title in pages(home):
        labels = [one for one in home.window.findChildren(QLabel) if one.isVisible()]
        (heading,) = (one for one in labels if one.property("role") == "title")
        interface = QAccessible.queryAccessibleInterface(heading)
        assert (interface.role(), interface.text(TEXT.Name)) == (ROLE.Heading, title)
        heard = heading.accessibleDescription()
        assert all(one.text() in heard for one in labels if one.property("role") == "lead"), title
        if home.has("not_gone_yet"):
            assert heard.startswith("What stands below still looks as it did.")
        seen.append(title)
    assert len(seen) == 8


def test_that_each_ways_button_says_what_it_puts_right(home: Driver) -> None:
    for _title in pages(home):
        pass
    button = home.find("fix.hose.hose_days")
    assert button.accessibleName() == "Put it right now: You water by hose"
    assert BY_THE_GATE.text not in home.texts()
