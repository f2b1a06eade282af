"""Before the first question: what this is, how long it takes, and who will see what."""

from __future__ import annotations

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion, Policy, Promise
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.time_left import Ahead


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
        for n, paragraph in enumerate(more):
            self.column.put(Label(paragraph), above=20 if n == 0 else 10)
        rows = _who_sees_practice() if is_practice else _who_sees_what(occasion)
        self.column.put(_as_card(rows), above=24)
        seen = (f"{what}: {who}" for _icon, what, who in rows)
        self.describe(*lead, self._time, _("Who will see what"), *seen)
        self.column.put(Label(policy.disclaimer, "small"), above=20)
        self.column.addStretch(1)
        self.panel = _promises(policy)

    def _how_long(self, ahead: Ahead) -> Card:
        minutes = plural("About {number} minute", "About {number} minutes", ahead.minutes).format(
            number=ahead.minutes
        )
        pages = plural("{number} question", "{number} questions", ahead.pages).format(number=ahead.pages)
        card = Card("soft", says=_("How long it takes"), padding=16)
        self._time = _("{minutes}, around {pages}").format(minutes=minutes, pages=pages)
        card.column.put(Label(self._time, "strong", icon="clock"))
        saved = _("Every answer is saved as you go. Stop whenever you like and go on where you left off.")
        if self._is_practice:
            saved = _("Try out whatever you like. When you stop, everything you answered is forgotten.")
        card.column.put(Label(saved), above=4)
        return card


def _who_sees_what(occasion: Occasion) -> list[tuple[str, str, str]]:
    """An icon, what it is, and who sees it."""
    rows = [
        ("lock", _("Your answers"), _("Only you. They stay in your locked vault on this computer.")),
        ("list-checks", _("Your action list"), _("Only you, unless you show it to someone.")),
        (
            "file-text",
            _("The attestation"),
            _(
                "Whoever you hand it to. It says that you checked and what you will do, never what you answered."
            ),
        ),
    ]
    if occasion is Occasion.SITTING:
        rows.insert(
            1,
            (
                "users",
                _("What your manager sees beside you"),
                _(
                    "The questions and answers on the screen. Questions that are only for you stay behind a curtain, "
                    "and neither document says anything about them."
                ),
            ),
        )
    return rows


def _who_sees_practice() -> list[tuple[str, str, str]]:
    """The same of a practice run."""
    return [
        (
            "lock",
            _("Your answers"),
            _("Only you, for as long as the practice run lasts. No file is written."),
        ),
        (
            "file-text",
            _("Documents"),
            _("There are none. You see on the last page where they would be made."),
        ),
    ]


def _as_card(rows: list[tuple[str, str, str]]) -> Card:
    card = Card(says=_("Who will see what"))
    card.column.put(Heading(_("Who will see what")))
    for n, (icon, what, who) in enumerate(rows):
        if n:
            card.column.put(Rule(), above=12)
        card.column.put(Heading(what, "strong", icon=icon), above=12)
        card.column.put(Label(who), above=2)
    return card


def _promises(policy: Policy) -> Card | None:
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
