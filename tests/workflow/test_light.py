"""What is quick to start stays quick: no task loads what only some need before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import footprint.workflow

HEAVY = ("sqlalchemy", "alembic", "sqlcipher3", "reportlab", "pydantic", "yaml", "keyring", "PySide6")
# These read files that people write; each is loaded by what calls it, and then at its first use.
READERS = {
    "example_proof",
    "export_reader",
    "journey_files",
    "journeys",
    "refresher_journeys",
    "sitting_journeys",
}
TASKS = (
    sorted(path.stem for path in Path(footprint.workflow.__file__).parent.glob("*.py"))
    if footprint.workflow.__file__
    else []
)


def loaded_by(*modules: str) -> set[str]:
    imports = "; ".join(f"import {module}" for module in modules)
    code = f"import sys; {imports}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_no_task_loads_a_database_a_reader_or_a_window() -> None:
    assert len(TASKS) > 20
    assert (
        loaded_by(*(f"footprint.workflow.{name}" for name in TASKS if name not in READERS | {"__init__"}))
        == set()
    )


def test_the_look_would_find_what_is_loaded() -> None:
    assert loaded_by("footprint.workflow.export_reader") == {"pydantic", "yaml"}
