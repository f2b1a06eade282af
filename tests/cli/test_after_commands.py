"""The commands for what comes after a check: what they list, what they keep, and how they end."""

from __future__ import annotations

import errno
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import allotment
from fakes import MemoryVaults
from fakes import PlainDocuments as ListedDocuments
from footprint.assessment.assessment import Assessment
from footprint.cli.commands import main
from footprint.errors import Refused
from footprint.workflow.kept import Happening
from footprint.workflow.ports import Services
from workflow.made import PASSPHRASE, SetClock, draft, finished

Run = Callable[..., int]
Said = pytest.CaptureFixture[str]
LIT = {"tenant": "tenant", "last_fire": "2026-05-01", "asked_about_fire": "no"}


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def vaults(clock: SetClock) -> MemoryVaults:
    """That of Ana, opened with a passphrase, with two checks a year apart; that of Bo, opened by this computer, empty."""
    vaults = MemoryVaults()
    ana, _code = vaults.create("Ana", PASSPHRASE)
    finished(ana, clock, **LIT)
    clock.go(days=365)
    finished(ana, clock, **LIT | {"watering": ["hose"], "hose_days": 3})
    ana.close()
    vaults.create("Bo", None)[0].close()
    return vaults


@pytest.fixture
def run(vaults: MemoryVaults, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(command: str, *arguments: object, who: str = "Ana", stdin: str = PASSPHRASE) -> int:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        services = Services(lambda: vaults, ListedDocuments, allotment, clock)
        way = ["--passphrase-stdin"] if who == "Ana" else []
        return main([command, who, *map(str, arguments), *way], services)

    return run


def test_that_actions_are_listed_with_how_they_stand_and_what_comes_next(run: Run, capsys: Said) -> None:
    assert run("actions") == 0
    assert capsys.readouterr().out.splitlines() == [
        "tell-committee  Tell the committee about the fire.",
        "    Open · You · due 2027-11-22",
        "take-a-can  Water by can.",
        "    Open · You · due 2027-12-06",
        "",
        "Next refresher: 2028-11-22",
    ]


def test_that_a_step_is_kept_told_and_listed(run: Run, clock: SetClock, capsys: Said) -> None:
    clock.go(days=1)
    assert run("action", "tell-committee", "done", "--note", "rang Jo") == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "tell-committee  Tell the committee about the fire.",
        "    Done · You · since 2027-11-23",
        "    rang Jo",
    ]
    assert run("action", "take-a-can", "put-off", "--note", "it rains", "--until", "2028-02-29") == 0
    assert "Put off · You · due 2028-02-29" in capsys.readouterr().out
    assert run("actions") == 0
    assert capsys.readouterr().out.splitlines()[3:6] == told
    assert run("action", "tell-committee", "open") == 0
    assert "Open · You · was due 2027-11-22" in capsys.readouterr().out


def test_that_programs_are_told_all_of_it(run: Run, capsys: Said) -> None:
    assert run("action", "tell-committee", "handed-on", "--note", "Größe 水") == 0
    capsys.readouterr()
    assert run("actions", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["format"], said["refresher"], said["changes"]) == (1, "2028-11-22", 0)
    first, second = said["actions"]
    assert {key: first[key] for key in ("id", "owner", "course", "due", "since", "words")} == {
        "id": "tell-committee",
        "owner": "employee",
        "course": "handed_on",
        "due": "2027-11-22",
        "since": "2027-11-22",
        "words": "Größe 水",
    }
    assert [step["course"] for step in first["history"]] == ["handed_on"]
    assert (second["course"], second["history"]) == ("open", [])


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("nobody", "done"), "There is no action 'nobody'; there are: tell-committee, take-a-can"),
        (("take-a-can", "put-off", "--until", "2028-01-01"), "Say why you put it off."),
        (("take-a-can", "put-off", "--note", "rain"), "Choose a day after today"),
        (("take-a-can", "put-off", "--note", "rain", "--until", "2027-11-22"), "Choose a day after today"),
        (("take-a-can", "done", "--until", "2028-01-01"), "--until goes with put-off only"),
        (("take-a-can", "done", "--note", "x" * 301), "longer than 300 characters"),
        (("take-a-can", "done", "--note", "a\x07"), "a hidden character that cannot be kept"),
    ],
)
def test_that_a_step_that_lacks_something_is_refused_and_keeps_nothing(
    run: Run, vaults: MemoryVaults, capsys: Said, arguments: tuple[str, ...], said: str
) -> None:
    assert run("action", *arguments) == 2
    assert said in capsys.readouterr().err
    vault = vaults._vaults["v1"]
    assert not any(kept.assessment.follow_ups for kept in vault._kept.values())
    assert not vault.is_open


