"""A process that brings a vault's file up to date: migrating_child.py FILE KEY REVISION MIGRATIONS."""

from __future__ import annotations

import sys
from pathlib import Path

from footprint.store.database import Database
from footprint.store.schema import CURRENT, Schema

file, key, revision, migrations = sys.argv[1:]
Database.open(Path(file), bytes.fromhex(key), Schema(revision, Path(migrations), CURRENT.triggers)).close()
