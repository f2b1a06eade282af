"""What two talk about in a sitting, and scenes for new starters: something to say everywhere, and nothing to pry into."""

from __future__ import annotations

import pytest

from builders import chorley
from footprint.policy.condition import questions_of
from footprint.policy.on_the_spot import Guide, Situation
from footprint.policy.policy import Question, Section

SHARED = [question for question in chorley().questions.values() if not question.private]
BEHIND = [section for section in chorley().sections if all(q.private for q in section.questions)]
# Nobody asks for these beside a manager, nor is told to.
PRYING = ("show me", "log in to", "what did you post", "who posted", "which party", "why did you")


def parts(guide: Guide | None) -> str:
    assert guide is not None
    assert guide.talk
    assert guide.say
    assert guide.avoid
    return f"{guide.talk} {guide.say}".lower()


@pytest.mark.parametrize("question", SHARED, ids=lambda question: question.id)
def test_that_a_shared_question_comes_with_something_to_talk_about(question: Question) -> None:
    words = parts(question.guide)
    assert not [one for one in PRYING if one in words]


@pytest.mark.parametrize("section", BEHIND, ids=lambda section: section.id)
def test_that_a_section_nobody_answers_together_comes_with_something_to_talk_about(section: Section) -> None:
    words = parts(section.guide)
    assert not [one for one in PRYING if one in words]


def test_that_private_questions_have_no_guide_for_two() -> None:
    assert [q.id for q in chorley().questions.values() if q.private and q.guide] == []
    assert BEHIND


def test_that_the_managers_part_never_comes_to_a_finding() -> None:
    (together,) = (section for section in chorley().sections if section.id == "together")
    asked = {question.id for question in together.questions}
    assert len(asked) == 3
    raised = [rule for rule in chorley().rules if asked.intersection(questions_of(rule.when))]
    assert raised
    assert [rule.id for rule in raised if rule.raises.is_finding] == []
    owners = {chorley().action_by_id[action].owner for rule in raised for action in rule.actions}
    assert owners == {"manager"}


@pytest.mark.parametrize("situation", chorley().situations, ids=lambda situation: situation.id)
def test_that_a_situation_is_short_and_blames_nobody(situation: Situation) -> None:
    assert len(situation.text.split()) <= 60
    assert len(situation.reactions) == 3
    for reaction in situation.reactions:
        assert len(reaction.reply.split()) <= 40
        words = reaction.reply.lower()
        assert not [one for one in ("wrong", "must not", "should have", "mistake", "never") if one in words]


def test_that_there_are_four_situations_of_which_an_office_worker_meets_three() -> None:
    assert [one.before for one in chorley().situations] == [
        "local_views",
        "about_people",
        "councillors",
        "client_contact",
    ]
