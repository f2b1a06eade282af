"""Looking for garbage, in the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500  # milliseconds


class Garbage(QObject):
    """Takes over from Python, which looks for garbage in whichever thread has just made enough objects.

    In the worker's thread it would end widgets that live in the window's, and Qt ends the program then.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    def take_over(self) -> None:
        """From now on nothing is looked for but here."""
        gc.disable()
        self._timer.start()

    def look(self) -> None:
        """As Python would: the oldest generation whose count is past its threshold, and all younger ones."""
        past = [
            n
            for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if past:
            gc.collect(past[-1])
