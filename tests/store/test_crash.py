"""Pulling the plug: kill -9 in the middle of saving loses nothing that was acknowledged."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT
from footprint.assessment.assessment import Person
from footprint.assessment.follow_up import AgreedAction, Owner
from footprint.bootstrap import SystemClock
from footprint.store.refusals import VaultInUse
from footprint.store.vaults import SqlVaults
from footprint.workflow.conduct import Conduct
from store.killing import EVERY_KIND, PASSPHRASE, Nursery, Tried

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
def test_no_acknowledged_save_is_lost_to_kill_9(tried: Tried) -> None:
    for kill in range(KILLS):
        if kill % 20 == 0:
            tried.begin_anew()
        with tried.saving():
            pass
        assert tried.problem() == ""
    # The kills did come in the middle of saving: one was under way, and the last ones were in the log alone.
    assert tried.in_the_middle > KILLS * 0.8
    assert tried.with_a_log > KILLS * 0.8
    assert tried.saved > KILLS * 5


@pytest.mark.timeout(600)  # as above
@pytest.mark.parametrize(
    "kind, is_signed_off",
    [("answer", False), ("bring_out", False), ("agree", False), ("follow_up", False), ("follow_up", True)],
)
def test_no_save_of_any_one_kind_is_lost_to_kill_9(kind: str, *, is_signed_off: bool, tried: Tried) -> None:
    kills = KILLS // 5
    for kill in range(kills):
        if kill % 20 == 0:
            tried.begin_anew(is_signed_off=is_signed_off)
        with tried.saving(kinds=[kind]) as child:
            pass
        assert {saved for saved, _told in child.saved} == {kind}
        assert tried.problem() == ""
    assert tried.in_the_middle > kills * 0.8
    assert tried.with_a_log > kills * 0.8
    assert tried.saved > kills * 5


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_save_that_is_missing_would_be_noticed(kind: str, tried: Tried) -> None:
    tried.begin_anew()
    with tried.saving(kinds=[kind]):
        pass
    assert tried.problem() == ""
    tried.unacknowledged = None
    told = {"answer": ["q", 1], "bring_out": ["a-rule"], "agree": [], "follow_up": {}}[kind]
    vault = tried.vaults.open(tried.vault_id, PASSPHRASE)
    if kind == "agree":  # a list of nothing may be what was agreed last
        vault.agree(tried.assessment_id, [AgreedAction("x", Owner.MANAGER, A_DAY)], A_MOMENT)
    vault.close()
    tried.history.append((kind, told))
    assert "acknowledged, and something else kept" in tried.problem()


@pytest.mark.parametrize("journal_mode, survives", [("WAL", True), ("MEMORY", False)])
def test_it_is_a_log_on_the_disk_that_survives_kill_9(
    *, journal_mode: str, survives: bool, tried: Tried
) -> None:
    tried.begin_anew()
    problem = ""
    while not problem and tried.kills < KILLS // 5:
        # With next to no cache pages are written all the time a save takes, so that every other kill hits one.
        # Of a save that changes one page twice SQLite then leaves half in the log, which is told as damage.
        with tried.saving("cache_size = 1", f"journal_mode = {journal_mode}", kinds=["answer"]):
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
        "saves",
        folder=str(tried.folder),
        vault_id=tried.vault_id,
        assessment_id=tried.assessment_id,
        seed=1,
        pragmas=[],
        kinds=["answer"],
    ) as child:
        child.wait_until("saved", 5)
        with pytest.raises(VaultInUse):
            tried.vaults.open(tried.vault_id, PASSPHRASE)
    vault = tried.vaults.open(tried.vault_id, PASSPHRASE)
    kept = vault.load(tried.assessment_id)
    assert kept.answers.keys() >= {question_id for _kind, (question_id, _value) in child.saved}
    Conduct(vault, SystemClock(), kept).introduce(Person("Ana"))
    vault.close()
