"""Two checks side by side: what is better, what is as it was, and what is new."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.assessment.finding import Conclusion
from footprint.assessment.outcome import Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings that are gone, that are there as before, and that were not there before; all by their rule's id."""

    improved: tuple[Conclusion, ...]
    same: tuple[Conclusion, ...]
    new: tuple[Conclusion, ...]


def compared(last: Result, now: Result) -> Comparison:
    """What became of last time's findings, in the order in which each result has them."""
    were, are = ({one.id for one in result.findings} for result in (last, now))
    return Comparison(
        improved=tuple(one for one in last.findings if one.id not in are),
        same=tuple(one for one in now.findings if one.id in were),
        new=tuple(one for one in now.findings if one.id not in were),
    )
