"""One page of an assessment: the kind of page it is, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """The kinds of page, in order; those of a sitting are in ``sitting_steps``."""

    INTRO = "intro"
    EXAMPLE = "example"
    EXAMPLE_PAPERS = "example_papers"
    OPEN_ACTIONS = "open_actions"
    PROFILE = "profile"
    TALK = "talk"
    SITUATION = "situation"
    QUESTION = "question"
    FIX = "fix"
    OWN = "own"
    OWN_RESULT = "own_result"
    CHECK = "check"
    RESULT = "result"
    AGREED = "agreed"
    ATTESTATION = "attestation"
    DOCUMENTS = "documents"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Step:
    """One page.

    ``question`` names the question that it is, that follows a situation, or that a fix follows; ``section`` the one
    that is talked about in a sitting. ``again`` is for a question that is looked at again after something was put right
    on the spot, and for the page about that when it comes once more.
    """

    place: Place
    question: str = ""
    section: str = ""
    again: bool = False
