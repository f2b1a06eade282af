"""What is kept as plain data that JSON can hold, in one spelling."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from footprint.policy.compiled import canonical


def plain(value: Any) -> Any:
    """Objects with fields become dictionaries, tuples lists, and moments text in UTC."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def digest_of_data(data: dict[str, Any]) -> str:
    """SHA-256 over the canonical spelling, in hexadecimal."""
    return hashlib.sha256(canonical(data)).hexdigest()
