"""Words of the attestation that are the same on paper, on the screen and in commands."""

from __future__ import annotations

from datetime import date

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Edition, Occasion


def in_words(day: date) -> str:
    """A date for people: ``22 November 2026``."""
    months = [
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    ]
    return _("{day} {month} {year}").format(day=day.day, month=months[day.month - 1], year=day.year)


def published(edition: Edition) -> str:
    """When an edition was published, in words where it is an ISO date, else as it is written."""
    try:
        return in_words(date.fromisoformat(edition.published))
    except ValueError:
        return edition.published


def edition_and_day(edition: Edition) -> str:
    """``edition 3, published 22 November 2026``."""
    if not edition.published:
        return _("edition {number}").format(number=edition.number)
    words = _("edition {number}, published {day}")
    return words.format(number=edition.number, day=published(edition))


def occasion_words(occasion: Occasion) -> str:
    """Why the assessment was taken."""
    return {
        Occasion.ONBOARDING: _("Self-check by a new starter"),
        Occasion.REFRESHER: _("Yearly self-check"),
        Occasion.SITTING: _("Employee and manager together"),
    }[occasion]


def check_of(day: date) -> str:
    """Which check is attested to, where the paper is of another day."""
    return _("Check of {day}").format(day=in_words(day))


def grouped(fingerprint: str, size: int = 4) -> str:
    """A fingerprint that can be compared by eye: blocks of ``size`` characters."""
    return " ".join(fingerprint[start : start + size] for start in range(0, len(fingerprint), size))


def still_open(number: int) -> str:
    """``2 things on the action list``, or that nothing is left."""
    if not number:
        return _("nothing on the action list")
    return plural("{number} thing on the action list", "{number} things on the action list", number).format(
        number=number
    )
