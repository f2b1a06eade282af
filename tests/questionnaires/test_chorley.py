"""The questionnaire of Chorley Council's policy: the whole register at work, and nobody wronged."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

from builders import A_DAY, QUESTIONNAIRES, an_assessment, chorley
from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import action_list, attestation
from footprint.assessment.link import links
from footprint.assessment.outcome import result
from footprint.policy.policy import ClauseUse, Direction, Kind, Occasion
from footprint.policy.proof import proofread
from footprint.policy.reader import read_source
from footprint.workflow.journey_files import Journey, read_journeys
from footprint.workflow.journeys import travelled

FOLDER = QUESTIONNAIRES / "chorley-social-media"
# What the policy allows, promises or merely tells: nothing of it may ever be held against anybody.
NEVER_HELD_AGAINST = (
    {f"LINK-{n}" for n in range(1, 10)}
    | {"NET-1", "POL-4", "RES-1", "RSP-2", "OTHER-5"}
    | {f"MON-{n}" for n in range(1, 5)}
    | {f"INTRO-{n}" for n in range(1, 4)}
    | {f"OBJ-{n}" for n in range(1, 8)}
)
TENSIONS = [
    {"RIGHT-1", "NEG-1"},
    {"REP-1", "MON-5"},
    {"TIME-3", "TIME-5"},
    {"PRIV-2", "FACT-6"},
    {"NET-1", "FACT-2"},
    {"BIZ-2", "BIZ-5"},
    {"RES-1", "POL-5"},
]


def journeys() -> tuple[Journey, ...]:
    return read_journeys(FOLDER / "journeys")


def test_that_proofreading_finds_no_mistake() -> None:
    assert proofread(read_source(FOLDER)) == ()


def test_that_the_whole_register_is_there() -> None:
    uses = Counter(clause.use for clause in chorley().clauses)
    assert uses == {
        ClauseUse.QUESTION: 61,
        ClauseUse.HELP: 44,
        ClauseUse.DERIVED: 16,
        ClauseUse.TAG: 11,
        ClauseUse.SEVERITY: 9,
    }
    assert all(clause.section and clause.position and clause.text for clause in chorley().clauses)


def test_that_nothing_allowed_is_ever_held_against_anybody() -> None:
    for rule in chorley().rules:
        if rule.raises.is_finding:
            assert not NEVER_HELD_AGAINST.intersection(rule.clauses), rule.id


def test_that_every_finding_note_and_support_has_a_journey() -> None:
    policy = chorley()
    met: set[str] = set()
    for journey in journeys():
        met |= set(travelled(policy, journey).evaluation.raised)
    missing = [
        rule.id for rule in policy.rules if rule.raises is not Direction.ALLOWED and rule.id not in met
    ]
    assert missing == []


def test_that_every_link_has_a_journey_that_comes_out_clear() -> None:
    policy = chorley()
    met: set[str] = set()
    for journey in journeys():
        if journey.written.outcome == "all_clear":
            met |= {link.id for link in links(travelled(policy, journey))}
    assert {link.id for link in policy.links} - met == set()


def test_that_every_clause_that_is_asked_and_every_silence_and_tension_has_a_journey() -> None:
    shown = [set(journey.written.shows) for journey in journeys()]
    silent = {clause.id for clause in chorley().clauses if clause.silence}
    assert silent - set().union(*shown) == set()
    asked = {
        clause.id for clause in chorley().clauses if clause.use in (ClauseUse.QUESTION, ClauseUse.DERIVED)
    }
    assert asked - set().union(*shown) == set()
    for pair in TENSIONS:
        assert any(pair <= one for one in shown), pair


def test_that_every_role_and_occasion_has_a_journey() -> None:
    policy = chorley()
    profile = [q for section in policy.sections if section.on_profile for q in section.questions]
    wanted = {(q.id, option.id) for q in profile for option in q.options}
    met: set[tuple[str, Any]] = set()
    for journey in journeys():
        for question in profile:
            answer = journey.answers.get(question.id)
            met |= {(question.id, one) for one in (answer if isinstance(answer, list) else [answer])}
    assert wanted - met == set()
    assert {journey.written.occasion for journey in journeys()} == set(Occasion)


def test_that_there_are_journeys_enough() -> None:
    assert len(journeys()) >= 40


@pytest.mark.parametrize("journey", journeys(), ids=lambda journey: journey.written.journey)
def test_that_nobody_is_asked_more_than_sixty_questions(journey: Journey) -> None:
    assert len(travelled(chorley(), journey).asked) <= 60


def test_that_whoever_has_nothing_to_report_is_asked_thirty_questions_at_most() -> None:
    """In a sitting the manager's part comes on top, which is three."""
    clear = [
        journey
        for journey in journeys()
        if journey.written.outcome == "all_clear" and journey.written.base == "office-worker"
    ]
    assert clear
    for journey in clear:
        if not journey.written.answers:
            asked = [q for q in travelled(chorley(), journey).asked if q.section != "together"]
            assert len(asked) <= 30


