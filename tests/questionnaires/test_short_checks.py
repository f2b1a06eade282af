"""The shipped short checks: every ending and every "not sure" has its journey, and nobody is blamed or asked too much."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from builders import A_DAY, A_MOMENT, QUESTIONNAIRES, chorley
from footprint.assessment.assessment import Assessment
from footprint.assessment.ending import begin_short_check, ended
from footprint.policy.condition import Value
from footprint.policy.policy import Direction, Kind, Policy, Question
from footprint.policy.proof import proofread
from footprint.policy.reader import read_policy, read_source
from footprint.policy.told import Sign
from footprint.ui.wizard.reading_time import seconds_for, seconds_to_read
from footprint.workflow.journey_files import Journey, read_journeys
from footprint.workflow.journeys import travelled
from questionnaires.test_chorley import NEVER_HELD_AGAINST, WORDS_WE_DO_NOT_USE

IDS = ["before-you-post", "manager-duties", "something-posted"]
each = pytest.mark.parametrize("questionnaire", IDS)


@cache
def policy_of(questionnaire: str) -> Policy:
    return read_policy(QUESTIONNAIRES / questionnaire)


def journeys(questionnaire: str) -> tuple[Journey, ...]:
    return read_journeys(QUESTIONNAIRES / questionnaire / "journeys")


def values(question: Question) -> Iterator[Value]:
    """Each option; what can be ticked together is ticked alone, and all at once."""
    ids = [option.id for option in question.options]
    if question.kind is Kind.ONE:
        yield from ids
        return
    yield from ((one,) for one in ids)
    yield tuple(one for one in ids if one not in question.exclusive)


def whole_ways(assessment: Assessment) -> Iterator[Assessment]:
    """Every way through a short check; questions that can be left out are left out."""
    if not assessment.unanswered:
        yield assessment
        return
    question = assessment.unanswered[0]
    for value in values(question):
        yield from whole_ways(assessment.with_answer(question.id, value))


@cache
def ways(questionnaire: str) -> tuple[Assessment, ...]:
    """Every way through the questions that have to be answered; of many equal ones at most a few thousand."""
    return tuple(whole_ways(begin_short_check(policy_of(questionnaire), A_MOMENT)))


@each
def test_that_proofreading_finds_no_mistake(questionnaire: str) -> None:
    assert proofread(read_source(QUESTIONNAIRES / questionnaire)) == ()


@each
def test_that_every_ending_and_every_rule_has_a_journey(questionnaire: str) -> None:
    policy = policy_of(questionnaire)
    met = {journey.written.ending for journey in journeys(questionnaire)}
    assert [one.id for one in policy.endings if one.id not in met] == []
    raised = {
        rule for journey in journeys(questionnaire) for rule in travelled(policy, journey).evaluation.raised
    }
    assert [rule.id for rule in policy.rules if rule.id not in raised] == []


@each
def test_that_every_answer_has_a_journey(questionnaire: str) -> None:
    policy = policy_of(questionnaire)
    given: set[tuple[str, str]] = set()
    for journey in journeys(questionnaire):
        for question_id, answer in travelled(policy, journey).answers.items():
            given |= {(question_id, one) for one in (answer if isinstance(answer, tuple) else (str(answer),))}
    wanted = {
        (question.id, option.id) for question in policy.questions.values() for option in question.options
    }
    assert wanted - given == set()


@each
def test_that_every_clause_that_a_silence_stands_on_has_a_journey(questionnaire: str) -> None:
    policy = policy_of(questionnaire)
    shown = {clause for journey in journeys(questionnaire) for clause in journey.written.shows}
    asked = {clause for question in policy.questions.values() for clause in question.clauses}
    silent = {clause.id for clause in policy.clauses if clause.silence}
    assert (silent & asked) - shown == set()


@each
def test_that_its_clauses_are_those_of_the_register(questionnaire: str) -> None:
    register = chorley().clause_by_id
    for clause in policy_of(questionnaire).clauses:
        assert clause == register[clause.id]


@each
def test_that_whatever_is_answered_there_is_an_ending_with_a_reason_and_somebody_to_ask(
    questionnaire: str,
) -> None:
    last = policy_of(questionnaire).endings[-1]
    for assessment in ways(questionnaire):
        found = ended(assessment, A_DAY)
        assert found.reasons or found.ending == last
        if found.ending.sign is not Sign.FINE:
            assert found.reasons[0].clauses
            assert any(action.contacts for action in found.actions)


@each
def test_that_nothing_allowed_is_held_against_anybody(questionnaire: str) -> None:
    for rule in policy_of(questionnaire).rules:
        if rule.raises.is_finding:
            assert not NEVER_HELD_AGAINST.intersection(rule.clauses), rule.id


@pytest.mark.parametrize("questionnaire", ["before-you-post", "something-posted"])
def test_that_only_a_managers_own_duties_can_be_something_to_put_right(questionnaire: str) -> None:
    assert not [rule.id for rule in policy_of(questionnaire).rules if rule.raises.is_finding]


def test_that_whoever_may_need_help_is_never_sent_to_their_manager_or_told_off() -> None:
    for questionnaire in IDS:
        for assessment in ways(questionnaire):
            found = ended(assessment, A_DAY)
            for action in found.actions:
                helps = all(one.direction is Direction.SUPPORT for one in action.conclusions)
                if helps:
                    assert "line_manager" not in {contact.id for contact in action.contacts}, action.id


@each
def test_that_no_not_sure_leads_to_stopping(questionnaire: str) -> None:
    """Somebody who is not sure is sent to ask, or to help."""
    policy = policy_of(questionnaire)
    for assessment in ways(questionnaire):
        unsure = [q for q, answer in assessment.answers.items() if answer == "not_sure"]
        found = ended(assessment, A_DAY)
        if found.ending.sign is Sign.STOP:
            for reason in found.reasons:
                if set(reason.because) & set(unsure):
                    assert reason.direction is Direction.SUPPORT, reason.id
    assert policy.endings


@each
def test_that_nothing_is_asked_in_words_of_ones_own(questionnaire: str) -> None:
    """No free text anywhere, so neither a post nor a name can be given."""
    kinds = {question.kind for question in policy_of(questionnaire).questions.values()}
    assert kinds <= {Kind.ONE, Kind.MANY}


@each
def test_that_the_words_are_kind(questionnaire: str) -> None:
    texts = str(
        {key: value for key, value in policy_of(questionnaire).data.items() if key != "clauses"}
    ).lower()
    assert [word for word in WORDS_WE_DO_NOT_USE if word in texts] == []


def test_that_before_you_post_takes_a_minute_at_most() -> None:
    policy = policy_of("before-you-post")
    # What is said before the first question is read as well, and how it ends.
    before = seconds_to_read(*policy.introduction)
    seconds = [
        before + sum(seconds_for(question) for question in one.asked) + seconds_to_read(*_ending(one))
        for one in ways(policy.id)
    ]
    assert max(seconds) <= 60
    # The control: with as many questions again it would not.
    again = sum(seconds_for(question) for question in policy.questions.values())
    assert max(seconds) + again > 60


def _ending(assessment: Assessment) -> tuple[str, str]:
    found = ended(assessment, A_DAY).ending
    return found.title, found.text


def test_that_before_you_post_asks_three_questions_at_most() -> None:
    assert max(len(one.asked) for one in ways("before-you-post")) <= 3


def test_that_before_you_post_can_end_in_four_ways() -> None:
    assert [ending.id for ending in policy_of("before-you-post").endings] == [
        "better_not",
        "ask_first",
        "change_it",
        "go_ahead",
    ]


@pytest.mark.parametrize("ticked", [(), ("offence",), ("recognised", "colleagues", "explains")])
def test_that_what_is_weighed_changes_nothing_about_the_ending(ticked: tuple[str, ...]) -> None:
    for assessment in ways("something-posted"):
        if "weighed" in assessment.evaluation.asked:
            before = ended(assessment, A_DAY)
            after = ended(assessment.with_answer("weighed", ticked or None), A_DAY)
            assert after.ending == before.ending
            assert after.reasons == before.reasons
            assert after.actions == before.actions


def test_that_all_nine_considerations_are_there_to_think_over() -> None:
    weighed = policy_of("something-posted").questions["weighed"]
    assert weighed.clauses == tuple(f"FACT-{n}" for n in range(1, 10))
    assert not weighed.required
    assert len(weighed.options) == 10


def test_that_nothing_predicts_what_will_come_of_it() -> None:
    for questionnaire in IDS:
        texts = str(
            {k: v for k, v in policy_of(questionnaire).data.items() if k not in ("clauses", "disclaimer")}
        )
        for word in ("disciplin", "sanction", "dismiss", "warning", "punish"):
            assert word not in texts.lower(), (questionnaire, word)
