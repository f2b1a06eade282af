"""All that assistive technology is told by itself: every event, before any platform takes it on."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import PySide6
import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


def _library() -> ctypes.CDLL:
    # The same file that is loaded already: PySide has no name for what is called in it.
    return ctypes.CDLL(str(next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libQt6Gui.so.6"))))


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Collects the events: of what kind each is, about what, and what that is called then."""
    told: list[str] = []

    def on_event(address: int) -> None:
        event = cast("QAccessibleEvent", shiboken6.wrapInstance(address, QAccessibleEvent))
        kind = str(event.type())
        # What is about to be gone must not be given to Python, which would hold on to it.
        about = None if event.type() is QAccessible.Event.ObjectDestroyed else event.object()
        if isinstance(about, QWidget):
            told.append(f"{kind} {type(about).__name__} {about.objectName()} {about.accessibleName()!r}")
        else:
            told.append(f"{kind} {type(about).__name__}")

    install = _library()["_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"]
    install.restype, install.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    handler = _HANDLER(on_event)
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    before = install(ctypes.cast(handler, ctypes.c_void_p))
    try:
        yield told
    finally:
        install(before)
        QAccessible.setActive(was_active)
