"""Writes docs/authoring/schema/*.json, for editors that complete and check YAML; --check only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from footprint.policy import example_file, short_check_files, written, written_changes, written_journey

FOLDER = Path(__file__).parents[2] / "docs" / "authoring" / "schema"
FILES: dict[str, Any] = {
    "policy": written.WrittenPolicy,
    "section": written.WrittenSection,
    "clauses": list[written.WrittenClause],
    "rules": list[written.WrittenRule],
    "links": list[written.WrittenLink],
    "actions": list[written.WrittenAction],
    "contacts": list[written.WrittenContact],
    "situations": list[written.WrittenSituation],
    "example": example_file.WrittenExample,
    "journeys": list[written_journey.WrittenJourney],
    "short-check": short_check_files.WrittenShortCheck,
    "endings": list[short_check_files.WrittenEnding],
    "changes": written_changes.WrittenChanges,
    "ids": written_changes.WrittenLedger,
}


def schemas() -> dict[Path, str]:
    """What each file should hold."""
    return {
        FOLDER / f"{name}.json": json.dumps(TypeAdapter(model).json_schema(), indent=1, ensure_ascii=False)
        + "\n"
        for name, model in FILES.items()
    }


def main() -> int:
    """Write what is not current; with --check say so and fail instead."""
    old = {
        path: text
        for path, text in schemas().items()
        if not path.is_file() or path.read_text("utf-8") != text
    }
    if "--check" in sys.argv:
        for path in old:
            print(f"{path.relative_to(FOLDER.parents[2])} is not current: run 'make schema'")
        return 1 if old else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in old.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
