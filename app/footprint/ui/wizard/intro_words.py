"""The words of the page before the first question, of which the time they take is counted too."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.language import text as _
from footprint.policy.policy import Occasion, Policy


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing and who sees it, with the icon that stands beside it."""

    icon: str
    what: str
    who: str


def intro_words(policy: Policy, occasion: Occasion) -> tuple[str, ...]:
    """All there is to read on it, save what stands beside."""
    seen = (words for one in who_sees_what(occasion) for words in (one.what, one.who))
    return (*policy.introduction, as_you_go(), *seen, policy.disclaimer)


def as_you_go() -> str:
    """What becomes of answers in the middle of it."""
    return _("Every answer is saved as you go. Stop whenever you like and go on where you left off.")


def who_sees_what(occasion: Occasion) -> list[Seen]:
    """What comes of a check, in order."""
    rows = [
        Seen("lock", _("Your answers"), _("Only you. They stay in your locked vault on this computer.")),
        Seen("list-checks", _("Your action list"), _("Only you, unless you show it to someone.")),
        Seen(
            "file-text",
            _("The attestation"),
            _(
                "Whoever you hand it to. It says that you checked and what you will do, never what you answered."
            ),
        ),
    ]
    if occasion is Occasion.SITTING:
        kept = _("They stay in your locked vault on this computer. Your manager keeps none of them.")
        rows[0] = Seen("lock", _("Your answers"), kept)
        words = _("Both of you. It is what you agreed, with two signatures; it stays with you.")
        rows[1] = Seen("list-checks", _("Your action list"), words)
        rows.insert(
            1,
            Seen(
                "users",
                _("What your manager sees beside you"),
                _(
                    "The questions and answers on the screen. Your own part stays behind a curtain, and neither "
                    "document says anything about it, unless you bring something out yourself."
                ),
            ),
        )
    return rows


def who_sees_practice() -> list[Seen]:
    """The same of a practice run."""
    return [
        Seen(
            "lock",
            _("Your answers"),
            _("Only you, for as long as the practice run lasts. No file is written."),
        ),
        Seen(
            "file-text",
            _("Documents"),
            _("There are none. You see on the last page where they would be made."),
        ),
    ]
