"""Journeys as their authors write them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from footprint.policy.written import ClauseIds, Id, Ids, Text, Written

AnOutcome = Literal["all_clear", "things_to_do", "seek_advice"]
# What only a refresher from last time, or only a sitting, can have come of it.
REFRESHER_PARTS = (
    "last_edition",
    "months_ago",
    "changed",
    "stale",
    "affected",
    "new",
    "carried",
    "kept",
    "set_aside",
    "improved",
)
SITTING_PARTS = ("brought_out", "shared_outcome", "shared_findings", "shared_notes", "shared_actions")


class WrittenJourney(Written):
    """A worked set of answers with the result it must give; ids are exact unless said otherwise in the guide.

    The result has an ``ending`` in a short check, an ``outcome`` in every other questionnaire. With ``last``, the
    answers of last time or the name of a base, it is a refresher.
    """

    journey: Text
    shows: ClauseIds = Field(default_factory=list)
    occasion: Literal["onboarding", "refresher", "sitting"] = "onboarding"
    base: Id | None = None
    last: Id | dict[str, Any] | None = None
    last_edition: Text | None = None
    months_ago: Annotated[int, Field(ge=-24, le=240)] = 12
    answers: dict[str, Any] = Field(default_factory=dict)
    changed: ClauseIds = Field(default_factory=list)
    stale: Ids = Field(default_factory=list)
    affected: Ids = Field(default_factory=list)
    new: Ids = Field(default_factory=list)
    carried: Ids | None = None
    kept: Ids | None = None
    set_aside: Ids = Field(default_factory=list)
    outcome: AnOutcome | None = None
    ending: Id | None = None
    findings: Ids = Field(default_factory=list)
    improved: Ids = Field(default_factory=list)
    support: Ids = Field(default_factory=list)
    notes: Ids = Field(default_factory=list)
    not_notes: Ids = Field(default_factory=list)
    allowed: Ids = Field(default_factory=list)
    actions: Ids = Field(default_factory=list)
    not_allowed: Ids = Field(default_factory=list)
    not_actions: Ids = Field(default_factory=list)
    contacts_not: Ids = Field(default_factory=list)
    brought_out: Ids = Field(default_factory=list)
    shared_outcome: AnOutcome | None = None
    shared_findings: Ids | None = None
    shared_notes: Ids = Field(default_factory=list)
    shared_actions: Ids | None = None

    @model_validator(mode="before")
    @classmethod
    def _refresher_from_last_time(cls, data: Any) -> Any:
        if isinstance(data, dict) and "last" in data:
            return {"occasion": "refresher", **data}
        return data
