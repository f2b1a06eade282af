"""Asks for pictures and words of a PDF without waiting for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from footprint.errors import FootprintError
from footprint.ui.background import Worker
from footprint.ui.preview.paper import Paper, Size
from footprint.ui.preview.said import Said

T = TypeVar("T")


class Reader:
    """Every answer comes in the window's thread; none comes any more once it is closed.

    What the worker cannot do is told in words for the user; a bug is raised where it is seen.
    """

    def __init__(self, pdf: bytes, worker: Worker) -> None:
        self._pdf, self._worker = pdf, worker
        self._paper: Paper | None = None
        self._is_closed = False

    def open(self, done: Callable[[tuple[Size, ...]], None], failed: Callable[[str], None]) -> None:
        """Open it; ``done`` gets the sizes of its pages."""

        def opened() -> tuple[Size, ...]:
            self._paper = Paper(self._pdf)
            return self._paper.sizes

        self._ask(opened, done, failed)

    def picture(
        self,
        number: int,
        scale: float,
        part: QRect,
        done: Callable[[QImage], None],
        failed: Callable[[str], None],
    ) -> None:
        """Part of a page as it looks; see ``Paper.picture``."""
        self._ask(lambda: self._opened().picture(number, scale, part), done, failed)

    def words(
        self, number: int, done: Callable[[tuple[Said, ...]], None], failed: Callable[[str], None]
    ) -> None:
        """What a page says."""
        self._ask(lambda: self._opened().words(number), done, failed)

    def close(self) -> None:
        """Let go of the document as soon as what is being done is done."""
        if self._is_closed:
            return
        self._is_closed = True
        self._pdf = b""
        self._worker.do(self._close, lambda _none: None, lambda _error: None)

    def _opened(self) -> Paper:
        assert self._paper is not None
        return self._paper

    def _close(self) -> None:
        if self._paper is not None:
            self._paper.close()

    def _ask(self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        def came_back(answer: T) -> None:
            if not self._is_closed:
                done(answer)

        def went_wrong(error: Exception) -> None:
            if self._is_closed:
                return
            if not isinstance(error, FootprintError):
                raise error
            failed(str(error))

        self._worker.do(job, came_back, went_wrong)
