"""One vault, one window: who comes second brings the first to the front, and nothing is said between them."""

from __future__ import annotations

import socket
import stat
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from footprint.ui.main_window import MainWindow
from footprint.ui.other_window import Door, knock, place
from footprint.ui.settings import Settings
from footprint.workflow.ports import Services
from ui.driver import PASSPHRASE, Driver


@pytest.fixture(autouse=True)
def own_sockets(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("run")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


class Answers(list[bool]):
    """What knocking came to."""

    def until(self, bot: QtBot) -> list[bool]:
        bot.waitUntil(lambda: bool(self))
        return list(self)


def test_a_knock_is_heard(qtbot: QtBot) -> None:
    door, answers = Door("v1"), Answers()
    with qtbot.waitSignal(door.knocked):
        knock("v1", answers.append)
    assert answers.until(qtbot) == [True]
    door.close()


def test_where_nobody_is_nobody_answers(qtbot: QtBot) -> None:
    answers = Answers()
    knock("v1", answers.append)
    assert answers.until(qtbot) == [False]


def test_the_door_of_another_vault_stays_quiet(qtbot: QtBot) -> None:
    door, answers = Door("v1"), Answers()
    knock("v2", answers.append)
    assert answers.until(qtbot) == [False]
    door.close()


def test_what_a_killed_footprint_has_left_is_taken_over(qtbot: QtBot) -> None:
    # As it is left: a socket that is bound to its place, and nobody behind it.
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(place("v1"))
    answers = Answers()
    knock("v1", answers.append)
    assert answers.until(qtbot) == [False]
    door = Door("v1")
    answers.clear()
    knock("v1", answers.append)
    assert answers.until(qtbot) == [True]
    door.close()


def test_only_this_account_may_knock_and_the_name_tells_nothing(own_sockets: Path) -> None:
    door = Door("0123456789abcdef")
    made = [path for path in own_sockets.iterdir() if path.is_socket()]
    assert [str(path) for path in made] == [place("0123456789abcdef")]
    assert stat.S_IMODE(made[0].stat().st_mode) & 0o077 == 0
    assert "0123456789abcdef" not in made[0].name
    door.close()
    assert not list(own_sockets.iterdir())


def test_nothing_is_written_and_nothing_is_read(qtbot: QtBot) -> None:
    door = Door("v1")
    talker = QLocalSocket()
    with qtbot.waitSignal(door.knocked), qtbot.waitSignal(talker.disconnected):
        talker.connectToServer(place("v1"))
        talker.write(b"x" * 100_000)
    assert talker.readAll().isEmpty()
    door.close()


def test_without_a_place_for_its_socket_a_vault_opens_all_the_same(
    home: Driver, own_sockets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(own_sockets / ("long" * 60)))
    home.click("lock")
    home.arrive("Welcome back, Sam")
    home.write("passphrase", PASSPHRASE)
    home.click("open")
    home.arrive("Hello, Sam")


@pytest.fixture
def second(qtbot: QtBot, home: Driver, services: Services, settings: Settings) -> Driver:
    """Another window on the same vaults, while the first has Sam's open."""
    window = MainWindow(services, settings)
    made = Driver(qtbot, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.fill()
    made.arrive("Welcome back, Sam")
    return made


def test_the_second_says_so_and_the_first_comes_to_the_front(home: Driver, second: Driver) -> None:
    home.window.showMinimized()
    second.write("passphrase", PASSPHRASE)
    second.click("open")
    second.until(lambda: second.has("error"))
    assert "already open in another window" in second.find("error").accessibleName()
    home.bot.waitUntil(lambda: not home.window.isMinimized())
    home.bot.waitUntil(lambda: QApplication.activeWindow() is home.window)
    # It has not been touched: where it was it still is, and once it lets go the second gets in.
    assert home.title == "Hello, Sam"
    home.click("lock")
    home.arrive("Welcome back, Sam")
    second.window.activateWindow()
    second.click("open")
    second.arrive("Hello, Sam")
    second.close()


def test_where_the_first_does_not_answer_the_refusal_is_said_as_it_is(home: Driver, second: Driver) -> None:
    session = home.window._session
    assert session is not None
    assert session._door is not None
    session._door.close()
    second.write("passphrase", PASSPHRASE)
    second.click("open")
    second.until(lambda: second.has("error"))
    assert "open already" in second.find("error").accessibleName()
    second.close()


def test_nobody_can_knock_where_the_vault_is_locked(home: Driver) -> None:
    home.click("lock")
    home.arrive("Welcome back, Sam")
    answers = Answers()
    knock("v1", answers.append)
    assert answers.until(home.bot) == [False]


def test_a_wrong_passphrase_brings_nothing_to_the_front(home: Driver, second: Driver) -> None:
    knocked: list[None] = []
    session = home.window._session
    assert session is not None
    session.front_asked.connect(lambda: knocked.append(None))
    second.write("passphrase", "something else")
    second.click("open")
    second.until(lambda: second.has("error"))
    assert "wrong passphrase" in second.find("error").accessibleName()
    assert not knocked
    second.close()
