"""Bringing an older vault up to date: the same tables as in the code, every row kept, all of it or nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from builders import A_DAY, A_MOMENT, an_assessment
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.errors import Unsaved
from footprint.store.assessments import load
from footprint.store.database import Database
from footprint.store.refusals import NewerVault, VaultNotUpgraded
from footprint.store.schema import CURRENT, Schema
from footprint.store.tables import REVISION, metadata
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from schemas import schema_of

PASSPHRASE = "seven tall sunflowers"
NEXT = "9001"
CHILD = Path(__file__).with_name("migrating_child.py")

HEADER = f'''
import os, sys, time
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{REVISION}"

def reached(stage):
    if os.environ.get("STOP_AT") == stage:
        sys.stdout.write("reached\\n")
        sys.stdout.flush()
        time.sleep(600)
'''
# Rebuilding the tables that others refer to, which SQLite needs for most changes.
GOOD = f"""{HEADER}
def upgrade():
    reached("start")
    with op.batch_alter_table("assessment", recreate="always") as table:
        table.add_column(sa.Column("reviewed", sa.Text))
    reached("middle")
    with op.batch_alter_table("answer", recreate="always") as table:
        table.add_column(sa.Column("carried", sa.Text))
    op.create_table("reminder", sa.Column("id", sa.Integer, primary_key=True))
    reached("end")
