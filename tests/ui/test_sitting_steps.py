"""The order of a sitting, without a window: what both see never hangs on what only one knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from builders import A_DAY, an_assessment
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import AgreedAction, Owner
from footprint.policy.condition import Compare
from footprint.policy.on_the_spot import Guide
from footprint.policy.policy import Occasion, Policy
from footprint.ui.wizard import sitting_steps, sitting_views, steps
from footprint.ui.wizard.reached import Reached
from footprint.ui.wizard.steps import Place, Step
from footprint.ui.wizard.time_together import minutes_together
from ui.sitting_sample import sitting_policy

SHARED: dict[str, Any] = {
    "tenant": "helper",
    "watering": ["can"],
    "note_to_self": "twine",
    "copy_given": "yes",
}
PRIVATE: list[dict[str, Any]] = [
    {},
    {"gate": "no"},
    {"gate": "yes"},
    {"gate": "yes", "key": "all"},
    {"gate": "not_sure", "treated_badly": "want_help"},
    {"treated_badly": "no", "gate": "no"},
]


def sitting(policy: Policy | None = None, **answers: Any) -> Assessment:
    return an_assessment(policy or sitting_policy(), Occasion.SITTING, **answers)


def names(found: list[Step]) -> list[str]:
    return [step.question or step.section or str(step.place) for step in found]


def way(assessment: Assessment, first: Step, last: Place) -> list[Step]:
    found = [first]
    while found[-1].place is not last:
        found.append(steps.after(assessment, found[-1]))
    return found


def test_that_the_order_is_what_both_see_then_one_alone_then_what_both_agree() -> None:
    assert names(way(sitting(**SHARED), Step(Place.INTRO), Place.DOCUMENTS)) == [
        *("intro", "profile", "paths", "watering", "note_to_self", "copy_given"),
        *("own", "check", "result", "agreed", "attestation", "documents"),
    ]


def test_that_behind_the_curtain_all_private_questions_follow_each_other() -> None:
    assessment = sitting(**SHARED, gate="yes")
    first = sitting_steps.own_pages(assessment)[0]
    assert names(way(assessment, first, Place.CHECK)) == [
        "gate",
        "key",
        "treated_badly",
        "own_result",
        "check",
    ]
    back = Step(Place.OWN_RESULT)
    found = []
    while back.place is not Place.OWN:
        following = steps.before(assessment, back)
        assert following is not None
        found.append(back := following)
    assert names(found) == ["treated_badly", "key", "gate", "own"]


def test_that_going_back_visits_the_shared_pages_in_their_order() -> None:
    assessment = sitting(**SHARED)
    there = way(assessment, Step(Place.INTRO), Place.ATTESTATION)
    for here, earlier in zip(reversed(there), list(reversed(there))[1:], strict=False):
        assert steps.before(assessment, here) == earlier
    assert steps.before(assessment, there[0]) is None


@pytest.mark.parametrize("private", PRIVATE, ids=str)
def test_that_no_shared_page_and_no_way_between_them_hangs_on_a_private_answer(
    private: dict[str, Any],
) -> None:
    plain, assessment = sitting(**SHARED), sitting(**SHARED, **private)
    assert steps.resumed(assessment) == steps.resumed(plain)
    assert way(assessment, Step(Place.INTRO), Place.DOCUMENTS) == way(
        plain, Step(Place.INTRO), Place.DOCUMENTS
    )
    for step in way(plain, Step(Place.INTRO), Place.DOCUMENTS):
        assert steps.before(assessment, step) == steps.before(plain, step)
        assert sitting_views.progress(assessment, step) == sitting_views.progress(plain, step)
    assert sitting_views.reachable(assessment) == sitting_views.reachable(plain)
    # The control: a shared answer does change the way.
    hose = plain.with_answer("watering", ("hose",))
    assert way(hose, Step(Place.INTRO), Place.DOCUMENTS) != way(plain, Step(Place.INTRO), Place.DOCUMENTS)


@pytest.mark.parametrize("private", PRIVATE, ids=str)
def test_that_whatever_is_open_one_comes_to_the_end(private: dict[str, Any]) -> None:
    assessment = sitting(tenant="helper", **private)
    assert names(way(assessment, Step(Place.CHECK), Place.DOCUMENTS)) == [
        *("check", "result", "agreed", "attestation", "documents")
    ]


@pytest.mark.parametrize(
    "answers, place",
    [
        ({}, Step(Place.PROFILE)),
        ({"tenant": "helper"}, Step(Place.TALK, section="paths")),
        ({"tenant": "helper", "gate": "yes"}, Step(Place.TALK, section="paths")),
        ({"tenant": "helper", "watering": ["can"]}, Step(Place.QUESTION, "note_to_self")),
        ({"tenant": "helper", "note_to_self": "twine", "gate": "yes"}, Step(Place.QUESTION, "copy_given")),
        ({**SHARED, "treated_badly": "want_help"}, Step(Place.OWN)),
    ],
    ids=str,
)
def test_that_after_an_end_in_the_middle_one_comes_back_to_a_shared_page(
    answers: dict[str, Any], place: Step
) -> None:
    assert steps.resumed(sitting(**answers)) == place


def test_that_one_goes_on_where_it_was_agreed() -> None:
    agreed = sitting(**SHARED).agreed_as([AgreedAction("own-1", Owner.MANAGER, A_DAY, "Meet again")])
    assert steps.resumed(agreed) == Step(Place.AGREED)
    assert steps.resumed(agreed.signed_off_on(A_DAY)) == Step(Place.RESULT)


def test_that_a_sitting_without_a_name_begins_at_its_beginning() -> None:
    assert steps.resumed(replace(sitting(), person=None)) == Step(Place.INTRO)


@pytest.mark.parametrize(
    "answers, first",
    [
        ({}, Step(Place.QUESTION, "gate")),
        ({"gate": "yes"}, Step(Place.QUESTION, "key")),
        ({"gate": "no"}, Step(Place.QUESTION, "treated_badly")),
        ({"gate": "no", "treated_badly": "no"}, Step(Place.OWN_RESULT)),
    ],
    ids=str,
)
def test_that_the_curtain_opens_on_what_is_still_to_be_answered(answers: dict[str, Any], first: Step) -> None:
    assert sitting_steps.opened(sitting(**SHARED, **answers)) == first


def test_that_a_change_returns_to_where_it_was_asked_for() -> None:
    assessment = sitting(**SHARED, gate="no", treated_badly="no")
    question = Step(Place.QUESTION, "watering")
    assert steps.after(assessment, question, returning=True) == Step(Place.CHECK)
    assert steps.changed_from(assessment, question) == Step(Place.CHECK)
    own = Step(Place.QUESTION, "gate")
    assert steps.after(assessment, own, returning=True) == Step(Place.OWN_RESULT)
    assert steps.changed_from(assessment, own) == Step(Place.OWN_RESULT)


def test_that_what_a_change_leads_to_is_asked_before_one_returns() -> None:
    assessment = sitting(**SHARED).with_answer("watering", ("hose",))
    days = Step(Place.QUESTION, "hose_days")
    assert steps.after(assessment, Step(Place.QUESTION, "watering"), returning=True) == days
    # What was left for later elsewhere is not.
    assert steps.after(assessment.with_answer("copy_given", None), days, returning=True) == Step(Place.CHECK)
    private = sitting(**SHARED, gate="yes")
    key = Step(Place.QUESTION, "key")
    assert steps.after(private, Step(Place.QUESTION, "gate"), returning=True) == key


def test_that_what_was_left_for_later_before_a_change_is_not_asked_on_the_way_back() -> None:
    assessment = sitting(**SHARED).with_answer("watering", ("hose",))
    changed = Step(Place.QUESTION, "watering")
    known = {question.id for question in assessment.asked}
    assert steps.after(assessment, changed, returning=True, known=known) == Step(Place.CHECK)
    # The control: a change that led to it asks it.
    before = {question.id for question in sitting(**SHARED).asked}
    days = Step(Place.QUESTION, "hose_days")
    assert steps.after(assessment, changed, returning=True, known=before) == days


def test_that_one_goes_on_at_the_furthest_page_that_both_have_seen() -> None:
    left, reached = sitting(tenant="helper"), Reached()
    assert reached.furthest(left) == Step(Place.TALK, section="paths")
    for step in (Step(Place.CHECK), Step(Place.QUESTION, "watering")):
        reached.note(left, step)
        assert reached.furthest(left) == Step(Place.CHECK)
    assert sitting_steps.passed(left, reached.furthest(left)) == {Place.OWN, Place.CHECK}
    # Who the employee is comes before all else, and what is signed off has its result first.
    assert reached.furthest(replace(left, person=None)) == Step(Place.INTRO)
    assert reached.furthest(left.signed_off_on(A_DAY)) == Step(Place.RESULT)


def test_that_nobody_goes_on_behind_the_curtain_or_at_a_page_that_is_gone() -> None:
    reached = Reached()
    hose = sitting(tenant="helper", watering=["hose"])
    reached.note(hose, Step(Place.QUESTION, "hose_days"))
    can = hose.with_answer("watering", ("can",))
    assert reached.furthest(can) == Step(Place.QUESTION, "note_to_self")
    for step in (Step(Place.QUESTION, "gate"), Step(Place.OWN_RESULT)):
        reached.note(hose, step)
        assert reached.furthest(hose) == Step(Place.OWN)


def test_that_a_finished_sitting_is_shown_as_finished_whatever_was_left() -> None:
    left = sitting(tenant="helper")
    shares = [sitting_steps.share(left, step) for step in way(left, Step(Place.INTRO), Place.DOCUMENTS)]
    assert shares == sorted(set(shares))
    assert (shares[0], shares[-1]) == (0, 1)
    assert sitting_steps.share(left.signed_off_on(A_DAY), Step(Place.RESULT)) == 1


def test_that_reading_together_takes_as_long_for_everybody_and_longer_with_guides() -> None:
    policy = sitting_policy()
    assert minutes_together(policy) >= 1
    guide = Guide("word " * 2380, "", "")
    about, paths, *rest = policy.sections
    longer = replace(policy, sections=(about, replace(paths, guide=guide), *rest))
    assert 9 <= minutes_together(longer) - minutes_together(policy) <= 10


def test_that_a_finished_sitting_has_its_result_first_and_the_own_part_beside_it() -> None:
    done = sitting(**SHARED, gate="yes").signed_off_on(date(2026, 11, 20))
    assert steps.before(done, Step(Place.RESULT)) is None
    assert steps.after(done, Step(Place.RESULT)) == Step(Place.DOCUMENTS)
    assert sitting_steps.opened(done) == Step(Place.OWN_RESULT)
    assert steps.after(done, Step(Place.OWN_RESULT)) == Step(Place.RESULT)
    assert steps.before(done, Step(Place.OWN_RESULT)) == Step(Place.OWN)
    assert steps.after(done, Step(Place.OWN)) == Step(Place.RESULT)


def test_that_a_section_is_talked_about_unless_it_is_ruled_out_for_both_to_see() -> None:
    policy = sitting_policy()
    about, paths, *rest = policy.sections
    tenants = replace(
        paths, questions=tuple(replace(q, ask_if=Compare("tenant", "is", "tenant")) for q in paths.questions)
    )
    policy = replace(policy, sections=(about, tenants, *rest))
    talk = Step(Place.TALK, section="paths")
    assert talk in sitting_steps.pages(sitting(policy, tenant="tenant"))
    assert talk not in sitting_steps.pages(sitting(policy, tenant="helper"))
    without = replace(policy, sections=(about, replace(paths, guide=None), *rest))
    assert talk not in sitting_steps.pages(sitting(without, tenant="tenant"))


def test_that_choosing_a_section_leads_to_what_is_open_in_it() -> None:
    assessment = sitting(tenant="helper", watering=["hose"])
    assert steps.of_section(assessment, "paths") == Step(Place.TALK, section="paths")
    assert steps.of_section(assessment, "water") == Step(Place.QUESTION, "hose_days")
    assert steps.of_section(assessment, "about") == Step(Place.PROFILE)
