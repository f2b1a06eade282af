"""Actions as cards: a box to tick, what, by when, in which order, why, who can help, and what makes it go away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from footprint.assessment.action import Action
from footprint.assessment.attestation import ActionList
from footprint.assessment.finding import Conclusion
from footprint.assessment.follow_up import Course, Owner
from footprint.assessment.paper_words import in_words
from footprint.assessment.when_it_suits import when_it_suits
from footprint.language import text as _
from footprint.policy.policy import Contact
from footprint.report import look, styles
from footprint.report.layout import Kept, Line, tick_box
from footprint.report.signature_lines import short_name
from footprint.report.tagging.text import Text, listed, markup, numbered, strong
from footprint.report.words import sentence

# A card is torn only where so much of a page, in points, would stay empty otherwise.
_WORTH_USING = look.HEIGHT * 0.3


class Actions:
    """Cards that count through the whole list, explain each conclusion once, and leave a line to fill in once."""

    def __init__(self, action_list: ActionList) -> None:
        self._list = action_list
        self._number = 0
        self._told: dict[str, int] = {}
        self._met: set[str] = set()

    def section(self, heading: str, kind: str, actions: Sequence[Action]) -> list[Flowable]:
        """A heading with its cards; the heading stays with the first."""
        head = [Text(heading, styles.HEADING, tag="H2", leads=True)]
        if kind:
            head.append(Text(kind, styles.QUIET, leads=True))
        first, *rest = (self._card(action) for action in actions)
        return [Kept([*head, *first], worth_using=_WORTH_USING, before=14), *(_kept(card) for card in rest)]

    def cards(self, actions: Iterable[Action], already_told: Iterable[Conclusion]) -> list[Flowable]:
        """Cards without a heading, under words that have told some conclusions already."""
        self._told.update({conclusion.id: 0 for conclusion in already_told})
        return [_kept(self._card(action)) for action in actions]

    def _card(self, action: Action) -> list[Flowable]:
        self._number += 1
        title = Text(f"{self._number}. {action.text}", styles.ACTION, tag="H3", mark=tick_box, leads=True)
        rows = [*self._followed(action), *self._why(action), *_clauses(action)]
        if action.conclusions:
            # What two put in their own words has no ground in the questionnaire, and nobody to find out.
            rows += [*self._contacts(action), *_goes_away(action)]
        steps = numbered(action.steps, styles.STEP)
        due = Text(self._due(action), styles.DUE, leads=bool(steps or rows))
        return [title, due, *steps, *_laid_out(rows)]

    def _due(self, action: Action) -> str:
        due, course = self._list.due(action), self._list.course(action)
        suits = action.is_support and not self._list.in_company
        parts = [self._when(due, suits=suits)]
        if course is Course.PUT_OFF and suits:
            parts.append(_("Put off"))
        elif course is Course.PUT_OFF:
            parts = [_("Put off until {day}").format(day=in_words(due))]
        elif course is Course.HANDED_ON:
            parts.append(_("Handed on"))
        if self._list.in_company:
            parts.append(self._who(action))
        elif action.owner is Owner.MANAGER:
            parts.append(_("Your manager does this"))
        return "  \u00b7  ".join(parts)

    def _when(self, due: date, *, suits: bool) -> str:
        today, day = self._list.day, in_words(due)
        if suits:
            return when_it_suits(due, today, day)
        return _("Today") if due <= today else _("By {day}").format(day=day)

    def _who(self, action: Action) -> str:
        if action.owner is Owner.MANAGER:
            return short_name(self._list.manager, _("Manager"))
        return short_name(self._list.person.name, _("Employee"))

    def _followed(self, action: Action) -> list[_Row]:
        """Why it was put off, or who has it now, in the owner's own words."""
        step = self._list.step(action)
        labels = {Course.PUT_OFF: _("Put off because"), Course.HANDED_ON: _("Who has it")}
        if step is None or step.course not in labels or not step.words:
            return []
        return [_Row(labels[step.course], step.words)]

    def _why(self, action: Action) -> list[_Row]:
        rows = []
        for conclusion in action.conclusions:
            before = self._told.get(conclusion.id)
            title = strong(sentence(conclusion.rule.title))
            if before:
                rows.append(
                    _Row(_("Why"), markup(title, " ", _("See number {number}.").format(number=before)))
                )
            elif before is None:
                self._told[conclusion.id] = self._number
                rows.append(_Row(_("Why"), markup(title, " ", conclusion.rule.why)))
                if conclusion.weighed:
                    rows.append(_Row(_("What is weighed"), " ".join(map(sentence, conclusion.weighed))))
        return rows

    def _contacts(self, action: Action) -> list[_Row]:
        label = _("Who can help")
        if not action.contacts:
            return [_Row(label, _("Find out who it is, and note it here:"), fill_in=True)]
        rows = []
        for contact in action.contacts:
            known = contact.id in self._met
            words = strong(contact.name) if known else _contact(contact)
            rows.append(_Row(label, words, fill_in=not contact.where and not known))
            self._met.add(contact.id)
        return rows


def _kept(card: list[Flowable]) -> Kept:
    return Kept(card, worth_using=_WORTH_USING, before=14)


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    words: str
    fill_in: bool = False


def _laid_out(rows: Sequence[_Row]) -> list[Flowable]:
    """The rows as one list, each label once where it repeats, with lines to write on."""
    labels = [
        "" if index and rows[index - 1].label == row.label else row.label for index, row in enumerate(rows)
    ]
    items = listed([(label, row.words) for label, row in zip(labels, rows, strict=True)], styles.ROW)
    blocks: list[Flowable] = []
    for item, row in zip(items, rows, strict=True):
        blocks.append(item)
        if row.fill_in:
            item.leads = True
            blocks.append(Line(above=17, after=4, indent=styles.LABEL, ink=look.CONTROL))
    return blocks


def _contact(contact: Contact) -> str:
    name = markup(strong(contact.name), f": {contact.about}" if contact.about else "")
    return markup(name, f" ({contact.where})") if contact.where else name


def _clauses(action: Action) -> list[_Row]:
    rows = [_Row(_("The policy"), f"{sentence(clause.text)} ({clause.place})") for clause in action.clauses]
    if action.ask:
        # Where the policy is silent, that is said, and is why there is something to ask.
        silences = [clause.silence for clause in action.clauses if clause.silence]
        rows += [_Row(_("Left open"), sentence(silence)) for silence in silences]
    return rows


def _goes_away(action: Action) -> list[_Row]:
    conditions = dict.fromkeys(one.rule.goes_away_if for one in action.conclusions if one.rule.goes_away_if)
    return [_Row(_("Goes away if"), sentence(condition)) for condition in conditions]
