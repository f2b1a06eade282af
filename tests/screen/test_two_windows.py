"""One vault is open once."""

from __future__ import annotations

from screen.conftest import Start
from screen.visitor import HOME, PASSPHRASE, Visit, make_vault, unlock, visitor


def test_that_a_second_window_is_refused_the_same_vault_and_the_first_goes_on(start: Start) -> None:
    first = start()
    make_vault(first)
    visit = Visit(first, visitor())
    visit.begin()
    visit.introduce()
    second = start()
    second.arrive("Welcome back, Sam")
    second.write("passphrase", PASSPHRASE)
    second.press("open")
    assert "already open in another Footprint window" in second.find("error").name
    visit.answer_page()
    first.press("save_and_leave")
    first.arrive(HOME)
    first.press("lock")
    first.arrive("Welcome back, Sam")
    unlock(second)
    visit.resume(second)
    visit.answer_page()
