"""What a questionnaire's past is written as: the steps of its editions, and every id it has published."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from footprint.policy.written import Id, Ids, Text, Written


class WrittenChanges(Written):
    """A file of changes/: what its edition does with the questions of the edition before it."""

    rename: dict[Id, Id] = Field(default_factory=dict)
    options: dict[Id, dict[Id, Id | None]] = Field(default_factory=dict)
    split: dict[Id, dict[Id, dict[Id, Id]]] = Field(default_factory=dict)
    drop: dict[Id, Text] = Field(default_factory=dict)
    ask_again: dict[Id, Text] = Field(default_factory=dict)


class WrittenId(Written):
    """A question that has been published; ``gone`` are options that it no longer has.

    ``retired`` is the edition from which on there is no such question.
    """

    kind: Literal["one", "many", "date", "number", "text"]
    options: Ids = Field(default_factory=list)
    gone: Ids = Field(default_factory=list)
    retired: Annotated[int, Field(ge=2)] | None = None


class WrittenLedger(Written):
    """ids.yaml: every question that any edition has had, up to ``edition``; it is written by ``footprint ids``."""

    edition: Annotated[int, Field(ge=1)]
    questions: dict[Id, WrittenId]
