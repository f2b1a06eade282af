"""Links: how answers tell that a person can be linked to the organisation; context, and never more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import A_DAY, an_assessment
from footprint.assessment.link import links
from footprint.assessment.outcome import result
from footprint.policy.policy import Occasion

LINKED: dict[str, Any] = {"tenant": "tenant", "watering": ["can"], "last_fire": "2026-05-01"}


def drawn(occasion: Occasion = Occasion.ONBOARDING, **answers: Any) -> list[str]:
    return [link.id for link in links(an_assessment(occasion=occasion, **answers))]


def test_that_links_come_from_answers_in_the_questionnaires_order() -> None:
    assert drawn(**LINKED) == ["plot", "can", "bonfire"]


def test_that_where_nothing_is_answered_nothing_is_claimed() -> None:
    assert drawn() == []
    assert drawn(tenant="helper") == []


def test_that_an_answer_that_is_set_aside_links_nobody() -> None:
    fire = an_assessment(**LINKED)
    assert "bonfire" in [link.id for link in links(fire)]
    helper = fire.with_answer("tenant", "helper")
    assert helper.answers["last_fire"]
    assert [link.id for link in links(helper)] == ["can"]


def test_that_a_link_changes_nothing_else() -> None:
    assessment = an_assessment(**LINKED, treated_badly="committee")
    unlinked = replace(assessment, policy=replace(assessment.policy, links=()))
    assert result(assessment, A_DAY).links
    assert result(unlinked, A_DAY) == replace(result(assessment, A_DAY), links=())


@pytest.mark.parametrize("private", ["no", "committee", "want_help"])
def test_that_in_a_sitting_no_private_answer_draws_a_link(private: str) -> None:
    sitting = an_assessment(occasion=Occasion.SITTING, **LINKED, treated_badly=private)
    assert [link.id for link in result(sitting.shared, A_DAY).links] == ["plot", "can", "bonfire"]
    alone = [link.id for link in result(sitting, A_DAY).links]
    assert ("committee" in alone) is (private != "no")
