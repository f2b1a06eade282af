"""What keys mean on every page of the wizard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_DIGITS = {getattr(Qt.Key, f"Key_{n}"): n for n in range(1, 10)}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def number(event: QKeyEvent) -> int:
    """Which number key was pressed, by itself; 0 if none was."""
    return _DIGITS.get(event.key(), 0) if event.modifiers() in _PLAIN else 0


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter, by itself or with the Control key."""
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_return and (event.modifiers() in _PLAIN or bool(control))


def enter(panel: QWidget | None) -> bool:
    """Put the focus into what stands beside the page; whether there is such a thing, and it was not there already."""
    focused = QApplication.focusWidget()
    if panel is None or (focused is not None and (focused is panel or panel.isAncestorOf(focused))):
        return False
    panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return True
