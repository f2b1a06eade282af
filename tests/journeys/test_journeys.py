"""Every journey of every shipped questionnaire and of the samples comes out as it says."""

from __future__ import annotations

from functools import cache

import pytest

from builders import QUESTIONNAIRES, SAMPLES
from footprint.policy.policy import Policy
from footprint.policy.reader import read_policy
from footprint.workflow.journey_files import JOURNEYS, Journey, read_journeys
from footprint.workflow.journeys import journey_problems, mismatches

FOLDERS = {
    folder.parent.name: folder.parent
    for folder in sorted((*QUESTIONNAIRES.glob("*/journeys"), *SAMPLES.glob("*/journeys")))
}


@cache
def policy_of(questionnaire: str) -> Policy:
    return read_policy(FOLDERS[questionnaire])


@cache
def journeys_of(questionnaire: str) -> tuple[Journey, ...]:
    return read_journeys(FOLDERS[questionnaire] / JOURNEYS)


@pytest.mark.parametrize(
    "questionnaire, journey",
    [
        pytest.param(name, journey, id=f"{name}: {journey.written.journey}")
        for name in FOLDERS
        for journey in journeys_of(name)
    ],
)
def test_that_a_journey_comes_out_as_it_says(questionnaire: str, journey: Journey) -> None:
    wrong = list(mismatches(policy_of(questionnaire), journey))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("questionnaire", FOLDERS)
def test_that_titles_of_journeys_tell_them_apart(questionnaire: str) -> None:
    titles = [journey.written.journey for journey in journeys_of(questionnaire)]
    assert titles
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("questionnaire", FOLDERS)
def test_that_nothing_is_wrong_with_the_journeys_of_a_folder_as_a_whole(questionnaire: str) -> None:
    found = journey_problems(policy_of(questionnaire), FOLDERS[questionnaire] / JOURNEYS)
    assert not found, "\n".join(map(str, found))


def test_that_every_questionnaire_has_journeys() -> None:
    heads = (*QUESTIONNAIRES.glob("*/policy.yaml"), *SAMPLES.glob("*/policy.yaml"))
    assert {head.parent.name for head in heads} == set(FOLDERS)


def test_that_the_editions_of_the_sample_meet_every_way_on_from_an_older_one() -> None:
    editions = [journey for name in FOLDERS if name.startswith("allotment_") for journey in journeys_of(name)]
    for part in ("changed", "affected", "stale", "new", "carried", "kept", "set_aside", "improved"):
        assert any(getattr(journey.written, part) for journey in editions), part
