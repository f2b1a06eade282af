"""Everything that is kept, in a folder: complete, readable, harmless to programs for tables, or not there at all."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import os
import stat
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from footprint.assessment.follow_up import Course, FollowUp
from footprint.errors import Unsaved
from footprint.workflow.conduct import Conduct
from footprint.workflow.export_folder import is_unchanged
from footprint.workflow.export_tables import cell
from footprint.workflow.exporting import digest, export
from footprint.workflow.kept import Happening
from footprint.workflow.outside import stays_outside
from footprint.workflow.plain import plain
from footprint.workflow.ports import Vault
from footprint.workflow.practice import PracticeVault
from workflow.made import SetClock, changed_often, draft, finished, handed_over, sat_down

LONGEST = "Llanfair-\u0175\u0177 \U0001f33b, \"quoted\"; 'so'\n" * 250


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return list(csv.DictReader(rows))


def test_a_new_folder_with_a_neutral_name_holds_it_all(vault: Vault, clock: SetClock, folder: Path) -> None:
    handed_over(vault, clock, folder / "documents")
    place = export(vault, folder, clock)
    assert place == folder / "Footprint export 2026-11-22"
    assert sorted(str(one.relative_to(place)) for one in place.rglob("*") if one.is_file()) == [
        "READ ME.txt",
        "actions.csv",
        "answers.csv",
        "brought-out.csv",
        str(Path("documents/Social media action list 2026-11-22.pdf")),
        str(Path("documents/Social media attestation 2026-11-22.pdf")),
        "export.json",
        "history.csv",
    ]
    assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []


def test_the_exported_contents_are_those_of_the_vault_the_export_itself_included(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    handed_over(vault, clock, folder / "documents")
    changed_often(vault, clock)
    place = export(vault, folder, clock)
    written = json.loads((place / "export.json").read_text("utf-8"))
    assert written["contents"] == plain(vault.contents())
    event = vault.events()[-1]
    assert (event.kind, event.at, event.place) == (Happening.EXPORTED, clock.now(), str(place))
    assert is_unchanged(place, event.digest)


def test_its_digest_can_be_made_by_anybody_as_the_guide_says(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    handed_over(vault, clock, folder / "documents")
    place = export(vault, folder, clock)
    data = json.loads((place / "export.json").read_text("utf-8"))
    event = data["contents"]["events"][-1]
    told, event["digest"] = event["digest"], ""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == told == vault.events()[-1].digest
    for name, wanted in data["files"].items():
        assert hashlib.sha256((place / name).read_bytes()).hexdigest() == wanted


def test_documents_are_those_that_were_made(vault: Vault, clock: SetClock, folder: Path) -> None:
    made = handed_over(vault, clock, folder / "documents")
    place = export(vault, folder, clock)
    for file in (made.attestation, made.action_list):
        assert file is not None
        assert (place / "documents" / file.name).read_bytes() == file.read_bytes()


def test_two_documents_of_one_name_and_day_are_both_there(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    handed_over(vault, clock, folder / "documents")
    clock.go(minutes=5)
    handed_over(vault, clock, folder / "documents", treated_badly="committee")
    place = export(vault, folder, clock)
    names = sorted(one.name for one in (place / "documents").iterdir())
    assert len(vault.documents()) == len(names)
    assert "Social media attestation 2026-11-22 (2).pdf" in names


def test_a_second_export_on_the_same_day_gets_a_name_of_its_own(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    first = export(vault, folder, clock)
    (folder / "Footprint export 2026-11-22 (2)").write_text("a file of somebody's")
    third = export(vault, folder, clock)
    assert third.name == "Footprint export 2026-11-22 (3)"
    assert first.is_dir()
    assert (folder / "Footprint export 2026-11-22 (2)").read_text() == "a file of somebody's"


def test_the_answers_stand_in_words(vault: Vault, clock: SetClock, folder: Path) -> None:
    changed_often(vault, clock)
    rows = table(export(vault, folder, clock) / "answers.csv")
    said = {row["Question"]: row["Answer"] for row in rows}
    assert said["Are you a tenant or a helper?"] == "A tenant"
    assert said["How do you water?"] == "By can; By hose"
    assert "On how many days a month do you use the hose?" not in said
    assert {row["Occasion"] for row in rows} == {"First check"}
    assert all(row["Section"] and row["Given"] and row["Assessment"] for row in rows)


def test_the_history_has_what_was_changed_and_taken_back(vault: Vault, clock: SetClock, folder: Path) -> None:
    changed_often(vault, clock)
    rows = table(export(vault, folder, clock) / "history.csv")
    tenant = [row["Answer"] for row in rows if row["Question"].startswith("Are you")]
    hose = [row["Answer"] for row in rows if row["Question"].startswith("On how many")]
    assert (tenant, hose) == (["A helper", "A tenant"], ["12", "(taken back)"])


def test_actions_and_what_became_of_them_stand_in_words_in_their_order(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    sat_down(vault, clock)
    rows = table(export(vault, folder, clock) / "actions.csv")
    life: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        assert (row["Occasion"], row["Assessment"]) == ("Sitting", rows[0]["Assessment"])
        told = (row["What happened"], row["When"][:10], row["Due"], row["In your own words"])
        life.setdefault(f"{row['Action']} {row['Who does it']}", []).append(told)
    assert life == {
        "Talk to somebody you trust. You": [
            ("Called for", "2026-11-22", "2026-11-22", ""),
            ("No longer needed", "2026-11-23", "", ""),
        ],
        "Water by can. You": [
            ("Agreed in the sitting", "2026-11-22", "2028-02-29", ""),
            ("Done", "2026-11-23", "", "Größe 10 litres,\nblue"),
            ("Open again", "2026-11-23", "", ""),
        ],
        # Words that a program would run are made plain, and a clock that was set back changes no order.
        '\'=Ask about a "tap", 水 Your manager': [
            ("Agreed in the sitting", "2026-11-22", "2028-02-29", ""),
            ("Put off", "2026-11-23", "2028-03-01", "'+after the holidays"),
            ("Handed on", "2026-10-24", "", "The water group"),
        ],
    }


def test_a_draft_says_that_it_is_not_signed_off_and_what_was_done_on_the_spot(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    conduct = Conduct(vault, clock, draft(vault, clock, watering=["hose"], hose_days=3))
    conduct.answer("watering", ["can"])
    conduct.fixed("take-a-can")
    draft(vault, clock, tenant="tenant", last_fire="2026-05-01", asked_about_fire="no")
    rows = table(export(vault, folder, clock) / "actions.csv")
    assert [(row["Action"], row["What happened"], row["When"][:10], row["Due"]) for row in rows] == [
        ("Water by can.", "Done", "2026-11-22", ""),
        ("Tell the committee about the fire.", "Called for", "(not signed off yet)"[:10], "2026-11-22"),
    ]
    assert rows[1]["When"] == "(not signed off yet)"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_check_that_was_signed_off_at_an_end_of_the_calendar_is_exported_too(
    day: date, vault: Vault, clock: SetClock, folder: Path
) -> None:
    one = draft(vault, clock, watering=["hose"], hose_days=3)
    vault.sign_off(one.id, day, clock.now())
    (row,) = table(export(vault, folder, clock) / "actions.csv")
    assert (row["When"], row["Due"]) == (
        day.isoformat(),
        "0001-01-15" if day == date.min else "9999-12-31",
    )


def test_what_a_manager_was_shown_is_told(vault: Vault, clock: SetClock, folder: Path) -> None:
    draft(vault, clock, watering=["can"])
    sat_down(vault, clock)
    (row,) = table(export(vault, folder, clock) / "brought-out.csv")
    assert (row["Occasion"], row["What you let your manager see"]) == ("Sitting", "Watering by can is fine")


def test_what_no_questionnaire_tells_of_stands_in_the_tables_by_its_id(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    one = draft(vault, clock)
    vault.bring_out(one.id, ["a-rule-of-another-edition"], clock.now())
    vault.follow_up(one.id, FollowUp("own-7", Course.DONE, clock.now()))
    place = export(vault, folder, clock)
    assert [row["Action"] for row in table(place / "actions.csv")] == ["own-7"]
    shown = [row["What you let your manager see"] for row in table(place / "brought-out.csv")]
    assert shown == ["a-rule-of-another-edition"]


def test_every_character_comes_through_the_tables(vault: Vault, clock: SetClock, folder: Path) -> None:
    text = LONGEST[:9_999]
    draft(vault, clock, note_to_self=text)
    (row,) = table(export(vault, folder, clock) / "answers.csv")
    assert row["Answer"] == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+44 1257", "-1+1", "@SUM(A1)", "  =1", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201",
        "|cmd", "%0A", "\u00a0=1", "-", "=",
    ],
)  # fmt: skip
def test_text_that_could_be_run_is_made_plain(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "12", "-5", "By hose", "a=1", "1-2", "'quoted'", "Ŵyn", "\U0001f33b", "2026-05-01"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_a_formula_in_an_answer_is_no_formula_in_the_table(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    draft(vault, clock, note_to_self="=cmd|' /C calc'!A0")
    place = export(vault, folder, clock)
    for name in ("answers.csv", "history.csv"):
        assert [row["Answer"] for row in table(place / name)] == ["'=cmd|' /C calc'!A0"]


def test_the_tables_are_known_as_utf8_by_programs_for_tables(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    place = export(vault, folder, clock)
    for name in ("answers.csv", "history.csv", "actions.csv", "brought-out.csv", "READ ME.txt"):
        assert (place / name).read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_text_says_what_is_what_and_that_nothing_is_locked(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    said = (export(vault, folder, clock) / "READ ME.txt").read_text("utf-8-sig")
    for words in ("documents", "export.json", "Anyone who can open them"):
        assert words in said
    for file in (folder / "Footprint export 2026-11-22").glob("*.csv"):
        assert f"{file.name}: " in said


@pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")
def test_other_accounts_cannot_open_it(vault: Vault, clock: SetClock, folder: Path) -> None:
    place = export(vault, folder, clock)
    for one in (place, *place.rglob("*")):
        assert stat.S_IMODE(one.stat().st_mode) & 0o077 == 0, one


def test_equal_contents_have_equal_digests_and_others_do_not(vault: Vault, clock: SetClock) -> None:
    finished(vault, clock)
    before = digest(vault.contents())
    assert digest(vault.contents()) == before
    vault.note_use(clock.now() + timedelta(microseconds=1))
    assert digest(vault.contents()) != before


def test_a_disk_that_is_full_leaves_nothing_and_nothing_is_kept_of_it(
    vault: Vault, clock: SetClock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(vault, clock)
    really, written = os.fsync, 0

    def full_at_the_third(handle: int) -> None:
        nonlocal written
        written += 1
        if written == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        really(handle)

    monkeypatch.setattr(os, "fsync", full_at_the_third)
    with pytest.raises(Unsaved, match=r"No space left on device.*Nothing was changed there"):
        export(vault, folder, clock)
    assert list(folder.iterdir()) == []
    monkeypatch.undo()
    assert stays_outside(vault) == ()


def test_what_a_killed_export_left_is_cleared_away_a_day_later(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    old, new, mine = (
        folder / ".footprint-abcd1234.tmp",
        folder / ".footprint-efgh5678.tmp",
        folder / "mine.tmp",
    )
    for place in (old, new, mine):
        place.mkdir()
        (place / "answers.csv").write_text("in clear")
    yesterday = time.time() - 25 * 60 * 60
    for place in (old, mine):
        os.utime(place, (yesterday, yesterday))
    export(vault, folder, clock)
    assert (old.exists(), new.exists(), mine.exists()) == (False, True, True)


def test_a_place_that_takes_no_folder_is_said_plainly(vault: Vault, clock: SetClock, folder: Path) -> None:
    (folder / "file").write_text("in the way")
    with pytest.raises(Unsaved, match="could not be written"):
        export(vault, folder / "file", clock)
    assert stays_outside(vault) == ()
    assert [one.name for one in folder.iterdir()] == ["file"]


def test_an_export_that_the_vault_could_not_note_is_taken_back(clock: SetClock, folder: Path) -> None:
    class FullVault(PracticeVault):
        def record(self, *_: object) -> None:
            raise Unsaved("The disk is full")

    with pytest.raises(Unsaved, match="disk is full"):
        export(FullVault("Ana"), folder, clock)
    assert list(folder.iterdir()) == []
