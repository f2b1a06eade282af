"""Support that stands there for everyone, whatever was answered."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.language import text as _
from footprint.policy.policy import Contact
from footprint.policy.told import Signpost
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule


class SignpostsCard(Card):
    """The signposts, each with the contacts it leads to."""

    def __init__(self, signposts: Sequence[tuple[Signpost, tuple[Contact, ...]]]) -> None:
        super().__init__(says=_("Someone to turn to"))
        self.column.put(Heading(_("Someone to turn to"), icon="life-buoy"))
        self.column.put(Label(_("For everyone, whatever was answered."), "small"), above=2)
        for n, (signpost, contacts) in enumerate(signposts):
            if n:
                self.column.put(Rule(), above=14)
            self.column.put(Heading(signpost.title, "strong"), above=14)
            self.column.put(Label(signpost.text), above=2)
            for contact in contacts:
                where = f"{contact.name}: {contact.where}" if contact.where else contact.name
                self.column.put(Label(where, "small"), above=2)
