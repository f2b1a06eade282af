"""The finished example to look at before one's own check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import A_DAY, A_MOMENT, allotment, chorley
from footprint.assessment.attestation import action_list, attestation
from footprint.assessment.outcome import Outcome
from footprint.policy.on_the_spot import Example
from footprint.policy.policy import Policy
from footprint.workflow.example import example_answers, finished_example, has_example
from footprint.workflow.practice import PracticeVault
from workflow.made import SetClock

ANSWERS = {"watering": ["hose"], "tenant": "helper", "treated_badly": "no", "hose_days": 2}


def with_example(**answers: object) -> Policy:
    return replace(allotment(), example=Example("Ana Example", "Gardener", "Site B", answers))


def test_that_the_example_is_a_finished_check_of_today() -> None:
    example = finished_example(with_example(**ANSWERS), SetClock(A_MOMENT))
    assert example is not None
    assert example.is_complete
    assert example.signed_off == A_DAY
    assert example.person is not None
    assert attestation(example, A_DAY).person.name == "Ana Example"
    assert [action.id for action in action_list(example, A_DAY).result.actions] == ["take-a-can"]


def test_that_a_questionnaire_without_an_example_has_none() -> None:
    assert allotment().example is None
    assert finished_example(allotment(), SetClock(A_MOMENT)) is None
    assert example_answers(allotment()) == {}


def test_that_answers_come_in_the_questionnaires_order_whatever_theirs_is() -> None:
    assert list(example_answers(with_example(**ANSWERS))) == [
        "tenant",
        "watering",
        "hose_days",
        "treated_badly",
    ]


@pytest.mark.parametrize(
    "wrong",
    [{"tenant": "landlord"}, {"treated_badly": None}],
    ids=["an answer that does not fit", "one missing"],
)
def test_that_an_example_that_does_not_fit_is_as_good_as_none(wrong: dict[str, object]) -> None:
    answers = {q: value for q, value in {**ANSWERS, **wrong}.items() if value is not None}
    policy = with_example(**answers)
    assert not has_example(policy)
    assert finished_example(policy, SetClock(A_MOMENT)) is None
    assert has_example(with_example(**ANSWERS))


def test_that_no_vault_hears_of_it() -> None:
    vault = PracticeVault("Ana")
    finished_example(with_example(**ANSWERS), SetClock(A_MOMENT))
    assert vault.assessments() == ()


def test_that_the_shipped_example_is_finished_and_has_something_to_do_and_to_ask() -> None:
    example = finished_example(chorley(), SetClock(A_MOMENT))
    assert example is not None
    assert example.is_complete
    assert example.set_aside == ()
    found = action_list(example, A_DAY).result
    assert found.outcome is Outcome.THINGS_TO_DO
    assert found.to_do
    assert found.to_ask
