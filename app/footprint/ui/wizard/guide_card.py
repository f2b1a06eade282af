"""The conversation guide of a sitting: what to talk about, words that judge nobody, and what not to ask."""

from __future__ import annotations

from footprint.language import text as _
from footprint.policy.on_the_spot import Guide
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card


class GuideCard(Card):
    """``heard`` is all of it in one, for a title that is read out."""

    def __init__(self, guide: Guide) -> None:
        super().__init__("soft", says=_("For your conversation"))
        parts = (
            (_("To talk about"), guide.talk, "users"),
            (_("Words that judge nobody"), guide.say, "message-circle-question-mark"),
            (_("What not to ask"), guide.avoid, "x"),
        )
        shown = [part for part in parts if part[1]]
        for n, (heading, words, icon) in enumerate(shown):
            self.column.put(Heading(heading, "strong", icon=icon), above=14 if n else 0)
            self.column.put(Label(words, icon=INDENT), above=4)
        self.heard = " ".join(f"{heading}: {words}" for heading, words, _icon in shown)