def somebody(seed: int, occasion: Occasion = Occasion.ONBOARDING) -> Assessment:
    """An assessment answered by chance, to its end."""
    chance = random.Random(seed)
    assessment = an_assessment(chorley(), occasion)
    while assessment.unanswered:
        question = assessment.unanswered[0]
        ids = [option.id for option in question.options]
        value: Any = chance.choice(ids)
        if question.kind is Kind.MANY:
            free = [one for one in ids if one not in question.exclusive]
            chosen = {*chance.sample(free, chance.randint(1, min(3, len(free))))}
            value = (value,) if value in question.exclusive else tuple(one for one in ids if one in chosen)
        assessment = assessment.with_answer(question.id, value)
    return assessment


@pytest.mark.parametrize("seed", range(150))
def test_that_whatever_is_answered_the_result_is_whole_and_kind(seed: int) -> None:
    assessment = somebody(seed)
    found = result(assessment, A_DAY)
    assert len(assessment.asked) <= 60
    for finding in found.findings:
        assert finding.rule.goes_away_if
        assert finding.because
        assert any(action for action in found.actions if finding in action.conclusions)
        assert (
            "not_sure"
            not in {assessment.answers[q] for q in finding.because if isinstance(assessment.answers[q], str)}
            or len(finding.because) > 1
        )
    for action in found.actions:
        assert action.contacts


@pytest.mark.parametrize("seed", range(40))
def test_that_no_answer_reaches_the_attestation(seed: int) -> None:
    assert attestation(somebody(seed), A_DAY) == attestation(somebody(seed + 1), A_DAY)


@pytest.mark.parametrize("seed", range(25))
def test_that_a_sitting_shows_the_same_whatever_was_answered_behind_the_curtain(seed: int) -> None:
    assessment = somebody(seed, Occasion.SITTING)
    shown = action_list(assessment, A_DAY)
    for question in assessment.policy.questions.values():
        if question.private:
            for option in question.options:
                value = (option.id,) if question.kind is Kind.MANY else option.id
                assert action_list(assessment.with_answer(question.id, value), A_DAY) == shown


def test_that_the_four_signposts_stand_there() -> None:
    assert len(chorley().signposts) == 4


def test_that_nothing_personal_is_asked_for() -> None:
    """No free text anywhere, so no name, no link and no story of anybody can be collected."""
    assert not [q.id for q in chorley().questions.values() if q.kind in (Kind.TEXT, Kind.DATE, Kind.NUMBER)]


WORDS_WE_DO_NOT_USE = (
    "violation",
    "violate",
    "guilty",
    "offender",
    "score",
    "non-compliant",
    "fail ",
    "failed",
    "failure",
)


def test_that_the_words_are_kind() -> None:
    texts = str({key: value for key, value in chorley().data.items() if key != "clauses"}).lower()
    assert [word for word in WORDS_WE_DO_NOT_USE if word in texts] == []


def test_that_the_options_of_a_question_tell_themselves_apart() -> None:
    for question in chorley().questions.values():
        texts = [option.text for option in question.options]
        assert len(texts) == len(set(texts)), question.id
