"""A damaged write-ahead log: what can be had from it is had, the rest is said and kept, and nothing goes unnoticed."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from builders import A_MOMENT, an_assessment
from footprint.errors import Unsaved
from footprint.store import connection
from footprint.store.database import Database
from footprint.store.examining import examine
from footprint.store.log_check import (
    Beside,
    LogDamaged,
    damaged_logs,
    judged,
    mend,
    set_aside_if_damaged,
)
from footprint.store.log_file import read_log, written_log
from footprint.store.refusals import VaultInUse
from footprint.store.vault import SqlVault
from footprint.workflow.kept import Health

FLIPS = 200
SAVES = 33
HEADER, FRAME = 32, 24 + 4096


def any_page(_page: int, _content: bytes) -> bool:
    """Takes every page for one that bears its seal."""
    return True


class Crashed:
    """A vault as a kill would leave it: the last saves are in the log alone."""

    def __init__(self, left: Path, key: bytes) -> None:
        self.key = key
        self._left = left
        self.main = (left / "vault.footprint").read_bytes()
        self.log = (left / "vault.footprint-wal").read_bytes()

    def again(self, log: bytes) -> Path:
        """The vault's file as it was left, beside this log and nothing else."""
        for path in self._left.iterdir():
            path.unlink()
        file = self._left / "vault.footprint"
        file.write_bytes(self.main)
        file.with_name("vault.footprint-wal").write_bytes(log)
        return file

    def opened(self, file: Path) -> int:
        """The number of the last answer; the last of the history is the answer that counts."""
        database = Database.open(file, self.key)
        try:
            with database.reading() as reading:
                history = reading.exec_driver_sql("SELECT value FROM answer_history ORDER BY number").all()
                answer = reading.exec_driver_sql("SELECT value FROM answer").scalar_one()
        finally:
            database.close()
        assert history[-1] == (answer,)
        assert len(history) == 1 + number_in(answer)
        return number_in(answer)


def number_in(answer: str) -> int:
    return int(answer.strip('"').split()[0])


@pytest.fixture
def crashed(vault: SqlVault, vault_folder: Path, tmp_path: Path) -> Crashed:
    vault.begin(an_assessment())
    vault._database.settle()
    for number in range(SAVES):
        text = f"{number} " + "SENTINEL " * (number % 40)
        vault.save_answer("a1", "note_to_self", text, A_MOMENT)
    shutil.copytree(vault_folder, tmp_path / "left", ignore=shutil.ignore_patterns("keys*"))
    return Crashed(tmp_path / "left", bytes(vault._database._key))


def flipped(log: bytes, at: int, bit: int = 0) -> bytes:
    changed = bytearray(log)
    changed[at] ^= 1 << bit
    return bytes(changed)


def unreadable_from(log: bytes, frame: int) -> bytes:
    """A log one of whose pages is gone for good."""
    start = frame + FRAME - 4096
    return log[:start] + bytes(4096) + log[start + 4096 :]


def last_change(log: bytes) -> int:
    """Where the last change in a log begins, in bytes."""
    frames = read_log(log).frames
    before_last = max(number for number, frame in enumerate(frames[:-1], start=1) if frame.pages)
    return HEADER + before_last * FRAME


def outcome(crashed: Crashed, file: Path) -> tuple[int | None, int]:
    """How many changes were said to be lost, if anything was said, and how many are."""
    try:
        return None, SAVES - 1 - crashed.opened(file)
    except LogDamaged as damaged:
        return damaged.lost, SAVES - 1 - crashed.opened(file)


@pytest.mark.timeout(600)  # many openings, on a machine that may be busy
def test_a_flipped_bit_in_the_log_costs_nothing(crashed: Crashed, randomly: random.Random) -> None:
    outcomes = [
        outcome(crashed, crashed.again(flipped(crashed.log, randomly.randrange(len(crashed.log)), bit)))
        for bit in (randomly.randrange(8) for _flip in range(FLIPS))
    ]
    assert [one for one in outcomes if one[1]] == []
    # The flips fell into what is still needed.
    assert sum(said == 0 for said, _lost in outcomes) > FLIPS // 5


