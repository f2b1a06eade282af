"""What it comes to: support first, then what to do and to ask, each with its grounds; the signposts always."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from footprint.assessment.action import Action
from footprint.assessment.finding import Conclusion
from footprint.assessment.follow_up import FollowUp
from footprint.assessment.outcome import Outcome, Result
from footprint.assessment.picture.footprint import footprint_pictures, words_beside
from footprint.assessment.picture.topics import legend, topics_pictures
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Contact, Direction
from footprint.policy.told import Signpost
from footprint.ui.names import named
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Column, Rule
from footprint.ui.parts.picture_view import PictureView
from footprint.ui.wizard.action_card import ActionsCard
from footprint.ui.wizard.conclusion_card import ConclusionCard, Reason
from footprint.ui.wizard.fixed_card import FixedCard
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.signposts_card import SignpostsCard
from footprint.ui.wizard.since_card import SinceLastTime, since_card

_FEW = 3
_TONES = {
    Direction.SERIOUS: ("octagon-alert", "danger"),
    Direction.MINOR: ("list-checks", "warn"),
    Direction.SUPPORT: ("hand-helping", "accent"),
    Direction.NOTE: ("info", "accent"),
    Direction.ALLOWED: ("circle-check", "ok"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the result, and the grounds by conclusion.

    ``can_be_linked`` says whether the questionnaire knows of links at all. ``fixed`` is what was put right on the spot;
    ``fixes`` are the ids of actions that still can be, with the question to look at again. ``brought_out`` are the ids
    of conclusions that the employee has brought out in a sitting, ``can_be_brought_out`` of those that may be;
    ``is_partial`` is a result although questions are open.
    """

    result: Result
    reasons: Mapping[str, tuple[Reason, ...]]
    signposts: Sequence[tuple[Signpost, tuple[Contact, ...]]]
    disclaimer: str
    today: date
    organisation: str
    can_be_linked: bool
    fixed: Sequence[tuple[str, FollowUp]] = ()
    fixes: Mapping[str, str] = field(default_factory=dict)
    brought_out: frozenset[str] = frozenset()
    can_be_brought_out: frozenset[str] = frozenset()
    is_partial: bool = False


