"""Valid things with defaults that a test can override."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.policy.policy import Occasion, Policy
from footprint.policy.reader import read_policy
from footprint.workflow.kept import DocumentKind, KeptDocument

SAMPLES = Path(__file__).parent / "samples"
QUESTIONNAIRES = Path(__file__).parents[1] / "questionnaires"
A_DAY = date(2026, 11, 22)
A_MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@cache
def allotment() -> Policy:
    """A small questionnaire with every kind of question, rule and reference."""
    return read_policy(SAMPLES / "allotment")


@cache
def chorley() -> Policy:
    """The first shipped questionnaire."""
    return read_policy(QUESTIONNAIRES / "chorley-social-media")


def an_assessment(
    policy: Policy | None = None, occasion: Occasion = Occasion.ONBOARDING, **answers: Any
) -> Assessment:
    """An assessment with these answers, given in the questionnaire's order."""
    policy = policy or allotment()
    assessment = Assessment("a1", policy, occasion, A_MOMENT).with_person(
        Person("Sam Okafor", "Planner", "Planning")
    )
    for question_id in policy.questions:
        if question_id in answers:
            value = accept(policy.questions[question_id], answers.pop(question_id))
            assessment = assessment.with_answer(question_id, value)
    assert not answers, f"no such question: {answers}"
    return assessment


def a_document(kind: DocumentKind, content: bytes | None = None, assessment_id: str = "a1") -> KeptDocument:
    """A document of this content, by default the name of its kind."""
    return KeptDocument(
        id=hashlib.sha256(kind.value.encode() if content is None else content).hexdigest(),
        kind=kind,
        assessment_id=assessment_id,
        title="Allotment self-audit",
        occasion=Occasion.ONBOARDING,
        edition=1,
        day=A_DAY,
        made=A_MOMENT,
        name=f"{kind.value}.pdf",
    )
