"""Notices that nobody uses Footprint any more, so that the vault can be locked."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from footprint.ui.accessible import acts

_LOOKS_EVERY = 5000  # milliseconds
_MINUTE = 60.0  # seconds
_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.NativeGesture,
        QEvent.Type.InputMethod,
    }
)


def seconds_passed() -> float:
    """A clock that goes on while the computer sleeps, and that nobody can set back."""
    which = getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC", None)
    # Windows has neither name, and its own such clock does not stop in its sleep.
    return time.monotonic() if which is None else time.clock_gettime(which)


class Idle(QObject):
    """``noticed`` comes after so many minutes without use, and then every minute until something is used.

    Use is any key, mouse, touch or pen in any of our windows, a focus that moves, and whatever assistive technology
    does to a control. ``seconds`` is the clock.
    """

    noticed = Signal()

    def __init__(self, seconds: Callable[[], float] = seconds_passed) -> None:
        super().__init__()
        self._seconds = seconds
        self._limit = self._due = 0.0
        self._is_noticed = False
        self._timer = QTimer(self, interval=_LOOKS_EVERY)
        self._timer.timeout.connect(self.look)
        self._watched: list[QObject] = []

    def watch(self, minutes: int) -> None:
        """From now on; 0 stands for never. To be told the same once more is no use."""
        if self._timer.isActive() and self._limit == minutes * _MINUTE:
            return
        if not self._timer.isActive():
            self._listen()
        self._limit = minutes * _MINUTE
        self._timer.start()
        self.note_use()

    def stop(self) -> None:
        """Nobody needs to know any more."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        app = application()
        app.focusWindowChanged.disconnect(self._filter)
        app.focusObjectChanged.disconnect(self._on_focus_moved)
        acts().done.disconnect(self.note_use)
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched.clear()

    def note_use(self) -> None:
        """Somebody is there."""
        self._due, self._is_noticed = self._seconds() + self._limit, False

    def look(self) -> None:
        """See whether it is time."""
        if self._is_over():
            self._due, self._is_noticed = self._seconds() + _MINUTE, True
            self.noticed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USES:
            # The first use after the computer has slept comes before the timer does, and must not put it off.
            if self._is_over() and not self._is_noticed:
                self.look()
            else:
                self.note_use()
        return super().eventFilter(watched, event)

    def _is_over(self) -> bool:
        return bool(self._limit) and self._seconds() >= self._due

    def _listen(self) -> None:
        # At windows and at what has the focus, not at the application: there every event would pass through Python.
        app = application()
        for window in app.topLevelWindows():
            self._filter(window)
        app.focusWindowChanged.connect(self._filter)
        app.focusObjectChanged.connect(self._on_focus_moved)
        acts().done.connect(self.note_use)

    def _filter(self, watched: QObject | None) -> None:
        self._watched = [one for one in self._watched if isValid(one)]
        if watched is not None and watched not in self._watched:
            watched.installEventFilter(self)
            self._watched.append(watched)

    def _on_focus_moved(self, there: QObject | None) -> None:
        for watched in self._watched:
            if isValid(watched) and not watched.isWindowType():
                watched.removeEventFilter(self)
        self._watched = [one for one in self._watched if isValid(one) and one.isWindowType()]
        self._filter(there)
        # A message that could not be saved takes the focus by itself: that is nobody's use.
        if not self._is_noticed:
            self.note_use()


def application() -> QApplication:
    """The one there is."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
