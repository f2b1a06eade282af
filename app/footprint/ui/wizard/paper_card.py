"""The attestation word for word, as it will stand on paper."""

from __future__ import annotations

from datetime import date

from footprint.assessment.attestation import Attestation
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule


def paper_card(attestation: Attestation) -> Card:
    """All its words, in the order of the paper, save what is still to be said about having read the policy."""
    card = Card(says=_("The attestation, word for word"), padding=24)
    column = card.column
    column.put(Label(attestation.organisation, "small-strong"))
    title = _("Attestation: {policy}").format(policy=attestation.policy_title)
    column.put(Heading(title, icon="file-text"), above=4)
    for n, (name, words) in enumerate(_facts(attestation)):
        column.put(Label(f"{name}: {words}"), above=10 if n == 0 else 2)
    for heading, lines in (
        (_("I confirm"), attestation.statements),
        (_("From now on"), attestation.commitments),
        (_("The policies that go with it"), attestation.companions),
    ):
        if lines:
            column.put(Rule(), above=16)
            column.put(Heading(heading, "strong"), above=16)
        for line in lines:
            column.put(Label(line), above=6)
    column.put(Rule(), above=16)
    for n, line in enumerate(_fine_print(attestation)):
        column.put(Label(line, "small"), above=16 if n == 0 else 2)
    return card


def _facts(attestation: Attestation) -> list[tuple[str, str]]:
    person, edition = attestation.person, attestation.edition
    number = _("{number}, published {day}").format(number=edition.number, day=_published(edition.published))
    facts = [
        (_("Name"), person.name),
        (_("Job"), person.job),
        (_("Team"), person.team),
        (_("Manager"), attestation.manager),
        (_("Date"), day_in_words(attestation.day)),
        (_("Occasion"), _occasion(attestation.occasion)),
        (_("Policy"), f"{attestation.policy_title}, {attestation.organisation}"),
        (_("Edition"), number if edition.published else str(edition.number)),
        (_("Topics"), "; ".join(attestation.covers)),
    ]
    if attestation.open_actions is not None:
        facts.insert(-1, (_("Still open"), _still_open(attestation.open_actions)))
    return [(name, words) for name, words in facts if words]


def _fine_print(attestation: Attestation) -> list[str]:
    lines = [_("This paper holds no answers and no findings: those stay with the employee.")]
    if attestation.seal:
        lines[0] += " " + _("The seal fixes the answers and tells nothing about them.")
    if attestation.policy_fingerprint:
        lines += [
            _(
                "The policy text carries no version of its own; this fingerprint identifies it. Ask {organisation} to "
                "confirm that it is the current text."
            ).format(organisation=attestation.organisation),
            _("Policy text: {fingerprint}").format(fingerprint=_grouped(attestation.policy_fingerprint)),
        ]
    if attestation.edition.fingerprint:
        lines.append(
            _("Questions: {fingerprint}").format(fingerprint=_grouped(attestation.edition.fingerprint))
        )
    if attestation.seal:
        lines.append(_("Seal: {seal}").format(seal=_grouped(attestation.seal)))
    return [*lines, attestation.disclaimer] if attestation.disclaimer else lines


def _occasion(occasion: Occasion) -> str:
    return {
        Occasion.ONBOARDING: _("Self-check by a new starter"),
        Occasion.REFRESHER: _("Yearly self-check"),
        Occasion.SITTING: _("Employee and manager together"),
    }[occasion]


def _published(published: str) -> str:
    try:
        return day_in_words(date.fromisoformat(published))
    except ValueError:
        return published


def _still_open(number: int) -> str:
    if not number:
        return _("nothing on the action list")
    return plural("{number} thing on the action list", "{number} things on the action list", number).format(
        number=number
    )


def _grouped(seal: str) -> str:
    """In groups of four, as on the paper, so that it can be compared by eye and wrapped."""
    return " ".join(seal[n : n + 4] for n in range(0, len(seal), 4))


def still_open(number: int) -> str:
    """How many things are left to do and to ask, as a line of its own."""
    return f"{_('Still open')}: {_still_open(number)}"
