"""One worker thread for whatever may take time: opening, saving, making documents; the window never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")
Job = tuple[int, Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]


class Worker(QObject):
    """Runs jobs one after the other in its thread and hands each result back in the window's thread.

    One thread only: a vault is used by one thread, and answers are saved in the order they were given.
    """

    # Emitted from the worker thread; Qt hands it over to the thread this object lives in.
    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._waiting = 0
        self._era = 0
        self._finished.connect(self._on_finished)
        # The language in use is a context variable: without a copy the worker would speak English.
        context = copy_context()
        self._thread = threading.Thread(
            target=context.run, args=(self._run,), name="footprint-worker", daemon=True
        )
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether a job has not come back yet."""
        return self._waiting > 0

    def do(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run a job; then ``done`` with its result, or ``failed`` with what it raised, in the window's thread."""
        self._waiting += 1
        self._jobs.put((self._era, job, done, failed))

    def forget(self) -> None:
        """Whatever is asked for by now is still done, but nobody hears of it: who asked is about to go."""
        self._era += 1

    def end(self) -> None:
        """End the thread once what is waiting is done, and do not wait for that."""
        self._jobs.put(None)

    def stop(self) -> None:
        """Finish what is waiting, then end the thread."""
        self.end()
        self._thread.join()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            era, work, done, failed = job
            try:
                answer = work()
            except Exception as error:  # noqa: BLE001 (whatever it is, the window must hear of it)
                self._finished.emit((era, failed, error))
            else:
                self._finished.emit((era, done, answer))

    def _on_finished(self, came_back: tuple[int, Callable[[Any], None], Any]) -> None:
        self._waiting -= 1
        era, then, value = came_back
        if era == self._era:
            then(value)
