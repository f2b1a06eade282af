"""Makes the pages of a short check from its answers."""

from __future__ import annotations

from datetime import date

from footprint.assessment import route
from footprint.assessment.assessment import Assessment
from footprint.assessment.ending import ended
from footprint.policy.policy import Question
from footprint.ui.short_check.ending_page import EndingPage
from footprint.ui.short_check.question_page import ShortQuestionPage
from footprint.ui.wizard import views


def question_page(assessment: Assessment, question: Question) -> ShortQuestionPage:
    """The page of a question; the first also says what the check itself says before it."""
    policy = assessment.policy
    is_first = route.previous_question(assessment, question.id) is None
    section = views.place_of(assessment, question, 0).introduction
    said_before = (*(policy.introduction if is_first else ()), *([section] if section else ()))
    return ShortQuestionPage(
        question,
        assessment.answers.get(question.id),
        policy.title,
        said_before,
        views.help_for(assessment, question),
    )


def ending_page(assessment: Assessment, today: date) -> EndingPage:
    """The page that it ends on, with everybody whom the steps name; if none, who to ask about the first question."""
    found = ended(assessment, today)
    named = dict.fromkeys(contact for action in found.actions for contact in action.contacts)
    contacts = tuple(named) or views.help_for(assessment, route.pages(assessment)[0]).contacts
    return EndingPage(assessment.policy, found, contacts, today)
