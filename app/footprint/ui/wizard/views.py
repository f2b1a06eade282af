"""From an assessment to the plain values that pages show; those of a sitting are in ``sitting_views``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from footprint.assessment import route
from footprint.assessment.action import contact_for
from footprint.assessment.answer import AnswerRefused, accept, in_words
from footprint.assessment.assessment import Assessment
from footprint.assessment.outcome import Result, result
from footprint.assessment.put_right import fixes
from footprint.language import text as _
from footprint.policy.policy import Policy, Question
from footprint.ui.wizard.check_answers_page import Group, Line
from footprint.ui.wizard.conclusion_card import Reason
from footprint.ui.wizard.fix_views import put_right
from footprint.ui.wizard.question_page import Help, Place
from footprint.ui.wizard.result_page import Shown
from footprint.ui.wizard.steps import in_company

# What "Change" leads to for the names, which are no questions.
PERSON, MANAGER = "person", "manager"


def place_of(assessment: Assessment, question: Question, pages: int) -> Place:
    """Where a question stands; its section's introduction comes with the first question of the section."""
    shown = [one.id for one in route.pages(assessment)]
    number = shown.index(question.id) + 1 if question.id in shown else 1
    section = assessment.policy.section_by_id[question.section]
    return Place(
        section=section.title,
        number=number,
        pages=max(pages, number),
        introduction=section.introduction if _is_first(assessment, question) else "",
    )


def help_for(assessment: Assessment, question: Question) -> Help:
    """What stands beside a question."""
    return help_with(assessment, question, is_first=_is_first(assessment, question))


def help_with(counted: Assessment, question: Question, *, is_first: bool) -> Help:
    """The same; what explains a whole section stands beside its first question only.

    Who stands in for a contact follows from the answers that are counted.
    """
    policy = counted.policy
    section = policy.section_by_id[question.section]
    also = dict.fromkeys((*question.help, *(section.help if is_first else ())))
    return Help(
        asked_about=tuple(policy.clause_by_id[clause] for clause in question.clauses),
        also=tuple(policy.clause_by_id[clause] for clause in also if clause not in question.clauses),
        contacts=tuple(dict.fromkeys(contact_for(counted, contact) for contact in question.contacts)),
    )


def profile_questions(policy: Policy) -> tuple[Question, ...]:
    """All questions that can stand on the profile page, in order."""
    return tuple(
        question for section in policy.sections if section.on_profile for question in section.questions
    )


def asked_after(assessment: Assessment, entered: Mapping[str, Any]) -> frozenset[str]:
    """Which questions are asked if this is entered as well; nothing is saved by asking."""
    for question_id, raw in entered.items():
        with suppress(AnswerRefused):
            assessment = assessment.with_answer(
                question_id, accept(assessment.policy.questions[question_id], raw)
            )
    return frozenset(assessment.evaluation.asked)


def groups(
    assessment: Assessment,
    asked: Iterable[Question],
    standing: Callable[[Question], str] | None = None,
) -> tuple[Group, ...]:
    """The answers to these questions by section; ``standing`` says how an answer stands in a refresher."""
    profile: list[Line] = []
    person = assessment.person
    if person is not None:
        who = ", ".join(filter(None, (person.name, person.job, person.team)))
        profile.append(Line(PERSON, _("Your name, job and team"), who))
    if in_company(assessment):
        profile.append(Line(MANAGER, _("The manager who is here with you"), assessment.manager))
    by_section: dict[str, list[Line]] = {}
    for question in asked:
        by_section.setdefault(question.section, []).append(_line(assessment, question, standing))
    found = []
    for section in assessment.policy.sections:
        lines = by_section.get(section.id, [])
        if section.on_profile:
            lines, profile = profile + lines, []
        if lines:
            found.append(Group(section.title, tuple(lines)))
    return (Group(_("About you"), tuple(profile)), *found) if profile else tuple(found)


def set_aside(assessment: Assessment) -> tuple[Line, ...]:
    """Answers to questions that are no longer asked."""
    questions = [assessment.policy.questions[question_id] for question_id in assessment.set_aside]
    return tuple(
        Line(question.id, question.text, in_words(question, assessment.answers[question.id]))
        for question in questions
    )


def shown_result(assessment: Assessment, today: date) -> Shown:
    """The result as whoever gave the answers sees it."""
    found = result(assessment, today)
    return replace(
        shown(assessment, found, today), fixed=put_right(assessment, found), fixes=fixes(assessment)
    )


def shown(counted: Assessment, found: Result, today: date) -> Shown:
    """A result with its grounds in the answers that are counted."""
    policy = counted.policy
    everything = (*found.support, *found.findings, *found.notes)
    return Shown(
        result=found,
        reasons={
            one.id: tuple(
                Reason(question_id, policy.questions[question_id].text, _said(counted, question_id))
                for question_id in one.because
                if question_id in counted.answers
            )
            for one in everything
        },
        signposts=tuple(
            (signpost, tuple(policy.contact_by_id[contact] for contact in signpost.contacts))
            for signpost in policy.signposts
        ),
        disclaimer=policy.disclaimer,
        today=today,
        organisation=policy.organisation,
        can_be_linked=bool(policy.links),
    )


def reachable(assessment: Assessment) -> set[str]:
    """The sections one can go to: everything up to the first page without an answer."""
    found = {section.id for section in assessment.policy.sections if section.on_profile}
    for question in route.pages(assessment):
        found.add(question.section)
        if question.required and question.id not in assessment.answers:
            break
    return found


def _is_first(assessment: Assessment, question: Question) -> bool:
    section = assessment.policy.section_by_id[question.section]
    asked = (one.id for one in section.questions if one.id in assessment.evaluation.asked)
    return next(asked, question.id) == question.id


def _line(assessment: Assessment, question: Question, standing: Callable[[Question], str] | None) -> Line:
    is_open = question.required and question.id not in assessment.answers
    stands = standing(question) if standing else ""
    return Line(question.id, question.text, _said(assessment, question.id), is_open, stands=stands)


def _said(assessment: Assessment, question_id: str) -> str:
    value = assessment.answers.get(question_id)
    return "" if value is None else in_words(assessment.policy.questions[question_id], value)
