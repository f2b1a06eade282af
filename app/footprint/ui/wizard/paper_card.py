"""The attestation word for word, as it will stand on paper."""

from __future__ import annotations

from footprint.assessment.attestation import Attestation
from footprint.assessment.paper_words import (
    check_of,
    edition_and_day,
    grouped,
    in_words,
    occasion_words,
    still_open,
)
from footprint.language import text as _
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
        column.put(Label(f"{name}: {words}" if name else words), above=10 if n == 0 else 2)
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
    person = attestation.person
    facts = [
        (_("Name"), person.name),
        (_("Job"), person.job),
        (_("Team"), person.team),
        (_("Manager"), attestation.manager),
        (_("Date"), in_words(attestation.day)),
        ("", check_of(attestation.checked) if attestation.checked else ""),
        (_("Occasion"), occasion_words(attestation.occasion)),
        (_("Policy"), f"{attestation.policy_title}, {attestation.organisation}"),
        (_("Questionnaire"), edition_and_day(attestation.edition)),
        (_("Topics of the policy"), "; ".join(attestation.covers)),
    ]
    if attestation.open_actions is not None:
        facts.insert(-1, (_("Still open"), still_open(attestation.open_actions)))
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
            _("Policy text: {fingerprint}").format(fingerprint=grouped(attestation.policy_fingerprint)),
        ]
    if attestation.edition.fingerprint:
        lines.append(
            _("Questions: {fingerprint}").format(fingerprint=grouped(attestation.edition.fingerprint))
        )
    if attestation.seal:
        lines.append(_("Seal: {seal}").format(seal=grouped(attestation.seal)))
    return [*lines, attestation.disclaimer] if attestation.disclaimer else lines
