"""What happened to the vault as a whole."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from footprint.store.tables import event
from footprint.workflow.kept import Event, Happening

_RECORD = insert(event)
_ALL = select(event).order_by(event.c.number)


def record(connection: Connection, happened: Event) -> None:
    """Keep one; a place whose name has no spelling in bytes, which Linux allows, is kept as far as it has one."""
    connection.execute(
        _RECORD,
        {
            "kind": happened.kind.value,
            "at": happened.at,
            "place": happened.place.encode(errors="replace").decode(),
            "digest": happened.digest,
        },
    )


def every(connection: Connection) -> tuple[Event, ...]:
    """Every one, the oldest first."""
    return tuple(
        Event(Happening(row.kind), row.at, row.place, row.digest) for row in connection.execute(_ALL)
    )