@pytest.mark.parametrize(
    "arguments", [("take-a-can", "later"), ("take-a-can",), ("x", "done", "--until", "soon")]
)
def test_that_what_is_no_step_ends_with_the_help(run: Run, capsys: Said, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("action", *arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("command", ["actions", "compare"])
def test_that_a_vault_opens_as_for_other_commands(run: Run, capsys: Said, command: str) -> None:
    assert run(command, stdin="another") == 2
    assert "wrong passphrase" in capsys.readouterr().err
    assert run(command, who="Cai") == 2
    assert "There is no vault 'Cai'" in capsys.readouterr().err


def test_that_an_empty_vault_is_said_to_have_nothing_to_do(run: Run, capsys: Said) -> None:
    assert run("actions", who="Bo") == 0
    assert capsys.readouterr().out == "Nothing is to be done\n"
    assert run("action", "x", "done", who="Bo") == 2
    assert "nothing came of the checks" in capsys.readouterr().err


def test_that_a_table_and_a_calendar_are_written_and_known(
    run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    table, calendar = tmp_path / "t.csv", tmp_path / "c.ics"
    for _again in range(2):  # an older one of the same is replaced
        assert run("actions", "--table", table, "--calendar", calendar) == 0
    assert capsys.readouterr().out.splitlines() == [str(table), str(calendar)] * 2
    assert "Water by can." in table.read_text(encoding="utf-8-sig")
    written = [event.kind for event in vaults._vaults["v1"]._events if event.kind is not Happening.WRITING]
    assert written == [Happening.TABLE_WRITTEN, Happening.CALENDAR_WRITTEN] * 2


@pytest.mark.parametrize("option", ["--table", "--calendar"])
def test_that_something_else_that_lies_there_is_left_as_it_is(
    run: Run, tmp_path: Path, capsys: Said, option: str
) -> None:
    file = tmp_path / "mine"
    file.write_text("mine")
    assert run("actions", option, file) == 2
    assert "left as it is" in capsys.readouterr().err
    assert file.read_text() == "mine"
    file.unlink()
    assert run("actions", option, file) == 0
    file.write_text("mine now")
    assert run("actions", option, file) == 2
    assert file.read_text() == "mine now"


def test_that_one_file_is_not_taken_for_both(run: Run, tmp_path: Path, capsys: Said) -> None:
    assert run("actions", "--table", tmp_path / "x", "--calendar", tmp_path / "x") == 2
    assert "a file each" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_that_a_full_disk_ends_with_one_and_leaves_nothing(
    run: Run, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run("actions", "--table", tmp_path / "t.csv") == 1
    assert "No space left on device" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_that_a_check_that_cannot_be_read_is_told_and_ends_with_one(
    run: Run, vaults: MemoryVaults, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_assessment_id: str) -> Assessment:
        raise Refused("Its history is not as it was written.")

    monkeypatch.setattr(vaults._vaults["v1"], "load", lost)
    assert run("actions") == 1
    said = capsys.readouterr()
    assert "not as it was written" in said.err
    assert "Next refresher: 2028-11-22" in said.out


def test_that_a_clock_that_is_earlier_is_told(run: Run, clock: SetClock, capsys: Said) -> None:
    clock.go(days=-400)
    assert run("actions") == 0
    assert "date is earlier than your last check" in capsys.readouterr().out


def test_that_the_last_two_checks_are_shown_side_by_side(run: Run, capsys: Said) -> None:
    assert run("compare") == 0
    said = capsys.readouterr().out
    assert said.startswith("2026-11-22 and 2027-11-22\n")
    assert "  How do you water? [changed]\n    Then: By can\n    Now: By hose\n" in said
    assert "  On how many days a month do you use the hose? [new]\n    Now: 3\n" in said
    assert "  Did you ask before lighting it? [same]\n    Then: No\n    Now: No\n" in said
    assert said.endswith(
        "\nAs it was then\n  You lit a fire without asking\n\nNew since then\n  You water by hose\n"
    )
    assert run("compare", "--changes") == 0
    assert "[same]" not in capsys.readouterr().out


def test_that_checks_are_listed_and_named_in_any_order(run: Run, vaults: MemoryVaults, capsys: Said) -> None:
    assert run("compare", "--list") == 0
    later, earlier = (line.split()[0] for line in capsys.readouterr().out.splitlines())
    for checks in ((later, earlier), (earlier, later)):
        assert run("compare", *checks) == 0
        assert capsys.readouterr().out.startswith("2026-11-22 and 2027-11-22")
    vault = vaults.open("v1", PASSPHRASE)
    begun = draft(vault, SetClock()).id
    vault.close()
    for wrong in ((later,), (later, later), (later, begun), (later, "x"), (later, earlier, begun)):
        assert run("compare", *wrong) == 2
        assert capsys.readouterr().err


def test_that_fewer_than_two_checks_cannot_be_compared(run: Run, capsys: Said) -> None:
    assert run("compare", who="Bo") == 2
    assert "Two finished checks are needed" in capsys.readouterr().err
    assert run("compare", "--list", who="Bo") == 0
    assert capsys.readouterr().out == "No check is finished yet\n"


def test_that_nothing_is_written_by_comparing(
    run: Run, vaults: MemoryVaults, tmp_path: Path, capsys: Said
) -> None:
    before = vaults._vaults["v1"]._events.copy()
    assert run("compare") == 0
    assert capsys.readouterr().out
    assert (vaults._vaults["v1"]._events, list(tmp_path.iterdir())) == (before, [])
