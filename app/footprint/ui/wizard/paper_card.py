"""The attestation word for word, as it will stand on paper."""

from __future__ import annotations

from footprint.assessment.attestation import Attestation
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule


def paper_card(attestation: Attestation) -> Card:
    """All its words, in the order of the paper."""
    card = Card(says=_("The attestation, word for word"), padding=24)
    column = card.column
    column.put(Heading(_("Social media attestation"), icon="file-text"))
    column.put(Label(f"{attestation.policy_title}, {attestation.organisation}", "strong"), above=10)
    who = [attestation.person.name, attestation.person.job, attestation.person.team]
    column.put(Label(", ".join(filter(None, who))), above=2)
    if attestation.occasion is Occasion.SITTING and attestation.manager:
        column.put(Label(_("Together with {manager}").format(manager=attestation.manager)), above=2)
    if attestation.open_actions is not None:
        column.put(Label(still_open(attestation.open_actions)), above=2)
    edition = _("Edition {number} of the questions, {published}").format(
        number=attestation.edition.number, published=attestation.edition.published
    )
    column.put(Label(f"{day_in_words(attestation.day)} · {edition}", "small"), above=2)
    for title, lines in (
        (_("What I have done and know"), attestation.statements),
        (_("What I will do"), attestation.commitments),
        (_("What it covered"), ("; ".join(attestation.covers),) if attestation.covers else ()),
        (
            _("Policies that go with it"),
            ("; ".join(attestation.companions),) if attestation.companions else (),
        ),
    ):
        if lines:
            column.put(Rule(), above=16)
            column.put(Heading(title, "strong"), above=16)
        for line in lines:
            column.put(Label(line), above=6)
    if attestation.seal:
        seal = _("The seal fixes the answers and tells nothing about them.")
        column.put(Rule(), above=16)
        column.put(Label(seal, "small"), above=16)
        column.put(Label(_("Seal: {seal}").format(seal=_grouped(attestation.seal)), "small"), above=2)
    if attestation.disclaimer:
        column.put(Label(attestation.disclaimer, "small"), above=16)
    return card


def _grouped(seal: str) -> str:
    """In groups of four, as on the paper, so that it can be compared by eye and wrapped."""
    return " ".join(seal[n : n + 4] for n in range(0, len(seal), 4))


def still_open(number: int) -> str:
    """How many things are left to do and to ask, in words."""
    if not number:
        return _("Still open: nothing on the action list")
    return plural(
        "Still open: {number} thing on the action list",
        "Still open: {number} things on the action list",
        number,
    ).format(number=number)
