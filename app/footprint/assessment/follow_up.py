"""What becomes of actions: agreed in a sitting, done, put off, handed on, or no longer needed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from footprint.errors import Refused
from footprint.language import text as _

# Control characters, halves of one, separators of lines and paragraphs, and what stands for no character at all.
_UNREADABLE = frozenset({"Cc", "Cs", "Zl", "Zp", "Cn"})
# Bidi_Control of the Unicode Character Database (PropList.txt): they change the order in which a text is read.
_TURNING_ROUND = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

LONGEST_WORDS = 300  # characters of a note, a reason, or an action in one's own words


class WordsTooLong(Refused):
    """More than ``LONGEST_WORDS`` characters; what was written stays where it was written."""

    def __init__(self) -> None:
        super().__init__(
            _("This is longer than {most} characters, so it was not saved. Make it shorter").format(
                most=LONGEST_WORDS
            )
        )


class Course(StrEnum):
    """How it stands with an action."""

    OPEN = "open"
    DONE = "done"
    PUT_OFF = "put_off"
    HANDED_ON = "handed_on"
    NOT_NEEDED = "not_needed"

    @property
    def is_open(self) -> bool:
        """Whether it has still to be done by somebody."""
        return self in (Course.OPEN, Course.PUT_OFF, Course.HANDED_ON)


class Owner(StrEnum):
    """Who does an action."""

    EMPLOYEE = "employee"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One step in the life of an action; the last one says how it stands, all of them are its history.

    ``due`` is there for what was put off. ``words`` are the owner's own: a note, a reason, or who has it now.
    """

    action_id: str
    course: Course
    at: datetime
    due: date | None = None
    words: str = ""


def latest(follow_ups: Iterable[FollowUp]) -> dict[str, FollowUp]:
    """The last step of each action, by its id."""
    return {one.action_id: one for one in follow_ups}


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """An action as it was agreed in a sitting: by whom and by when.

    ``text`` is there for one that both put in their own words; without it, it is the questionnaire's of that id.
    """

    id: str
    owner: Owner
    due: date
    text: str = ""


def proper_words(words: str) -> str:
    """What somebody wrote about an action, or two agreed on in their own words, in its kept form.

    Raises:
        WordsTooLong, Refused: it is too long, or holds a character that cannot be read or has the rest read otherwise.
    """
    words = short_enough(words.strip())
    if any(
        unicodedata.category(character) in _UNREADABLE or character in _TURNING_ROUND for character in words
    ):
        raise Refused(
            _(
                "This text holds a hidden character that cannot be kept. Type it on one line, without pasting it."
            )
        )
    return words


def short_enough(words: str) -> str:
    """The words, if there are not too many.

    Raises:
        WordsTooLong: there are.
    """
    if len(words) > LONGEST_WORDS:
        raise WordsTooLong
    return words


def each_once(agreed: Iterable[AgreedAction]) -> tuple[AgreedAction, ...]:
    """What was agreed, in the order given.

    Raises:
        WordsTooLong: an action in their own words is too long.
        ValueError: an action is there twice, so that nobody could say by when it is due.
    """
    actions = tuple(agreed)
    for action in actions:
        short_enough(action.text)
    if len({action.id for action in actions}) != len(actions):
        raise ValueError("an action is agreed on twice")
    return actions
