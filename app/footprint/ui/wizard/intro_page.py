"""Before the first question: what this is, how long it takes, and who will see what."""

from __future__ import annotations

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion, Policy
from footprint.policy.told import Promise
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.wizard.intro_words import Seen, as_you_go, who_sees_practice, who_sees_what
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.time_left import Ahead
from footprint.workflow.example import has_example


class IntroPage(WizardPage):
    def __init__(
        self, policy: Policy, occasion: Occasion, ahead: Ahead, *, is_practice: bool = False
    ) -> None:
        super().__init__(policy.title)
        self._is_practice = is_practice
        self.forward_text = _("Start")
        lead, more = policy.introduction[:1], policy.introduction[1:]
        if is_practice:  # the policy's own words are about answers that are kept
            lead, more = (_("See what a check is like, one plain question at a time."),), ()
        for paragraph in lead:
            self.put_lead(paragraph, above=8)
        self.column.put(self._how_long(ahead), above=20)
        if has_example(policy):
            look = Button(_("Look at a finished example"), "example", icon="eye")
            look.clicked.connect(self.example_asked)
            self.column.put_row(look, above=16)
        for n, paragraph in enumerate(more):
            self.column.put(Label(paragraph), above=20 if n == 0 else 10)
        rows = who_sees_practice() if is_practice else who_sees_what(occasion)
        self.column.put(who_sees_card(rows), above=24)
        seen = (f"{row.what}: {row.who}" for row in rows)
        self.describe(*lead, self._time, _("Who will see what"), *seen)
        self.column.put(Label(policy.disclaimer, "small"), above=20)
        self.column.addStretch(1)
        self.panel = promises_card(policy)

    def _how_long(self, ahead: Ahead) -> Card:
        minutes = plural("About {number} minute", "About {number} minutes", ahead.minutes).format(
            number=ahead.minutes
        )
        pages = plural("{number} question", "{number} questions", ahead.pages).format(number=ahead.pages)
        card = Card("soft", says=_("How long it takes"), padding=16)
        self._time = _("{minutes} to your result, around {pages}").format(minutes=minutes, pages=pages)
        card.column.put(Label(self._time, "strong", icon="clock"))
        saved = as_you_go()
        if self._is_practice:
            saved = _("Try out whatever you like. When you stop, everything you answered is forgotten.")
        card.column.put(Label(saved), above=4)
        return card


def who_sees_card(rows: list[Seen]) -> Card:
    """Who will see what, row by row."""
    card = Card(says=_("Who will see what"))
    card.column.put(Heading(_("Who will see what")))
    for n, row in enumerate(rows):
        if n:
            card.column.put(Rule(), above=12)
        card.column.put(Heading(row.what, "strong", icon=row.icon), above=12)
        card.column.put(Label(row.who), above=2)
    return card


def promises_card(policy: Policy) -> Card | None:
    """What the policy promises, if it promises anything."""
    if not policy.promises:
        return None
    card = Card(says=_("What the policy promises you"))
    card.column.put(Heading(_("What you can count on"), icon="shield-check"))
    for n, promise in enumerate(policy.promises):
        card.column.put(Label(promise.text), above=8 if n == 0 else 14)
        if promise.clauses:
            card.column.put(Label(places(policy, promise), "small"), above=2)
    return card


def places(policy: Policy, promise: Promise) -> str:
    """Where the clauses of a promise stand in the policy, each place once."""
    found = dict.fromkeys(policy.clause_by_id[clause].place for clause in promise.clauses)
    return "; ".join(found)
