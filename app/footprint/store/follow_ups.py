"""Every step in the life of an action, as rows."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, insert, select

from footprint.assessment.follow_up import Course, FollowUp, short_enough
from footprint.store.characters import keepable
from footprint.store.tables import follow_up

_ADD = insert(follow_up)
_ALL = (
    select(follow_up.c.action_id, follow_up.c.course, follow_up.c.at, follow_up.c.due, follow_up.c.words)
    .where(follow_up.c.assessment_id == bindparam("assessment"))
    .order_by(follow_up.c.number)
)


def add(connection: Connection, assessment_id: str, steps: Iterable[FollowUp]) -> None:
    """Keep these after those that are there.

    Raises:
        WordsTooLong, CannotBeKept: the words cannot be kept.
    """
    rows = [
        {
            "assessment_id": assessment_id,
            "action_id": keepable(step.action_id),
            "course": step.course.value,
            "at": step.at,
            "due": step.due,
            "words": keepable(short_enough(step.words)),
        }
        for step in steps
    ]
    if rows:
        connection.execute(_ADD, rows)


def every(connection: Connection, assessment_id: str) -> tuple[FollowUp, ...]:
    """Every step, as they came."""
    rows = connection.execute(_ALL, {"assessment": assessment_id})
    return tuple(FollowUp(row.action_id, Course(row.course), row.at, row.due, row.words) for row in rows)
