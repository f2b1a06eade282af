"""What was put right on the spot: done, and on which day."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.assessment.follow_up import FollowUp
from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.dates import day_in_words, day_of
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Rule


class FixedCard(Card):
    """Each with a check mark and its day."""

    def __init__(self, fixed: Sequence[tuple[str, FollowUp]]) -> None:
        super().__init__(says=_("Put right on the spot"))
        named(self, "fixed")
        for n, (text, step) in enumerate(fixed):
            if n:
                self.column.put(Rule(), above=14)
            self.column.put(Heading(text, "strong", icon="circle-check", tint="ok"), above=14 if n else 0)
            done = _("Done on {day}").format(day=day_in_words(day_of(step.at)))
            self.column.put(Label(done, "muted", icon=INDENT), above=2)
