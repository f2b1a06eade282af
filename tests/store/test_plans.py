"""What is done while somebody waits takes as long in a full vault as in an empty one: nothing reads a whole table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from builders import A_DAY, A_MOMENT, a_document, allotment, an_assessment
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.policy.policy import Occasion
from footprint.store.vault import SqlVault
from footprint.workflow.kept import DocumentKind, Event, Happening

AGREED = (
    AgreedAction("own-1", Owner.MANAGER, A_DAY, "Ask for a tap"),
    AgreedAction("take-a-can", Owner.EMPLOYEE, A_DAY),
)
DONE = FollowUp("take-a-can", Course.DONE, A_MOMENT)
WHILE_SOMEBODY_WAITS: dict[str, Callable[[SqlVault], object]] = {
    "listing the newest": lambda vault: vault.assessments(most=5),
    "opening an assessment": lambda vault: vault.load("a1"),
    "asking for a seal": lambda vault: vault.seal("a1"),
    "beginning": lambda vault: vault.begin(Assessment("new", allotment(), Occasion.ONBOARDING, A_MOMENT)),
    "saving a first answer": lambda vault: vault.save_answer("a2", "note_to_self", "A note", A_MOMENT),
    "changing an answer": lambda vault: vault.save_answer("a1", "tenant", "helper", A_MOMENT),
    "taking an answer back": lambda vault: vault.save_answer("a1", "tenant", None, A_MOMENT),
    "saving who it is": lambda vault: vault.save_person("a1", Person("Bo"), "", A_MOMENT),
    "bringing out": lambda vault: vault.bring_out("a1", ["hose", "can-is-fine"], A_MOMENT),
    "agreeing": lambda vault: vault.agree("a1", AGREED[1:], A_MOMENT),
    "agreeing on nothing": lambda vault: vault.agree("a1", (), A_MOMENT),
    "following up": lambda vault: vault.follow_up("a1", DONE),
    "signing off": lambda vault: vault.sign_off("a1", A_DAY, A_MOMENT),
    "keeping a document": lambda vault: vault.keep_document(a_document(DocumentKind.ATTESTATION, b"x"), b"x"),
    "showing a document": lambda vault: vault.document(a_document(DocumentKind.ATTESTATION).id),
    "recording": lambda vault: vault.record(Event(Happening.EXPORTED, A_MOMENT)),
}


def fill(vault: SqlVault, assessments: int) -> None:
    begun = an_assessment(tenant="tenant", hose_days=4).brought_out_as(["hose"]).agreed_as(AGREED)
    vault.begin(begun.followed_up(DONE))
    for number in range(2, assessments + 2):
        vault.begin(
            Assessment(
                f"a{number}",
                allotment(),
                Occasion.ONBOARDING,
                A_MOMENT,
                answers={"tenant": "tenant", "hose_days": 3},
                brought_out=frozenset({"hose"}),
                agreed=AGREED,
                follow_ups=(DONE, DONE),
            )
        )
    content = DocumentKind.ATTESTATION.value.encode()
    vault.keep_document(a_document(DocumentKind.ATTESTATION), content)


@contextmanager
def plans(vault: SqlVault) -> Iterator[list[str]]:
    """How SQLite goes about every statement inside the block (sqlite.org/eqp.html)."""
    steps: list[str] = []

    def explain(_connection: Any, cursor: Any, statement: str, parameters: Any, *_others: Any) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            one = parameters[0] if parameters and isinstance(parameters, list) else parameters
            plan = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", one)
            steps.extend(row[-1] for row in plan.fetchall())

    event.listen(vault._database._engine, "before_cursor_execute", explain)
    yield steps
    event.remove(vault._database._engine, "before_cursor_execute", explain)


@pytest.mark.parametrize("what", WHILE_SOMEBODY_WAITS)
def test_no_table_is_read_from_end_to_end(what: str, vault: SqlVault) -> None:
    fill(vault, 3)
    with plans(vault) as steps:
        WHILE_SOMEBODY_WAITS[what](vault)
    assert [step for step in steps if step.startswith("SCAN") or "TEMP B-TREE" in step] == []
    assert [step for step in steps if step.startswith("SEARCH")] != [] or what == "recording"


def test_deleting_an_assessment_looks_for_what_belongs_to_it_by_its_id(vault: SqlVault) -> None:
    fill(vault, 3)
    with vault._database.bare() as raw:
        indexed = {
            table: {
                raw.execute(f"PRAGMA index_info('{name}')").fetchone()[2]
                for _n, name, *_rest in raw.execute(f"PRAGMA index_list('{table}')").fetchall()
            }
            for (table,) in raw.execute(
                "SELECT name FROM sqlite_master WHERE sql LIKE '%CASCADE%'"
            ).fetchall()
        }
    # SQLite tells no plan for what a reference does (sqlite.org/foreignkeys.html#fk_indexes).
    assert indexed.keys() == {"answer", "answer_history", "brought_out", "agreed_action", "follow_up"}
    assert all("assessment_id" in first for first in indexed.values())


def test_the_look_at_the_plans_would_find_one_that_is(vault: SqlVault) -> None:
    fill(vault, 3)
    with plans(vault) as steps:
        vault.contents()
    assert any(step.startswith(("SCAN answer", "SCAN edition")) for step in steps)


def instructions(vault: SqlVault, do: Callable[[SqlVault], object]) -> int:
    """How many instructions of SQLite's virtual machine it takes, whatever else this computer does."""
    count = 0

    def one_more() -> int:
        nonlocal count
        count += 1
        return 0

    with vault._database.bare() as raw:
        raw.set_progress_handler(one_more, 1)
    do(vault)
    with vault._database.bare() as raw:
        raw.set_progress_handler(None, 1)
    return count


@pytest.mark.parametrize(
    "what", ["listing the newest", "opening an assessment", "changing an answer", "agreeing", "following up"]
)
def test_a_full_vault_takes_no_more_work_than_an_almost_empty_one(what: str, vault: SqlVault) -> None:
    fill(vault, 6)
    few = instructions(vault, WHILE_SOMEBODY_WAITS[what])
    for number in range(100, 400):
        begun = Assessment(
            f"a{number}", allotment(), Occasion.ONBOARDING, A_MOMENT, answers={"tenant": "tenant"}
        )
        vault.begin(begun.brought_out_as(["hose"]).agreed_as(AGREED).followed_up(DONE))
    assert 0 < instructions(vault, WHILE_SOMEBODY_WAITS[what]) <= 1.1 * few
    # The control: what has to look at every assessment takes more.
    assert instructions(vault, lambda full: full.assessments()) > 10 * instructions(
        vault, WHILE_SOMEBODY_WAITS["listing the newest"]
    )
