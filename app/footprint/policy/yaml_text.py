"""YAML read as plain text values with the place of each, so that every complaint can name file, line and column.

Scalars stay text: the schema decides their type, never YAML (so ``no``, ``1.10`` and ``2026-01-05`` are what was
typed). Keys given twice, anchors and tags are refused: they hide what a file says.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from footprint.errors import Refused

PathKey = tuple[str | int, ...]
DEEPEST = 40
LARGEST = 8 * 1024 * 1024

_PLAIN_WORDS = {
    "mapping values are not allowed in this context": "a colon followed by a space ends a value here; put the "
    "text in quotes, or on its own line after '>-'; or this line is indented too far",
    "did not find expected ',' or '}'": "a comma or '}' is missing; in {...} a comma ends a text, so put it in quotes",
    "did not find expected ',' or ']'": "a comma or ']' is missing",
    "could not find expected ':'": "a colon, or the space after a colon, is missing after the name",
    "found character that cannot start any token": "a text that starts with % @ or ` goes in quotes; and lines are "
    "indented with spaces, not with tabs",
    "found a tab character": "lines are indented with spaces, not with tabs",
    "did not find expected '-' indicator": "this line is not indented like its neighbours, or a quote on a line before "
    "it is never closed",
    "did not find expected alphabetic": "a text that starts with & or * goes in quotes",
    "hexdecimal": "in double quotes a backslash is written twice",
    "unknown escape": "in double quotes a backslash is written twice",
    "block sequence entries are not allowed": "a text that starts with '- ' goes in quotes",
    "did not find expected key": "this line is not indented like its neighbours, a name with a colon is missing, or a "
    "quote on a line before it is never closed",
    "found unexpected end of stream": "a quote that was opened here is never closed",
    "found duplicate anchor": "anchors (&) are not used here",
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint about a file; lines and columns count from 1."""

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.text}"


class FileRefused(Refused):
    """A file that cannot be used, with everything that is wrong in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(slots=True)
class YamlText:
    """What a file says: ``data`` of dicts, lists, text and None, and where each value and key stands."""

    file: str
    data: Any = None
    values: dict[PathKey, tuple[int, int]] = field(default_factory=dict)
    keys: dict[PathKey, tuple[int, int]] = field(default_factory=dict)

    def problem(self, path: Iterable[str | int], text: str, *, at_key: bool = False) -> Problem:
        """A complaint about the value (or the key) at a path, or at the nearest place above it."""
        path = tuple(path)
        while path:
            place = (self.keys if at_key else self.values).get(path) or self.values.get(path)
            if place:
                return Problem(self.file, *place, text)
            path = path[:-1]
        return Problem(self.file, *self.values.get((), (1, 1)), text)


def read_yaml(path: Path, shown_as: str | None = None, largest: int = LARGEST) -> YamlText:
    """Read one file.

    Raises:
        FileRefused: the file cannot be read, is larger than ``largest`` bytes, or is not YAML of the allowed kind.
    """
    name = shown_as or str(path)
    try:
        if path.stat().st_size > largest:
            raise FileRefused(
                [Problem(name, 1, 1, f"the file is larger than {largest // 1024} KB; that cannot be right")]
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise FileRefused([Problem(name, 1, 1, "there is no such file")]) from None
    except OSError as error:
        raise FileRefused([Problem(name, 1, 1, f"the file cannot be read ({error.strerror})")]) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise FileRefused(
            [Problem(name, line, column, "this is not UTF-8 text; save the file as UTF-8")]
        ) from None
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlText:
    """Read YAML from text; ``name`` stands for the file in complaints.

    Raises:
        FileRefused: as ``read_yaml``.
    """
    document = YamlText(name)
    problems: list[Problem] = []
    try:
        _Builder(document, problems).build(text)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problems.append(Problem(name, line, 1, "there is a character here that a text file may not have"))
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "this is not YAML"
        mark = error.problem_mark or error.context_mark
        if error.context_mark and any(word in (error.context or "") for word in ("flow", "quoted")):
            mark = error.context_mark  # what was opened and never closed is best mended at its opening
        words = next((plain for known, plain in _PLAIN_WORDS.items() if known in problem), problem)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problems.append(Problem(name, *place, words))
    if problems:
        raise FileRefused(problems)
    return document


class _Builder:
    """Builds data and places from the parser's events, without recursion: nesting is bounded by ``DEEPEST``."""

    def __init__(self, document: YamlText, problems: list[Problem]) -> None:
        self._document = document
        self._problems = problems
        self._open: list[tuple[Any, PathKey]] = []
        self._key: list[str | None] = []

    def build(self, text: str) -> None:
        documents = 0
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if words := self._not_used_here(event, documents):
                self._complain(event, words)
                return
            match event:
                case yaml.ScalarEvent():
                    plain = event.implicit[0] and not event.style
                    self._take(None if plain and event.value in ("", "~", "null") else event.value, event)
                case yaml.MappingStartEvent():
                    self._start({}, event)
                case yaml.SequenceStartEvent():
                    self._start([], event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._open.pop()
                    self._key.pop()

    def _not_used_here(self, event: Any, documents: int) -> str:
        """What is YAML and hides what a file says, in words; nothing if it is plain."""
        if documents > 1:
            return "a second document starts here; only one is allowed"
        if isinstance(event, yaml.AliasEvent):
            return "references (*) are not used here; write the value out"
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            return "a text that starts with ! or & goes in quotes"
        is_deeper = isinstance(event, yaml.CollectionStartEvent) and len(self._open) >= DEEPEST
        return "this is nested too deeply" if is_deeper else ""

    def _complain(self, event: Any, text: str) -> None:
        mark = event.start_mark
        self._problems.append(Problem(self._document.file, mark.line + 1, mark.column + 1, text))

    def _start(self, container: Any, event: Any) -> None:
        path = self._take(container, event)
        self._open.append((container, path))
        self._key.append(None)

    def _take(self, value: Any, event: Any) -> PathKey:
        """Put a value where it belongs; a mapping takes keys and values in turn."""
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if not self._open:
            self._document.data = value
            self._document.values[()] = place
            return ()
        container, above = self._open[-1]
        if isinstance(container, list):
            path = (*above, len(container))
            container.append(value)
        elif self._key[-1] is None:
            if not isinstance(value, str):
                self._complain(event, "a name is expected here")
                value = f"?{len(container)}"
            path = (*above, value)
            if value in container:
                self._complain(event, f"'{value}' is given twice")
            self._document.keys[path] = place
            self._key[-1] = value
            return path
        else:
            key = self._key[-1]
            path = (*above, key)
            container[key] = value
            self._key[-1] = None
        self._document.values[path] = place
        return path


def nearest(word: str, known: Iterable[str]) -> str:
    """`` (did you mean '…'?)`` with the most similar known word, or nothing."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean '{found[0]}'?)" if found else ""