"""
BAD = {
    "loses rows": 'op.execute("DELETE FROM answer")',
    "drops a table": 'op.execute("DROP TABLE answer")',
    "loses a step": 'op.execute("DELETE FROM follow_up WHERE number = 1")',
    "drops what was agreed": 'op.execute("DROP TABLE agreed_action")',
    "leaves what was brought out without its assessment": (
        "op.execute(\"UPDATE brought_out SET assessment_id = 'x'\")"
    ),
    "leaves answers without their assessment": "op.execute(\"UPDATE answer SET assessment_id = 'x'\")",
    "is not SQL": 'op.execute("ALTER TABEL answer")',
}


@pytest.fixture
def next_schema(tmp_path: Path) -> Callable[[str], Schema]:
    """A later schema whose last revision has this text."""

    def next_schema(revision: str) -> Schema:
        folder = tmp_path / "migrations"
        shutil.copytree(CURRENT.migrations, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / f"{NEXT}_next.py").write_text(revision)
        return Schema(NEXT, folder, CURRENT.triggers)

    return next_schema


@pytest.fixture
def old(vault: SqlVault, vault_folder: Path) -> tuple[Path, bytes]:
    """The file and key of a closed vault with two assessments, one signed off."""
    step = FollowUp("take-a-can", Course.PUT_OFF, A_MOMENT, A_DAY, "Größe")
    agreed = (AgreedAction("own-1", Owner.MANAGER, A_DAY, "Größe"), AgreedAction("x", Owner.EMPLOYEE, A_DAY))
    begun = an_assessment(tenant="tenant", hose_days=4).brought_out_as(["hose", "can-is-fine"])
    vault.begin(begun.agreed_as(agreed).followed_up(step).followed_up(step))
    second = an_assessment(note_to_self="A note")
    object.__setattr__(second, "id", "a2")
    vault.begin(second)
    vault.sign_off("a1", A_DAY, A_MOMENT)
    key = bytes(vault._database._key)
    vault.close()
    return vault_folder / "vault.footprint", key


def answers(database: Database) -> list[Any]:
    with database.reading() as connection:
        return [load(connection, assessment_id, {}) for assessment_id in ("a1", "a2")]


def test_the_migrations_lead_to_the_tables_in_the_code(vault: SqlVault) -> None:
    written = create_engine("sqlite://")
    metadata.create_all(written)
    with written.connect() as connection:
        expected = schema_of(connection.connection)
    assert schema_of(vault._database._raw) == expected
    assert len(expected) > 10


def test_the_revision_in_the_code_is_the_last_migration() -> None:
    revisions = sorted(
        path.name.split("_")[0] for path in (CURRENT.migrations / "versions").glob("[0-9]*.py")
    )
    assert revisions[-1] == REVISION
    assert len(set(revisions)) == len(revisions)


def test_migrations_need_nothing_of_footprints_own() -> None:
    imported = {
        line.split()[1].partition(".")[0]
        for path in CURRENT.migrations.rglob("*.py")
        for line in path.read_text().splitlines()
        if line.startswith(("import ", "from "))
    }
    # What belongs to Footprint itself changes; a migration must lead to the same tables for ever.
    assert imported <= {"alembic", "sqlalchemy", *sys.stdlib_module_names}
    assert imported >= {"alembic", "sqlalchemy"}


def test_an_older_vault_is_brought_up_to_date_with_every_row_and_guard(
    old: tuple[Path, bytes], next_schema: Callable[[str], Schema]
) -> None:
    file, key = old
    before = Database.open(file, key)
    kept = answers(before)
    before.close()
    upgraded = Database.open(file, key, next_schema(GOOD))
    assert answers(upgraded) == kept
    after = schema_of(upgraded._raw)
    assert "reminder" in after
    assert "carried" in after["answer"]
    assert after.keys() >= CURRENT.triggers.keys()
    assert not [name for name in after if "_alembic" in name]
    assert upgraded._raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with upgraded.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM answer_history").scalar() == 3
    upgraded.close()
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "keys.copy.json",
        "keys.json",
        "vault.footprint",
    ]


def test_an_upgraded_vault_is_refused_by_the_older_footprint(
    old: tuple[Path, bytes], next_schema: Callable[[str], Schema], contents: Callable[[Path], dict[str, str]]
) -> None:
    file, key = old
    Database.open(file, key, next_schema(GOOD)).close()
    before = contents(file.parent)
    with pytest.raises(NewerVault):
        Database.open(file, key)
    assert contents(file.parent) == before


@pytest.mark.parametrize("how", BAD)
def test_a_migration_that_would_lose_something_is_undone(
    how: str, old: tuple[Path, bytes], next_schema: Callable[[str], Schema]
) -> None:
    file, key = old
    before = Database.open(file, key)
    kept, tables = answers(before), schema_of(before._raw)
    before.close()
    with pytest.raises(VaultNotUpgraded):
        Database.open(file, key, next_schema(f"{HEADER}\ndef upgrade():\n    {BAD[how]}\n"))
    after = Database.open(file, key)
    assert (answers(after), schema_of(after._raw)) == (kept, tables)
    after.close()
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "keys.copy.json",
        "keys.json",
        "vault.footprint",
    ]


def test_a_mistake_in_a_migration_is_undone_too(
    old: tuple[Path, bytes], next_schema: Callable[[str], Schema]
) -> None:
    file, key = old
    with pytest.raises(ZeroDivisionError):
        Database.open(
            file,
            key,
            next_schema(f'{HEADER}\ndef upgrade():\n    op.execute("DELETE FROM answer")\n    1 / 0\n'),
        )
    after = Database.open(file, key)
    assert [len(assessment.answers) for assessment in answers(after)] == [2, 1]
    after.close()


def test_a_copy_that_finds_no_room_leaves_the_vault_as_it_is(
    old: tuple[Path, bytes], next_schema: Callable[[str], Schema]
) -> None:
    file, key = old
    # A folder in the copy's place stands for a disk that does not take it.
    (file.parent / f"{file.name}.before-{NEXT}").mkdir()
    schema = next_schema(GOOD)
    with pytest.raises((Unsaved, VaultNotUpgraded)):
        Database.open(file, key, schema)
    (file.parent / f"{file.name}.before-{NEXT}").rmdir()
    Database.open(file, key, schema).close()


@pytest.mark.parametrize("stage", ["start", "middle", "end"])
def test_a_kill_during_a_migration_leaves_the_old_tables_and_the_next_start_finishes_it(
    stage: str, old: tuple[Path, bytes], next_schema: Callable[[str], Schema]
) -> None:
    file, key = old
    schema = next_schema(GOOD)
    before = Database.open(file, key)
    kept, tables = answers(before), schema_of(before._raw)
    before.close()
    command = [sys.executable, str(CHILD), str(file), key.hex(), schema.revision, str(schema.migrations)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"STOP_AT": stage}
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "reached\n"
        process.kill()
    copy = file.with_name(f"{file.name}.before-{NEXT}")
    # The copy was whole before the first change.
    shutil.copy(copy, file.parent.parent / "whole")
    copied = Database.open(file.parent.parent / "whole", key)
    assert answers(copied) == kept
    copied.close()
    after = Database.open(file, key)
    assert (answers(after), schema_of(after._raw)) == (kept, tables)
    after.close()
    assert not copy.exists()
    upgraded = Database.open(file, key, schema)
    assert answers(upgraded) == kept
    assert "reminder" in schema_of(upgraded._raw)
    upgraded.close()


def test_opening_a_vault_of_today_does_not_import_alembic(
    vaults: SqlVaults, vault: SqlVault, vault_id: str
) -> None:
    vault.close()
    look = (
        "import sys, pathlib\n"
        "from footprint.store.vaults import SqlVaults\n"
        f"vault = SqlVaults(pathlib.Path({str(vaults._folder)!r})).open({vault_id!r}, {PASSPHRASE!r})\n"
        "vault.assessments()\n"
        "heavy = {'alembic', 'mako', 'yaml', 'pydantic', 'PySide6', 'reportlab', 'sqlite3'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_a_plain_sqlite_cannot_read_what_a_migration_leaves(
    old: tuple[Path, bytes], next_schema: Callable[[str], Schema]
) -> None:
    file, key = old
    Database.open(file, key, next_schema(GOOD)).close()
    connection = sqlite3.connect(file)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM sqlite_master")
    connection.close()
