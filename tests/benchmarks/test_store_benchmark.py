"""What keeping an answer safe costs, against the plainest way to commit the same rows."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import A_MOMENT, an_assessment, chorley
from footprint.assessment.assessment import Assessment
from footprint.policy.policy import Occasion
from footprint.store.vaults import SqlVaults

ROUNDS = 400
MOST_TIMES_SLOWER = 4.0
PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cell_size_check = ON",
    "wal_autocheckpoint = 40",
)


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


def bare_saver(file: Path, schema: list[str]) -> Callable[[str], None]:
    """The same rows into the same tables, by the standard library alone, without encryption."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    for statement in schema:
        connection.execute(statement)
    now = "2026-11-22 09:30:00.000000"
    connection.execute("INSERT INTO edition VALUES ('f', 'p', 1, '2026', 't', 1, '{}')")
    connection.execute(
        "INSERT INTO assessment VALUES ('a1', 'f', 'onboarding', ?, ?, 1, NULL, '', '', '', NULL)", (now, now)
    )

    def save(text: str) -> None:
        value = f'"{text}"'
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE assessment SET touched = ?, turn = (SELECT max(turn) + 1 FROM assessment) "
            "WHERE id = ? AND signed_off IS NULL",
            (now, "a1"),
        )
        connection.execute(
            "INSERT INTO answer VALUES (?, ?, ?, ?) ON CONFLICT (assessment_id, question_id) "
            "DO UPDATE SET value = excluded.value, given = excluded.given",
            ("a1", "note_to_self", value, now),
        )
        connection.execute(
            "INSERT INTO answer_history (assessment_id, question_id, value, given) VALUES (?, ?, ?, ?)",
            ("a1", "note_to_self", value, now),
        )
        connection.execute("COMMIT")

    return save


@pytest.mark.benchmark
def test_a_saved_answer_costs_at_most_four_times_a_bare_commit(tmp_path: Path) -> None:
    vault, _code = SqlVaults(tmp_path / "vaults").create("Ana", "seven tall sunflowers")
    vault.begin(an_assessment())
    with vault._database.reading() as connection:
        query = (
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid"
        )
        schema = [str(sql) for sql in connection.exec_driver_sql(query).scalars()]
    bare = bare_saver(tmp_path / "bare.db", schema)

    def safe(text: str) -> None:
        vault.save_answer("a1", "note_to_self", text, A_MOMENT)

    times: dict[Callable[[str], None], list[float]] = {bare: [], safe: []}
    # Side by side in one round, in random order, so that whatever else the machine does falls on both.
    order = list(times)
    for number in range(ROUNDS + 20):
        random.shuffle(order)
        for save in order:
            start = time.perf_counter()
            save(f"{number} " + "some words about it " * 3)
            if number >= 20:
                times[save].append(time.perf_counter() - start)
    vault.close()
    ratio = statistics.median(times[safe]) / statistics.median(times[bare])
    for name, save in (("bare commit", bare), ("saved answer", safe)):
        middle, late = statistics.median(times[save]), percentile(times[save], 0.99)
        print(f"\n{name}: median {middle * 1e3:.2f} ms, p99 {late * 1e3:.2f} ms", end="")
    print(f"\nsaved answer / bare commit: {ratio:.2f} (at most {MOST_TIMES_SLOWER})")
    assert ratio <= MOST_TIMES_SLOWER


@pytest.mark.benchmark
def test_opening_a_vault_of_five_years_is_mostly_the_passphrase(tmp_path: Path) -> None:
    vaults = SqlVaults(tmp_path / "vaults")
    vault, _code = vaults.create("Ana", "seven tall sunflowers")
    for year in range(5):
        vault.begin(Assessment(f"a{year}", chorley(), Occasion.REFRESHER, A_MOMENT))
        for number in range(90):
            vault.save_answer(f"a{year}", f"q{number % 60}", f"{number} " + "some words " * 4, A_MOMENT)
    key, file = bytes(vault._database._key), vault._database._file
    vault.close()
    whole, rest, lists = [], [], []
    for _n in range(9):
        start = time.perf_counter()
        vault = vaults.open(vaults.names()[0].id, "seven tall sunflowers")
        whole.append(time.perf_counter() - start)
        start = time.perf_counter()
        assert len(vault.assessments()) == 5
        lists.append(time.perf_counter() - start)
        vault.close()
        start = time.perf_counter()
        type(vault._database).open(file, key).close()
        rest.append(time.perf_counter() - start)
    size = file.stat().st_size // 1024
    print(
        f"\nopening a vault of {size} KiB: {statistics.median(whole) * 1e3:.0f} ms, of which proving it whole "
        f"{statistics.median(rest) * 1e3:.0f} ms; listing {statistics.median(lists) * 1e3:.1f} ms"
    )
    assert statistics.median(rest) < statistics.median(whole) / 2
