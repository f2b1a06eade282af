"""The files of a questionnaire's past: changes/*.yaml and ids.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from footprint.policy.written_changes import WrittenChanges, WrittenLedger
from footprint.policy.written_files import in_words
from footprint.policy.yaml_text import FileRefused, Problem, YamlText, read_yaml

LEDGER = "ids.yaml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Past:
    """The steps by edition, and the ledger of ids if there is one; each with its text."""

    changes: dict[int, tuple[YamlText, WrittenChanges]]
    ledger: tuple[YamlText, WrittenLedger] | None

    @property
    def data(self) -> list[dict[str, Any]]:
        """The steps in the compiled form."""
        return [
            {"edition": edition, **changes.model_dump()} for edition, (_, changes) in self.changes.items()
        ]


def read_past(folder: Path, edition: int) -> Past:
    """Read the files beside a questionnaire of that edition.

    Raises:
        FileRefused: with everything that is wrong in any of them.
    """
    problems: list[Problem] = []
    changes = {}
    for path in sorted((folder / "changes").glob("*.yaml")):
        read = _typed(path, WrittenChanges, problems)
        number = int(path.stem) if path.stem.isascii() and path.stem.isdecimal() else 0
        if not (2 <= number <= edition and path.stem == str(number)):
            words = f"a file of changes is named after its edition; from 2.yaml to {edition}.yaml is possible"
            problems.append(Problem(str(path), 1, 1, words))
        elif read is not None:
            changes[number] = read
    ledger = _typed(folder / LEDGER, WrittenLedger, problems) if (folder / LEDGER).exists() else None
    if problems:
        raise FileRefused(problems)
    return Past(dict(sorted(changes.items())), ledger)


def write_ledger(folder: Path, ledger: WrittenLedger) -> Path:
    """Write ids.yaml into a questionnaire's folder, in place of an older one."""
    lines = [
        "# Every question that any edition has had. Written by 'footprint ids'; not to be changed by hand.",
        f"edition: {ledger.edition}",
        "questions:",
    ]
    for question_id, one in ledger.questions.items():
        parts = [f"kind: {one.kind}"]
        if one.options:
            parts.append(f"options: [{', '.join(one.options)}]")
        if one.gone:
            parts.append(f"gone: [{', '.join(one.gone)}]")
        if one.retired is not None:
            parts.append(f"retired: {one.retired}")
        lines.append(f"  {question_id}: {{{', '.join(parts)}}}")
    file = folder / LEDGER
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def _typed(path: Path, model: type[T], problems: list[Problem]) -> tuple[YamlText, T] | None:
    try:
        text = read_yaml(path)
    except FileRefused as refused:
        problems.extend(refused.problems)
        return None
    try:
        return text, TypeAdapter(model).validate_python(text.data)
    except ValidationError as error:
        problems.extend(in_words(text, one) for one in error.errors())
        return None
