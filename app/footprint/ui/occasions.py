"""The three occasions in words."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.language import text as _
from footprint.policy.policy import Occasion


@dataclass(frozen=True, slots=True)
class Words:
    """What an occasion is called, what it is, and its icon."""

    title: str
    text: str
    icon: str


def words(occasion: Occasion) -> Words:
    """An occasion as the home page shows it."""
    return {
        Occasion.ONBOARDING: Words(
            _("Your first check"),
            _("You are new, or do this for the first time. Everything is explained as it comes."),
            "sprout",
        ),
        Occasion.REFRESHER: Words(
            _("Your yearly refresher"),
            _("Once a year, to see whether anything has changed for you or in the policy."),
            "rotate-cw",
        ),
        Occasion.SITTING: Words(
            _("Together with your manager"),
            _(
                "One screen, two chairs. You hold the keyboard, and what is only for you stays behind a curtain."
            ),
            "users",
        ),
    }[occasion]
