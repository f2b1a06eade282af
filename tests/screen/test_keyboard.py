"""By keyboard alone, from an empty computer to the two documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screen.keyboard import Keyboard
from screen.sitter import Sitting
from screen.visitor import Visit, make_vault, visitor


@pytest.mark.parametrize(
    "occasion, findings",
    [("onboarding", False), ("onboarding", True), ("sitting", False)],
    ids=["onboarding with nothing to report", "onboarding with a finding", "sitting"],
)
def test_that_the_whole_way_can_be_gone_by_keyboard_alone(
    keyboard: Keyboard, documents: Callable[[], list[str]], occasion: str, *, findings: bool
) -> None:
    make_vault(keyboard)
    who = visitor(occasion, findings=findings)
    visit = Sitting(keyboard, who) if who.is_curtained else Visit(keyboard, who)
    visit.begin()
    visit.introduce()
    visit.answer_all()
    visit.finish()
    assert documents() == who.papers
