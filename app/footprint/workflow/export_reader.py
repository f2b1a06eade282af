"""Reading an export: proved from the first character to the last before anything is made of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from footprint.language import text as _
from footprint.policy.yaml_text import FileRefused, Problem
from footprint.workflow.contents_proof import Complaint, complaints
from footprint.workflow.export_folder import CONTENTS, DOCUMENTS, FORMAT, own_digest
from footprint.workflow.files import digest_of
from footprint.workflow.json_places import place
from footprint.workflow.kept import Contents, Happening
from footprint.workflow.plain import plain

LARGEST = 256 * 1024 * 1024  # bytes; a hundred times what somebody keeps who never deletes anything
# What assessments have had since a format, and what it is in those of before.
_SINCE: dict[int, dict[str, Any]] = {
    2: {"based_on": ""},
    4: {"brought_out": [], "agreed": [], "follow_ups": []},
}


@dataclass(frozen=True, slots=True)
class _Export:
    format: int
    footprint: str
    contents: Contents
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Source:
    file: str
    text: str

    def refusal(self, *complaints: Complaint) -> FileRefused:
        return FileRefused(Problem(self.file, *place(self.text, path), words) for path, words in complaints)


def read(folder: Path) -> tuple[Contents, Mapping[str, bytes]]:
    """As ``importing.read_export``."""
    source = _source(folder / CONTENTS)
    export, data = _export(source)
    if wrong := [(("contents", *path), words) for path, words in complaints(export.contents)]:
        raise source.refusal(*wrong)
    last = export.contents.events[-1] if export.contents.events else None
    if last is None or last.kind is not Happening.EXPORTED or last.digest != own_digest(data):
        raise source.refusal(
            ((), _("something in this file was changed after Footprint wrote it; use the export as it was"))
        )
    return export.contents, _documents(folder, export, source)


def _source(file: Path) -> _Source:
    name = str(file)
    try:
        if file.stat().st_size > LARGEST:
            raise _unplaced(name, _("the file is too large to be an export"))
        return _Source(name, file.read_bytes().decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        words = _("there is no such file; choose the folder that Footprint wrote when it exported")
        raise _unplaced(name, words) from None
    except OSError as error:
        raise _unplaced(name, _("the file cannot be read ({cause})").format(cause=error.strerror)) from None
    except UnicodeDecodeError:
        raise _unplaced(name, _("this is not UTF-8 text, so Footprint did not write it")) from None


def _export(source: _Source) -> tuple[_Export, dict[str, Any]]:
    """The export as it is today, and the data as it was written, which its digest is of."""
    written = _data(source)
    data = _as_today(written)
    if isinstance(data.get("format"), int) and data["format"] > FORMAT:
        newer = _("this export was written by a newer Footprint; install that version to bring it in")
        raise source.refusal((("format",), newer))
    try:
        # Not the file's text, which pydantic's own parser would read in its own way.
        export = TypeAdapter(_Export).validate_json(json.dumps(data), strict=True, extra="forbid")
    except ValidationError as error:
        raise source.refusal(*(_in_words(one) for one in error.errors(include_url=False))) from None
    if (path := _first_difference(_plain(export), data)) is not None:
        raise source.refusal((path, _("this is not written as Footprint writes it")))
    return export, written


def _as_today(written: dict[str, Any]) -> dict[str, Any]:
    """What an earlier format did not have, added; whatever is not as it should be is left to be complained of."""
    number = written.get("format")
    missing = {
        name: value
        for since, new in _SINCE.items()
        if isinstance(number, int) and number < since
        for name, value in new.items()
    }
    if not missing:
        return written
    data = copy.deepcopy(written)
    contents = data.get("contents")
    assessments = contents.get("assessments") if isinstance(contents, dict) else None
    for one in assessments if isinstance(assessments, list) else ():
        if isinstance(one, dict):
            for name, value in missing.items():
                one.setdefault(name, copy.copy(value))
    return data


def _data(source: _Source) -> dict[str, Any]:
    try:
        data = json.loads(source.text, parse_constant=_refused_constant)
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        words = _("this is not JSON from here on; the file was cut off or changed")
        raise FileRefused([Problem(source.file, error.lineno, error.colno, words)]) from None
    except (ValueError, RecursionError):  # half a character, a number that is none, or nested without end
        words = _("this holds something that Footprint never writes; the file was changed")
        raise _unplaced(source.file, words) from None
    if not isinstance(data, dict):
        raise _unplaced(source.file, _("this is not an export that Footprint wrote"))
    return data


def _refused_constant(name: str) -> None:
    raise ValueError(name)


def _plain(export: _Export) -> dict[str, Any]:
    data: dict[str, Any] = plain(export)
    return data


def _in_words(error: Any) -> Complaint:
    kind, path = str(error["type"]), tuple(error["loc"])
    if kind == "missing":
        return path[:-1], _("'{name}' is missing").format(name=path[-1])
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return path, _("'{name}' is not known here").format(name=path[-1])
    if kind == "enum":
        return path, _("this can be {known}").format(known=error["ctx"]["expected"])
    wanted = {
        "string": _("text is expected here"),
        "int": _("a whole number is expected here"),
        "tuple": _("a list is expected here"),
        "dict": _("names with values are expected here"),
        "dataclass": _("names with values are expected here"),
        "datetime": _("a moment such as 2026-11-22T09:30:00+00:00 is expected here"),
        "date": _("a date such as 2026-03-27 is expected here"),
    }
    return path, wanted.get(kind.split("_", maxsplit=1)[0], _("this is not what Footprint writes here"))


def _first_difference(one: Any, other: Any, path: tuple[str | int, ...] = ()) -> tuple[str | int, ...] | None:
    """The path of the first value in which two structures differ; ``None`` if they are the same."""
    if type(one) is not type(other) and not (isinstance(one, str) and isinstance(other, str)):
        return path
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(one, dict):
        if one.keys() != other.keys():
            return path
        inside = one.items()
    elif isinstance(one, list):
        if len(one) != len(other):
            return path
        inside = enumerate(one)
    elif one != other:
        return path
    differences = (_first_difference(value, other[key], (*path, key)) for key, value in inside)
    return next((found for found in differences if found is not None), None)


def _documents(folder: Path, export: _Export, source: _Source) -> dict[str, bytes]:
    names = {digest: name for name, digest in export.files.items() if _is_a_document(name)}
    found = {}
    for number, document in enumerate(export.contents.documents):
        if document.id not in names:
            words = _("the file of this document is not named under 'files'")
            raise source.refusal((("contents", "documents", number, "id"), words))
        found[document.id] = _content(folder / names[document.id], document.id)
    return found


def _content(file: Path, digest: str) -> bytes:
    try:
        if digest_of(file) == digest:
            return file.read_bytes()
    except FileNotFoundError:
        raise _unplaced(str(file), _("this document is missing")) from None
    except OSError as error:
        raise _unplaced(
            str(file), _("the file cannot be read ({cause})").format(cause=error.strerror)
        ) from None
    raise _unplaced(str(file), _("this document was changed after Footprint wrote it"))


def _is_a_document(name: str) -> bool:
    """Whether it lies where documents do, and names no way out of there."""
    folder, slash, file = name.partition("/")
    return folder == DOCUMENTS and bool(slash) and file == Path(file).name and "\\" not in file


def _unplaced(file: str, words: str) -> FileRefused:
    return FileRefused([Problem(file, 1, 1, words)])
