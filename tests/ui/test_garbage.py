"""What is no longer used ends in the window's thread, whichever thread it was found in."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from footprint.ui.background import Worker
from footprint.ui.garbage import Garbage

WINDOWS_OWN = threading.current_thread().name
ended_in: list[str] = []


class Circle:
    """Nothing but looking for garbage finds it."""

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        ended_in.append(threading.current_thread().name)


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.stop()


def work(bot: QtBot, worker: Worker) -> list[list[list[int]]]:
    """Leave a circle behind here, and let the other thread make a lot of objects, which are given back."""
    ended_in.clear()
    gc.collect()
    Circle()
    made: list[list[list[int]]] = []
    failures: list[Exception] = []
    worker.do(lambda: [[n] for n in range(50_000)], made.append, failures.append)
    bot.waitUntil(lambda: bool(made), timeout=5000)
    assert not failures
    return made


def test_that_python_by_itself_ends_things_in_the_thread_that_works(qtbot: QtBot, worker: Worker) -> None:
    gc.enable()
    work(qtbot, worker)
    assert ended_in == ["footprint-worker"]


def test_that_things_end_in_the_windows_thread_alone(qtbot: QtBot, worker: Worker) -> None:
    garbage = Garbage()
    garbage.take_over()
    made = work(qtbot, worker)
    assert ended_in == []
    qtbot.waitUntil(lambda: bool(ended_in), timeout=5000)
    assert ended_in == [WINDOWS_OWN]
    assert made


def test_that_a_quiet_program_is_left_in_peace() -> None:
    gc.collect()
    before = gc.get_stats()[2]["collections"]
    for _n in range(100):
        Garbage().look()
    assert gc.get_stats()[2]["collections"] == before
