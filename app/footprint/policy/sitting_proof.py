"""Proofreading for the sitting: what two people see together must tell nothing that one of them answers alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from footprint.policy.condition import from_data, questions_of
from footprint.policy.policy import Section
from footprint.policy.reader import Source
from footprint.policy.yaml_text import Problem


def sitting_problems(source: Source) -> Iterator[Problem]:
    """Shared pages that come or stay away with a private answer, and guides that nobody would see.

    It is enough to look at what depends on a private question directly: whatever does so through others does it
    through one that is shared and depends on it directly.
    """
    for section, data in zip(source.policy.sections, source.policy.data["sections"], strict=True):
        for private in _private_in(source, data["ask_if"]):
            words = (
                f"whether the section '{section.id}' is asked depends on the private question '{private}'; "
                "give the condition to its private questions"
            )
            yield source.problem("section", section.id, words, "ask_if")
        for question, of_question in zip(section.questions, data["questions"], strict=True):
            if question.private:
                continue
            for private in _private_in(source, of_question["ask_if"]):
                words = (
                    f"'{question.id}' is not private, and is asked by the answer to the private '{private}'"
                )
                yield source.problem("question", question.id, words, "ask_if")
        yield from _out_of_place(source, section)


def _out_of_place(source: Source, section: Section) -> Iterator[Problem]:
    shared = [question.id for question in section.questions if not question.private]
    if section.guide and shared:
        words = f"only a section of private questions has a guide, and '{shared[0]}' is not private; give it the guide"
        yield source.problem("section", section.id, words, "guide")
    for question in section.questions:
        if question.private and question.guide:
            words = (
                f"'{question.id}' is private, so two people never look at its guide; give one to its section"
            )
            yield source.problem("question", question.id, words, "guide")
        if question.private and section.on_profile:
            words = f"'{question.id}' is private, and two people see the profile page"
            yield source.problem("question", question.id, words, "private")


def _private_in(source: Source, ask_if: Any) -> list[str]:
    if ask_if is None:
        return []
    questions = source.policy.questions
    return [one for one in questions_of(from_data(ask_if)) if one in questions and questions[one].private]
