"""Pulling the plug: kill -9 in the middle of saving loses nothing that was acknowledged."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from footprint.assessment.assessment import Person
from footprint.bootstrap import SystemClock
from footprint.store.refusals import VaultInUse
from footprint.store.vaults import SqlVaults
from footprint.workflow.conduct import Conduct
from store.killing import PASSPHRASE, Nursery, Tried

KILLS = 200 if hasattr(os, "fork") else 20  # without fork every child takes seconds to start


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def tried(nursery: Nursery, vaults: SqlVaults, tmp_path: Path, randomly: random.Random) -> Tried:
    vault, _code = vaults.create("Ana", PASSPHRASE)
    vault.close()
    return Tried(nursery, vaults, tmp_path / "vaults", vault.id, randomly)


@pytest.mark.timeout(600)  # many kills, on a machine that may be busy
def test_no_acknowledged_answer_is_lost_to_kill_9(tried: Tried) -> None:
    for kill in range(KILLS):
        if kill % 20 == 0:
            tried.begin_anew()
        with tried.answering():
            pass
        assert tried.problem() == ""
    # The kills did come in the middle of saving: an answer was under way, and the last ones were in the log alone.
    assert tried.in_the_middle > KILLS * 0.8
    assert tried.with_a_log > KILLS * 0.8
    assert tried.saved > KILLS * 5


@pytest.mark.parametrize("journal_mode, survives", [("WAL", True), ("MEMORY", False)])
def test_it_is_a_log_on_the_disk_that_survives_kill_9(
    *, journal_mode: str, survives: bool, tried: Tried
) -> None:
    tried.begin_anew()
    problem = ""
    while not problem and tried.kills < KILLS // 5:
        # With next to no cache pages are written all the time a save takes, so that every other kill hits one.
        with tried.answering("cache_size = 1", f"journal_mode = {journal_mode}"):
            pass
        problem = tried.problem()
    assert (problem == "") is survives


@pytest.mark.parametrize("journal_mode, survives", [("wal", True), ("off", False)])
def test_it_is_the_log_that_saves_the_vault(*, journal_mode: str, survives: bool, tried: Tried) -> None:
    tried.begin_anew()
    with tried.nursery.child(
        "changes_much_at_once",
        folder=str(tried.folder),
        vault_id=tried.vault_id,
        journal_mode=journal_mode,
    ):
        pass
    assert (tried.problem() == "") is survives


def test_a_vault_is_refused_while_another_process_has_it_and_taken_over_when_that_one_dies(
    tried: Tried,
) -> None:
    tried.begin_anew()
    with tried.nursery.child(
        "answers",
        folder=str(tried.folder),
        vault_id=tried.vault_id,
        assessment_id=tried.assessment_id,
        seed=1,
        pragmas=[],
    ) as child:
        child.wait_until("saved", 5)
        with pytest.raises(VaultInUse):
            tried.vaults.open(tried.vault_id, PASSPHRASE)
    vault = tried.vaults.open(tried.vault_id, PASSPHRASE)
    kept = vault.load(tried.assessment_id)
    assert kept.answers.keys() >= {question_id for question_id, _value in child.saved}
    Conduct(vault, SystemClock(), kept).introduce(Person("Ana"))
    vault.close()
