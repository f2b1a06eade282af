"""How a person can be linked to the organisation, by their answers; context and never a finding."""

from __future__ import annotations

from footprint.assessment.assessment import Assessment
from footprint.policy.condition import holds
from footprint.policy.policy import Link


def links(assessment: Assessment) -> tuple[Link, ...]:
    """The links that definitely hold, in the questionnaire's order; give it ``assessment.shared`` for a sitting."""
    answers = assessment.evaluation.effective
    return tuple(link for link in assessment.policy.links if holds(link.when, answers) is True)
