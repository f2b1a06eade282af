"""The sealed history of each assessment's answers, and the answers it leads to."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, select

from footprint.assessment.history import Change, is_unbroken
from footprint.store.contents_refusals import HistoryBroken
from footprint.store.tables import answer, answer_history, assessment
from footprint.workflow.kept import KeptAnswer

_REMEMBER = insert(answer_history)
_CHANGES = (
    select(answer_history)
    .where(answer_history.c.assessment_id == bindparam("assessment"))
    .order_by(answer_history.c.number)
)
_ANSWERS = (
    select(answer.c.question_id, answer.c.value, answer.c.given)
    .where(answer.c.assessment_id == bindparam("assessment"))
    .order_by(answer.c.question_id)
)
_HEAD = select(assessment.c.seal, assessment.c.answered).where(assessment.c.id == bindparam("assessment"))


def add(connection: Connection, assessment_id: str, *changes: Change) -> None:
    """Add changes that bear their seals."""
    rows = [
        {
            "assessment_id": assessment_id,
            "question_id": change.question_id,
            "value": change.value,
            "given": change.given,
            "salt": change.salt,
            "seal": change.seal,
        }
        for change in changes
    ]
    connection.execute(_REMEMBER, rows[0] if len(rows) == 1 else rows)


def proved(connection: Connection, assessment_id: str) -> tuple[tuple[KeptAnswer, ...], tuple[Change, ...]]:
    """The answers that count, by question id, and every change that led to them.

    Raises:
        HistoryBroken: they are not as they were written.
    """
    key = {"assessment": assessment_id}
    changes = tuple(
        Change(row.question_id, row.value, row.given, row.salt, row.seal)
        for row in connection.execute(_CHANGES, key)
    )
    answers = tuple(KeptAnswer(*row) for row in connection.execute(_ANSWERS, key))
    head = connection.execute(_HEAD, key).one()
    if head.answered != len(answers) or not leads_to(assessment_id, changes, head.seal, answers):
        raise HistoryBroken
    return answers, changes


def leads_to(
    assessment_id: str, changes: tuple[Change, ...], seal: str, answers: tuple[KeptAnswer, ...]
) -> bool:
    """Whether an unbroken chain with this last seal ends in exactly these answers, given when they say."""
    given = {change.question_id: change.given for change in changes}
    values = {kept.question_id: kept.value for kept in answers}
    return is_unbroken(assessment_id, changes, seal, values) and all(
        given.get(kept.question_id) == kept.given for kept in answers
    )
