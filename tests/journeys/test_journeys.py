"""Every journey of every shipped questionnaire comes out as it says."""

from __future__ import annotations

from functools import cache

import pytest

from builders import QUESTIONNAIRES
from footprint.policy.policy import Policy
from footprint.policy.reader import read_policy
from footprint.workflow.journey_files import Journey, read_journeys
from footprint.workflow.journeys import mismatches


@cache
def policy_of(questionnaire: str) -> Policy:
    return read_policy(QUESTIONNAIRES / questionnaire)


JOURNEYS = [
    pytest.param(folder.parent.name, journey, id=f"{folder.parent.name}: {journey.written.journey}")
    for folder in sorted(QUESTIONNAIRES.glob("*/journeys"))
    for journey in read_journeys(folder)
]


@pytest.mark.parametrize("questionnaire, journey", JOURNEYS)
def test_that_a_journey_comes_out_as_it_says(questionnaire: str, journey: Journey) -> None:
    wrong = list(mismatches(policy_of(questionnaire), journey))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize(
    "questionnaire", [folder.parent.name for folder in QUESTIONNAIRES.glob("*/policy.yaml")]
)
def test_that_titles_of_journeys_tell_them_apart(questionnaire: str) -> None:
    titles = [
        journey.written.journey for journey in read_journeys(QUESTIONNAIRES / questionnaire / "journeys")
    ]
    assert titles
    assert len(titles) == len(set(titles))
