"""Journeys as their authors write them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from footprint.policy.written import ClauseIds, Id, Ids, Text, Written


class WrittenJourney(Written):
    """A worked set of answers with the result it must give; ids are exact unless said otherwise in the guide.

    The result has an ``ending`` in a short check, an ``outcome`` in every other questionnaire.
    """

    journey: Text
    shows: ClauseIds = Field(default_factory=list)
    occasion: Literal["onboarding", "refresher", "sitting"] = "onboarding"
    base: Id | None = None
    answers: dict[str, Any] = Field(default_factory=dict)
    outcome: Literal["all_clear", "things_to_do", "seek_advice"] | None = None
    ending: Id | None = None
    findings: Ids = Field(default_factory=list)
    support: Ids = Field(default_factory=list)
    notes: Ids = Field(default_factory=list)
    not_notes: Ids = Field(default_factory=list)
    allowed: Ids = Field(default_factory=list)
    actions: Ids = Field(default_factory=list)
    not_allowed: Ids = Field(default_factory=list)
    not_actions: Ids = Field(default_factory=list)
    contacts_not: Ids = Field(default_factory=list)
