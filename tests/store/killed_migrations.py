"""Kills migrations at random moments and tells what they leave: killed_migrations.py FILE KEY KILLS HOW SEED

HOW is "whole" for the migration as it is, "piecemeal" for one whose statements are committed one by one, which is
killed until it has left something else than either schema, at most so many times. Each child is forked from this
process, which has imported everything, so that it is killed in the migration and not on the way there.
The answer is a JSON list with a state for each kill: "old", "new", or what else stands in the file.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config  # noqa: F401 (imported before the fork, so that no child has to)
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from footprint.store.connection import _keyed
from footprint.store.contents import everything
from footprint.store.database import Database
from footprint.store.schema import CURRENT, Schema
from schemas import schema_of


class Telling(Schema):
    """The newest schema, which says on its pipe when the migration begins."""

    pipe = -1

    def upgrade(self, engine: Engine, raw: Any) -> None:
        os.write(self.pipe, b".")
        super().upgrade(engine, raw)


class Piecemeal(Telling):
    """The same without a transaction around it: the driver commits every statement."""

    def upgrade(self, engine: Engine, raw: Any) -> None:  # noqa: ARG002 (overrides)
        super().upgrade(
            create_engine("sqlite://", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool), raw
        )


def killed(file: Path, key: bytes, schema: type[Telling], after: float) -> float:
    """How long a migration lasted that was killed so many seconds after it began, if it was not over before."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        schema.pipe = writing
        Database.open(file, key, schema(CURRENT.revision, CURRENT.migrations, CURRENT.triggers))
        os._exit(0)
    os.close(writing)
    assert os.read(reading, 1) == b"."
    start = time.perf_counter()
    select.select([reading], [], [], after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    return time.perf_counter() - start


def state(file: Path, key: bytes) -> list[Any]:
    """Every table and trigger of the file, and every row of the first tables, by the columns they had at first."""
    raw = _keyed(file, key, "mode=rw")
    schema = schema_of(raw)
    rows = [
        raw.execute(query).fetchall()
        for query in (
            "SELECT version_num FROM alembic_version",
            "SELECT * FROM edition",
            "SELECT id, edition, occasion, touched, turn, person_name, signed_off FROM assessment ORDER BY id",
            "SELECT * FROM answer ORDER BY assessment_id, question_id",
            "SELECT number, assessment_id, question_id, value, given FROM answer_history ORDER BY number",
        )
    ]
    whole = raw.execute("PRAGMA integrity_check").fetchall()
    raw.close()
    return [schema, rows, whole]


def what_stands_in(file: Path, key: bytes, old: list[Any], new: list[Any]) -> str:
    try:
        found = state(file, key)
    except sqlcipher.Error as error:
        return f"partial: {error}"
    return "old" if found == old else "new" if found == new else "partial"


def open_and_prove(file: Path, key: bytes) -> Any:
    """What an ordinary opening makes of it."""
    database = Database.open(file, key)
    with database.reading() as connection:
        contents = everything(connection, "")
    database.close()
    return [
        (kept.id, kept.answers, [(c.question_id, c.value) for c in kept.history])
        for kept in contents.assessments
    ]


def main(source: Path, key: bytes, kills: int, how: str, seed: int) -> None:
    rng, schema = random.Random(seed), {"whole": Telling, "piecemeal": Piecemeal}[how]
    file = source.with_name("killed")
    shutil.copy(source, file)
    old = state(file, key)
    lasts = killed(file, key, schema, after=60)
    new, expected = state(file, key), open_and_prove(file, key)
    states = []
    for _n in range(kills):
        for left in file.parent.glob("killed*"):
            left.unlink()
        shutil.copy(source, file)
        killed(file, key, schema, after=rng.uniform(0, 1.1 * lasts))
        states.append(what_stands_in(file, key, old, new))
        if how == "piecemeal" and states[-1] not in ("old", "new"):
            break
        if how == "whole" and open_and_prove(file, key) != expected:
            states[-1] += ", and other answers after opening it again"
    print(json.dumps(states))  # noqa: T201 (for the test that has started this)


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
