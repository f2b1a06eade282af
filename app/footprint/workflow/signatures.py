"""What can be said of a signed document: who signed it, when, and whether it is as it was signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from footprint.policy.policy import Occasion

LARGEST = 5_000_000  # bytes of a document; the longest attestation has a tenth of that


def shown_plainly(words: str) -> str:
    """Words from a file that anybody may have made, so that they cannot pass for other lines or hide: on one line."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in words)[:200]


class Signer(StrEnum):
    """Who signs a paper; the name of the place in the document where they do."""

    EMPLOYEE = "Employee"
    MANAGER = "Manager"


@dataclass(frozen=True, slots=True)
class Signature:
    """One valid signature: by whom as the certificate says, and when as the signer's computer says.

    ``key`` is the SHA-256 of the certificate in hexadecimal: the same key signs with the same. ``self_made`` tells a
    key whose certificate is signed with it from one that says that ``issuer`` gave it out, which nobody checks here.
    """

    signer: Signer
    by: str
    at: datetime | None
    key: str
    self_made: bool
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What can be said of a document; it is genuine and unaltered only if ``problems`` is empty.

    ``expected`` is how many signatures it has room for; ``data`` is what it carries for programs, if it is whole.
    """

    signatures: tuple[Signature, ...]
    expected: int
    problems: tuple[str, ...]
    data: dict[str, Any]

    @property
    def is_genuine(self) -> bool:
        """Whether every signature in it holds for all of it, and there is at least one."""
        return not self.problems

    @property
    def is_complete(self) -> bool:
        """Whether everybody has signed who is to."""
        return self.is_genuine and len(self.signatures) == self.expected

    @property
    def is_agreement(self) -> bool:
        """Whether it is what was agreed in a sitting, and not an attestation."""
        return self.data.get("document") == "action list" and self.data.get("occasion") == Occasion.SITTING

    @property
    def edition_fingerprint(self) -> str:
        """Which edition of a policy's questionnaire it is for; empty if that cannot be said."""
        edition = self.data.get("edition")
        return str(edition.get("fingerprint", "")) if isinstance(edition, dict) else ""
