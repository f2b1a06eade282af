"""The tables, indexes and triggers of a vault's file, in one spelling."""

from __future__ import annotations

import re
from typing import Any


def schema_of(raw: Any) -> dict[str, str]:
    """The statement behind each, by name; a table that was rebuilt has quotes and its keys in any order."""
    rows = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    ).fetchall()
    return {name: _in_one_spelling(sql) for name, sql in rows}


def _in_one_spelling(sql: str) -> str:
    spelled = re.sub(r"\s+", " ", re.sub(r"\s*([(),])\s*", r"\1", sql.replace('"', ""))).strip()
    columns, *constraints = spelled.split(",CONSTRAINT ")
    if not constraints:
        return spelled
    # What follows the table's last bracket, such as WITHOUT ROWID, belongs to none of them.
    constraints[-1], _bracket, end = constraints[-1].rpartition(")")
    return ",CONSTRAINT ".join([columns, *sorted(constraints)]) + ")" + end
