"""What became of each action: done, put off, handed on, no longer needed; undone, opened again, and taken along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from builders import allotment
from fakes import MemoryVault
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import Course, FollowUp
from footprint.errors import Refused, Unsaved
from footprint.policy.policy import Occasion
from footprint.workflow.kept import Happening
from ui.driver import Driver, Noon
from ui.finished import CAN, CLEAR, COMMITTEE, HELP, TO_DO, come_home, finish
from ui.keeper import FULL, choose, unlock

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def check(vault: MemoryVault) -> Assessment:
    return finish(vault, allotment(), TO_DO, 3)


@pytest.fixture
def page(home: Driver, check: Assessment) -> Driver:
    """At the actions of one check with three of them."""
    assert check.signed_off
    come_home(home)
    home.click("actions")
    home.arrive("Your actions")
    return home


def steps(vault: MemoryVault, check: Assessment) -> list[FollowUp]:
    return list(vault.load(check.id).follow_ups)


def said(page: Driver, name: str) -> str:
    interface = QAccessible.queryAccessibleInterface(page.find(name))
    return f"{interface.text(QAccessible.Text.Name)} {interface.text(QAccessible.Text.Description)}"


def unfolded(page: Driver, name: str) -> None:
    """Wait until what was unfolded just now has its place."""
    page.until(lambda: page.has(name) and page.find(name).height() > 0)


def refuse_once(vault: MemoryVault, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full for one step."""
    keep: Callable[[str, FollowUp], None] = vault.follow_up

    def full(_assessment_id: str, _step: FollowUp) -> None:
        monkeypatch.setattr(vault, "follow_up", keep)
        raise Unsaved(FULL)

    monkeypatch.setattr(vault, "follow_up", full)


def test_that_every_action_stands_there_with_its_day_steps_and_help(page: Driver) -> None:
    text = page.texts()
    for words in (
        "Tell the committee about the fire.",
        "When it suits you",
        "Was due 3 days ago",
        "1.  Write down the day.",
        # The committee is part of the problem here, so somebody else helps.
        "Who can help: The mediator",
        "Water by can.",
        "Due on 1 December 2026",
        "3 are open",
    ):
        assert words in text


def test_that_done_is_kept_with_a_note_then_shown_and_can_be_undone(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"done.{CAN}")
    assert page.focused == "step.words"
    page.type("the green one")
    page.click("step.keep")
    page.until(lambda: page.has("undo"))
    assert said(page, "done").startswith("Done. Water by can.")
    assert page.focused == "done"
    assert not page.has(f"done.{CAN}")
    assert steps(vault, check) == [FollowUp(CAN, Course.DONE, Noon().now(), None, "the green one")]
    page.click("undo")
    page.until(lambda: page.has("undone"))
    assert page.has(f"done.{CAN}")
    assert [one.course for one in steps(vault, check)] == [Course.DONE, Course.OPEN]
    page.click(f"history.{CAN}")
    assert "open again" in page.texts()
    assert "done. “the green one”" in page.texts()


def test_that_what_is_closed_is_folded_away_and_can_be_opened_again(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"not_needed.{HELP}")
    page.click("step.keep")
    page.until(lambda: page.has("undo"))
    assert not page.has(f"open_again.{HELP}")
    page.click("closed_actions")
    assert "No longer needed on 20 November 2026" in page.texts()
    page.click(f"open_again.{HELP}")
    page.until(lambda: page.has(f"done.{HELP}"))
    assert [one.course for one in steps(vault, check)] == [Course.NOT_NEEDED, Course.OPEN]


def test_that_putting_off_needs_a_day_and_a_reason(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"put_off.{COMMITTEE}")
    page.click("step.keep")
    assert page.focused == "until/answer.week"
    assert "Choose until when you put it off." in said(page, "until/answer.week")
    assert "Choose why you put it off" in said(page, "reason/answer.time")
    unfolded(page, "until/answer.another_day")
    page.click("until/answer.another_day")
    for day, complaint in (
        ("29 2 2027", "There is no 29 February 2027"),
        ("20 11 2026", "Choose a day after today."),
        ("29 2 2028", ""),
    ):
        for name, number in zip(("day", "month", "year"), day.split(), strict=True):
            page.write(f"until_day/answer.{name}", number)
        page.click("step.keep")
        assert complaint in said(page, "until_day/answer.day")
    assert not steps(vault, check)
    page.write("step.words", "The committee is away.")
    page.click("step.keep")
    page.until(lambda: page.has("undo"))
    assert steps(vault, check) == [
        FollowUp(COMMITTEE, Course.PUT_OFF, Noon().now(), date(2028, 2, 29), "The committee is away.")
    ]
    assert "Due on 29 February 2028" in page.texts()
    assert "You put it off: The committee is away." in page.texts()


