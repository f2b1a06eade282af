"""The vault's own statements on a PostgreSQL server, each vault in a schema of its own."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, create_engine

from footprint.store.database import Database
from footprint.store.refusals import VaultClosed
from footprint.store.tables import metadata
from footprint.store.vault import SqlVault
from footprint.workflow.kept import VaultName


class ServerDatabase:
    """What ``SqlVault`` asks of a ``Database``, save what only a file can do."""

    def __init__(self, url: str, schema: str) -> None:
        self._engine = create_engine(
            url,
            connect_args={"options": f"-csearch_path={schema}"},
            json_serializer=lambda value: json.dumps(value, ensure_ascii=False),
        )
        self._is_open = True

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        if not self._is_open:
            raise VaultClosed
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        if not self._is_open:
            raise VaultClosed
        with self._engine.execution_options(isolation_level="REPEATABLE READ").begin() as connection:
            yield connection

    erasing = writing

    def close(self) -> None:
        self._is_open = False
        self._engine.dispose()


class ServerVaults:
    """The part of ``footprint.workflow.ports.Vaults`` that tests of a vault need; passphrases open nothing here."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._admin = create_engine(url)
        self._owners: dict[str, str] = {}
        self._open: list[ServerDatabase] = []

    def create(self, owner: str, _passphrase: str | None) -> tuple[SqlVault, str]:
        schema = f"vault_{secrets.token_hex(8)}"
        with self._admin.begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
            connection.exec_driver_sql(f"SET LOCAL search_path TO {schema}")
            metadata.create_all(connection)
        self._owners[schema] = owner
        return self.open(schema), ""

    def open(self, vault_id: str, _passphrase: str | None = None) -> SqlVault:
        database: Any = ServerDatabase(self._url, vault_id)
        self._open.append(database)
        return SqlVault(Path(vault_id), self._owners[vault_id], cast("Database", database))

    def names(self) -> tuple[VaultName, ...]:
        return tuple(VaultName(vault_id, owner) for vault_id, owner in self._owners.items())

    def remove(self) -> None:
        """Leave the server as it was."""
        for database in self._open:
            database.close()
        with self._admin.begin() as connection:
            for schema in self._owners:
                connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
        self._admin.dispose()
