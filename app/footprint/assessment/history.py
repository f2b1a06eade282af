"""The history of an assessment's answers: a chain that shows whether any link was changed, left out or put in."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

_SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Change:
    """One answer as it was given, or taken back (``value`` of ``None``).

    ``value`` is in the form that ``answer.to_kept`` gives. ``seal`` binds this change to all before it; ``salt`` is
    random, so that a seal, which stands on an attestation, tells nobody what was answered.
    """

    question_id: str
    value: Any
    given: datetime
    salt: str
    seal: str


def next_change(assessment_id: str, previous: str, question_id: str, value: Any, given: datetime) -> Change:
    """The change that follows the one with the seal ``previous`` (empty for the first)."""
    change = Change(question_id, value, given, os.urandom(_SALT_BYTES).hex(), seal="")
    return replace(change, seal=seal_of(assessment_id, previous, change))


def seal_of(assessment_id: str, previous: str, change: Change) -> str:
    """The seal that a change must bear after the one with the seal ``previous``."""
    commitment = _hash(change.salt, change.question_id, change.value)
    moment = change.given.astimezone(UTC).isoformat(timespec="microseconds")
    return _hash(previous or _hash(assessment_id), commitment, moment)


def is_unbroken(assessment_id: str, changes: Sequence[Change], seal: str, answers: Mapping[str, Any]) -> bool:
    """Whether every change follows from the one before, the last bears ``seal``, and they lead to these answers.

    ``answers`` are in the form that is kept. A chain whose owner, holding the key, has made all of it anew is unbroken
    too; only its seal on an attestation tells.
    """
    previous, latest = "", dict[str, Any]()
    for change in changes:
        if change.seal != seal_of(assessment_id, previous, change):
            return False
        previous = change.seal
        latest[change.question_id] = change.value
    return previous == seal and {q: value for q, value in latest.items() if value is not None} == dict(
        answers
    )


def _hash(*parts: Any) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