@pytest.mark.parametrize(
    "action, week",
    [(CAN, "A week later: 8 December 2026"), (COMMITTEE, "In a week: 27 November 2026")],
)
def test_that_a_week_counts_from_today_or_from_the_day_it_is_due_if_that_is_later(
    page: Driver, vault: MemoryVault, check: Assessment, action: str, week: str
) -> None:
    page.click(f"put_off.{action}")
    unfolded(page, "until/answer.week")
    assert page.find("until/answer.week").property("text") == week
    page.click("until/answer.week")
    page.click("reason/answer.waiting")
    page.click("step.keep")
    page.until(lambda: page.has("undo"))
    (step,) = steps(vault, check)
    assert step.due == max(
        date(2026, 12, 1) if action == CAN else Noon().today(), Noon().today()
    ) + timedelta(weeks=1)


@pytest.mark.parametrize(
    "reason, typed, kept",
    [
        ("time", "", "I need more time"),
        ("waiting", "the shed is locked", "I wait for somebody. the shed is locked"),
        ("else", "", "Something else"),
        ("else", "the shed is locked", "the shed is locked"),
    ],
)
def test_that_a_reason_can_be_given_by_a_press(  # noqa: PLR0917 (three fixtures and a table of three)
    page: Driver, vault: MemoryVault, check: Assessment, reason: str, typed: str, kept: str
) -> None:
    page.click(f"put_off.{CAN}")
    unfolded(page, f"reason/answer.{reason}")
    page.click("until/answer.week")
    page.click(f"reason/answer.{reason}")
    page.write("step.words", typed)
    page.click("step.keep")
    page.until(lambda: page.has("undo"))
    assert [one.words for one in steps(vault, check)] == [kept]


def test_that_what_was_typed_waits_while_another_card_is_used(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"hand_on.{HELP}")
    page.type("my sister")
    page.click(f"put_off.{CAN}")
    unfolded(page, "until/answer.week")
    assert "Not saved yet; what you entered is still under: Hand on" in page.texts()
    page.click("until/answer.week")
    page.click("reason/answer.time")
    page.click(f"done.{COMMITTEE}")
    page.click("step.keep")
    # The list is shown anew, and what is begun waits still; so it does on the way home and back.
    page.until(lambda: page.has("undo"))
    page.click("back")
    page.arrive("Hello, Sam")
    page.click("actions")
    page.arrive("Your actions")
    page.click(f"put_off.{CAN}")
    unfolded(page, "until/answer.week")
    assert page.find("until/answer.week").property("checked")
    assert page.find("reason/answer.time").property("checked")
    page.click(f"hand_on.{HELP}")
    assert page.find("step.words").property("text") == "my sister"
    page.click("step.leave")
    page.click(f"hand_on.{HELP}")
    assert page.find("step.words").property("text") == ""
    assert [one.action_id for one in steps(vault, check)] == [COMMITTEE]


def test_that_an_inline_form_opens_in_view_with_its_button(page: Driver) -> None:
    page.window.resize(1366, 768)
    for name in (f"put_off.{CAN}", f"done.{CAN}"):
        page.click(name)
        unfolded(page, "step.keep")
        page.until(lambda: is_in_view(page, "step.keep"))
        page.until(lambda: is_in_view(page, page.focused))


def is_in_view(page: Driver, name: str) -> bool:
    """Whether all of it can be seen without scrolling."""
    return page.find(name).visibleRegion().boundingRect() == page.find(name).rect()


def test_that_undoing_gives_back_the_day_it_was_put_off_to(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"put_off.{CAN}")
    unfolded(page, "until/answer.month")
    assert page.find("until/answer.month").property("text") == "A month later: 1 January 2027"
    page.click("until/answer.month")
    page.write("step.words", "It is raining.")
    page.click("step.keep")
    page.until(lambda: page.has("undo"))
    assert "Due on 1 January 2027" in page.texts()
    page.click(f"done.{CAN}")
    page.click("step.keep")
    page.until(lambda: page.has("undo") and not page.has(f"done.{CAN}"))
    page.click("undo")
    page.until(lambda: page.has("undone"))
    assert "Due on 1 January 2027" in page.texts()
    assert [one.course for one in steps(vault, check)] == [Course.PUT_OFF, Course.DONE, Course.PUT_OFF]
    assert steps(vault, check)[-1].words == "It is raining."


