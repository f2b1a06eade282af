"""Words that both documents share: dates, the occasion, fingerprints."""

from __future__ import annotations

from datetime import date

from reportlab.pdfbase.pdfmetrics import stringWidth

from footprint.assessment.assessment import Person
from footprint.assessment.paper_words import in_words, published
from footprint.language import text as _
from footprint.policy.policy import Edition
from footprint.report.tagging.text import printable


def edition_words(edition: Edition) -> str:
    """``Edition 3, published 22 November 2026``."""
    if not edition.published:
        return _("Edition {number}").format(number=edition.number)
    return _("Edition {number}, published {day}").format(number=edition.number, day=published(edition))


def made_on(edition: Edition, day: date) -> str:
    """For the foot of each page: which edition was gone through, and when."""
    return _("{edition}; made on {day}").format(edition=edition_words(edition), day=in_words(day))


def role(person: Person) -> str:
    """Job and team in one line, whichever there are."""
    return ", ".join(part for part in (person.job.strip(), person.team.strip()) if part)


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
