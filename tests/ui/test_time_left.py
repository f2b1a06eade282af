"""How much is left is counted from the questions that can still be asked, by a model of reading that has its sources."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from builders import A_DAY, A_MOMENT, QUESTIONNAIRES, allotment, an_assessment, chorley
from fakes import MemoryVault
from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import Course, Owner
from footprint.assessment.following import Followed
from footprint.policy.condition import Value
from footprint.policy.on_the_spot import Example, Reaction, Situation
from footprint.policy.policy import Kind, Occasion, Option, Policy, Question
from footprint.policy.yaml_text import read_yaml
from footprint.ui.screenshot import answered
from footprint.ui.wizard.reading_time import (
    LOOKED_THROUGH,
    READ,
    SECONDS_TO_CHOOSE,
    seconds_for,
    seconds_for_situation,
    seconds_to_look_through,
    seconds_to_read,
)
from footprint.ui.wizard.step import Place, Step
from footprint.ui.wizard.time_left import Estimate
from footprint.workflow.conduct import Conduct
from footprint.workflow.renew import rehearse, renew
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start
from workflow.made import SetClock

# A scene of 238 words, something to choose of 450 in two, and replies of 119 and 238.
SCENE = Situation(
    "gate",
    "watering",
    "word " * 238,
    (Reaction("a", "word " * 200, "word " * 119), Reaction("b", "word " * 250, "word " * 238)),
    (),
)

AN_ACTION = Followed(
    id="take-a-can",
    text="",
    steps=(),
    contacts=(),
    owner=Owner.EMPLOYEE,
    ask=False,
    due=A_DAY,
    first_due=A_DAY,
    course=Course.OPEN,
    words="",
    history=(),
    assessment_ids=("a1",),
    since=A_DAY,
)


def beginning(policy: Policy, occasion: Occasion = Occasion.ONBOARDING) -> Assessment:
    return Assessment("a1", policy, occasion, A_MOMENT)


def minutes_for(policy: Policy, answers: Mapping[str, Any]) -> int:
    """The first figure, for somebody of whom all answers are known."""
    known = replace(policy, example=Example("", "", "", answers))
    return Estimate(known).of(beginning(known)).minutes


@cache
def base(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml(QUESTIONNAIRES / chorley().id / "journeys" / "bases.yaml").data[name]
    return found


def steps_of(policy: Policy, answers: Mapping[str, Value]) -> Iterator[tuple[Assessment, Step]]:
    """Every page of a way through, with the answers given by then."""
    assessment = beginning(policy)
    yield assessment, Step(Place.INTRO)
    assessment = assessment.with_person(Person("Sam"))
    while assessment.unanswered:
        question = assessment.unanswered[0]
        profile = policy.section_by_id[question.section].on_profile
        if not profile and any(one.before == question.id for one in policy.situations):
            yield assessment, Step(Place.SITUATION, question.id)
        yield assessment, Step(Place.PROFILE) if profile else Step(Place.QUESTION, question.id)
        value = answers[question.id] if question.id in answers else _first(question)
        assessment = assessment.with_answer(question.id, value)
    yield assessment, Step(Place.CHECK)
    yield assessment, Step(Place.RESULT)


def _first(question: Question) -> Value:
    option = question.options[0].id
    return (option,) if question.kind is Kind.MANY else option


def random_answers(policy: Policy, randomly: random.Random) -> Mapping[str, Value]:
    chosen = {q.id: randomly.choice(q.options).id for q in policy.questions.values() if q.options}
    return {q: (option,) if policy.questions[q].kind is Kind.MANY else option for q, option in chosen.items()}


def test_that_a_question_is_read_its_answers_looked_through_and_one_chosen() -> None:
    options = (Option("a", "six words are in this option"), Option("b", "none", "hint"))
    question = Question("q", "s", Kind.ONE, "one two three four", (), hint="five six", options=options)
    assert (READ, LOOKED_THROUGH) == (238, 450)
    assert seconds_for(question) == pytest.approx(6 * 60 / 238 + 8 * 60 / 450 + 4)


def test_that_choosing_takes_what_the_keystroke_level_model_says() -> None:
    thought, pointing, pressing = 1.35, 1.10, 0.20
    assert round(thought + 2 * (pointing + pressing)) == SECONDS_TO_CHOOSE


def test_that_a_situation_counts_with_its_longest_reply() -> None:
    assert seconds_for_situation(SCENE) == pytest.approx(60 + 60 + 60 + 4)


def test_that_situations_are_counted_only_where_they_are_shown() -> None:
    policy = replace(allotment(), situations=(SCENE,))
    estimate, first = Estimate(policy), Step(Place.PROFILE)
    known = replace(an_assessment(tenant="helper"), policy=policy)
    without = Estimate(allotment()).of(an_assessment(tenant="helper"), first).minutes
    assert estimate.of(known, first).minutes == without + 3
    assert estimate.of(known, Step(Place.SITUATION, "watering")).minutes == without + 3
    # Its own page is behind one who is at the question.
    assert estimate.of(known, Step(Place.QUESTION, "watering")).minutes == without
    sitting = replace(known, occasion=Occasion.SITTING)
    assert estimate.of(sitting, first).minutes == without


def test_that_the_first_page_is_counted_until_it_is_left() -> None:
    wordy = replace(allotment(), introduction=("word " * 238,))
    extra = [
        Estimate(wordy).of(an_assessment(wordy), at).minutes
        - Estimate(allotment()).of(an_assessment(), at).minutes
        for at in (Step(Place.INTRO), Step(Place.PROFILE))
    ]
    assert extra == [1, 0]


def test_that_a_sections_introduction_is_behind_one_who_has_answered_there() -> None:
    plain = allotment()
    water = plain.section_by_id["water"]
    wordy = replace(
        plain,
        sections=tuple(
            replace(one, introduction="word " * 476) if one is water else one for one in plain.sections
        ),
    )
    at = Step(Place.QUESTION, "watering")
    begun = [an_assessment(one, tenant="helper") for one in (plain, wordy)]
    assert Estimate(wordy).of(begun[1], at).minutes - Estimate(plain).of(begun[0], at).minutes in (1, 2)
    done = [an_assessment(one, tenant="helper", watering=["can"]) for one in (plain, wordy)]
    assert Estimate(wordy).of(done[1], at).minutes == Estimate(plain).of(done[0], at).minutes


def test_that_what_is_ruled_out_is_not_counted() -> None:
    estimate = Estimate(allotment())
    tenant = estimate.of(an_assessment(tenant="tenant"))
    helper = estimate.of(an_assessment(tenant="helper"))
    assert helper.pages < tenant.pages


def test_that_without_an_example_what_is_undecided_counts_half() -> None:
    # Of six pages three are certain, three hang on answers to come.
    assert Estimate(allotment()).of(an_assessment()).pages == 5


def test_that_with_an_example_what_is_undecided_counts_as_there() -> None:
    helper = {"tenant": "helper", "watering": ["can"], "treated_badly": "no"}
    tenant = helper | {"tenant": "tenant", "watering": ["hose"], "last_fire": "2026-05-01"}
    pages = [
        Estimate(replace(allotment(), example=Example("", "", "", answers))).of(an_assessment()).pages
        for answers in (helper, tenant)
    ]
    assert pages == [3, 6]


def test_that_nothing_but_looking_at_the_answers_is_left_when_all_are_given() -> None:
    done = an_assessment(tenant="helper", watering=["can"], treated_badly="no", note_to_self="x")
    estimate = Estimate(allotment())
    ahead = estimate.of(done, Step(Place.CHECK))
    assert (ahead.pages, ahead.minutes, ahead.sections) == (3, 1, frozenset())
    assert estimate.of(done, Step(Place.RESULT)).minutes == 0


def test_that_the_figure_only_falls_on_the_way() -> None:
    policy = chorley()
    estimate = Estimate(policy)
    for name in ("office-worker", "new-starter", "field-worker", "no-accounts"):
        answers = {q: accept(policy.questions[q], raw) for q, raw in base(name).items()}
        minutes = [estimate.of(assessment, at).minutes for assessment, at in steps_of(policy, answers)]
        assert all(later <= earlier for earlier, later in pairwise(minutes)), (name, minutes)
        assert minutes[-1] == 0


def test_that_it_grows_only_where_an_answer_opens_questions_and_little_then(randomly: random.Random) -> None:
    policy = chorley()
    estimate, met = Estimate(policy), 0
    for _way in range(40):
        way = list(steps_of(policy, random_answers(policy, randomly)))
        for (was, here), (now, there) in pairwise(way):
            before, after = estimate.of(was, here).minutes, estimate.of(now, there).minutes
            opened = set(now.evaluation.asked) - set(was.evaluation.asked)
            assert after <= before + (1 if opened else 0), (here, before, after)
            met += bool(opened)
    assert met


def test_that_for_who_has_more_to_tell_than_the_example_it_grows() -> None:
    plain = allotment()
    sections = [
        replace(one, questions=tuple(_wordy(question, 238) for question in one.questions))
        for one in plain.sections
    ]
    policy = replace(
        plain,
        sections=tuple(sections),
        example=Example("", "", "", {"tenant": "helper", "watering": ["can"]}),
    )
    estimate, at = Estimate(policy), Step(Place.QUESTION, "watering")
    begun = an_assessment(policy, tenant="helper")
    # The page that is answered takes a minute off, the one that it opens puts a minute on.
    by_can, by_hose = (begun.with_answer("watering", (way,)) for way in ("can", "hose"))
    assert estimate.of(by_can, at).minutes == estimate.of(begun, at).minutes - 1
    assert estimate.of(by_hose, at).minutes == estimate.of(begun, at).minutes


def _wordy(question: Question, words: int) -> Question:
    return replace(question, text="word " * words)


def test_that_every_journey_is_told_within_two_minutes_of_what_it_takes() -> None:
    policy = chorley()
    first = Estimate(policy).of(beginning(policy)).minutes
    known = [
        minutes_for(policy, base(name)) for name in ("office-worker", "new-starter", "manager", "resident")
    ]
    assert all(abs(first - minutes) <= 2 for minutes in known), (first, known)


@pytest.mark.parametrize("name", ["office-worker", "new-starter"])
def test_that_a_first_check_with_nothing_to_put_right_takes_ten_minutes_at_most(name: str) -> None:
    policy = chorley()
    assert minutes_for(policy, base(name)) <= 10
    # The control: read word for word, answers and all, it would not.
    asked = [policy.questions[q] for q in base(name)]
    options = (text for one in asked for option in one.options for text in (option.text, option.hint))
    words = list(options)
    slower = seconds_to_read(*words) - seconds_to_look_through(*words)
    assert minutes_for(policy, base(name)) + slower / 60 > 10


EVERYBODY = ("office-worker", "new-starter", "field-worker", "no-accounts")


@pytest.mark.parametrize(
    "name, days", [("manager", 200), *((name, days) for name in EVERYBODY for days in (200, 366))]
)
def test_that_an_unchanged_refresher_takes_three_minutes_at_most(name: str, days: int) -> None:
    vault, policy = MemoryVault("Ana"), chorley()
    then, now = SetClock(A_MOMENT - timedelta(days=days)), SetClock(A_MOMENT)
    conduct = Conduct(vault, then, start(vault, policy, Occasion.ONBOARDING, then))
    conduct.introduce(Person("Siân Ŵyn"))
    for question_id in (q for q in policy.questions if q in base(name)):
        conduct.answer(question_id, base(name)[question_id])
    sign_off(vault, then, conduct.assessment)
    renewal = rehearse(vault, policy, now)
    assert renewal is not None
    assert Estimate(policy, renewal).of(renew(vault, renewal, now)).minutes <= 3


def test_that_a_refresher_counts_the_open_actions_it_begins_with() -> None:
    vault, policy = MemoryVault("Ana"), allotment()
    then, now = SetClock(A_MOMENT - timedelta(days=30)), SetClock(A_MOMENT)
    conduct = Conduct(vault, then, start(vault, policy, Occasion.ONBOARDING, then))
    conduct.introduce(Person("Siân Ŵyn"))
    for question_id, raw in {"tenant": "helper", "watering": ["can"], "treated_badly": "no"}.items():
        conduct.answer(question_id, raw)
    sign_off(vault, then, conduct.assessment)
    renewal = rehearse(vault, policy, now)
    assert renewal is not None
    begun = renew(vault, renewal, now)
    long = replace(AN_ACTION, text="word " * (238 - 16))
    without, with_one = Estimate(policy, renewal), Estimate(policy, renewal, (long,))
    for at, more in ((Place.INTRO, 1), (Place.OPEN_ACTIONS, 1), (Place.PROFILE, 0)):
        assert with_one.of(begun, Step(at)).minutes - without.of(begun, Step(at)).minutes == more


def test_that_the_figure_falls_in_the_gallery_as_well() -> None:
    estimate = Estimate(chorley())
    minutes = [
        estimate.of(answered(chorley(), Occasion.ONBOARDING, until=n), Step(Place.PROFILE)).minutes
        for n in range(6, 33, 2)
    ]
    assert all(later <= earlier for earlier, later in pairwise(minutes)), minutes
    assert minutes[-1] <= 2
