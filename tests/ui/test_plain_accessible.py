"""What a screen reader finds on home, on each page about what is kept, and on each of what comes after a check."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from builders import allotment, chorley
from footprint.policy.policy import Occasion
from footprint.ui.following.pictures import pages as following_pages
from footprint.ui.keeping.pictures import pages as keeping_pages
from footprint.ui.parts.page import Page
from footprint.ui.screenshot import answered
from footprint.ui.screenshot_home import pages as home_pages
from ui.driver import Noon
from ui.told import ROLE, Told, each_told


@pytest.fixture
def told(dressed: QApplication) -> list[Told]:
    return list(each_told(_pages()))


def _pages() -> Iterator[tuple[str, Page]]:
    policy = allotment()
    begun, done = answered(policy, Occasion.ONBOARDING, until=1), answered(policy, Occasion.SITTING)
    yield from keeping_pages(begun, done, Noon())
    # These need more actions than a small questionnaire has.
    done = answered(chorley(), Occasion.ONBOARDING)
    yield from home_pages(answered(chorley(), Occasion.ONBOARDING, until=1), done, Noon())
    yield from following_pages(done, Noon())


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


def test_no_manager_is_named_but_on_the_attestation(told: list[Told]) -> None:
    for page in told:
        if page.name == "attest-again":
            continue
        assert not [one for one in page.tree if "Ines" in one.name + one.description], page.name
