"""The action list on paper: what to do, why, by when, and who can help; it belongs to the employee."""

from __future__ import annotations

from reportlab.platypus import Flowable

from footprint.assessment.action import Action
from footprint.assessment.attestation import ActionList
from footprint.assessment.counts import counts
from footprint.assessment.finding import Conclusion
from footprint.assessment.outcome import Outcome
from footprint.assessment.paper_words import in_words, occasion_words
from footprint.assessment.picture.footprint import footprint_pictures, words_beside
from footprint.assessment.picture.shapes import Room
from footprint.assessment.picture.topics import legend, topics_pictures
from footprint.language import text as _
from footprint.policy.told import Signpost
from footprint.report import look, styles
from footprint.report.actions import Actions
from footprint.report.agreed import agreed_words, what_was_agreed, where_it_came_from, whose_words
from footprint.report.data import ACTION_LIST, action_list_data, canonical
from footprint.report.done import done_already
from footprint.report.layout import Columns, Ground, Kept, Line, Panel, Stack
from footprint.report.page import Around, build
from footprint.report.painter import PictureBlock, measure
from footprint.report.tagging.attachments import Attachment
from footprint.report.tagging.text import Text, bulleted, markup, strong
from footprint.report.words import made_on, role, sentence

_ROOM = Room(look.WIDTH, size=9.5, small=8.5, measure=measure, tallest=look.HEIGHT * 0.8)


def action_list_pdf(action_list: ActionList) -> bytes:
    """The action list as PDF."""
    name = action_list.person.name
    title, subject = _titles(action_list)
    around = Around(
        title=title,
        author=name,
        subject=subject,
        day=action_list.day,
        header=f"{title}   \u00b7   {name}" if name.strip() else title,
        footer=made_on(action_list.edition, action_list.day),
    )
    data = Attachment(
        ACTION_LIST,
        "application/json",
        canonical(action_list_data(action_list)),
        _("The actions, for programs"),
    )
    return build(_story(action_list), around, data)


def _titles(action_list: ActionList) -> tuple[str, str]:
    """What the paper is called, and what it is about."""
    if action_list.in_company:
        title = _("What was agreed: {policy}")
        subject = _("Who does what after an employee and a manager went through a policy together")
    else:
        title = _("Your action list: {policy}")
        subject = _("What to do after going through a policy; it belongs to the employee")
    return title.format(policy=action_list.policy_title), subject


def _story(action_list: ActionList) -> list[Flowable]:
    if action_list.in_company:
        beside = [
            *_support(action_list, Actions(action_list), ()),
            *_pictures(action_list),
            *_background(action_list),
        ]
        return [_band(action_list), *what_was_agreed(action_list), *where_it_came_from(beside)]
    offered = tuple(one for one in action_list.open if one.is_support)
    to_do = tuple(one for one in action_list.open if one not in offered and not one.ask)
    to_ask = tuple(one for one in action_list.open if one not in offered and one.ask)
    cards = Actions(action_list)
    story = [_band(action_list), _whose(action_list)]
    story += _support(action_list, cards, offered)
    story += _pictures(action_list)
    if to_do:
        story += cards.section(_("What to do"), "", to_do)
    if to_ask:
        kind = _("Asking is always right: nothing here says that you did something wrong.")
        story += cards.section(_("What to ask"), kind, to_ask)
    return [*story, *done_already(action_list), *_background(action_list)]


def _pictures(action_list: ActionList) -> list[Flowable]:
    topics = _topics(action_list) if action_list.result.topics else []
    return [*topics, *(_footprint(action_list) if action_list.policy.links else [])]


def _background(action_list: ActionList) -> list[Flowable]:
    return [*_notes(action_list), *_allowed(action_list), _signposts(action_list), _end(action_list)]


def _outcome_words(action_list: ActionList) -> tuple[str, str]:
    """The title, and a kind sentence below it."""
    result, ending = action_list.result, action_list.ending
    if ending is not None:
        return ending.title, ending.text
    if result.outcome is not Outcome.ALL_CLEAR and result.actions and not action_list.open:
        return _("Nothing left to do"), _("Everything that came up is done, or no longer needed.")
    if result.outcome is Outcome.SEEK_ADVICE:
        kind = _("You do not have to work this out alone. Start with the people named below.")
        return _("A good time to get advice"), kind
    if result.outcome is Outcome.THINGS_TO_DO:
        return _("Some things to do"), _("Take them one at a time; the most pressing comes first.")
    if action_list.open:
        kind = _(
            "Nothing in your answers needs putting right. What follows is simply worth asking or settling."
        )
    else:
        kind = _("Nothing in your answers needs putting right.")
    return _("Nothing to put right"), kind


def _band(action_list: ActionList) -> Panel:
    if action_list.in_company:
        title, summary, kind = agreed_words(action_list)
    else:
        title, kind = _outcome_words(action_list)
        to_ask = sum(action.ask for action in action_list.open)
        summary = counts(action_list.result.fine, len(action_list.open) - to_ask, to_ask)
    counted = [] if action_list.ending else [Text(summary, styles.SUMMARY)]
    return Panel(
        [
            Text(f"{action_list.organisation}  \u00b7  {action_list.policy_title}", styles.EYEBROW),
            Text(title, styles.TITLE, tag="H1"),
            *counted,
            Text(kind, styles.LEAD),
        ],
        Ground(look.ACCENT_SOFT, look.ACCENT, bleed=True),
        after=12,
    )


