"""How much is fine, to do and to ask, in words; never a score."""

from __future__ import annotations

from footprint.language import plural


def parts(fine: int, to_do: int, to_ask: int) -> tuple[str, ...]:
    """What there is none of is left out, unless there is nothing at all."""
    found = (
        plural("{number} fine", "{number} fine", fine).format(number=fine)
        if fine or not (to_do or to_ask)
        else "",
        plural("{number} to do", "{number} to do", to_do).format(number=to_do) if to_do else "",
        plural("{number} to ask", "{number} to ask", to_ask).format(number=to_ask) if to_ask else "",
    )
    return tuple(part for part in found if part)


def counts(fine: int, to_do: int, to_ask: int) -> str:
    """``13 fine, 2 to do, 1 to ask``."""
    return ", ".join(parts(fine, to_do, to_ask))
