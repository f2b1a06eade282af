"""What is said to everybody, whatever was answered, and how a short check can end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the policy or the product promises, told before the first question."""

    text: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signpost:
    """Support that stands on every report, whatever was answered."""

    id: str
    title: str
    text: str
    contacts: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttestationText:
    """What the attestation says; it never depends on an answer."""

    statements: tuple[Promise, ...]
    commitments: tuple[Promise, ...]
    companions: tuple[str, ...] = ()
    help: tuple[str, ...] = ()


class Sign(StrEnum):
    """What kind of advice an ending gives."""

    FINE = "fine"
    CHANGE = "change"
    ASK = "ask"
    STOP = "stop"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which a short check can end; with ``page`` there is a page to take along."""

    id: str
    title: str
    text: str
    sign: Sign
    page: bool = False
