"""What a screen reader finds on each page about what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from builders import allotment
from footprint.policy.policy import Occasion
from footprint.ui.keeping.pictures import pages
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.screenshot import answered
from ui.driver import Noon, _walk

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


@pytest.fixture
def told(dressed: QApplication) -> list[Told]:
    return list(_each())


def _each() -> Iterator[Told]:
    policy = allotment()
    begun, done = answered(policy, Occasion.ONBOARDING, until=1), answered(policy, Occasion.SITTING)
    for name, page in pages(begun, done, Noon()):
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


def test_everything_that_takes_the_focus_has_a_name_of_its_own(told: list[Told]) -> None:
    for page in told:
        focusable = [one for one in page.tree if one.takes_focus]
        assert all(one.name.strip() for one in focusable), page.name
        names = [one.identifier for one in focusable if one.identifier]
        assert len(names) == len(set(names)), page.name


def test_no_two_buttons_say_the_same(told: list[Told]) -> None:
    for page in told:
        said = [one.name for one in page.tree if one.role is ROLE.Button]
        assert not {one for one in said if said.count(one) > 1}, page.name


def test_the_title_is_the_first_heading(told: list[Told]) -> None:
    for page in told:
        assert next(one.name for one in page.tree if one.role is ROLE.Heading) == page.title, page.name


def test_what_stands_under_the_title_is_heard_with_it(told: list[Told]) -> None:
    assert sum(len(page.leads) for page in told) > len(told) // 2
    for page in told:
        assert all(lead in page.heard for lead in page.leads), page.name


def test_no_manager_is_named(told: list[Told]) -> None:
    for page in told:
        assert not [one for one in page.tree if "Ines" in one.name + one.description], page.name
