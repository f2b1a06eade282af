"""A vault's database: whole transactions, on the disk before they count, through a disk that may fail."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from footprint.store.connection import emptied_log, is_whole, make_file, make_private, open_file
from footprint.store.faults import loses_connection, not_upgraded, unread, unsaved
from footprint.store.log_check import damaged_logs
from footprint.store.refusals import FolderReplaced, ReadOnly, Vanished, VaultClosed, VaultDamaged
from footprint.store.schema import CURRENT, Schema, revision_of

# At level DEBUG SQLAlchemy logs every row it reads, whatever hide_parameters says: answers, in our case.
_LOG_NAME = "vault"
logging.getLogger(f"sqlalchemy.engine.Engine.{_LOG_NAME}").setLevel(logging.WARNING)


_Identity = tuple[int, int]  # device and file on it
_TO_BE_CLEARED = 1  # the number that SQLite keeps for us in the file, else 0
_COPY = "before-"  # of a file that is being brought up to date


class Database:
    """One open file; every block of ``writing`` is one transaction, on the disk when the block has ended.

    Any thread may use it, one at a time. When the disk fails the connection is made anew at the next use.
    """

    def __init__(self, file: Path, key: bytes, schema: Schema) -> None:
        self._file = file
        self._key = bytearray(key)
        self._schema = schema
        self._lock = threading.RLock()
        self._raw: Any = None
        # What the connection has open, and what was there when somebody was last told that it is another file.
        self._identity: _Identity | None = None
        self._known: _Identity | None = None
        self._engine = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=self._connected,
            poolclass=StaticPool,
            hide_parameters=True,
            logging_name=_LOG_NAME,
            json_serializer=lambda value: json.dumps(value, ensure_ascii=False),
        )
        # The driver would begin only at the first change, and never before CREATE or ALTER.
        event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))

    @classmethod
    def create(cls, file: Path, key: bytes, schema: Schema = CURRENT) -> Self:
        """Make a new file and open it.

        Raises:
            Unsaved: it cannot be written.
        """
        make_file(file, key)
        return cls.open(file, key, schema)

    @classmethod
    def open(cls, file: Path, key: bytes, schema: Schema = CURRENT) -> Self:
        """Open a file that exists, prove that it is whole, and bring it up to date.

        Raises:
            VaultMissing, VaultDamaged, NotAVault, NewerVault, VaultInUse, FolderNotWritable: nothing was changed.
            VaultNotUpgraded, Unsaved: an older file could not be brought up to date; it is as it was.
        """
        database = cls(file, key, schema)
        try:
            with database._lock:
                database._engine.connect().close()
                database._bring_up_to_date()
                if database._raw.execute("PRAGMA user_version").fetchone() != (0,):
                    database.shrink()
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction.

        Raises:
            Unsaved: nothing of it was kept; everything saved before is.
            FolderReplaced: nor is it sure that everything saved before is in the file that is there now.
            VaultClosed: the file was closed.
        """
        with self._lock:
            self._see_that_it_is_there()
            try:
                with self._engine.begin() as connection:
                    yield connection
            except IntegrityError:
                raise
            except DBAPIError as error:
                self._let_go_if_lost(error)
                raise unsaved(error) from error
            # A file that was moved, deleted or replaced still takes what is written, for nobody to find.
            self._see_that_it_is_there()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent state to read.

        Raises:
            Refused: it cannot be read.
            VaultClosed: the file was closed.
        """
        with self._lock:
            try:
                with self._engine.begin() as connection:
                    yield connection
            except DBAPIError as error:
                self._let_go_if_lost(error)
                raise unread(error) from error

    @contextmanager
    def erasing(self) -> Iterator[Connection]:
        """One transaction that deletes for good; what is left of it in the files is cleared away, or when next opened.

        Raises:
            Unsaved, VaultClosed: as ``writing`` has it.
        """
        with self.writing() as connection:
            yield connection
            connection.exec_driver_sql(f"PRAGMA user_version = {_TO_BE_CLEARED}")
        self.shrink()

    def settle(self) -> None:
        """Empty the write-ahead log, so that no log keeps what was deleted; if the disk lets us."""
        with self._lock:
            emptied_log(self._raw)
            # Damaged logs, and what a copying or mending that was killed has left, hold it as well.
            self._remove_beside("*")

    def shrink(self) -> None:
        """Give freed pages and numbers back, which tell how much was deleted, and settle; if the disk lets us."""
        with self._lock:
            # What was deleted is overwritten with or without this; a full disk may put it off.
            with suppress(sqlcipher.Error):
                for (table,) in self._raw.execute("SELECT name FROM sqlite_sequence").fetchall():
                    last = f'SELECT coalesce(max(rowid), 0) FROM "{table}"'  # noqa: S608 (a name we gave)
                    self._raw.execute(f"UPDATE sqlite_sequence SET seq = ({last}) WHERE name = ?", (table,))  # noqa: S608 (as above)
                self._raw.execute("VACUUM")
                self.settle()
                self._raw.execute("PRAGMA user_version = 0")
            self.settle()

    def copy_to(self, file: Path) -> None:
        """Write a whole copy under the same key to a file that is not there yet.

        Raises:
            Unsaved: it cannot be written.
            VaultClosed: the file was closed.
        """
        with self._lock:
            self._see_that_it_is_there()
            with self.bare() as raw:
                try:
                    make_private(file)
                    raw.execute("VACUUM INTO ?", (str(file),))
                except (OSError, sqlcipher.Error) as error:
                    self._let_go_if_lost(error)
                    raise unsaved(error) from error

    @contextmanager
    def bare(self) -> Iterator[Any]:
        """The driver's connection, for what cannot be done inside a transaction.

        Raises:
            Refused: the file cannot be opened.
            VaultClosed: the file was closed.
        """
        with self._lock:
            self._engine.connect().close()
            yield self._raw

    @property
    def damaged_logs(self) -> tuple[Path, ...]:
        """Damaged logs of this file that are kept, each with changes that could not be read."""
        return damaged_logs(self._file)

    @property
    def log_size(self) -> int:
        """The bytes of the write-ahead log."""
        try:
            return self._file.with_name(f"{self._file.name}-wal").stat().st_size
        except OSError:
            return 0

    def close(self) -> None:
        """Close the file and forget the key; closing twice does nothing."""
        with self._lock:
            if self._raw is not None:
                emptied_log(self._raw)
            self._engine.dispose()
            self._raw = None
            self._key[:] = bytes(len(self._key))
            self._key.clear()

    def _connected(self) -> Any:
        """A new connection; SQLAlchemy calls this when it has none."""
        if not self._key:
            raise VaultClosed
        # Looked at before it is opened: one that is replaced in between is told from what was looked at later.
        with suppress(ReadOnly):  # opening says more about why
            self._identity = _identity(self._file)
        self._raw = open_file(self._file, bytes(self._key), self._schema)
        self._known = self._known or self._identity
        return self._raw

    def _bring_up_to_date(self) -> None:
        """Migrate if need be, with a copy beside the file until the result is proved good."""
        found, copy = revision_of(self._raw), f"{self._file}.{_COPY}{self._schema.revision}"
        if found == self._schema.revision:
            self._remove_beside(f"{_COPY}*")
            return
        try:
            if found is not None:
                self._remove_beside(f"{_COPY}*")
                make_private(Path(copy))
                self._raw.execute("VACUUM INTO ?", (copy,))
            self._schema.upgrade(self._engine, self._raw)
            # Into the file at once: an older Footprint looks there for the revision.
            emptied_log(self._raw)
        except OSError as error:
            raise unsaved(error) from error
        except (DBAPIError, sqlcipher.Error) as error:
            raise not_upgraded(error) from error
        finally:
            # Kept or rolled back, only a file that is not whole still needs its copy.
            whole = self._is_whole()
            if whole:
                self._remove_beside(f"{_COPY}*")
        if not whole:
            raise VaultDamaged

    def _is_whole(self) -> bool:
        try:
            return is_whole(self._raw)
        except sqlcipher.Error:
            return False

    def _remove_beside(self, which: str) -> None:
        for left in self._file.parent.glob(f"{self._file.name}.{which}"):
            with suppress(OSError):  # tried again the next time
                left.unlink()

    def _see_that_it_is_there(self) -> None:
        if not self._key:
            raise VaultClosed
        found = _identity(self._file)
        if found is None:
            raise Vanished
        if not self._known == self._identity == found:
            # What was put in its place is the vault from now on, and whoever goes on from the one before is told once.
            self._engine.dispose()
            self._known = self._identity = found
            raise FolderReplaced

    def _let_go_if_lost(self, error: BaseException) -> None:
        if loses_connection(error):
            self._engine.dispose()


def _identity(file: Path) -> _Identity | None:
    try:
        found = file.stat()
    except PermissionError:
        raise ReadOnly from None
    except OSError:
        return None
    return found.st_dev, found.st_ino
