"""What a screen reader is told of a page in the plain frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from footprint.ui.parts.page import Page
from footprint.ui.plain_frame import PlainFrame
from ui.driver import _walk

ROLE, TEXT = QAccessible.Role, QAccessible.Text


class Found(NamedTuple):
    """One object as it is told."""

    role: QAccessible.Role
    name: str
    description: str
    identifier: str
    takes_focus: bool


class Told(NamedTuple):
    """A page: its title, what stands under it, what is heard with the title, and all that can be found."""

    name: str
    title: str
    leads: list[str]
    heard: str
    tree: list[Found]


def each_told(pages: Iterable[tuple[str, Page]]) -> Iterator[Told]:
    """Each page as it is told, shown one after the other."""
    for name, page in pages:
        frame = PlainFrame()
        frame.show_page(page)
        frame.show()
        tree = [
            Found(
                one.role(),
                one.text(TEXT.Name),
                one.text(TEXT.Description),
                one.object().objectName(),
                bool(one.state().focusable),
            )
            for one in _walk(QAccessible.queryAccessibleInterface(frame))
        ]
        leads = [one.text() for one in page.findChildren(QLabel) if one.property("role") == "lead"]
        yield Told(name, page.title, leads, page.heading.accessibleDescription(), tree)
        frame.hide()
        frame.deleteLater()
        # At once, and by Qt: what Python lets go of at some time leaves Qt with what is half gone.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
