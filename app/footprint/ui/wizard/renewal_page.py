"""Before a refresher's first question: what changed, what waits, and what is still true in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from footprint.assessment.renewal import ClauseChange
from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.names import named
from footprint.ui.parts.banner import Banner, error_banner
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.wizard.clause_changes import changes_card, heard
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.page import WizardPage

ALL, ONE_BY_ONE = "all_still_true", "one_by_one"


@dataclass(frozen=True, slots=True)
class Carried:
    """One answer from last time that is still good by its day: question, answer and day in words."""

    question: str
    answer: str
    day: str


@dataclass(frozen=True, slots=True)
class RenewalShown:
    """What the page shows; ``values`` are the carried answers, by question id, as they would be given again.

    ``set_aside`` are question, answer and reason in words; ``clock`` says so if the computer's clock cannot be right.
    """

    title: str
    in_short: str
    changes: Sequence[ClauseChange]
    set_aside: Sequence[tuple[str, str, str]]
    carried: Sequence[Carried]
    values: Mapping[str, Value]
    clock: str


class RenewalPage(WizardPage):
    def __init__(self, shown: RenewalShown) -> None:
        super().__init__(shown.title)
        self.forward_text = _("Continue")
        self._shown = shown
        self.put_lead(shown.in_short)
        aside = (f"{question} {answer}: {why}" for question, answer, why in shown.set_aside)
        self.describe(
            shown.in_short,
            shown.clock,
            *heard(shown.changes),
            *([_("Set aside")] if shown.set_aside else []),
            *aside,
        )
        if shown.clock:
            self.column.put(Banner("warn", _("Please look at this computer's date"), shown.clock), above=16)
        if shown.changes:
            self.column.put(Heading(_("What changed in the policy")), above=28)
            self.column.put(changes_card(shown.changes), above=10)
        if shown.set_aside:
            self.column.put(Heading(_("Set aside")), above=28)
            self.column.put(self._aside(), above=10)
        self._choice: OneChoice | None = None
        if shown.carried:
            self.column.put(Heading(_("Is this still true?")), above=28)
            self._choice = OneChoice(_all_or_each(), None)
            # The list itself takes no focus, so it is heard as the name of the group that asks about it.
            self._choice.introduce(" ".join(f"{one.question} {one.answer}." for one in shown.carried))
            self._choice.changed.connect(self._on_chosen)
            # Before the list, which is long: what has to be said stands where it is seen.
            self.column.addSpacing(8)
            self.column.addWidget(self._choice)
            self.column.put(Heading(_("Your answers from last time"), "strong"), above=16)
            self.column.put(self._list(), above=8)
        self.column.addStretch(1)

    def go_on(self) -> None:
        if self._choice is None:
            self.completed.emit(Given())
        elif self._choice.value is None:
            complaint = _("Say whether all of this is still true, or go through it one by one.")
            self._choice.show_error(complaint)
            self.show_banner(error_banner(complaint))
        else:
            self.completed.emit(Given(self._shown.values if self._choice.value == ALL else {}))

    def unsaved(self) -> Given | None:
        said_all = self._choice is not None and self._choice.value == ALL
        return Given(self._shown.values) if said_all else None

    def choose(self, number: int) -> bool:
        return self._choice is not None and self._choice.choose(number)

    def _aside(self) -> Card:
        card = Card(says=_("Set aside"), padding=16)
        words = _("These answers are not carried on. They stay in last time's check.")
        card.column.put(Label(words))
        for question, answer, why in self._shown.set_aside:
            card.column.put(Rule(), above=12)
            card.column.put(Label(question, "muted"), above=12)
            card.column.put(Label(answer, "strong"), above=2)
            card.column.put(Label(why, icon="info", tint="accent"), above=4)
        return named(card, "set_aside")

    def _list(self) -> Card:
        card = Card(says=_("Your answers from last time"), padding=16)
        for n, one in enumerate(self._shown.carried):
            if n:
                card.column.put(Rule(), above=10)
            card.column.put(Label(one.question), above=10 if n else 0)
            card.column.put(Label(one.answer, "strong"), above=2)
            card.column.put(Label(_("Carried over from {day}").format(day=one.day), "small"), above=2)
        return named(card, "carried")

    def _on_chosen(self) -> None:
        if self._choice is not None and self.has_error:
            self.clear_banner()
            self._choice.show_error("")


def _all_or_each() -> Question:
    every = Option(ALL, _("Still true, all of it"))
    each = Option(ONE_BY_ONE, _("Not all of it: ask me one by one"))
    return Question("carried", "", Kind.ONE, _("Is this still true?"), (), options=(every, each))
