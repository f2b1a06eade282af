"""The guide for authors shows the format as it is: its examples are read by the format's own types."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from footprint.policy import written, written_changes
from footprint.policy.example_file import WrittenExample
from footprint.policy.short_check_files import WrittenEnding, WrittenShortCheck
from footprint.policy.written_journey import WrittenJourney
from footprint.policy.yaml_text import parse_yaml

GUIDE = Path(__file__).parents[2] / "docs" / "authoring" / "format.md"
# By heading, and by the number of the example under it.
EXAMPLES: dict[tuple[str, int], Any] = {
    ("Questions", 0): list[written.WrittenQuestion],
    ("Rules", 0): list[written.WrittenRule],
    ("Links", 0): list[written.WrittenLink],
    ("Actions and contacts", 1): list[written.WrittenAction],
    ("Actions and contacts", 2): list[written.WrittenContact],
    ("Situations", 0): list[written.WrittenSituation],
    ("The example", 0): WrittenExample,
    ("A new edition", 0): written_changes.WrittenChanges,
    ("Short checks", 0): WrittenShortCheck,
    ("Short checks", 1): list[WrittenEnding],
    ("Short checks", 2): list[written.WrittenRule],
    ("Journeys", 0): list[WrittenJourney],
    ("Refreshers", 0): list[WrittenJourney],
    ("Sittings", 0): list[WrittenJourney],
}


def shown() -> dict[tuple[str, int], str]:
    """Every example by its heading and number."""
    found: dict[tuple[str, int], str] = {}
    for part in re.split(r"^##+ ", GUIDE.read_text("utf-8"), flags=re.MULTILINE):
        heading = part.split("\n", 1)[0]
        for n, block in enumerate(re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)):
            found[heading, n] = block
    return found


@pytest.mark.parametrize("heading, number", EXAMPLES, ids=str)
def test_that_an_example_of_the_guide_is_of_the_format(heading: str, number: int) -> None:
    data = parse_yaml(shown()[heading, number], heading).data
    TypeAdapter(EXAMPLES[heading, number]).validate_python(data)


def test_that_every_example_of_the_guide_is_yaml() -> None:
    assert len(shown()) > len(EXAMPLES)
    for (heading, number), block in shown().items():
        assert parse_yaml(block, f"{heading}, example {number}").data


@pytest.mark.parametrize(
    "model",
    [
        written.WrittenGuide,
        written.WrittenFix,
        written.WrittenSituation,
        written.WrittenReaction,
        WrittenExample,
        WrittenJourney,
    ],
)
def test_that_every_name_of_these_is_in_the_guide(model: Any) -> None:
    text = GUIDE.read_text("utf-8")
    assert [name for name in model.model_fields if not re.search(rf"\b{name}\b", text)] == []
