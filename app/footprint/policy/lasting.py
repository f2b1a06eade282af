"""How long an answer is good for, as authors write it and in months."""

from __future__ import annotations

A_TIME = r"^(?:[1-9]|[1-5][0-9]|60) months?$|^always$|^each time$"


def months_in(text: str) -> int | None:
    """Months: ``12 months`` is 12, ``each time`` 0, and ``always``, which never goes stale, ``None``."""
    if text == "always":
        return None
    return 0 if text == "each time" else int(text.split(maxsplit=1)[0])


def words_for(months: int | None) -> str:
    """The same as authors write it."""
    if months is None:
        return "always"
    if not months:
        return "each time"
    return f"{months} month" if months == 1 else f"{months} months"
