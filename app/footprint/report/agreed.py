"""What two agreed on in a sitting: who does what by when, each one's part by itself, and room for both to sign."""

from __future__ import annotations

from reportlab.platypus import Flowable

from footprint.assessment.attestation import ActionList
from footprint.assessment.follow_up import Owner
from footprint.assessment.paper_words import in_words, occasion_words
from footprint.language import plural
from footprint.language import text as _
from footprint.report import styles
from footprint.report.actions import Actions
from footprint.report.layout import Kept, Stack
from footprint.report.signature_lines import short_name, signature_lines
from footprint.report.tagging.text import Text, listed, strong
from footprint.report.words import role


def what_was_agreed(action_list: ActionList) -> list[Flowable]:
    """Who agreed, on what, and the lines to sign on."""
    whose = Stack([Text(whose_words(), styles.YOURS)], before=5, after=4)
    return [_who(action_list), whose, *_parts(action_list), _to_sign(action_list)]


def where_it_came_from(story: list[Flowable]) -> list[Flowable]:
    """The rest of the paper under a heading of its own, which stays with what comes first there."""
    head = Text(_("What you went through together"), styles.HEADING, tag="H2", leads=True)
    words = _("This is where it came from. Nothing below asks anybody to do more.")
    first, *rest = story
    # A block in a block would ask for a new page twice.
    inside = first.children if isinstance(first, Kept) else [first]
    return [Kept([head, Text(words, styles.QUIET, leads=True), *inside], before=12), *rest]


def agreed_words(action_list: ActionList) -> tuple[str, str, str]:
    """The title, how much was agreed, and what is not there: the same whatever was answered behind the curtain."""
    number = len(action_list.result.actions)
    counted = (
        plural("{number} thing agreed", "{number} things agreed", number).format(number=number)
        if number
        else _("Nothing had to be agreed")
    )
    left_out = _(
        "This paper leaves out every question that is only for the employee, and says nothing about them."
    )
    return _("What was agreed"), counted, left_out


def whose_words() -> str:
    """To whom the paper belongs."""
    return _("This paper is the employee\u2019s. The manager has a copy only if the employee gives one.")


def _who(action_list: ActionList) -> Flowable:
    person = action_list.person
    name = person.name if person.name.strip() else ""
    about = role(person)
    lines = [
        (_("Employee"), strong(name) if name else ""),
        ("", about),
        (_("Manager"), strong(action_list.manager) if action_list.manager.strip() else ""),
        (_("Date"), in_words(action_list.day)),
        (_("Occasion"), occasion_words(action_list.occasion) if action_list.occasion else ""),
    ]
    shown = listed([(label, words) for label, words in lines if words], styles.FACT)
    return Stack(shown)


def _parts(action_list: ActionList) -> list[Flowable]:
    """Each one's actions by themselves, counted through."""
    cards, actions = Actions(action_list), action_list.result.actions
    if not actions:
        return [Text(_("Nothing came up that one of you has to do or to ask."), styles.BODY)]
    employee = short_name(action_list.person.name, _("the employee"))
    manager = short_name(action_list.manager, _("the manager"))
    story: list[Flowable] = []
    for owner, who in ((Owner.EMPLOYEE, employee), (Owner.MANAGER, manager)):
        own = [action for action in actions if action.owner is owner]
        if own:
            story += cards.section(_("What {name} does").format(name=who), "", own)
    return story


def _to_sign(action_list: ActionList) -> Flowable:
    head = Text(_("Signed by both"), styles.HEADING, tag="H2", leads=True)
    words = _("We agreed on this together. Signing it admits nothing and judges nobody.")
    lines = signature_lines(action_list.person.name, action_list.manager)
    return Kept([head, Text(words, styles.BODY, leads=True), lines], before=18, after=10)
