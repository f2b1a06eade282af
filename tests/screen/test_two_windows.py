"""One vault is open once; who comes second brings the first to the front."""

from __future__ import annotations

from pathlib import Path

from screen.conftest import Start
from screen.display import Screen, until
from screen.reader import Reader
from screen.visitor import HOME, PASSPHRASE, Visit, make_vault, unlock, visitor


def in_front(screen: Screen, reader: Reader) -> bool:
    """Whether the program's window is the one that takes keys."""
    return screen.tell("xdotool", "getactivewindow", "getwindowpid") == str(reader.program.pid)


def ask_to_open(reader: Reader) -> None:
    reader.arrive("Welcome back, Sam")
    reader.write("passphrase", PASSPHRASE)
    reader.press("open")


def test_that_a_second_window_brings_the_first_to_the_front_and_that_goes_on(
    screen: Screen, start: Start
) -> None:
    first = start()
    make_vault(first)
    visit = Visit(first, visitor())
    visit.begin()
    visit.introduce()
    second = start()
    ask_to_open(second)
    assert "already open in another window" in second.find("error").name
    until(lambda: in_front(screen, first), "the first window to come to the front")
    visit.answer_page()
    first.press("save_and_leave")
    first.arrive(HOME)
    first.press("lock")
    first.arrive("Welcome back, Sam")
    unlock(second)
    visit.resume(second)
    visit.answer_page()


def test_that_after_a_kill_the_next_window_takes_its_place(
    screen: Screen, start: Start, environment: dict[str, str]
) -> None:
    sockets = Path(environment["XDG_RUNTIME_DIR"])
    before = set(sockets.iterdir())
    first = start()
    make_vault(first)
    (left,) = set(sockets.iterdir()) - before
    first.program.kill()
    assert left.exists()
    second = start()
    unlock(second)
    third = start()
    ask_to_open(third)
    assert "already open in another window" in third.find("error").name
    until(lambda: in_front(screen, second), "the second window to come to the front")
