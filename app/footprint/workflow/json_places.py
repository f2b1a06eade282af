"""Where in the text of a JSON file a value stands, so that a complaint can name line and column."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def place(text: str, path: Iterable[str | int]) -> tuple[int, int]:
    """Line and column, from 1, of the value at a path in JSON text, or of the nearest above that is there."""
    at = _next(text, 0)
    for step in path:
        at = _member(text, at, step) or at
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _member(text: str, at: int, wanted: str | int) -> int | None:
    """Where the member of the value at ``at`` begins."""
    if text[at] not in "{[":
        return None
    is_list, number = text[at] == "[", 0
    at = _next(text, at + 1)
    while text[at] not in "}]":
        name: str | int = number
        if not is_list:
            name, at = _DECODER.raw_decode(text, at)
            at = _next(text, _next(text, at) + 1)
        if name == wanted:
            return at
        _value, at = _DECODER.raw_decode(text, at)
        at = _next(text, at)
        if text[at] == ",":
            at = _next(text, at + 1)
        number += 1
    return None


def _next(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
