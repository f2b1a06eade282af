"""How much one can write about an action in words of one's own."""

from __future__ import annotations

from collections.abc import Iterable

from footprint.assessment.follow_up import LONGEST_WORDS, AgreedAction
from footprint.errors import Refused
from footprint.language import text as _


class WordsTooLong(Refused):
    """More than ``LONGEST_WORDS`` characters; what was written stays where it was written."""

    def __init__(self, length: int) -> None:
        super().__init__(
            _(
                "This is {length} characters long, and at most {most} can be kept. Make it shorter; nothing of it was "
                "saved yet"
            ).format(length=length, most=LONGEST_WORDS)
        )


def short_enough(words: str) -> str:
    """The words, if they can be kept.

    Raises:
        WordsTooLong: they cannot.
    """
    if len(words) > LONGEST_WORDS:
        raise WordsTooLong(len(words))
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