class ResultPage(WizardPage):
    """``is_final`` takes the ways to change away. ``since`` says in a refresher what is other than last time."""

    def __init__(
        self,
        shown: Shown,
        since: SinceLastTime | None = None,
        *,
        is_final: bool = False,
        crumb: str = "",
    ) -> None:
        result = shown.result
        super().__init__(self._titled(result), crumb=crumb)
        self.forward_text = _("See the documents") if is_final else _("Go on to sign off")
        self._shown, self._is_final = shown, is_final
        self.put_lead(in_short(result, len(shown.fixed)))
        self._put_first()
        if since is not None:
            self.column.put(Heading(_("Since last time")), above=32)
            self.column.put(since_card(since), above=10)
        self._put_conclusions(_("Support for you"), result.support)
        if shown.fixed:
            self.column.put(Heading(_("Put right on the spot")), above=32)
            self.column.put(FixedCard(shown.fixed), above=10)
        self._put_conclusions(_("What to put right"), result.findings)
        self._put_actions(_("What to do"), result.to_do, "calendar-check")
        self._put_actions(_("What to ask"), result.to_ask, "circle-question-mark")
        self._put_briefly(_("Worth knowing"), result.notes)
        self._put_fine(result.allowed)
        self._put_pictures(result)
        self.column.put(Label(shown.disclaimer, "small"), above=24)
        self.column.addStretch(1)
        self.panel = SignpostsCard(shown.signposts)

    def _titled(self, result: Result) -> str:
        """What the page is called."""
        return _headline(result)

    def _put_first(self) -> None:
        """What stands above everything that came out."""

    def _put_under(self, column: Column, conclusion: Conclusion) -> None:
        """What stands under a finding or a note."""

    def _ways(self, conclusion: Conclusion) -> list[Button]:
        """Where a finding or a note can be put right at once."""
        fixes, found = self._shown.fixes, []
        for question_id in dict.fromkeys(fixes[one] for one in conclusion.rule.actions if one in fixes):
            says = _("Put it right now: {what}").format(what=conclusion.rule.title)
            name = f"fix.{conclusion.id}.{question_id}"
            found.append(Button(_("Put it right now"), name, icon="sprout", says=says))
            found[-1].clicked.connect(partial(self.fix_asked.emit, question_id))
        return found

    def _put_conclusions(self, title: str, conclusions: tuple[Conclusion, ...]) -> None:
        for n, conclusion in enumerate(conclusions):
            if n == 0:
                self.column.put(Heading(title), above=32)
            card = ConclusionCard(
                conclusion,
                self._shown.reasons.get(conclusion.id, ()),
                _TONES[conclusion.direction],
                self._ways(conclusion),
                can_change=not self._is_final,
            )
            card.change_asked.connect(self.change_asked)
            self._put_under(card.column, conclusion)
            self.column.put(card, above=10 if n == 0 else 12)

    def _put_actions(self, title: str, actions: tuple[Action, ...], icon: str) -> None:
        if actions:
            self.column.put(Heading(title), above=32)
            self.column.put(ActionsCard(title, actions, self._shown.today, icon), above=10)

    def _put_fine(self, allowed: tuple[Conclusion, ...]) -> None:
        """A few are shown; more are folded up, since nobody has to do anything about them."""
        title = _("This is fine")
        if len(allowed) <= _FEW:
            self._put_briefly(title, allowed)
            return
        self.column.put(Heading(title), above=32)
        inside = QWidget()
        Column(inside).put(self._briefly(title, allowed), above=8)
        show = plural("Show {number} thing that is fine", "Show {number} things that are fine", len(allowed))
        hide = plural("Hide {number} thing that is fine", "Hide {number} things that are fine", len(allowed))
        fold = Fold(show.format(number=len(allowed)), hide.format(number=len(allowed)), inside, "fine")
        self.column.addSpacing(4)
        self.column.addWidget(fold)

    def _put_briefly(self, title: str, conclusions: tuple[Conclusion, ...]) -> None:
        if conclusions:
            self.column.put(Heading(title), above=32)
            self.column.put(self._briefly(title, conclusions), above=10)

    def _briefly(self, title: str, conclusions: tuple[Conclusion, ...]) -> Card:
        card = Card(says=title)
        for n, conclusion in enumerate(conclusions):
            if n:
                card.column.put(Rule(), above=14)
            icon, tint = _TONES[conclusion.direction]
            heading = Heading(conclusion.rule.title, "strong", icon=icon, tint=tint)
            card.column.put(named(heading, f"conclusion.{conclusion.id}"), above=14 if n else 0)
            card.column.put(Label(conclusion.rule.why, icon=INDENT), above=4)
            if ways := self._ways(conclusion):
                card.column.put_row(*ways, above=8, indented=True)
            for clause in conclusion.clauses:
                card.column.put(Label(f"{clause.text} ({clause.place})", "small", icon=INDENT), above=6)
            self._put_under(card.column, conclusion)
        return card

    def _put_pictures(self, result: Result) -> None:
        if result.topics:
            self._put_picture(
                _("Topic by topic"),
                _("One mark for each question you answered."),
                PictureView(partial(topics_pictures, result.topics)),
                PictureView(legend),
            )
        if self._shown.can_be_linked:
            links, organisation = result.links, self._shown.organisation
            self._put_picture(
                _("Your footprint"),
                words_beside(links, organisation),
                PictureView(partial(footprint_pictures, links, organisation)),
            )

    def _put_picture(self, title: str, words: str, *pictures: PictureView) -> None:
        self.column.put(Heading(title), above=32)
        card = Card(says=title)
        card.column.put(Label(words))
        for n, picture in enumerate(pictures):
            card.column.put(picture, above=12 if n else 16)
        self.column.put(card, above=10)


def in_short(result: Result, fixed: int = 0) -> str:
    """The result in figures that never add up to a score: what is fine, put right at once, to do and to ask."""
    parts = [
        plural("{number} answer is fine", "{number} answers are fine", result.fine).format(
            number=result.fine
        ),
        plural("{number} thing to do", "{number} things to do", len(result.to_do)).format(
            number=len(result.to_do)
        ),
        plural("{number} thing to ask", "{number} things to ask", len(result.to_ask)).format(
            number=len(result.to_ask)
        ),
    ]
    if fixed:
        done = plural("{number} thing put right on the spot", "{number} things put right on the spot", fixed)
        parts.insert(1, done.format(number=fixed))
    return ", ".join(parts) + "."


def _headline(result: Result) -> str:
    if result.outcome is Outcome.ALL_CLEAR:
        # Help that is offered and what is only worth knowing can bring something to do as well.
        if result.support:
            return _("There is support for you")
        return _("Something to do") if result.to_do else _("Nothing to put right")
    return {
        Outcome.THINGS_TO_DO: _("Some things to do"),
        Outcome.SEEK_ADVICE: _("A good time to get advice"),
    }[result.outcome]
