"""Words that both documents share: dates, the occasion, fingerprints."""

from __future__ import annotations

from datetime import date

from reportlab.pdfbase.pdfmetrics import stringWidth

from footprint.assessment.assessment import Person
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Edition, Occasion
from footprint.report.tagging.text import printable


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


def edition_words(edition: Edition) -> str:
    """``Edition 3, published 22 November 2026``."""
    if not edition.published:
        return _("Edition {number}").format(number=edition.number)
    return _("Edition {number}, published {day}").format(number=edition.number, day=published(edition))


def edition_and_day(edition: Edition) -> str:
    """``3, published 22 November 2026``, where the word edition stands beside it already."""
    if not edition.published:
        return str(edition.number)
    return _("{number}, published {day}").format(number=edition.number, day=published(edition))


def made_on(edition: Edition, day: date) -> str:
    """For the foot of each page: which edition was gone through, and when."""
    return _("{edition}; made on {day}").format(edition=edition_words(edition), day=in_words(day))


def occasion_words(occasion: Occasion) -> str:
    """Why the assessment was taken."""
    return {
        Occasion.ONBOARDING: _("Self-check by a new starter"),
        Occasion.REFRESHER: _("Yearly self-check"),
        Occasion.SITTING: _("Employee and manager together"),
    }[occasion]


def role(person: Person) -> str:
    """Job and team in one line, whichever there are."""
    return ", ".join(part for part in (person.job.strip(), person.team.strip()) if part)


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


def sentence(words: str) -> str:
    """The words with a full stop where they end without any punctuation."""
    words = words.strip()
    return words if not words or words[-1] in ".!?:;\u2026" else f"{words}."


def shortened(words: str, font: str, size: float, width: float) -> str:
    """The words cut to a width in points: for running heads, which only repeat what stands in full elsewhere."""
    words = printable(" ".join(words.split()), font)[:400]
    if stringWidth(words, font, size) <= width:
        return words
    while words and stringWidth(f"{words}\u2026", font, size) > width:
        words = words[:-1]
    return f"{words.rstrip()}\u2026"
