"""The tables and statements are not tied to SQLite: they do the same on a PostgreSQL server, guards included.

What every vault does runs there too (the test_*_contract.py of a vault) when --db-url names one.
"""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from builders import A_DAY, A_MOMENT, a_document, an_assessment
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.store import assessments
from footprint.store.contents_refusals import HistoryBroken
from footprint.store.guards import TRIGGERS
from footprint.store.tables import assessment
from footprint.store.vault import SqlVault
from footprint.workflow.kept import DocumentKind, Event, Happening
from postgresql import ServerVaults


@pytest.fixture
def vault(server_vaults: ServerVaults) -> SqlVault:
    vault, _code = server_vaults.create("Ana", None)
    begun = an_assessment(tenant="tenant", hose_days=4).brought_out_as(["hose"])
    agreed = AgreedAction("take-a-can", Owner.EMPLOYEE, A_DAY)
    vault.begin(begun.agreed_as([agreed]).followed_up(FollowUp("take-a-can", Course.DONE, A_MOMENT)))
    for kind in DocumentKind:
        vault.keep_document(a_document(kind), kind.value.encode())
    vault.record(Event(Happening.MADE, A_MOMENT))
    return vault


def change(vault: SqlVault, statement: str) -> None:
    with vault._database.writing() as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answer_history SET value = '\"helper\"'",
        "DELETE FROM answer_history",
        "UPDATE edition SET content = '{}'",
        "DELETE FROM edition",
        "UPDATE event SET place = 'elsewhere'",
        "DELETE FROM event",
        "UPDATE document SET name = 'another'",
        "DELETE FROM document WHERE kind = 'attestation'",
        "DELETE FROM document WHERE kind = 'action_list'",
        "INSERT INTO vault (id, months_kept, minutes_until_locked) VALUES (2, 18, 10)",
        "UPDATE follow_up SET words = 'another'",
        "DELETE FROM follow_up",
        "INSERT INTO follow_up VALUES (9, 'nobody', 'x', 'done', '2026-01-01 00:00:00', NULL, '')",
        "INSERT INTO follow_up VALUES (9, 'a1', 'x', 'lost', '2026-01-01 00:00:00', NULL, '')",
        f"INSERT INTO follow_up VALUES (9, 'a1', 'x', 'done', '2026-01-01 00:00:00', NULL, '{'x' * 301}')",
        "INSERT INTO brought_out VALUES ('nobody', 'hose')",
        "INSERT INTO brought_out VALUES ('a1', 'hose')",
        "INSERT INTO agreed_action VALUES ('nobody', 1, 'x', '', 'manager', '2028-02-29')",
        "INSERT INTO agreed_action VALUES ('a1', 2, 'x', '', 'council', '2028-02-29')",
        "INSERT INTO agreed_action VALUES ('a1', 2, 'take-a-can', '', 'manager', '2028-02-29')",
        f"INSERT INTO agreed_action VALUES ('a1', 2, 'x', '{'x' * 301}', 'manager', '2028-02-29')",
    ],
)
def test_a_server_lets_nothing_that_was_kept_be_rewritten(statement: str, vault: SqlVault) -> None:
    before = vault.contents()
    with pytest.raises(IntegrityError):
        change(vault, statement)
    assert vault.contents() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answer SET value = '\"helper\"'",
        "DELETE FROM answer",
        "INSERT INTO answer VALUES ('a1', 'note_to_self', '1', now())",
        "INSERT INTO answer_history VALUES (9, 'a1', 'hose_days', '1', now(), '', '')",
        "UPDATE assessment SET signed_off = NULL",
        "UPDATE assessment SET seal = ''",
        "UPDATE brought_out SET rule_id = 'another'",
        "DELETE FROM brought_out",
        "INSERT INTO brought_out VALUES ('a1', 'another')",
        "UPDATE agreed_action SET owner = 'manager'",
        "DELETE FROM agreed_action",
        "INSERT INTO agreed_action VALUES ('a1', 2, 'x', '', 'manager', '2028-02-29')",
    ],
)
def test_a_server_refuses_to_change_what_is_signed_off(statement: str, vault: SqlVault) -> None:
    vault.sign_off("a1", A_DAY, A_MOMENT)
    before = vault.contents()
    with pytest.raises(IntegrityError):
        change(vault, statement)
    assert vault.contents() == before


def test_a_server_has_every_guard(vault: SqlVault) -> None:
    with vault._database.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND relnamespace = current_schema::regnamespace"
        ).scalars()
        assert set(names) == TRIGGERS.keys()


def save_by_two_at_once(server_vaults: ServerVaults, vault: SqlVault) -> bool:
    """Whether the chain of "a1" is one chain after two have added twenty changes each."""
    problems: list[BaseException] = []

    def save(one: SqlVault, question_id: str) -> None:
        try:
            for number in range(1, 21):
                one.save_answer("a1", question_id, number, A_MOMENT + timedelta(minutes=number))
        except BaseException as problem:  # noqa: BLE001 (shown below)
            problems.append(problem)

    threads = [
        threading.Thread(target=save, args=(server_vaults.open(vault.id), question_id))
        for question_id in ("hose_days", "note_to_self")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    try:
        (kept,) = vault.contents().assessments
    except HistoryBroken:
        return False
    assert len(kept.history) == 42
    return True


def test_a_chain_never_forks_when_two_save_at_once(server_vaults: ServerVaults, vault: SqlVault) -> None:
    assert save_by_two_at_once(server_vaults, vault)


def test_it_is_the_locked_head_that_keeps_a_chain_from_forking(
    server_vaults: ServerVaults, vault: SqlVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = select(assessment.c.seal, assessment.c.signed_off).where(assessments._ONE)
    monkeypatch.setattr(assessments, "_HEAD", unlocked)
    assert not save_by_two_at_once(server_vaults, vault)
