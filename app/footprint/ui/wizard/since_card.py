"""What a refresher ends with: what improved since last time, what is the same, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from footprint.assessment.comparison import Comparison
from footprint.assessment.finding import Conclusion
from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Rule


@dataclass(frozen=True, slots=True)
class SinceLastTime:
    """The day of last time's check and how its findings compare."""

    day: date
    comparison: Comparison


def since_card(since: SinceLastTime) -> Card:
    """A card with the three groups; it says so where there is nothing to compare."""
    card = Card(says=_("Since last time"))
    named(card, "since_last_time")
    card.column.put(Label(_("Last time was {day}.").format(day=day_in_words(since.day)), "muted"))
    put_comparison(card, since.comparison)
    return card


def put_comparison(card: Card, found: Comparison) -> None:
    """The three groups; what there is none of is left out."""
    for title, conclusions, icon, tint in (
        (_("Better than before"), found.improved, "circle-check", "ok"),
        (_("Still to put right"), found.same, "list-checks", "warn"),
        (_("New since then"), found.new, "circle-alert", "warn"),
    ):
        if conclusions:
            _put_group(card, title, conclusions, icon, tint)
    if not (found.improved or found.same or found.new):
        words = _("There was nothing to put right then, and there is nothing now.")
        card.column.put(Label(words, icon="circle-check", tint="ok"), above=10)


def _put_group(card: Card, title: str, conclusions: tuple[Conclusion, ...], icon: str, tint: str) -> None:
    is_first = not card.column.count()
    if not is_first:
        card.column.put(Rule(), above=12)
    card.column.put(Heading(title, "strong", icon=icon, tint=tint), above=0 if is_first else 12)
    for one in conclusions:
        card.column.put(Label(one.rule.title, icon=INDENT), above=4)