def test_that_handing_on_needs_no_name(page: Driver, vault: MemoryVault, check: Assessment) -> None:
    page.click(f"hand_on.{CAN}")
    assert "No names needed" in said(page, "step.words")
    page.click("step.keep")
    page.until(lambda: page.has("undo"))
    assert steps(vault, check) == [FollowUp(CAN, Course.HANDED_ON, Noon().now())]
    assert page.has(f"done.{CAN}")
    page.click(f"take_back.{CAN}")
    page.until(lambda: page.has(f"hand_on.{CAN}"))
    assert steps(vault, check)[-1].course is Course.OPEN


def test_that_a_form_can_be_left_and_only_one_is_open(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"done.{CAN}")
    page.type("nearly")
    page.click(f"hand_on.{HELP}")
    assert page.has("step.keep")
    page.click("step.leave")
    assert not page.has("step.keep")
    assert page.focused == f"hand_on.{HELP}"
    page.click(f"put_off.{HELP}")
    page.press(Qt.Key.Key_Escape)
    assert not page.has("step.keep")
    assert page.focused == f"put_off.{HELP}"
    assert not steps(vault, check)


def test_that_it_all_goes_by_keyboard_alone(page: Driver, vault: MemoryVault, check: Assessment) -> None:
    page.tab_to(f"put_off.{CAN}")
    page.press(SPACE)
    assert page.focused == "until/answer.week"
    page.press(Qt.Key.Key_Down)
    page.tab_to("step.words")
    page.type("no can")
    page.press(ENTER)
    page.until(lambda: page.has("undo"))
    page.press(Qt.Key.Key_Tab)
    assert page.focused == "undo"
    page.press(ENTER)
    page.until(lambda: page.has("undone"))
    assert [one.course for one in steps(vault, check)] == [Course.PUT_OFF, Course.OPEN]
    page.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    page.arrive("Hello, Sam")


