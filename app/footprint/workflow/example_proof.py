"""Proof of an example: every answer answers its question, and every question that is asked has one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from footprint.assessment.answer import AnswerRefused, accept
from footprint.assessment.assessment import Assessment
from footprint.policy.example_file import EXAMPLE
from footprint.policy.policy import Occasion, Policy
from footprint.policy.yaml_text import Problem, nearest, read_yaml


def example_problems(policy: Policy, folder: Path) -> Iterator[Problem]:
    """What is wrong with the answers of the example in a questionnaire's folder; nothing if it has none."""
    if policy.example is None:
        return
    document = read_yaml(folder / EXAMPLE)
    assessment = Assessment(EXAMPLE, policy, Occasion.ONBOARDING, datetime.min.replace(tzinfo=UTC))
    refused = set()
    for question_id, raw in policy.example.answers.items():
        path, question = ("answers", question_id), policy.questions.get(question_id)
        if question is None:
            words = f"there is no question '{question_id}'{nearest(question_id, policy.questions)}"
            yield document.problem(path, words, at_key=True)
            continue
        try:
            assessment = assessment.with_answer(question_id, accept(question, raw))
        except AnswerRefused as error:
            refused.add(question_id)
            yield document.problem(path, str(error))
    for question in assessment.unanswered:
        if question.id not in refused:
            yield document.problem(("answers",), f"'{question.id}' is asked and has no answer", at_key=True)
    for question_id in assessment.set_aside:
        if not refused:
            words = f"'{question_id}' is not asked of somebody with these answers"
            yield document.problem(("answers", question_id), words, at_key=True)
