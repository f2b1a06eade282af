"""A migration that is killed, whenever, leaves the old tables or the new ones and nothing in between."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from footprint.store.key_file import read_keys

PASSPHRASE = "seven tall sunflowers"
KEPT = Path(__file__).parent / "kept"
CHILD = Path(__file__).with_name("killed_migrations.py")
KILLS = 100

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a warm process")


def left_by_kills(tmp_path: Path, revision: str, how: str, seed: int) -> Counter[str]:
    (folder,) = (path for path in (KEPT / revision).iterdir() if path.is_dir())
    key = read_keys(folder).unlocked_by_passphrase(PASSPHRASE)
    file = tmp_path / "vault.footprint"
    shutil.copy(folder / "vault.footprint", file)
    command = [sys.executable, str(CHILD), str(file), key.hex(), str(KILLS), how, str(seed)]
    environment = os.environ | {"PYTHONPATH": str(CHILD.parents[1])}
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    return Counter(json.loads(told.stdout))


# From the last revision the changes themselves are but a small part of what is killed.
@pytest.mark.parametrize("revision, in_the_middle", [("0001", KILLS // 4), ("0004", KILLS // 20)])
def test_a_killed_migration_leaves_the_old_tables_or_the_new_ones_with_every_row(
    revision: str, in_the_middle: int, tmp_path: Path, randomly: random.Random
) -> None:
    left = left_by_kills(tmp_path, revision, "whole", randomly.randrange(2**32))
    assert left.keys() <= {"old", "new"}
    assert left.total() == KILLS
    # Otherwise the kills would not have come in the middle.
    assert left["old"] > in_the_middle


def test_it_is_the_one_transaction_that_keeps_tables_whole(tmp_path: Path, randomly: random.Random) -> None:
    left = left_by_kills(tmp_path, "0001", "piecemeal", randomly.randrange(2**32))
    assert left.keys() - {"old", "new"}