def test_that_a_full_disk_keeps_what_was_typed_and_can_be_tried_again(
    page: Driver, vault: MemoryVault, check: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.click(f"done.{CAN}")
    page.type("the green one")
    refuse_once(vault, monkeypatch)
    page.click("step.keep")
    page.until(lambda: page.has("error"))
    assert f"{FULL} What you entered is still on this page." in said(page, "error")
    assert not steps(vault, check)
    assert page.find("step.words").property("text") == "the green one"
    page.click("retry")
    page.until(lambda: page.has("undo"))
    assert [one.words for one in steps(vault, check)] == ["the green one"]


def test_that_a_check_that_was_erased_meanwhile_is_said_and_the_list_is_read_anew(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"done.{CAN}")
    vault.erase_answers([check.id], Noon().now())
    page.click("step.keep")
    page.until(lambda: page.has("error"))
    assert "This assessment is not in the vault. This is the list as it is now." in said(page, "error")
    assert not page.has(f"done.{CAN}")
    assert "Nothing came of your checks" in page.texts()
    page.click("back")
    page.arrive("Hello, Sam")


def test_that_undoing_after_the_check_was_erased_says_so(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"done.{CAN}")
    page.click("step.keep")
    page.until(lambda: page.has("undo"))
    vault.erase_answers([check.id], Noon().now())
    page.click("undo")
    page.until(lambda: page.has("error"))
    assert "This assessment is not in the vault. This is the list as it is now." in said(page, "error")
    assert "Nothing came of your checks" in page.texts()


def test_that_words_that_are_too_long_are_refused_beside_the_field(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"done.{CAN}")
    page.find("step.words").setProperty("text", "x" * 301)
    page.click("step.keep")
    assert "Use no more than 300 characters." in said(page, "step.words")
    assert not steps(vault, check)


def test_that_no_two_buttons_say_the_same_and_everything_has_a_name(page: Driver) -> None:
    page.click(f"put_off.{CAN}")
    names = [one.text(QAccessible.Text.Name) for one in page.tree() if one.role() is QAccessible.Role.Button]
    assert len(names) == len(set(names))
    for one in page.tree():
        if one.state().focusable and one.role() is not QAccessible.Role.Window:
            assert one.text(QAccessible.Text.Name).strip(), one.object()
    groups = [
        one.text(QAccessible.Text.Name) for one in page.tree() if one.role() is QAccessible.Role.Grouping
    ]
    assert "Water by can." in groups
    assert "Put it off until when?" in groups


def test_that_the_list_the_table_and_the_days_are_saved_where_one_says(
    page: Driver, vault: MemoryVault, tmp_path: Path
) -> None:
    page.click("list_again")
    choose(page, tmp_path)
    page.until(lambda: page.has("done"))
    assert [one.suffix for one in tmp_path.iterdir()] == [".pdf"]
    page.click("table")
    choose(page, tmp_path / "actions.csv")
    page.until(lambda: (tmp_path / "actions.csv").exists() and "actions.csv" in said(page, "done"))
    assert "Tell the committee" in (tmp_path / "actions.csv").read_text(encoding="utf-8-sig")
    page.click("calendar")
    choose(page, tmp_path / "days.ics")
    page.until(lambda: "days.ics" in said(page, "done"))
    assert (tmp_path / "days.ics").exists()
    kinds = [one.kind for one in vault.events()]
    assert {Happening.DOCUMENT_WRITTEN, Happening.TABLE_WRITTEN, Happening.CALENDAR_WRITTEN} <= set(kinds)


def is_told(page: Driver, file: str) -> bool:
    """Whether the page says that a file of that name is saved."""
    return page.has("done") and file in said(page, "done")


def test_that_own_words_leave_the_vault_only_if_that_is_ticked_each_time(
    page: Driver, vault: MemoryVault, check: Assessment, tmp_path: Path
) -> None:
    vault.follow_up(check.id, FollowUp(HELP, Course.HANDED_ON, Noon().now(), None, "afraid of my boss"))
    page.click(f"done.{CAN}")
    assert "only if you tick “Also my own words”" in said(page, "step.words")
    for name, is_ticked in (("first", False), ("second", True), ("third", False)):
        assert not page.find("own_words").property("checked")
        if is_ticked:
            page.click("own_words")
        page.click("table")
        choose(page, tmp_path / f"{name}.csv")
        page.until(partial(is_told, page, f"{name}.csv"))
        text = (tmp_path / f"{name}.csv").read_text(encoding="utf-8-sig")
        assert ("afraid of my boss" in text) is is_ticked


def test_that_a_folder_that_cannot_be_written_is_said(page: Driver, tmp_path: Path) -> None:
    page.click("table")
    choose(page, tmp_path / "no" / "such" / "folder" / "\0.csv")
    page.until(lambda: page.has("error"))


def test_that_without_actions_there_is_nothing_to_take_along(home: Driver, vault: MemoryVault) -> None:
    finish(vault, allotment(), CLEAR, 3)
    come_home(home)
    home.click("actions")
    home.arrive("Your actions")
    assert not home.has("list_again")
    assert home.has("attest_again")


def test_that_locking_leaves_nothing_of_what_was_typed(
    page: Driver, vault: MemoryVault, check: Assessment
) -> None:
    page.click(f"done.{CAN}")
    page.type("the green one")
    page.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page.arrive("Welcome back, Sam")
    assert "the green one" not in page.texts()
    assert "Water by can." not in page.texts()
    unlock(page)
    assert not steps(vault, check)
    page.click("actions")
    page.arrive("Your actions")
    page.click(f"done.{CAN}")
    assert page.find("step.words").property("text") == ""


def test_that_a_check_that_cannot_be_read_is_said_and_the_rest_is_shown(
    home: Driver, vault: MemoryVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = finish(vault, allotment(), TO_DO, 30)
    finish(vault, allotment(), {**CLEAR, "watering": ["hose"], "hose_days": 2}, 3, Occasion.SITTING)
    load = vault.load

    def damaged(assessment_id: str) -> Assessment:
        if assessment_id == alone.id:
            raise Refused("its history is not as it was written")
        return load(assessment_id)

    come_home(home)
    home.click("actions")
    home.arrive("Your actions")
    assert not home.has("trouble")
    monkeypatch.setattr(vault, "load", damaged)
    home.click("back")
    home.arrive("Hello, Sam")
    assert "cannot be read and is missing here" in said(home, "due.trouble")
    home.click("actions")
    home.arrive("Your actions")
    home.until(lambda: home.has("trouble"))
    assert "its history is not as it was written" in said(home, "trouble")
    assert home.has(f"done.{CAN}")
