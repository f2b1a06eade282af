"""The page of a short check on paper: its answer and its steps, no name, and nothing that was only to be thought over."""

from __future__ import annotations

import io
import json
from typing import Any

import pikepdf
import pytest

from builders import QUESTIONNAIRES
from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import page_to_take_along
from footprint.assessment.ending import begin_short_check, ended
from footprint.policy.reader import read_policy
from footprint.report.documents import PdfDocuments
from footprint.workflow.journey_files import read_journeys
from footprint.workflow.journeys import travelled
from report.reading import in_order, spoken
from report.sample import DAY

FOLDER = QUESTIONNAIRES / "something-posted"
POLICY = read_policy(FOLDER)
TAKEN_DOWN = {
    "danger": "no",
    "which": "mine",
    "speaking_up": "no",
    "asked": "no",
    "from_the_job": "no",
    "still_there": "can",
}


def something_posted(**more: Any) -> Assessment:
    assessment = begin_short_check(POLICY, travelled(POLICY, read_journeys(FOLDER / "journeys")[0]).started)
    for question_id, value in {**TAKEN_DOWN, **more}.items():
        assessment = assessment.with_answer(question_id, value)
    return assessment


def page(assessment: Assessment) -> bytes:
    return PdfDocuments().action_list(page_to_take_along(assessment, DAY))


@pytest.mark.parametrize(
    "journey", read_journeys(FOLDER / "journeys")[::5], ids=lambda journey: journey.written.journey
)
def test_that_it_says_the_ending_and_every_step(journey: Any) -> None:
    assessment = travelled(POLICY, journey)
    found = ended(assessment, DAY)
    said = spoken(page(assessment))
    assert not in_order(said, "Chorley Council", found.ending.title, found.ending.text, POLICY.title)
    for action in found.actions:
        assert not in_order(said, action.text, *action.steps)
    assert all(signpost.title in said for signpost in POLICY.signposts)
    assert POLICY.disclaimer in said


def test_that_it_counts_nothing_and_has_no_name() -> None:
    # The journey's own person is called Somebody.
    assessment = travelled(POLICY, read_journeys(FOLDER / "journeys")[0])
    assert assessment.person is not None
    assert assessment.person.name == "Somebody"
    said = spoken(page(assessment))
    assert "Somebody " not in said
    assert "fine, " not in said
    assert "Topic by topic" not in said


def test_that_it_is_the_same_whatever_was_thought_over() -> None:
    ticked = something_posted(weighed=("recognised", "offence", "explains"))
    assert {"weighed-offence"} < {one.id for one in ended(ticked, DAY).others}
    said = spoken(page(ticked))
    assert said == spoken(page(something_posted()))
    assert "offended" not in said


def test_that_programs_are_told_the_ending_and_no_occasion() -> None:
    with pikepdf.open(io.BytesIO(page(something_posted()))) as file:
        data = json.loads(file.attachments["action-list.json"].get_file().read_bytes())
    assert (data["short_check"], data["ending"]) == ("something-posted", "take_it_down")
    assert "occasion" not in data
