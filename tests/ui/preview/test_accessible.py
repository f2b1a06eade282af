"""What a screen reader finds on the pages of this folder beside the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from footprint.ui.preview.pictures import pages
from footprint.ui.preview.viewer import Viewer
from ui.preview.conftest import put_away

ROLE, TEXT = QAccessible.Role, QAccessible.Text


def is_settled(viewer: Viewer) -> bool:
    return viewer.is_settled


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication) -> Iterator[dict[str, QWidget]]:
    """Every page, as the pictures have it."""
    found = dict(pages())
    for widget in found.values():
        widget.resize(900, 700)
        widget.show()
        for viewer in widget.findChildren(Viewer):
            qtbot.waitUntil(partial(is_settled, viewer), timeout=5000)
    yield found
    put_away(*found.values())


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if not interface.state().invisible:
        yield interface
        for number in range(interface.childCount()):
            yield from tree(interface.child(number))


def test_everything_that_takes_the_focus_has_a_name_of_its_own(shown: dict[str, QWidget]) -> None:
    for name, widget in shown.items():
        focusable = [
            one for one in tree(QAccessible.queryAccessibleInterface(widget)) if one.state().focusable
        ]
        assert len(focusable) > 2
        assert not [one.role() for one in focusable if not one.text(TEXT.Name).strip()], name
        ids = Counter(one.text(TEXT.Identifier) for one in focusable if one.object().objectName())
        assert max(ids.values()) == 1, (name, ids)


def test_each_page_has_its_title_as_its_first_heading(shown: dict[str, QWidget]) -> None:
    for name, widget in shown.items():
        headings = [
            one.text(TEXT.Name)
            for one in tree(QAccessible.queryAccessibleInterface(widget))
            if one.role() is ROLE.Heading
        ]
        assert headings[0] in {"Social media attestation", "Check a signed PDF", "3 files checked"}, name


def test_what_stands_under_the_title_is_heard_with_it(shown: dict[str, QWidget]) -> None:
    for name, says in (
        ("preview", "as others will see it"),
        ("verify", "nothing is sent anywhere"),
        ("verified", "Waiting.pdf: Genuine and unaltered, but not signed by everybody"),
    ):
        told = [
            one.text(TEXT.Description)
            for one in tree(QAccessible.queryAccessibleInterface(shown[name]))
            if one.role() is ROLE.Heading
        ]
        assert says in told[0]
