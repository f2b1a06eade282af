"""Home says what is due: actions by their day, the refresher with its day, a policy that changed; else one calm line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QAccessible

from builders import SAMPLES, allotment
from fakes import MemoryVault, MemoryVaults
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp
from footprint.policy.compiled import policy_from
from footprint.policy.policy import Occasion, Policy
from footprint.policy.reader import read_policy
from footprint.ui import home_view
from footprint.ui.parts.when_due import when_due
from footprint.workflow.kept import Preferences
from footprint.workflow.ports import Services
from ui.driver import Driver, Noon
from ui.finished import CAN, CLEAR, COMMITTEE, HELP, TO_DO, come_home, finish, vault_of

FIRST, THIRD = allotment(), read_policy(SAMPLES / "allotment_3")


@pytest.fixture
def asked() -> list[Policy]:
    """The edition of today; a test may put another in."""
    return [FIRST]


@pytest.fixture
def services(services: Services, asked: list[Policy]) -> Services:
    return replace(services, policy=lambda: asked[0])


def heard(home: Driver, name: str) -> str:
    return QAccessible.queryAccessibleInterface(home.find(name)).text(QAccessible.Text.Name)


def above(home: Driver, one: str, other: str) -> bool:
    first, second = home.find(one), home.find(other)
    return first.mapToGlobal(first.rect().topLeft()).y() < second.mapToGlobal(second.rect().topLeft()).y()


def test_that_a_new_vault_is_told_of_nothing(home: Driver) -> None:
    assert not home.has("actions")
    assert not home.has("attest_again")
    assert "What is due" not in home.texts()


def test_that_nothing_due_is_one_calm_line(home: Driver, vaults: MemoryVaults) -> None:
    finish(vault_of(vaults), FIRST, CLEAR, 30)
    come_home(home)
    assert heard(home, "nothing_due") == "Nothing is due. Your next refresher is on 21 October 2027."
    assert above(home, "nothing_due", "start.onboarding")
    assert (
        home.find("start.refresher").accessibleDescription().startswith("Due on 21 October 2027, not before.")
    )


def test_that_directly_after_a_check_the_refresher_is_not_pushed(home: Driver, vaults: MemoryVaults) -> None:
    # Things to do would be asked about again, and still it is nobody's turn for another check.
    finish(vault_of(vaults), FIRST, TO_DO, 0)
    come_home(home)
    assert heard(home, "due.refresher") == "Your next refresher is on 20 November 2027, not before."
    assert "looked at again" not in home.texts()


def test_that_the_nearest_three_are_named_and_the_others_counted(home: Driver, vaults: MemoryVaults) -> None:
    finish(vault_of(vaults), FIRST, TO_DO, 3)
    come_home(home)
    for action in (COMMITTEE, HELP, CAN):
        assert home.has(f"due.{action}")
    assert above(home, f"due.{HELP}", f"due.{COMMITTEE}")
    assert above(home, f"due.{COMMITTEE}", f"due.{CAN}")
    said = home.texts()
    # Help has no day that is over.
    assert said.count("Was due 3 days ago") == 1
    assert "When it suits you" in said
    assert "Due on 1 December 2026" in said
    assert "more" not in home.find("due.refresher").property("text")
    assert "and 1 more" not in said


def test_that_a_refresher_that_is_due_says_so_and_what_it_comes_to(
    home: Driver, vaults: MemoryVaults
) -> None:
    finish(vault_of(vaults), FIRST, CLEAR, 370)
    come_home(home)
    assert heard(home, "due.refresher") == "Your yearly refresher is due now."
    assert (
        "Due now. 3 answers are to be looked at again" in home.find("start.refresher").accessibleDescription()
    )
    assert not home.has("nothing_due")


def test_that_an_overdue_refresher_names_its_day(home: Driver, vaults: MemoryVaults) -> None:
    finish(vault_of(vaults), FIRST, CLEAR, 400)
    come_home(home)
    assert heard(home, "due.refresher") == "Your yearly refresher was due on 16 October 2026."


def test_that_a_refresher_that_is_due_starts_where_that_is_said(home: Driver, vaults: MemoryVaults) -> None:
    check = finish(vault_of(vaults), FIRST, CLEAR, 30)
    come_home(home)
    assert not home.has("start_refresher")
    vault_of(vaults).erase_answers([check.id], Noon().now())
    finish(vault_of(vaults), FIRST, CLEAR, 400)
    come_home(home)
    assert above(home, "start_refresher", "start.refresher")
    home.click("start_refresher")
    home.arrive("Your yearly refresher")
    home.go_on("About you")
    home.click("save_and_leave")
    home.arrive("Hello, Sam")
    # It is to be gone on with now, and not to be started a second time.
    assert not home.has("start_refresher")


def test_that_the_first_check_stands_first_only_until_one_is_finished(
    home: Driver, vaults: MemoryVaults
) -> None:
    assert above(home, "start.onboarding", "start.refresher")
    finish(vault_of(vaults), FIRST, CLEAR, 30)
    come_home(home)
    assert above(home, "start.refresher", "start.sitting")
    assert above(home, "start.sitting", "start.onboarding")


def test_that_a_changed_policy_is_said(home: Driver, vaults: MemoryVaults, asked: list[Policy]) -> None:
    finish(vault_of(vaults), FIRST, CLEAR, 30)
    asked[0] = THIRD
    come_home(home)
    assert heard(home, "due.changes") == "The policy changed in 3 places since your last check."
    assert "You can do it now" in heard(home, "due.refresher")
    assert "The policy changed in 3 places" in home.find("start.refresher").accessibleDescription()


def test_that_a_clock_earlier_than_the_last_check_is_said_plainly(home: Driver, vaults: MemoryVaults) -> None:
    finish(vault_of(vaults), FIRST, CLEAR, -30)
    come_home(home)
    assert "your last check was later than today" in heard(home, "due.clock")


def test_that_what_is_done_is_due_no_more(home: Driver, vaults: MemoryVaults) -> None:
    vault = vault_of(vaults)
    check = finish(vault, FIRST, TO_DO, 3)
    for action in (CAN, COMMITTEE, HELP):
        vault.follow_up(check.id, FollowUp(action, Course.DONE, Noon().now()))
    come_home(home)
    assert home.has("nothing_due")
    assert home.has("actions")


def test_that_an_action_of_the_manager_says_so(home: Driver, vaults: MemoryVaults) -> None:
    data = {**FIRST.data, "actions": [{**one, "owner": "manager"} for one in FIRST.data["actions"]]}
    finish(vault_of(vaults), policy_from(data), TO_DO, 3, Occasion.SITTING)
    come_home(home)
    assert "Was due 3 days ago · your manager does this" in home.texts()


@pytest.mark.parametrize(
    "due, words",
    [
        (date(2026, 11, 20), "due today"),
        (date(2026, 11, 21), "due tomorrow"),
        (date(2026, 11, 19), "was due yesterday"),
        (date(2026, 11, 17), "was due 3 days ago"),
        (date(2026, 10, 1), "was due on 1 October 2026"),
        (date(2028, 2, 29), "due on 29 February 2028"),
        (date.max, "due on 31 December 9999"),
    ],
)
def test_that_days_are_said_in_kind_words(due: date, words: str) -> None:
    assert when_due(due, date(2026, 11, 20)) == words


def test_that_a_year_after_a_leap_day_is_the_last_of_february(home: Driver, vaults: MemoryVaults) -> None:
    days = (Noon().today() - date(2024, 2, 29)) // timedelta(days=1)
    vault_of(vaults).prefer(Preferences(months_kept=0))
    finish(vault_of(vaults), FIRST, CLEAR, days)
    come_home(home)
    assert heard(home, "due.refresher") == "Your yearly refresher was due on 28 February 2025."


def test_that_home_reads_every_check_once_and_in_a_new_vault_none(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, read = MemoryVault("Sam"), list[str]()
    load = vault.load

    def seen(assessment_id: str) -> Assessment:
        read.append(assessment_id)
        return load(assessment_id)

    monkeypatch.setattr(vault, "load", seen)
    assert home_view.read(vault, services).due is None
    ids = [finish(vault, FIRST, TO_DO, days).id for days in (60, 30)]
    read.clear()
    assert home_view.read(vault, services).due is not None
    assert sorted(read) == sorted(ids)


def test_that_what_is_still_open_is_named_before_the_answers_are_deleted(
    home: Driver, vaults: MemoryVaults
) -> None:
    finish(vault_of(vaults), FIRST, TO_DO, 300)
    come_home(home)
    assert not home.has("due.going")
    finish(vault_of(vaults), FIRST, {**TO_DO, "treated_badly": "no"}, 0, Occasion.SITTING)
    vault_of(vaults).prefer(Preferences(months_kept=12))
    come_home(home)
    said = heard(home, "due.going")
    assert said == (
        "On 24 January 2027 answers are deleted, and with them 1 action that is still open: "
        "Talk to somebody you trust."
    )


def test_that_the_list_that_both_signed_is_told_of_before_it_is_deleted(
    home: Driver, vaults: MemoryVaults
) -> None:
    finish(vault_of(vaults), FIRST, CLEAR, 0, Occasion.SITTING)
    vault_of(vaults).prefer(Preferences(months_kept=3))
    come_home(home)
    assert heard(home, "due.going").startswith(
        "On 20 February 2027 the list of what you and your manager agreed is deleted, signed or not."
    )
