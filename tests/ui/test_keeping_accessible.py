"""What a screen reader finds on each page about what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from builders import allotment
from footprint.policy.policy import Occasion
from footprint.ui.keeping.pictures import pages
from footprint.ui.parts.page import Page
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.screenshot import answered
from ui.driver import _walk

ROLE, TEXT = QAccessible.Role, QAccessible.Text


class _Noon:
    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 20)


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication) -> Iterator[tuple[str, Page, list[QAccessibleInterface]]]:
    """Every page in a frame of its own, with all that can be found in it."""
    policy = allotment()
    begun, done = answered(policy, Occasion.ONBOARDING, until=1), answered(policy, Occasion.ONBOARDING)

    def each() -> Iterator[tuple[str, Page, list[QAccessibleInterface]]]:
        for name, page in pages(begun, done, _Noon()):
            frame = PlainFrame()
            qtbot.addWidget(frame)
            frame.show_page(page)
            frame.show()
            yield name, page, list(_walk(QAccessible.queryAccessibleInterface(frame)))

    return each()


Shown = Iterator[tuple[str, Page, list[QAccessibleInterface]]]


def test_everything_that_takes_the_focus_has_a_name_of_its_own(shown: Shown) -> None:
    for name, _page, tree in shown:
        focusable = [one for one in tree if one.state().focusable]
        assert all(one.text(TEXT.Name).strip() for one in focusable), name
        names = [one.object().objectName() for one in focusable if one.object().objectName()]
        assert len(names) == len(set(names)), name


def test_no_two_controls_say_the_same(shown: Shown) -> None:
    for name, _page, tree in shown:
        said = [
            one.text(TEXT.Name) for one in tree if one.role() is ROLE.Button and one.text(TEXT.Name) != "Show"
        ]
        repeated = {one for one in said if said.count(one) > 1}
        assert not repeated, (name, repeated)


def test_the_title_is_the_first_heading_and_what_stands_under_it_is_heard_with_it(shown: Shown) -> None:
    for name, page, tree in shown:
        headings = [one for one in tree if one.role() is ROLE.Heading]
        assert headings[0].text(TEXT.Name) == page.title, name
        leads = [one.text() for one in page.findChildren(QLabel) if one.property("role") == "lead"]
        assert all(lead in page.heading.accessibleDescription() for lead in leads), name


def test_no_manager_is_named(shown: Shown) -> None:
    for name, _page, tree in shown:
        assert not [
            one for one in tree for kind in (TEXT.Name, TEXT.Description) if "Ines" in one.text(kind)
        ], name
