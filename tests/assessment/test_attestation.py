"""Which topics an attestation names."""

from __future__ import annotations

from datetime import date

import pytest

from builders import an_assessment, chorley
from footprint.assessment.attestation import attestation
from footprint.policy.policy import Occasion

DAY = date(2026, 11, 22)
OF_BOTH = "The manager's part"


@pytest.mark.parametrize("occasion", Occasion)
def test_that_only_a_sitting_names_the_topic_that_only_a_sitting_asks_about(occasion: Occasion) -> None:
    topics = attestation(an_assessment(policy=chorley(), occasion=occasion), DAY).covers
    assert (OF_BOTH in topics) is (occasion is Occasion.SITTING)
    assert "Your accounts" in topics


def test_that_the_topics_are_the_same_whatever_is_answered() -> None:
    fresh = an_assessment(policy=chorley(), occasion=Occasion.ONBOARDING)
    answered = fresh.with_answer("worker_type", "employee").with_answer("roles", ("manages",))
    assert attestation(fresh, DAY).covers == attestation(answered, DAY).covers
