"""A process that saves answers, or changes many at once, until it is killed; it says on stdout what is done.

saving_child.py FOLDER VAULT_ID FIRST_NUMBER
saving_child.py FOLDER VAULT_ID --in-one-transaction JOURNAL_MODE
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from builders import A_MOMENT
from footprint.store import connection
from footprint.store.key_file import read_keys
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults

PASSPHRASE = "seven tall sunflowers"


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def save_one_after_the_other(folder: Path, vault_id: str, first: int) -> None:
    vault = SqlVaults(folder, WEAKEST).open(vault_id, PASSPHRASE)
    say("ready")
    number = first
    while True:
        vault.save_answer("a1", "note_to_self", f"{number} " + "answer " * (number % 40), A_MOMENT)
        say(number)
        number += 1


def change_many_at_once(folder: Path, vault_id: str, journal_mode: str) -> None:
    """One transaction larger than the cache, and never committed."""
    key = read_keys(folder / vault_id).unlocked_by_passphrase(PASSPHRASE)
    raw = connection._keyed(folder / vault_id / "vault.footprint", key, "mode=rw")
    if journal_mode != "wal":
        raw.execute("PRAGMA journal_mode = DELETE").fetchall()
    raw.execute(f"PRAGMA journal_mode = {journal_mode}").fetchall()
    raw.execute("PRAGMA cache_size = 5").fetchall()
    raw.execute("BEGIN IMMEDIATE")
    for number in range(300):
        row = ("a1", "note_to_self", f'"{number} {"uncommitted " * 100}"', "2026-11-22 09:30:00.000000")
        raw.execute(
            "INSERT INTO answer_history (assessment_id, question_id, value, given) VALUES (?, ?, ?, ?)", row
        )
    say("ready")
    time.sleep(600)


if __name__ == "__main__":
    place, vault, how, *mode = sys.argv[1:]
    if mode:
        change_many_at_once(Path(place), vault, mode[0])
    else:
        save_one_after_the_other(Path(place), vault, int(how))
