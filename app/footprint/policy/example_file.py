"""example.yaml: the answers of somebody made up, to look at before one's own check."""

from __future__ import annotations

from typing import Any, Literal

from footprint.policy.written import Id, ShortText, Written
from footprint.policy.written_files import Files

EXAMPLE = "example.yaml"


class WrittenExamplePerson(Written):
    """Who the example is about; nobody that there is."""

    name: ShortText
    job: ShortText
    team: ShortText


class WrittenExample(Written):
    """A finished check of somebody made up; ``footprint run`` can take it too."""

    questionnaire: Id
    occasion: Literal["onboarding"] = "onboarding"
    person: WrittenExamplePerson
    answers: dict[Id, Any]


def read_example(files: Files, questionnaire: str) -> dict[str, Any] | None:
    """The example in the compiled form; ``None`` if there is none, or what is there is complained of.

    Whether its answers answer the questions is settled elsewhere, where answers are known about.
    """
    if not (files.folder / EXAMPLE).exists():
        return None
    text, example = files.typed(EXAMPLE, WrittenExample)
    if example is None:
        return None
    if example.questionnaire != questionnaire:
        words = f"this is an example of '{questionnaire}' and must name that"
        files.problems.append(text.problem(("questionnaire",), words))
    return {**example.person.model_dump(), "answers": example.answers}
