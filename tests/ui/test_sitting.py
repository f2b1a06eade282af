"""A whole sitting in the window, from its first page to both signatures; what is wrong on the way, and what is kept."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from fakes import MemoryVaults
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import LONGEST_WORDS, AgreedAction, Owner
from footprint.policy.policy import Policy
from ui.driver import PASSPHRASE, Driver
from ui.sitting_sample import (
    AGREED,
    ATTESTATION,
    BADLY,
    CHECK,
    DUTY,
    GATE,
    KEY,
    MANAGER,
    NOTE,
    OWN,
    PATHS,
    TOGETHER,
    WATER,
    sitting_policy,
)

DOCUMENTS = "Your documents are ready"


@pytest.fixture
def policy() -> Policy:
    return sitting_policy()


def kept(vaults: MemoryVaults) -> Assessment:
    vault = vaults._vaults["v1"]
    return vault.load(vault.assessments()[0].id)


def heading(driver: Driver) -> str:
    """What the page is called; behind the curtain the window does not bear it."""
    return driver.wizard.page.title


def to(driver: Driver, title: str) -> None:
    """Wait for a page behind the curtain."""
    driver.until(lambda: heading(driver) == title)
    assert driver.title == OWN


def to_agreed(driver: Driver) -> None:
    """From home to what is agreed, with a duty that is open and nothing said behind the curtain."""
    driver.start("sitting", manager=MANAGER)
    driver.click("tenant/answer.helper")
    driver.go_on(PATHS)
    driver.go_on(WATER)
    driver.click("answer.can")
    driver.go_on(NOTE)
    driver.go_on(DUTY)
    driver.click("answer.no")
    for title in (OWN, CHECK, TOGETHER, AGREED):
        driver.go_on(title)


def settled(driver: Driver) -> None:
    """Wait until nothing is being saved any more: until then what is pressed next does nothing."""
    # What is saved behind the curtain keeps nobody from going on.
    driver.until(lambda: not driver.wizard._saving.is_busy and not driver.wizard._worker.is_busy)


def test_a_sitting_by_mouse_to_both_signatures(  # noqa: PLR0915 (one way, from end to end)
    home: Driver, vaults: MemoryVaults
) -> None:
    home.start("sitting", manager=MANAGER)
    home.click("tenant/answer.helper")
    home.go_on(PATHS)
    assert "What makes a path safe." in home.texts()
    assert not home.has("answer.yes")
    home.go_on(WATER)
    assert "What the water is for." in home.texts()
    home.click("answer.can")
    home.go_on(NOTE)
    home.click("later")
    home.arrive(DUTY)
    home.click("answer.no")
    home.go_on(OWN)
    home.click("show")
    to(home, GATE)
    home.click("answer.yes")
    home.click("continue")
    to(home, KEY)
    home.click("later")
    to(home, BADLY)
    home.click("answer.want_help")
    home.click("continue")
    to(home, "A good time to get advice")
    assert home.has("bring_out.gate-open")
    assert not home.has("bring_out.help-wanted")
    home.click("bring_out.gate-open")
    settled(home)
    assert kept(vaults).brought_out == {"gate-open"}
    assert "Your manager will see this" in home.texts()
    home.go_on(CHECK)
    home.go_on(TOGETHER)
    assert "The employee brought this in." in home.texts()
    assert "The gate was left open" in home.texts()
    assert GATE not in home.texts()
    assert "You want help" not in home.texts()
    home.go_on(AGREED)
    home.click("shut-gate/who/answer.manager")
    home.write("shut-gate/when/answer.year", "2027")
    home.click("add_own")
    home.type("Meet at the gate")
    home.go_on(ATTESTATION)
    agreed = kept(vaults).agreed
    assert [(one.owner, one.due) for one in agreed if one.id == "shut-gate"] == [
        (Owner.MANAGER, date(2027, 11, 27))
    ]
    assert [one.owner for one in agreed if one.id == "give-copy"] == [Owner.MANAGER]
    assert [one.text for one in agreed if one.text] == ["Meet at the gate"]
    home.click("answer.by_hand")
    home.go_on(DOCUMENTS)
    assert kept(vaults).signed_off
    for title in ("Sign both papers", "Now the manager signs"):
        home.click("sign")
        home.arrive(title)
        home.click("answer.own_key")
        home.go_on(DOCUMENTS)
    assert signatures(vaults) == ["Employee", "Manager"]
    assert not home.has("sign")


def signatures(vaults: MemoryVaults) -> list[str]:
    """Who has signed what was made last."""
    vault = vaults._vaults["v1"]
    written = vault.document(vault.documents()[-1].id).decode().splitlines()
    return [line.split()[2].rstrip(":") for line in written if line.startswith("signed by")]


def test_a_sitting_by_keyboard_alone(  # noqa: PLR0915 (one way, from end to end)
    home: Driver, vaults: MemoryVaults
) -> None:
    enter = Qt.Key.Key_Return
    home.tab_to("start.sitting")
    home.press(enter)
    home.arrive("Allotment check")
    home.press(enter)
    home.arrive("About you")
    home.type("Siân")
    home.tab_to("profile.manager")
    home.type(MANAGER)
    home.tab_to("tenant/answer.tenant")
    home.press(Qt.Key.Key_Down)
    home.press(enter)
    home.arrive(PATHS)
    home.press(enter)
    home.arrive(WATER)
    home.type("1")
    home.press(enter)
    home.arrive(NOTE)
    home.tab_to("later")
    home.press(enter)
    home.arrive(DUTY)
    home.type("2")
    home.press(enter)
    home.arrive(OWN)
    home.tab_to("show")
    home.press(enter)
    to(home, GATE)
    home.type("2")
    home.press(Qt.Key.Key_Escape)
    home.until(lambda: heading(home) == OWN)
    settled(home)
    assert kept(vaults).answers["gate"] == "yes"
    home.tab_to("show")
    home.press(enter)
    to(home, KEY)
    home.type("1")
    home.press(enter)
    to(home, BADLY)
    home.type("1")
    home.press(enter)
    to(home, "Some things to do")
    home.tab_to("bring_out.gate-open")
    home.press(enter)
    settled(home)
    assert kept(vaults).brought_out == {"gate-open"}
    home.tab_to("continue")
    home.press(enter)
    home.arrive(CHECK)
    home.press(enter)
    home.arrive(TOGETHER)
    home.press(enter)
    home.arrive(AGREED)
    home.tab_to("add_own")
    home.press(enter)
    home.type("Meet at the gate")
    home.press(Qt.Key.Key_Tab)
    assert home.focused.endswith("/who/answer.employee")
    home.press(Qt.Key.Key_Down)
    home.press(enter)
    home.arrive(ATTESTATION)
    assert [(one.text, one.owner) for one in kept(vaults).agreed if one.text] == [
        ("Meet at the gate", Owner.MANAGER)
    ]
    home.type("3")
    home.press(enter)
    home.arrive(DOCUMENTS)
    for title in ("Sign both papers", "Now the manager signs"):
        home.tab_to("sign")
        home.press(enter)
        home.arrive(title)
        home.tab_to("answer.own_key")
        home.press(Qt.Key.Key_Space)
        home.press(enter)
        home.arrive(DOCUMENTS)
    assert signatures(vaults) == ["Employee", "Manager"]


def test_that_what_is_left_for_later_is_listed_and_stops_nobody(home: Driver, vaults: MemoryVaults) -> None:
    home.start("sitting", manager=MANAGER)
    home.click("tenant/answer.helper")
    home.go_on(PATHS)
    home.go_on(WATER)
    home.click("later")
    home.arrive(NOTE)
    home.go_on(DUTY)
    home.click("later")
    home.arrive(OWN)
    home.go_on(CHECK)
    assert "Left for later" in home.texts()
    assert "You can sign off without these." in home.texts()
    home.click("change.watering")
    home.arrive(WATER)
    home.click("answer.can")
    home.go_on(CHECK)
    home.go_on(TOGETHER)
    home.go_on(AGREED)
    home.go_on(ATTESTATION)
    home.click("answer.by_hand")
    home.go_on(DOCUMENTS)
    assert "copy_given" not in kept(vaults).answers
    assert kept(vaults).signed_off


def test_that_the_managers_own_duty_becomes_an_action_of_the_manager(
    home: Driver, vaults: MemoryVaults
) -> None:
    to_agreed(home)
    assert home.find("give-copy/who/answer.manager").property("checked")
    home.go_on(ATTESTATION)
    assert kept(vaults).agreed == (AgreedAction("give-copy", Owner.MANAGER, date(2026, 12, 4)),)


@pytest.mark.parametrize(
    "field, value, said",
    [
        ("day", "31", "There is no 31 November 2026"),
        ("year", "2025", "Choose today or a later day"),
        ("year", " ", "Enter the day, the month and the year"),
        ("month", "May", "Enter the day, the month and the year"),
    ],
)
def test_that_a_day_that_cannot_be_agreed_on_is_told_and_nothing_is_kept(
    home: Driver, vaults: MemoryVaults, field: str, value: str, said: str
) -> None:
    to_agreed(home)
    if field == "day":
        home.write("give-copy/when/answer.month", "11")
    home.write(f"give-copy/when/answer.{field}", value)
    home.click("continue")
    home.arrive(f"Error: {AGREED}")
    assert said in home.texts()
    assert kept(vaults).agreed == ()
    home.write("give-copy/when/answer.day", "29")
    home.write("give-copy/when/answer.month", "2")
    home.write("give-copy/when/answer.year", "2028")
    home.go_on(ATTESTATION)
    assert kept(vaults).agreed[0].due == date(2028, 2, 29)


def test_that_own_words_are_short_and_there_or_gone(home: Driver, vaults: MemoryVaults) -> None:
    to_agreed(home)
    home.click("add_own")
    home.click("continue")
    home.arrive(f"Error: {AGREED}")
    assert "Write what you agree, or remove it" in home.texts()
    words = next(one for one in home.window.findChildren(QPlainTextEdit) if one.isVisible())
    words.setPlainText("x" * (LONGEST_WORDS + 1))
    home.click("continue")
    home.until(lambda: f"no more than {LONGEST_WORDS} characters" in home.texts())
    words.setPlainText("y" * LONGEST_WORDS)
    home.go_on(ATTESTATION)
    assert [one.text for one in kept(vaults).agreed if one.text] == ["y" * LONGEST_WORDS]
    home.click("back")
    home.arrive(AGREED)
    remove = next(one for one in home.all_named() if one.objectName().startswith("remove."))
    home.click(remove.objectName())
    home.until(lambda: not any(one.objectName().startswith("remove.") for one in home.all_named()))
    assert home.focused == "add_own"
    home.go_on(ATTESTATION)
    assert [one.id for one in kept(vaults).agreed] == ["give-copy"]


def test_that_leaving_the_agreed_page_keeps_what_was_changed_on_it(
    home: Driver, vaults: MemoryVaults
) -> None:
    to_agreed(home)
    home.click("back")
    home.arrive(TOGETHER)
    assert kept(vaults).agreed == ()
    home.go_on(AGREED)
    home.click("give-copy/who/answer.employee")
    home.click("save_and_leave")
    home.end_sitting()
    assert kept(vaults).agreed[0].owner is Owner.EMPLOYEE
    home.click(f"go_on.{kept(vaults).id}")
    home.arrive(AGREED)
    assert home.find("give-copy/who/answer.employee").property("checked")


def test_that_closed_behind_the_curtain_one_comes_back_to_a_shared_page(
    home: Driver, vaults: MemoryVaults
) -> None:
    home.start("sitting", manager=MANAGER)
    home.click("tenant/answer.helper")
    home.go_on(PATHS)
    home.go_on(WATER)
    home.click("answer.can")
    home.go_on(NOTE)
    home.go_on(DUTY)
    home.window.resize(1900, 900)
    home.click("section.paths")
    home.arrive(PATHS)
    for title in (WATER, NOTE, DUTY):
        home.go_on(title)
    home.click("later")
    home.arrive(OWN)
    home.click("show")
    to(home, GATE)
    home.click("answer.yes")
    home.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    home.arrive("Welcome back, Sam")
    home.write("passphrase", PASSPHRASE)
    home.click("open")
    home.until(lambda: home.title not in ("Welcome back, Sam", "Hello, Sam"))
    assert heading(home) == OWN
    assert kept(vaults).answers["gate"] == "yes"
    home.click("save_and_leave")
    home.end_sitting()
    home.click(f"go_on.{kept(vaults).id}")
    # What was left for later pulls nobody back to it.
    home.arrive(OWN)
    home.click("save_and_leave")
    home.end_sitting()
    # Once the vault is locked nobody knows any more how far two came: only the answers tell.
    draft = f"go_on.{kept(vaults).id}"
    home.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    home.arrive("Welcome back, Sam")
    home.write("passphrase", PASSPHRASE)
    home.click("open")
    home.until(lambda: home.has(draft))
    home.click(draft)
    home.arrive(NOTE)


def test_that_after_an_answer_from_the_list_one_is_back_at_it_and_the_later_places_stay_open(
    home: Driver,
) -> None:
    home.start("sitting", manager=MANAGER)
    home.window.resize(1900, 900)
    home.click("tenant/answer.helper")
    home.go_on(PATHS)
    for place in ("own", "check"):
        assert not home.find(f"step.{place}").isEnabled()
    home.go_on(WATER)
    for title in (NOTE, DUTY, OWN):
        home.click("later")
        home.arrive(title)
    home.go_on(CHECK)
    home.click("change.watering")
    home.arrive(WATER)
    for place in ("own", "check"):
        assert home.find(f"step.{place}").isEnabled()
        assert home.find(f"step.{place}").accessibleName().endswith("done")
    assert not home.find("step.result").isEnabled()
    home.click("answer.can")
    home.go_on(CHECK)
    home.click("section.water")
    home.arrive(WATER)
    home.click("step.own")
    home.arrive(OWN)


def test_that_what_was_brought_out_can_be_taken_back(home: Driver, vaults: MemoryVaults) -> None:
    to_agreed(home)
    for title in (TOGETHER, CHECK, OWN):
        home.click("back")
        home.arrive(title)
    home.click("show")
    to(home, GATE)
    home.click("answer.not_sure")
    home.click("continue")
    to(home, BADLY)
    home.click("later")
    to(home, "Some things to do")
    for brought in ({"gate-unsure"}, set()):
        home.click("bring_out.gate-unsure")
        settled(home)
        assert kept(vaults).brought_out == brought
    home.go_on(CHECK)
    home.go_on(TOGETHER)
    assert "You are not sure about the gate" not in home.texts()


def test_that_a_finished_sitting_still_has_the_employees_own_part(home: Driver) -> None:
    to_agreed(home)
    for title in (TOGETHER, CHECK, OWN):
        home.click("back")
        home.arrive(title)
    home.click("show")
    to(home, GATE)
    home.click("answer.yes")
    home.click("continue")
    to(home, KEY)
    home.click("hide_again")
    home.until(lambda: heading(home) == OWN)
    for title in (CHECK, TOGETHER, AGREED, ATTESTATION):
        home.go_on(title)
    home.click("answer.by_hand")
    home.go_on(DOCUMENTS)
    home.click("continue")
    home.end_sitting("The sitting is over")
    first = next(one for one in home.all_named() if one.objectName().startswith("open."))
    home.click(first.objectName())
    home.arrive(TOGETHER)
    assert "The gate was left open" not in home.texts()
    home.click("own_part")
    home.arrive(OWN)
    home.click("show")
    home.until(lambda: heading(home) == "Some things to do")
    assert "The gate was left open" in home.texts()
    assert not home.has("bring_out.gate-open")
    assert not home.has("change.gate")
    home.go_on(TOGETHER)