def _whose(action_list: ActionList) -> Flowable:
    person = action_list.person
    named = (
        markup(strong(person.name), ", " if role(person) else "", role(person)) if person.name.strip() else ""
    )
    check = occasion_words(action_list.occasion) if action_list.occasion else action_list.policy.title
    when = f"{in_words(action_list.day)}  \u00b7  {check}"
    lines = [Text(words, styles.BODY) for words in (named, when) if words]
    return Stack([*lines, Text(_yours(), styles.YOURS)], after=4)


def _yours() -> str:
    return _("This list is yours: nobody gets it unless you give it to them.")


def _support(action_list: ActionList, cards: Actions, offered: tuple[Action, ...]) -> list[Flowable]:
    support = action_list.result.support
    if not support:
        return []
    inside: list[Flowable] = [Text(_("Support, if you would like it"), styles.HEADING, tag="H2", leads=True)]
    inside += [
        Text(markup(strong(sentence(one.rule.title)), " ", one.rule.why), styles.BODY) for one in support
    ]
    panel = Panel(inside, Ground(look.OK_SOFT, look.OK), before=6, after=8)
    return [panel, *cards.cards(offered, already_told=support)]


def _topics(action_list: ActionList) -> list[Flowable]:
    topics = action_list.result.topics
    head = [
        Text(_("Topic by topic"), styles.HEADING, tag="H2", leads=True),
        Text(_("One mark for each question you answered."), styles.QUIET, leads=True),
    ]
    pictures = [PictureBlock(one) for one in topics_pictures(topics, _ROOM)]
    key = [PictureBlock(one, before=6) for one in legend(_ROOM)]
    return [Kept([*head, *pictures, *key], before=10)]


def _footprint(action_list: ActionList) -> list[Flowable]:
    links, organisation = action_list.result.links, action_list.organisation
    head = [
        Text(_("Your footprint"), styles.HEADING, tag="H2", leads=True),
        Text(words_beside(links, organisation), styles.QUIET, leads=True),
    ]
    pictures = [
        PictureBlock(one, before=8 if n else 4)
        for n, one in enumerate(footprint_pictures(links, organisation, _ROOM))
    ]
    return [Kept([*head, *pictures], before=16)]


def _notes(action_list: ActionList) -> list[Flowable]:
    """What is only said; a finding that no action takes up is never lost either."""
    result = action_list.result
    taken_up = {conclusion.id for action in result.actions for conclusion in action.conclusions}
    story: list[Flowable] = []
    for heading, conclusions in (
        (_("Also to put right"), result.findings),
        (_("Good to know"), result.notes),
    ):
        left = [one for one in conclusions if one.id not in taken_up]
        if left:
            story.append(_said(heading, left))
    return story


def _said(heading: str, conclusions: list[Conclusion]) -> Flowable:
    head = Text(heading, styles.HEADING, tag="H2", leads=True)
    items = [
        markup(strong(sentence(one.rule.title)), " ", one.rule.why, " ", _goes_away(one))
        for one in conclusions
    ]
    return Stack([head, *bulleted(items, styles.BULLET)], before=12)


def _goes_away(conclusion: Conclusion) -> str:
    condition = conclusion.rule.goes_away_if
    return _("This goes away if: {condition}").format(condition=condition) if condition else ""


def _allowed(action_list: ActionList) -> list[Flowable]:
    allowed = action_list.result.allowed
    if not allowed:
        return []
    head = Text(_("What is fine"), styles.HEADING, tag="H2", leads=True)
    return [Stack([head, *bulleted((sentence(one.rule.title) for one in allowed), styles.BULLET)], before=12)]


def _signposts(action_list: ActionList) -> Flowable:
    made = [_signpost(action_list, one) for one in action_list.signposts]
    half = (len(made) + 1) // 2
    columns = [[block for signpost in part for block in signpost] for part in (made[:half], made[half:])]
    head = Text(_("Always there for you"), styles.HEADING, tag="H2", leads=True)
    return Kept([Panel([head, Columns(columns)], Ground(look.SIDEBAR))], before=12)


def _signpost(action_list: ActionList, signpost: Signpost) -> list[Flowable]:
    contacts = [action_list.policy.contact_by_id[one] for one in signpost.contacts]
    names = "  \u00b7  ".join(f"{one.name}: {one.where}" if one.where else one.name for one in contacts)
    return [
        Text(signpost.title, styles.SUBHEADING, tag="H3", leads=True),
        Text(signpost.text, styles.SIDE),
        *([Text(names, styles.SIDE_STRONG)] if names else []),
    ]


def _end(action_list: ActionList) -> Flowable:
    whose = whose_words() if action_list.in_company else _yours()
    lines = [whose, action_list.policy.disclaimer]
    return Kept([Line(above=2), *(Text(line, styles.SMALL) for line in lines if line)], before=10)
