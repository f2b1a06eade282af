"""Which revision a vault's tables have, and how they are brought to this one without losing a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine

from footprint.store.guards import TRIGGERS
from footprint.store.refusals import VaultNotUpgraded
from footprint.store.tables import REVISION

if TYPE_CHECKING:
    from alembic.config import Config

_OURS = "type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version'"


@dataclass(frozen=True, slots=True)
class Schema:
    """A newest revision, the folder of migrations that leads to it, and the triggers that stand at its end.

    Migrations know no triggers. Rebuilding a table, as SQLite needs for most changes, would drop its triggers without a
    word and stumble over those of other tables; so all are taken off before and set up anew after.
    """

    revision: str
    migrations: Path
    triggers: Mapping[str, str]

    def knows(self, revision: str | None) -> bool:
        """Whether a file of that revision is from this Footprint or an older one; ``None`` has no tables yet."""
        if revision in (None, self.revision):
            return True
        # Opening a file of today never gets here: Alembic takes longer to import than all the rest of opening.
        from alembic.script import ScriptDirectory  # noqa: PLC0415

        script = ScriptDirectory.from_config(self._config())
        return revision in {known.revision for known in script.walk_revisions()}

    def upgrade(self, engine: Engine, raw: Any) -> None:
        """Bring the file to this revision in one transaction, or leave it as it is.

        ``raw`` is the driver's own connection behind the engine: switching foreign keys off has no effect inside a
        transaction, and with them on the rebuilding of a table deletes the rows of every table that refers to it.

        Raises:
            VaultNotUpgraded: rows or references would have been lost.
        """
        from alembic import command  # noqa: PLC0415 (as above)

        config = self._config()
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with engine.begin() as connection:
                before = _rows(connection)
                for trigger in _names(connection, "type = 'trigger'"):
                    connection.exec_driver_sql(f'DROP TRIGGER "{trigger}"')
                config.attributes["connection"] = connection
                command.upgrade(config, self.revision)
                for statement in self.triggers.values():
                    connection.exec_driver_sql(statement)
                self._prove(connection, before)
        finally:
            raw.execute("PRAGMA foreign_keys = ON")

    def _prove(self, connection: Connection, before: dict[str, int]) -> None:
        after = _rows(connection)
        lost = [table for table, rows in before.items() if after.get(table, 0) < rows]
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if lost or dangling or set(_names(connection, "type = 'trigger'")) != self.triggers.keys():
            raise VaultNotUpgraded

    def _config(self) -> Config:
        from alembic.config import Config  # noqa: PLC0415 (as above)

        config = Config()
        # ConfigParser reads a percent sign as the start of a reference.
        config.set_main_option("script_location", str(self.migrations).replace("%", "%%"))
        return config


CURRENT = Schema(REVISION, Path(__file__).with_name("migrations"), TRIGGERS)


def revision_of(raw: Any) -> str | None:
    """The revision stamped in an open file, read without Alembic; ``None`` if it has no tables yet."""
    named = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone() if named else None
    return str(row[0]) if row else None


def _rows(connection: Connection) -> dict[str, int]:
    return {
        table: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one())  # noqa: S608 (a name we gave)
        for table in _names(connection, _OURS)
    }


def _names(connection: Connection, which: str) -> list[str]:
    names = connection.exec_driver_sql(f"SELECT name FROM sqlite_master WHERE {which}").scalars().all()  # noqa: S608 (a constant)
    return [str(name) for name in names]
