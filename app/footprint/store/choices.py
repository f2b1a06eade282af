"""What the owner chose for the vault, when it was last in use, and the key they sign with."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from footprint.store.tables import vault
from footprint.workflow.kept import Preferences

_ROW = select(vault)
_CHANGE = update(vault)
_MAKE = insert(vault).values(id=1)


def preferences(connection: Connection) -> Preferences:
    """What they chose, or what holds until they do."""
    row = _row(connection)
    return Preferences(row.months_kept, row.minutes_until_locked) if row else Preferences()


def last_used(connection: Connection) -> datetime | None:
    """The moment that was noted last."""
    row = _row(connection)
    return row.last_used if row else None


def keep(connection: Connection, chosen: Preferences, last_use: datetime | None) -> None:
    """Keep both."""
    row: dict[str, Any] = {
        "months_kept": chosen.months_kept,
        "minutes_until_locked": chosen.minutes_until_locked,
        "last_used": last_use,
    }
    if connection.execute(_CHANGE, row).rowcount == 0:
        connection.execute(_MAKE, row)


def signing_key(connection: Connection) -> bytes | None:
    """The key, if one was made."""
    row = _row(connection)
    return row.signing_key if row else None


def keep_signing_key(connection: Connection, key: bytes) -> None:
    """Keep it."""
    keep(connection, preferences(connection), last_used(connection))
    connection.execute(_CHANGE, {"signing_key": key})


def _row(connection: Connection) -> Row[Any] | None:
    return connection.execute(_ROW).first()
