"""Verifying documents: each is looked at by itself, and nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from footprint.errors import Refused
from footprint.language import text as _
from footprint.policy.policy import Policy
from footprint.workflow.ports import Documents
from footprint.workflow.signatures import LARGEST, Verification


@dataclass(frozen=True, slots=True)
class Verified:
    """What can be said of one file; ``is_current`` is ``None`` where its policy is not one that is known here."""

    file: Path
    said: Verification
    is_current: bool | None


def verify(documents: Documents, policy: Policy, file: Path) -> Verified:
    """Look at one file.

    Raises:
        Refused: it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            # One byte more than can be: enough to be told that it is too large.
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise Refused(
            _("{file} cannot be read ({cause})").format(file=file.name, cause=error.strerror)
        ) from error
    return Verified(file, *look_at(documents, policy, content))


def look_at(documents: Documents, policy: Policy, content: bytes) -> tuple[Verification, bool | None]:
    """What can be said of a document, and whether it is for the current edition of ``policy``."""
    said = documents.verify(content)
    return said, _is_current(said, policy)


def _is_current(said: Verification, policy: Policy) -> bool | None:
    if said.edition_fingerprint == policy.edition.fingerprint:
        return True
    about = said.data.get("policy")
    title = about.get("title") if isinstance(about, dict) else None
    is_known = (said.data.get("organisation"), title) == (policy.organisation, policy.policy_title)
    return False if is_known else None
