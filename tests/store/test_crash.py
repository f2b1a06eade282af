"""Pulling the plug: kill -9 in the middle of saving loses nothing that was acknowledged."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builders import A_MOMENT, an_assessment
from footprint.errors import Refused
from footprint.store.refusals import VaultInUse
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults

PASSPHRASE = "seven tall sunflowers"
CHILD = Path(__file__).with_name("saving_child.py")
KILLS = 20


@contextmanager
def child(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """The saving child, ready; killed at the end without a chance to clean up."""
    command = [sys.executable, str(CHILD), *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(CHILD.parents[1])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def acknowledged_before_killed(process: subprocess.Popen[str], after: int) -> list[int]:
    """Every number the child has acknowledged, when it is killed some time after that many."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _n in range(after)]
    process.kill()
    lines += process.stdout.read().splitlines()
    return [int(line) for line in lines]


def problems(vaults: SqlVaults, vault_id: str) -> list[str]:
    """What is not as it must be after a crash; opening checks the seal of every page, the tables and the indexes."""
    try:
        vault = vaults.open(vault_id, PASSPHRASE)
    except Refused as refused:
        return [type(refused).__name__]
    with vault._database.reading() as connection:
        latest = connection.exec_driver_sql(
            "SELECT value FROM answer_history WHERE question_id = 'note_to_self' ORDER BY number DESC LIMIT 1"
        ).scalar()
        current = connection.exec_driver_sql(
            "SELECT value FROM answer WHERE question_id = 'note_to_self'"
        ).scalar()
    vault.close()
    return [] if latest == current else ["an answer is not the last of its history"]


def last_number(vaults: SqlVaults, vault_id: str) -> int:
    vault = vaults.open(vault_id, PASSPHRASE)
    number = int(str(vault.load("a1").answers["note_to_self"]).split()[0])
    vault.close()
    return number


@pytest.fixture
def begun(vault: SqlVault, vault_id: str) -> str:
    """A closed vault with an assessment in it."""
    vault.begin(an_assessment(note_to_self="0"))
    vault.close()
    return vault_id


def test_no_acknowledged_answer_is_lost_to_kill_9(
    vaults: SqlVaults, begun: str, tmp_path: Path, randomly: random.Random
) -> None:
    last, total, logs_left = 0, 0, 0
    for _kill in range(KILLS):
        with child(tmp_path / "vaults", begun, last + 1) as process:
            acknowledged = acknowledged_before_killed(process, after=randomly.randrange(1, 40))
        log = tmp_path / "vaults" / begun / "vault.footprint-wal"
        logs_left += log.exists() and log.stat().st_size > 0
        assert acknowledged == list(range(last + 1, last + 1 + len(acknowledged)))
        assert problems(vaults, begun) == []
        last = last_number(vaults, begun)
        # One more may have been kept than the child lived to say.
        assert last in (acknowledged[-1], acknowledged[-1] + 1)
        total += len(acknowledged)
    # Otherwise the kills would not have come in the middle of saving.
    assert total > KILLS
    assert logs_left > KILLS // 2
    vault = vaults.open(begun, PASSPHRASE)
    with vault._database.reading() as connection:
        history = (
            connection.exec_driver_sql("SELECT value FROM answer_history ORDER BY number").scalars().all()
        )
    vault.close()
    assert [int(value.strip('"').split()[0]) for value in history] == list(range(last + 1))


@pytest.mark.parametrize("journal_mode, survives", [("wal", True), ("off", False)])
def test_it_is_the_log_that_saves_the_vault(
    *, journal_mode: str, survives: bool, vaults: SqlVaults, begun: str, tmp_path: Path
) -> None:
    with child(tmp_path / "vaults", begun, "--in-one-transaction", journal_mode):
        pass
    assert (problems(vaults, begun) == []) is survives


def test_a_vault_is_refused_while_another_process_has_it_and_taken_over_when_that_one_dies(
    vaults: SqlVaults, begun: str, tmp_path: Path
) -> None:
    with child(tmp_path / "vaults", begun, 1) as process:
        with pytest.raises(VaultInUse):
            vaults.open(begun, PASSPHRASE)
        acknowledged = acknowledged_before_killed(process, after=5)
    assert len(acknowledged) >= 5
    vault = vaults.open(begun, PASSPHRASE)
    vault.save_answer("a1", "tenant", "tenant", A_MOMENT)
    vault.close()
    assert last_number(vaults, begun) >= acknowledged[-1]
