"""What the vault on the disk keeps beyond the current answers: their history, and every edition taken."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from builders import A_DAY, A_MOMENT, a_document, allotment, an_assessment, chorley
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.policy.policy import Occasion, Policy
from footprint.store.refusals import VaultDamaged
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import DocumentKind, Event, Happening

PASSPHRASE = "seven tall sunflowers"
Rows = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def rows(vault: SqlVault) -> Rows:
    def rows(query: str) -> list[tuple[Any, ...]]:
        with vault._database.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    return rows


def change(vault: SqlVault, statement: str) -> None:
    with vault._database.writing() as connection:
        connection.exec_driver_sql(statement)


def with_actions() -> Assessment:
    """An assessment with a row in every table that belongs to one."""
    begun = an_assessment(tenant="tenant").brought_out_as(["hose"])
    agreed = AgreedAction("take-a-can", Owner.EMPLOYEE, A_DAY)
    return begun.agreed_as([agreed]).followed_up(FollowUp("take-a-can", Course.DONE, A_MOMENT))


def test_a_changed_answer_keeps_its_history_and_so_does_one_taken_back(vault: SqlVault, rows: Rows) -> None:
    vault.begin(an_assessment(tenant="tenant"))
    for minute, value in enumerate(("helper", None, "tenant"), start=1):
        vault.save_answer("a1", "tenant", value, A_MOMENT + timedelta(minutes=minute))
    assert rows("SELECT question_id, value, given FROM answer_history ORDER BY number") == [
        ("tenant", '"tenant"', "2026-11-22 09:30:00.000000"),
        ("tenant", '"helper"', "2026-11-22 09:31:00.000000"),
        ("tenant", None, "2026-11-22 09:32:00.000000"),
        ("tenant", '"tenant"', "2026-11-22 09:33:00.000000"),
    ]
    assert rows("SELECT value FROM answer") == [('"tenant"',)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answer_history SET value = '\"helper\"'",
        "DELETE FROM answer_history",
        "UPDATE edition SET content = '{}'",
        "DELETE FROM edition",
        "UPDATE event SET place = 'elsewhere'",
        "DELETE FROM event",
        "UPDATE document SET content = x'00'",
        "DELETE FROM document WHERE kind = 'attestation'",
        "DELETE FROM document WHERE kind = 'action_list'",
        "INSERT INTO vault (id, months_kept, minutes_until_locked) VALUES (2, 18, 10)",
        "INSERT INTO vault (id, months_kept, minutes_until_locked) VALUES (1, -1, 10)",
        "INSERT INTO answer (assessment_id, question_id, value, given) VALUES ('nobody', 'q', '1', 'now')",
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
def test_what_was_kept_cannot_be_rewritten(statement: str, vault: SqlVault, rows: Rows) -> None:
    vault.begin(with_actions())
    for kind in DocumentKind:
        vault.keep_document(a_document(kind), kind.value.encode())
    vault.record(Event(Happening.MADE, A_MOMENT))
    before = vault.contents()
    with pytest.raises(IntegrityError):
        change(vault, statement)
    assert vault.contents() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answer SET value = '\"helper\"'",
        "DELETE FROM answer",
        "INSERT INTO answer (assessment_id, question_id, value, given) VALUES ('a1', 'hose_days', '1', 'now')",
        "INSERT INTO answer_history VALUES (9, 'a1', 'hose_days', '1', 'now', '', '')",
        "UPDATE assessment SET signed_off = NULL",
        "UPDATE assessment SET seal = ''",
        "UPDATE assessment SET person_name = 'Somebody else'",
        "UPDATE brought_out SET rule_id = 'another'",
        "DELETE FROM brought_out",
        "INSERT INTO brought_out VALUES ('a1', 'another')",
        "UPDATE agreed_action SET owner = 'manager'",
        "DELETE FROM agreed_action",
        "INSERT INTO agreed_action VALUES ('a1', 2, 'x', '', 'manager', '2028-02-29')",
    ],
)
def test_the_file_itself_refuses_to_change_what_is_signed_off(statement: str, vault: SqlVault) -> None:
    vault.begin(with_actions())
    vault.sign_off("a1", A_DAY, A_MOMENT)
    before = vault.load("a1")
    with pytest.raises(IntegrityError):
        change(vault, statement)
    assert vault.load("a1") == before


def test_past_assessments_open_on_their_own_edition_after_the_questionnaire_changed(
    vaults: SqlVaults, vault: SqlVault, vault_id: str, next_edition: Policy
) -> None:
    vault.begin(an_assessment(tenant="tenant"))
    vault.begin(Assessment("a2", next_edition, Occasion.REFRESHER, A_MOMENT))
    vault.close()
    vault = vaults.open(vault_id, PASSPHRASE)
    past, present = vault.load("a1"), vault.load("a2")
    assert past.policy == allotment()
    assert present.policy == next_edition
    first = present.asked[0].id
    assert past.policy.questions[first].text != present.policy.questions[first].text
    assert past.evaluation == an_assessment(tenant="tenant").evaluation
    assert [summary.edition.number for summary in vault.assessments()] == [2, 1]
    vault.close()


def test_an_edition_is_kept_once_and_built_once(vault: SqlVault, rows: Rows) -> None:
    for number in range(5):
        vault.begin(Assessment(f"a{number}", allotment(), Occasion.ONBOARDING, A_MOMENT))
    assert rows("SELECT count(*) FROM edition") == [(1,)]
    assert len({id(vault.load(f"a{number}").policy) for number in range(5)}) == 1


def test_the_shipped_questionnaire_comes_back_the_same(vault: SqlVault) -> None:
    begun = Assessment("a1", chorley(), Occasion.ONBOARDING, A_MOMENT)
    vault.begin(begun)
    assert vault.load("a1") == begun


def test_a_kept_edition_that_no_longer_fits_its_fingerprint_is_refused(vault: SqlVault) -> None:
    vault.begin(an_assessment())
    change(vault, "DROP TRIGGER edition_update")
    change(vault, "UPDATE edition SET content = replace(content, 'Allotment', 'Allotted')")
    with pytest.raises(VaultDamaged):
        vault.load("a1")


def test_a_policy_that_is_not_what_it_was_built_from_is_never_kept(
    vault: SqlVault, next_edition: Policy
) -> None:
    next_edition.data["title"] = "Another"
    with pytest.raises(ValueError, match="not what the policy was built from"):
        vault.begin(Assessment("a1", next_edition, Occasion.ONBOARDING, A_MOMENT))
    assert vault.assessments() == ()


def test_a_moment_without_a_time_zone_is_a_mistake_and_keeps_nothing(vault: SqlVault, rows: Rows) -> None:
    vault.begin(an_assessment())
    with pytest.raises(Exception, match="time zone"):
        vault.save_answer("a1", "tenant", "tenant", A_MOMENT.replace(tzinfo=None))
    assert rows("SELECT count(*) FROM answer_history") == [(0,)]


def test_a_discarded_assessment_leaves_no_row_behind(vault: SqlVault, rows: Rows) -> None:
    vault.begin(with_actions())
    belong_to_it = ("assessment", "answer", "answer_history", "brought_out", "agreed_action", "follow_up")
    for table in belong_to_it:
        assert rows(f"SELECT count(*) FROM {table}") == [(1,)]
    vault.discard("a1")
    for table in belong_to_it:
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)]
    assert rows("PRAGMA secure_delete") == [(1,)]


def test_threads_may_take_turns(vault: SqlVault, rows: Rows) -> None:
    vault.begin(an_assessment())
    problems: list[BaseException] = []

    def save(thread: int) -> None:
        try:
            for number in range(20):
                vault.save_answer("a1", "note_to_self", f"{thread} {number}", A_MOMENT)
                vault.load("a1")
        except BaseException as problem:  # noqa: BLE001 (shown below)
            problems.append(problem)

    threads = [threading.Thread(target=save, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert rows("SELECT count(*) FROM answer_history") == [(80,)]
