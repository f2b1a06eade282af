"""A history that is not as it was written is never shown as if it were."""

from __future__ import annotations

import pytest

from builders import A_MOMENT, allotment, an_assessment
from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Occasion
from footprint.store.contents_refusals import HistoryBroken
from footprint.store.guards import TRIGGERS
from footprint.store.vault import SqlVault
from footprint.workflow.kept import Health

TAMPERING = {
    "an earlier value": "UPDATE answer_history SET value = '\"tenant\"' WHERE number = 1",
    "an earlier moment": "UPDATE answer_history SET given = '2026-01-01 00:00:00.000000' WHERE number = 2",
    "another question": "UPDATE answer_history SET question_id = 'note_to_self' WHERE number = 2",
    "a salt": "UPDATE answer_history SET salt = salt || '0' WHERE number = 2",
    "a change left out": "DELETE FROM answer_history WHERE number = 2",
    "the first change left out": "DELETE FROM answer_history WHERE number = 1",
    "the last change left out": "DELETE FROM answer_history WHERE number = 4",
    "every change left out": "DELETE FROM answer_history WHERE assessment_id = 'a1'",
    "a change put in": (
        "INSERT INTO answer_history SELECT 9, assessment_id, question_id, value, given, salt, seal "
        "FROM answer_history WHERE number = 4"
    ),
    "two changes swapped": "UPDATE answer_history SET number = CASE number WHEN 2 THEN -3 ELSE -2 END WHERE number IN (2, 3)",
    "a change of another assessment": "UPDATE answer_history SET assessment_id = 'a1' WHERE assessment_id = 'a2'",
    "an answer": "UPDATE answer SET value = '9' WHERE question_id = 'hose_days' AND assessment_id = 'a1'",
    "the moment of an answer": "UPDATE answer SET given = '2026-01-01 00:00:00.000000' WHERE assessment_id = 'a1'",
    "an answer left out": "DELETE FROM answer WHERE assessment_id = 'a1' AND question_id = 'hose_days'",
    "an answer put in": "INSERT INTO answer VALUES ('a1', 'note_to_self', '\"x\"', '2026-01-01 00:00:00.000000')",
    "the seal": "UPDATE assessment SET seal = (SELECT seal FROM answer_history WHERE number = 3) WHERE id = 'a1'",
    "the number of answers": "UPDATE assessment SET answered = 7 WHERE id = 'a1'",
}


@pytest.fixture
def unguarded(vault: SqlVault) -> SqlVault:
    """A vault with two assessments whose triggers somebody with the key has taken off."""
    vault.begin(an_assessment(tenant="helper", hose_days=4))
    vault.save_answer("a1", "tenant", "tenant", A_MOMENT)
    vault.save_answer("a1", "hose_days", 5, A_MOMENT)
    vault.begin(Assessment("a2", allotment(), Occasion.REFRESHER, A_MOMENT))
    vault.save_answer("a2", "tenant", "tenant", A_MOMENT)
    with vault._database.writing() as connection:
        for trigger in TRIGGERS:
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    return vault


@pytest.mark.parametrize("what", TAMPERING)
def test_whatever_was_changed_from_outside_is_noticed(what: str, unguarded: SqlVault) -> None:
    with unguarded._database.writing() as connection:
        assert connection.exec_driver_sql(TAMPERING[what]).rowcount > 0
    with pytest.raises(HistoryBroken):
        unguarded.load("a1")
    with pytest.raises(HistoryBroken):
        unguarded.contents()
    found = {check.id: (check.health, check.value) for check in unguarded.examine()}["histories"]
    assert found == (Health.BAD, "2" if what == "a change of another assessment" else "1")


def test_the_others_are_still_shown(unguarded: SqlVault) -> None:
    with unguarded._database.writing() as connection:
        connection.exec_driver_sql(TAMPERING["an answer"])
    assert unguarded.load("a2").answers == {"tenant": "tenant"}
    assert [summary.id for summary in unguarded.assessments()] == ["a2", "a1"]


def test_what_nobody_has_touched_is_unbroken(unguarded: SqlVault) -> None:
    assert unguarded.load("a1").answers == {"tenant": "tenant", "hose_days": 5}
    assert [kept.id for kept in unguarded.contents().assessments] == ["a1", "a2"]
    assert {check.id: check.health for check in unguarded.examine()}["histories"] is Health.GOOD


def test_saving_does_not_mend_a_broken_history(unguarded: SqlVault) -> None:
    with unguarded._database.writing() as connection:
        connection.exec_driver_sql(TAMPERING["an earlier value"])
    unguarded.save_answer("a1", "tenant", "tenant", A_MOMENT)
    with pytest.raises(HistoryBroken):
        unguarded.load("a1")
