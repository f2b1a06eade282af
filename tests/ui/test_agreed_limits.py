"""What two agree is words that the list can show, and a day on which somebody is still reminded of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from fakes import MemoryVault, MemoryVaults
from footprint.policy.policy import Policy
from footprint.workflow.kept import Preferences
from ui.driver import Driver
from ui.sitting_sample import AGREED, ATTESTATION, sitting_policy
from ui.test_sitting import kept, to_agreed

KEPT_UNTIL = date(2028, 5, 20)  # 18 months after the driver's noon


@pytest.fixture
def policy() -> Policy:
    return sitting_policy()


def write_own(home: Driver, words: str) -> None:
    if not any(one.isVisible() for one in home.window.findChildren(QPlainTextEdit)):
        home.click("add_own")
    next(one for one in home.window.findChildren(QPlainTextEdit) if one.isVisible()).setPlainText(words)


def write_day(home: Driver, day: date) -> None:
    for field in ("day", "month", "year"):
        home.write(f"give-copy/when/answer.{field}", str(getattr(day, field)))


@pytest.mark.parametrize(
    "words, said",
    [
        ("Kim \u202eyap llahs", "holds a hidden character that cannot be kept"),
        ("bell\x07", "holds a hidden character that cannot be kept"),
        (
            "sunflowers \U0001f33b, two of them \U0001f33b",
            "The list that you sign cannot show \U0001f33b. Write it",
        ),
    ],
    ids=ascii,
)
def test_that_words_that_the_list_cannot_show_are_told_and_not_agreed(
    home: Driver, vaults: MemoryVaults, words: str, said: str
) -> None:
    to_agreed(home)
    write_own(home, words)
    home.click("continue")
    home.arrive(f"Error: {AGREED}")
    assert said in home.texts()
    assert kept(vaults).agreed == ()
    write_own(home, "two lines,\nGr\u00f6\u00dfe")
    home.go_on(ATTESTATION)
    assert kept(vaults).agreed[-1].text == "two lines, Gr\u00f6\u00dfe"


def test_that_a_day_after_the_answers_are_deleted_is_told_at_once_and_can_be_agreed(
    home: Driver, vaults: MemoryVaults
) -> None:
    to_agreed(home)
    assert not home.has("too_late.give-copy")
    write_day(home, KEPT_UNTIL.replace(day=19))
    assert not home.has("too_late.give-copy")
    write_day(home, KEPT_UNTIL)
    assert "Footprint deletes this on 20 May 2028" in home.find("too_late.give-copy").property("text")
    home.write("give-copy/when/answer.month", " ")
    assert not home.has("too_late.give-copy")
    write_day(home, KEPT_UNTIL)
    home.go_on(ATTESTATION)
    assert kept(vaults).agreed[0].due == KEPT_UNTIL


def test_that_no_day_is_too_late_where_answers_are_kept_for_good(home: Driver, vaults: MemoryVaults) -> None:
    vault: MemoryVault = vaults._vaults["v1"]
    vault.prefer(replace(Preferences(), months_kept=0))
    to_agreed(home)
    write_day(home, date(2099, 1, 1))
    assert not home.has("too_late.give-copy")
