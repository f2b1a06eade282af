"""What was brought out from behind the curtain and what both agreed, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select

from footprint.assessment.follow_up import AgreedAction, Owner, each_once
from footprint.store.characters import keepable
from footprint.store.tables import agreed_action, brought_out

_BRING_OUT = insert(brought_out)
_TAKE_BACK = delete(brought_out).where(brought_out.c.assessment_id == bindparam("assessment"))
_BROUGHT_OUT = select(brought_out.c.rule_id).where(brought_out.c.assessment_id == bindparam("assessment"))
_AGREE = insert(agreed_action)
_LET_GO = delete(agreed_action).where(agreed_action.c.assessment_id == bindparam("assessment"))
_AGREED = (
    select(agreed_action.c.action_id, agreed_action.c.owner, agreed_action.c.due, agreed_action.c.text)
    .where(agreed_action.c.assessment_id == bindparam("assessment"))
    .order_by(agreed_action.c.position)
)


def bring_out(connection: Connection, assessment_id: str, rule_ids: Collection[str]) -> None:
    """Just these, in place of what was there."""
    connection.execute(_TAKE_BACK, {"assessment": assessment_id})
    add_brought_out(connection, assessment_id, sorted(set(rule_ids)))


def add_brought_out(connection: Connection, assessment_id: str, rule_ids: Sequence[str]) -> None:
    """These where nothing was."""
    if rule_ids:
        rows = [{"assessment_id": assessment_id, "rule_id": keepable(rule_id)} for rule_id in rule_ids]
        connection.execute(_BRING_OUT, rows)


def all_brought_out(connection: Connection, assessment_id: str) -> tuple[str, ...]:
    """The ids of the rules, in order."""
    # Databases differ in what order text has; Python does not.
    return tuple(sorted(connection.execute(_BROUGHT_OUT, {"assessment": assessment_id}).scalars()))


def agree(connection: Connection, assessment_id: str, agreed: Iterable[AgreedAction]) -> None:
    """Just these, in place of what was there.

    Raises:
        WordsTooLong, CannotBeKept: what they wrote cannot be kept.
    """
    connection.execute(_LET_GO, {"assessment": assessment_id})
    add_agreed(connection, assessment_id, agreed)


def add_agreed(connection: Connection, assessment_id: str, agreed: Iterable[AgreedAction]) -> None:
    """These where nothing was; raises as ``agree``."""
    rows = [
        {
            "assessment_id": assessment_id,
            "position": position,
            "action_id": keepable(one.id),
            "text": keepable(one.text),
            "owner": one.owner.value,
            "due": one.due,
        }
        for position, one in enumerate(each_once(agreed), start=1)
    ]
    if rows:
        connection.execute(_AGREE, rows)


def all_agreed(connection: Connection, assessment_id: str) -> tuple[AgreedAction, ...]:
    """What was agreed, in its order."""
    rows = connection.execute(_AGREED, {"assessment": assessment_id})
    return tuple(AgreedAction(row.action_id, Owner(row.owner), row.due, row.text) for row in rows)
