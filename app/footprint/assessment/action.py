"""What to do and what to ask: from conclusions to dated actions with somebody to turn to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from footprint.assessment.assessment import Assessment
from footprint.assessment.finding import Conclusion
from footprint.assessment.follow_up import AgreedAction, Owner
from footprint.policy.condition import holds
from footprint.policy.policy import Clause, Contact, Direction


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do or to ask, with every conclusion that calls for it: none where two agreed on it themselves."""

    id: str
    text: str
    steps: tuple[str, ...]
    due: date
    contacts: tuple[Contact, ...]
    conclusions: tuple[Conclusion, ...]
    ask: bool
    owner: Owner

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses behind it, each once."""
        return tuple(
            dict.fromkeys(clause for conclusion in self.conclusions for clause in conclusion.clauses)
        )

    @property
    def direction(self) -> Direction:
        """That of its most pressing conclusion."""
        return self.conclusions[0].direction if self.conclusions else Direction.NOTE

    @property
    def is_support(self) -> bool:
        """Whether it is help, offered or asked for, with which nothing has to be put right: it presses nobody."""
        return self.direction is Direction.SUPPORT

    @property
    def private(self) -> bool:
        """Whether only answers given behind the curtain call for it."""
        return bool(self.conclusions) and all(conclusion.private for conclusion in self.conclusions)


def actions(assessment: Assessment, raised: Iterable[Conclusion], today: date) -> tuple[Action, ...]:
    """The actions of all conclusions, each once, most pressing first."""
    calling: dict[str, list[Conclusion]] = {}
    for conclusion in raised:
        for action_id in conclusion.rule.actions:
            calling.setdefault(action_id, []).append(conclusion)
    found = [_action(assessment, action_id, tuple(by), today) for action_id, by in calling.items()]
    return tuple(sorted(found, key=_pressing))


def as_agreed(found: tuple[Action, ...], agreed: Iterable[AgreedAction]) -> tuple[Action, ...]:
    """The actions by whom and by when two agreed on them, and those that they put in their own words after them."""
    known = {action.id: action for action in found}
    own = []
    for one in agreed:
        if one.id in known:
            known[one.id] = replace(known[one.id], owner=one.owner, due=one.due)
        elif one.text:
            own.append(Action(one.id, one.text, (), one.due, (), (), ask=False, owner=one.owner))
    return (*known.values(), *own)


def _pressing(action: Action) -> tuple[bool, date, int, bool]:
    """Help comes first; then what is due first, and of one day what weighs more."""
    urgent = [Direction.SERIOUS, Direction.SUPPORT, Direction.MINOR, Direction.NOTE, Direction.ALLOWED]
    return not action.is_support, action.due, urgent.index(action.direction), action.ask


def _action(assessment: Assessment, action_id: str, by: tuple[Conclusion, ...], today: date) -> Action:
    written = assessment.policy.action_by_id[action_id]
    contacts = dict.fromkeys(contact_for(assessment, contact_id) for contact_id in written.contacts)
    return Action(
        id=action_id,
        text=written.text,
        steps=written.steps,
        # A clock that is far out can be at the end of the calendar.
        due=today + min(timedelta(days=written.due), date.max - today),
        contacts=tuple(contacts),
        conclusions=by,
        ask=written.ask,
        owner=Owner(written.owner),
    )


def contact_for(assessment: Assessment, contact_id: str) -> Contact:
    """Who to turn to; somebody else where these answers say that the usual contact is part of the problem."""
    contact = assessment.policy.contact_by_id[contact_id]
    for condition, other in contact.instead:
        if holds(condition, assessment.evaluation.effective) is True:
            return assessment.policy.contact_by_id[other]
    return contact