def test_without_the_check_a_flipped_bit_takes_changes_without_a_word(
    crashed: Crashed, randomly: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "set_aside_if_damaged", lambda _file: None)
    outcomes = [
        outcome(crashed, crashed.again(flipped(crashed.log, randomly.randrange(len(crashed.log)))))
        for _flip in range(FLIPS // 10)
    ]
    assert any(said is None and lost > 1 for said, lost in outcomes)


@pytest.mark.parametrize("width", [512, 4096])
def test_a_damaged_block_costs_no_more_changes_than_are_said(
    crashed: Crashed, randomly: random.Random, width: int
) -> None:
    told = 0
    # The very last frame, if nothing in it makes sense any more, looks like what earlier rounds have left.
    end = len(crashed.log) if width < FRAME - 4096 else last_change(crashed.log)
    for _block in range(FLIPS // 5):
        start = randomly.randrange(end - width) // width * width
        log = crashed.log[:start] + randomly.randbytes(width) + crashed.log[start + width :]
        said, lost = outcome(crashed, crashed.again(log))
        assert lost <= (said or 0)
        told += said is not None
    assert told > 0


def test_a_log_that_ends_in_the_middle_of_a_change_is_no_damage(
    crashed: Crashed, randomly: random.Random
) -> None:
    whole = len(written_log(read_log(crashed.log).frames))
    for _cut in range(FLIPS // 10):
        log = crashed.log[: randomly.randrange(whole)]
        said, lost = outcome(crashed, crashed.again(log))
        assert said is None
        assert lost >= judged(read_log(crashed.log)).lost == 0
    assert outcome(crashed, crashed.again(crashed.log)) == (None, 0)


def test_a_log_can_be_read_and_written_again(crashed: Crashed) -> None:
    frames = read_log(crashed.log).frames
    assert read_log(written_log(frames)).frames == frames
    assert outcome(crashed, crashed.again(written_log(frames))) == (None, 0)


def test_what_could_not_be_read_is_kept_as_it_was(crashed: Crashed) -> None:
    log = unreadable_from(crashed.log, last_change(crashed.log))
    file = crashed.again(log)
    with pytest.raises(LogDamaged, match="the last change may be missing") as told:
        crashed.opened(file)
    assert told.value.lost == 1
    (kept,) = damaged_logs(file)
    assert kept.read_bytes() == log
    assert b"SENTINEL" not in log
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name, kept.name]
    database = Database.open(file, crashed.key)
    told_of = {check.id: check for check in examine(database)}["damaged_logs"]
    database.close()
    assert (told_of.health, told_of.value) == (Health.LOOK, "1")
    assert damaged_logs(file) == (kept,)


def test_what_could_be_put_right_is_told_once_and_leaves_nothing_behind(crashed: Crashed) -> None:
    file = crashed.again(flipped(crashed.log, HEADER + 100))
    with pytest.raises(LogDamaged, match="nothing is missing"):
        crashed.opened(file)
    assert crashed.opened(file) == SAVES - 1
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_several_damaged_logs_are_kept_side_by_side(crashed: Crashed) -> None:
    log = unreadable_from(crashed.log, last_change(crashed.log))
    file = crashed.again(log)
    for number in (1, 2):
        with pytest.raises(LogDamaged):
            crashed.opened(file)
        assert len(damaged_logs(file)) == number
        file.write_bytes(crashed.main)
        file.with_name("vault.footprint-wal").write_bytes(log)


def test_mending_that_was_cut_short_is_done_at_the_next_opening(crashed: Crashed) -> None:
    log = flipped(crashed.log, HEADER + 100)
    file = crashed.again(log)
    # Killed after the damaged log was set aside: the file may be closed by then, and its log gone.
    file.with_name("vault.footprint-wal").rename(file.with_name("vault.footprint.log-damaged"))
    file.with_name("vault.footprint.log-trial").write_bytes(b"half a trial")
    with pytest.raises(LogDamaged, match="nothing is missing"):
        crashed.opened(file)
    assert crashed.opened(file) == SAVES - 1
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_without_room_to_set_a_damaged_log_aside_nothing_is_touched(crashed: Crashed) -> None:
    log = flipped(crashed.log, HEADER + 100)
    file = crashed.again(log)
    in_the_way = file.with_name("vault.footprint.log-spare")
    in_the_way.mkdir()
    with pytest.raises(Unsaved):
        crashed.opened(file)
    assert file.read_bytes() == crashed.main
    assert file.with_name("vault.footprint-wal").read_bytes() == log
    in_the_way.rmdir()
    with pytest.raises(LogDamaged):
        crashed.opened(file)
    assert crashed.opened(file) == SAVES - 1


def test_a_log_that_somebody_was_writing_is_left_alone(crashed: Crashed) -> None:
    file = crashed.again(flipped(crashed.log, HEADER + 100))
    spare = set_aside_if_damaged(file)
    assert spare is not None
    file.with_name("vault.footprint-wal").write_bytes(crashed.log)
    raw = connection._keyed(file, crashed.key, "mode=rw")
    with pytest.raises(VaultInUse):
        mend(raw, file, spare, any_page, Beside(lambda _file: pytest.fail("tried"), lambda _raw: True))
    raw.close()
    assert outcome(crashed, file) == (None, 0)
    assert not spare.exists()


def test_a_log_that_cannot_be_mended_gives_what_stands_before_the_damage(crashed: Crashed) -> None:
    file = crashed.again(flipped(crashed.log, HEADER + 100))
    spare = set_aside_if_damaged(file)
    raw = connection._keyed(file, crashed.key, "mode=rw")

    def trial(path: Path) -> Any:
        return connection._trial(path, crashed.key, crashed.main[:16].hex())

    with pytest.raises(LogDamaged) as told:
        mend(raw, file, spare, any_page, Beside(trial, is_whole=lambda _raw: False))
    raw.close()
    lost = SAVES - 1 - crashed.opened(file)
    assert told.value.lost == lost > 1
    assert len(damaged_logs(file)) == 1
