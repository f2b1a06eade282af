"""What can be taken along after a check: a table, days for a calendar, a new list, a new attestation; all of it known."""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import A_DAY, allotment
from fakes import PlainDocuments as ListedDocuments
from footprint.assessment.attestation import USUAL_LINES, ActionList, Line
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.errors import Refused, Unsaved
from footprint.policy.policy import Occasion
from footprint.workflow.action_table import save_table
from footprint.workflow.erasing import action_lists_outside, answers_outside, erase_answers, plan_to_erase
from footprint.workflow.follow_up import actions, follow_up
from footprint.workflow.hand_over import hand_over
from footprint.workflow.keeping import overview
from footprint.workflow.kept import DocumentKind, Event, Happening
from footprint.workflow.made_again import action_list_again, attest_again
from footprint.workflow.outside import stays_outside
from footprint.workflow.ports import Services, Vault
from footprint.workflow.reminders import save_calendar
from footprint.workflow.sign_off import sign_off
from footprint.workflow.writing import begin
from workflow.made import SetClock, draft, finished, no_vaults, services
from workflow.test_follow_up import LIT, Failing, taken
from workflow.test_follow_up import finished as finished_with

LATER = A_DAY + timedelta(days=60)
Save = Callable[[Services, Vault, Path], str]
BOTH = pytest.mark.parametrize("save", [save_table, save_calendar])


def desk(clock: SetClock) -> Services:
    return Services(vaults=no_vaults, documents=ListedDocuments, policy=allotment, clock=clock)


