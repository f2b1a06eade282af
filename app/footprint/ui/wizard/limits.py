"""What the list that two sign can hold, and for how long it is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from footprint.errors import FootprintError
from footprint.policy.months import months_after
from footprint.workflow.ports import Services, Vault


def _none(_words: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Which characters of some words the papers cannot show, and when what is agreed today is deleted, if ever."""

    unprintable: Callable[[str], str] = _none
    deleted_on: date | None = None


NO_LIMITS = Limits()


def limits_of(services: Services, vault: Vault) -> Limits:
    """Those of today; a practice run keeps nothing for any time."""
    deleted_on: date | None = None
    # What cannot be read is said where it matters; two who agree on something must not be held up by it.
    with suppress(FootprintError):
        if vault.id and (months := vault.preferences.months_kept):
            deleted_on = months_after(services.clock.today(), months)

    def unprintable(words: str) -> str:
        with suppress(FootprintError):
            # Plain letters need no fonts, which take a moment to load.
            return "" if words.isascii() else services.documents().unprintable(words)
        return ""

    return Limits(unprintable, deleted_on)
