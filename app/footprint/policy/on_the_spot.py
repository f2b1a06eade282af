"""What stands beside questions or between them: guides, situations, how to put right on the spot; and an example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Guide:
    """For the conversation in a sitting: what to talk about, words that judge nobody, and what not to ask."""

    talk: str
    say: str = ""
    avoid: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """How something is put right on the spot.

    ``question`` is of kind many and asks which kinds of platform somebody uses; ``kinds`` gives steps by its options,
    in its order, and ``steps`` those for all others.
    """

    steps: tuple[str, ...]
    question: str = ""
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Reaction:
    """One thing that could be done in a situation, and the explanation that follows at once."""

    id: str
    text: str
    reply: str


@dataclass(frozen=True, slots=True)
class Situation:
    """A short scene to think about, shown before the question ``before``; what is chosen is kept nowhere."""

    id: str
    before: str
    text: str
    reactions: tuple[Reaction, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A finished check of somebody made up; ``answers`` are as they are written, by question id."""

    name: str
    job: str
    team: str
    answers: Mapping[str, Any]