def rows(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def days(file: Path) -> str:
    return file.read_text().partition("]")[0]


def test_that_a_table_has_every_action_with_how_it_stands(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    finished_with(vault, clock, LIT | {"watering": ["hose"], "hose_days": 3})
    clock.go(days=2)
    fire, can = actions(vault, allotment())
    follow_up(vault, clock, fire, Course.DONE, words="rang them")
    follow_up(vault, clock, can, Course.PUT_OFF, words="it rains", due=date(2028, 2, 29))
    assert save_table(desk(clock), vault, folder / "t.csv", with_words=True) == ""
    assert (folder / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(folder / "t.csv") == [
        ["What", "Who does it", "By when", "How it stands", "Since when", "In your own words"],
        ["Water by can.", "You", "2028-02-29", "Put off", "2026-11-24", "it rains"],
        ["Tell the committee about the fire.", "You", "2026-11-22", "Done", "2026-11-24", "rang them"],
    ]


class WordedDocuments(ListedDocuments):
    """An action list that is the last steps with their words."""

    def action_list(self, action_list: ActionList) -> bytes:
        return repr(action_list.follow_ups).encode()


def test_that_no_own_words_are_in_a_table_or_on_a_list_unless_asked_for(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    one = finished_with(vault, clock)
    fire, *_others = actions(vault, allotment())
    follow_up(vault, clock, fire, Course.PUT_OFF, words="afraid of my boss", due=date(2028, 2, 29))
    plain = Services(no_vaults, WordedDocuments, allotment, clock)
    for with_words in (False, True):
        save_table(plain, vault, folder / "t.csv", with_words=with_words)
        made = action_list_again(plain, vault, one.id, folder, with_words=with_words)
        for file in (folder / "t.csv", made):
            assert ("afraid of my boss" in file.read_text()) is with_words
    save_table(plain, vault, folder / "t.csv")
    assert rows(folder / "t.csv")[0][-1] == "Since when"


def test_that_help_stands_in_a_table_with_kind_words_for_its_day(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    finished_with(vault, clock, {"tenant": "helper", "watering": ["can"], "treated_badly": "committee"})
    said = []
    for days_later in (0, 400):
        clock.go(days=days_later)
        save_table(desk(clock), vault, folder / "t.csv")
        said.append(rows(folder / "t.csv")[1][2])
    (one,) = actions(vault, allotment())
    assert said[1] == "When it suits you"
    assert said[0] in ("Today, if you can", f"When it suits you; if you can, by {one.due.isoformat()}")
    follow_up(vault, clock, one, Course.DONE)
    save_table(desk(clock), vault, folder / "t.csv")
    assert rows(folder / "t.csv")[1][2] == one.due.isoformat()


@pytest.mark.parametrize("words", ['=HYPERLINK("x")', "+1", "-1+1", "@SUM(A1)", " =1", "|calc", "\uff1d1"])
def test_that_no_words_are_a_formula(vault: Vault, clock: SetClock, folder: Path, words: str) -> None:
    conduct = taken(vault, clock, LIT | {"asked_about_fire": "yes"}, Occasion.SITTING)
    # An import may bring what no page takes: a space before.
    vault.agree(conduct.assessment.id, [AgreedAction("own-1", Owner.MANAGER, LATER, words)], clock.now())
    sign_off(vault, clock, vault.load(conduct.assessment.id))
    (own,) = actions(vault, allotment())
    follow_up(vault, clock, own, Course.HANDED_ON, words=words)
    save_table(desk(clock), vault, folder / "t.csv", with_words=True)
    (row,) = rows(folder / "t.csv")[1:]
    assert (row[0], row[1], row[5]) == (f"'{words}", "Your manager", f"'{words.strip()}")


def test_that_a_table_without_actions_has_its_head_alone(vault: Vault, clock: SetClock, folder: Path) -> None:
    save_table(desk(clock), vault, folder / "t.csv")
    assert len(rows(folder / "t.csv")) == 1


def test_that_a_calendar_has_only_what_is_open_on_the_days_that_hold_now(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    finished_with(vault, clock, LIT | {"watering": ["hose"], "hose_days": 3})
    assert save_calendar(desk(clock), vault, folder / "c.ics") == ""
    tomorrow = A_DAY + timedelta(days=1)
    # What was due today is due tomorrow morning: a reminder for today would come too late.
    assert days(folder / "c.ics") == f"([{tomorrow!r}, {A_DAY + timedelta(days=14)!r}"
    fire, can = actions(vault, allotment())
    follow_up(vault, clock, fire, Course.DONE)
    follow_up(vault, clock, can, Course.PUT_OFF, words="rain", due=date(2028, 2, 29))
    save_calendar(desk(clock), vault, folder / "c.ics")
    assert days(folder / "c.ics") == f"([{date(2028, 2, 29)!r}"
    assert repr(date(2027, 11, 22)) in (folder / "c.ics").read_text()


def test_that_a_day_that_is_over_is_a_reminder_for_tomorrow(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    finished_with(vault, clock)
    clock.go(days=500)
    save_calendar(desk(clock), vault, folder / "c.ics")
    tomorrow = clock.today() + timedelta(days=1)
    assert (folder / "c.ics").read_text().count(repr(tomorrow)) == 2


def test_that_the_days_come_from_a_real_calendar_file_too(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    finished_with(vault, clock)
    save_calendar(services(clock), vault, folder / "c.ics")
    assert (folder / "c.ics").read_bytes().count(b"BEGIN:VEVENT") == 2
    assert b"committee" not in (folder / "c.ics").read_bytes()


def test_that_before_any_check_is_finished_there_is_nothing_to_be_reminded_of(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    draft(vault, clock)
    with pytest.raises(Refused, match="nothing to be reminded of"):
        save_calendar(desk(clock), vault, folder / "c.ics")
    assert list(folder.iterdir()) == []


@BOTH
def test_that_what_was_written_is_listed_among_the_files_outside(
    vault: Vault, clock: SetClock, folder: Path, save: Save
) -> None:
    finished(vault, clock)
    save(desk(clock), vault, folder / "file")
    (one,) = stays_outside(vault)
    assert (one.place, one.is_unchanged, one.is_ours, one.document) == (folder / "file", True, True, None)
    assert one.holds_answers is one.is_action_list is (one.kind is Happening.TABLE_WRITTEN)
    assert overview(vault, clock).stays_outside == (one,)
    assert plan_to_erase(vault) == (one,)
    (folder / "file").write_bytes(b"mine now")
    assert plan_to_erase(vault) == ()


@BOTH
def test_that_what_a_killed_program_began_to_write_is_known(
    vault: Vault, clock: SetClock, folder: Path, save: Save
) -> None:
    finished(vault, clock)
    save(desk(clock), vault, folder / "first")
    kind = vault.events()[-1].kind
    begin(vault, kind, folder / "second", clock.now())
    (folder / "second").write_bytes((folder / "first").read_bytes())
    found = {one.place.name: (one.kind, one.is_unchanged) for one in stays_outside(vault)}
    assert found == {"first": (kind, True), "second": (kind, False)}


def test_that_tables_go_with_the_answers_if_that_is_wished_and_calendars_stay(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    finished(vault, clock)
    save_table(desk(clock), vault, folder / "t.csv")
    save_calendar(desk(clock), vault, folder / "c.ics")
    assert [one.place.name for one in action_lists_outside(vault)] == ["t.csv"]
    assert [one.place.name for one in answers_outside(vault)] == ["t.csv"]
    erase_answers(vault, clock, delete_files=True)
    assert [path.name for path in folder.iterdir()] == ["c.ics"]


@BOTH
def test_that_on_a_full_disk_the_older_file_is_as_it_was(
    vault: Vault, clock: SetClock, folder: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished_with(vault, clock)
    save(desk(clock), vault, folder / "file")
    before, events = (folder / "file").read_bytes(), vault.events()
    follow_up(vault, clock, actions(vault, allotment())[0], Course.DONE)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(Unsaved, match="No space left"):
            save(desk(clock), vault, folder / "file")
    assert (folder / "file").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["file"]
    assert [event.kind for event in vault.events()[len(events) :]] == [Happening.WRITING]
    save(desk(clock), vault, folder / "file")
    assert (folder / "file").read_bytes() != before


@BOTH
def test_that_a_check_that_cannot_be_read_is_told_and_the_others_are_written(
    clock: SetClock, folder: Path, save: Save
) -> None:
    vault = Failing("Ana")
    finished_with(vault, clock)
    lost = finished_with(vault, clock, occasion=Occasion.SITTING)
    vault.unreadable = frozenset({lost.id})
    assert "cannot be read" in save(desk(clock), vault, folder / "file")
    assert (folder / "file").exists()


def test_that_a_list_made_again_is_kept_and_written_beside_the_first(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    one = finished_with(vault, clock)
    hand_over(services(clock), vault, one, folder)
    clock.go(days=3)
    vault.follow_up(one.id, FollowUp("tell-committee", Course.DONE, clock.now()))
    place = action_list_again(services(clock), vault, one.id, folder)
    assert place.parent == folder
    assert len(list(folder.iterdir())) == 3
    assert vault.events()[-1].place == str(place)
    assert vault.document(vault.events()[-1].digest) == place.read_bytes()


def test_that_attesting_again_bears_todays_date_and_the_old_attestation_stays(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    one = finished_with(vault, clock)
    first = hand_over(services(clock), vault, one, folder).attestation.read_bytes()
    clock.go(days=3)
    plain = Services(no_vaults, ListedDocuments, allotment, clock)
    place = attest_again(plain, vault, one.id, folder, has_read=True, lines=USUAL_LINES | {Line.OPEN_ACTIONS})
    said = place.read_text()
    assert "day=datetime.date(2026, 11, 25)" in said
    assert "has_read=True" in said
    assert f"seal='{vault.seal(one.id)}'" in said
    assert place.name == "Social media attestation 2026-11-25.pdf"
    old, new = (each for each in vault.documents() if each.kind is DocumentKind.ATTESTATION)
    assert (vault.document(old.id), vault.document(new.id)) == (first, place.read_bytes())
    assert (new.day, new.assessment_id, vault.load(one.id)) == (clock.today(), one.id, one)


@pytest.mark.parametrize("makes", ["list", "attestation"])
def test_that_papers_are_made_again_of_finished_checks_alone(
    vault: Vault, clock: SetClock, folder: Path, makes: str
) -> None:
    def make(assessment_id: str) -> Path:
        if makes == "list":
            return action_list_again(services(clock), vault, assessment_id, folder)
        return attest_again(services(clock), vault, assessment_id, folder, has_read=None, lines=USUAL_LINES)

    for assessment_id in (draft(vault, clock).id, "nobody"):
        with pytest.raises(Refused):
            make(assessment_id)
    one = finished(vault, clock)
    (folder / "file").write_text("in the way")
    folder = folder / "file"
    with pytest.raises(Unsaved):
        make(one.id)
    assert [path.name for path in folder.parent.iterdir()] == ["file"]


def test_that_on_a_full_disk_no_paper_is_half_made_and_the_older_ones_stay(
    vault: Vault, clock: SetClock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = finished_with(vault, clock)
    hand_over(services(clock), vault, one, folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    clock.go(days=3)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    makes: tuple[Callable[[], Path], ...] = (
        lambda: action_list_again(services(clock), vault, one.id, folder),
        lambda: attest_again(services(clock), vault, one.id, folder, has_read=True, lines=USUAL_LINES),
    )
    for make in makes:
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            with pytest.raises(Unsaved, match="No space left"):
                make()
        assert {path: path.read_bytes() for path in folder.iterdir()} == before
    for make in makes:
        assert make().exists()
    assert before.items() <= {path: path.read_bytes() for path in folder.iterdir()}.items()


def test_that_with_a_clock_that_is_earlier_no_attestation_is_made(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    one = finished(vault, clock)
    clock.go(days=-3)
    with pytest.raises(Refused, match="2026-11-19"):
        attest_again(services(clock), vault, one.id, folder, has_read=True, lines=USUAL_LINES)
    assert (vault.documents(), list(folder.iterdir())) == ((), [])


def test_that_an_event_of_another_vault_is_no_ground_for_deleting(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    finished(vault, clock)
    save_table(desk(clock), vault, folder / "t.csv")
    digest = vault.events()[-1].digest
    (folder / "theirs.csv").write_bytes((folder / "t.csv").read_bytes())
    vault.record(Event(Happening.TABLE_WRITTEN, clock.now(), str(folder / "theirs.csv"), digest))
    assert [one.place.name for one in plan_to_erase(vault)] == ["t.csv"]
