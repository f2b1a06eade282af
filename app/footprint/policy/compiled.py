"""A questionnaire in its fast form: plain JSON that becomes a policy without YAML or pydantic."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from footprint.policy.building import Builder, Translate
from footprint.policy.policy import Edition, Policy

# 2: links came. 3: good_for took the place of every_year, and changes came. 4: guides in parts and of sections, fixes,
# situations and the example came. What was written before opens as it was, and what has nothing new is written so.
FORMAT = 4
FORMAT_BEFORE = 3


def canonical(data: dict[str, Any]) -> bytes:
    """The one spelling of a questionnaire's data: the same content gives the same bytes."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(data: dict[str, Any]) -> str:
    """SHA-256 over the canonical spelling, in hex (FIPS 180-4)."""
    return hashlib.sha256(canonical(data)).hexdigest()


def policy_from(data: dict[str, Any], translate: Translate = lambda _context, text: text) -> Policy:
    """The policy that a questionnaire's data describes; ``translate`` gets a context such as ``question.x.text``."""
    return Builder(translate).policy(data, Edition(data["edition"], data["published"], fingerprint(data)))
