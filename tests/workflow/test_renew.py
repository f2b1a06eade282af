"""A refresher sets out from last time's check, rehearsed first and undone by letting it go."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from builders import A_MOMENT, SAMPLES, allotment
from fakes import MemoryVault
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, Owner
from footprint.assessment.freshness import Cause, State
from footprint.assessment.outcome import shared_result
from footprint.assessment.renewal import Renewal
from footprint.errors import Refused, Unsaved
from footprint.policy.compiled import policy_from
from footprint.policy.policy import Occasion, Policy, Question
from footprint.policy.reader import read_policy
from footprint.workflow.conduct import Conduct
from footprint.workflow.ports import Vault
from footprint.workflow.renew import move, prepare, rehearse, rehearse_move, renew, renewal_of
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start
from workflow.made import SetClock

FIRST, SECOND, THIRD = allotment(), *(read_policy(SAMPLES / f"allotment_{n}") for n in (2, 3))
ANSWERS: Mapping[str, Any] = {
    "tenant": "tenant",
    "watering": ["can"],
    "last_fire": "2026-05-01",
    "asked_about_fire": "yes",
    "treated_badly": "no",
    "note_to_self": "the gate",
}


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault("Ana")


def draft(vault: Vault, policy: Policy, clock: SetClock, answers: Mapping[str, Any]) -> Conduct:
    conduct = Conduct(vault, clock, start(vault, policy, Occasion.ONBOARDING, clock))
    conduct.introduce(Person("Siân Ŵyn", "Gardener"))
    for question_id, raw in answers.items():
        conduct.answer(question_id, raw)
        clock.go(minutes=1)
    return conduct


def finished(
    vault: Vault, clock: SetClock, policy: Policy = FIRST, answers: Mapping[str, Any] = ANSWERS
) -> Assessment:
    return sign_off(vault, clock, draft(vault, policy, clock, answers).assessment)


def rehearsed(vault: Vault, policy: Policy, clock: SetClock) -> Renewal:
    found = rehearse(vault, policy, clock)
    assert found is not None
    return found


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


def test_that_without_a_finished_check_there_is_nothing_to_set_out_from(
    vault: MemoryVault, clock: SetClock
) -> None:
    assert rehearse(vault, FIRST, clock) is None
    draft(vault, FIRST, clock, {"tenant": "helper"})
    assert rehearse(vault, FIRST, clock) is None


def test_that_rehearsing_writes_nothing(vault: MemoryVault, clock: SetClock) -> None:
    finished(vault, clock)
    before = vault.contents()
    rehearsed(vault, THIRD, clock)
    assert vault.contents() == before


def test_that_soon_after_nothing_is_due_and_everything_is_carried(
    vault: MemoryVault, clock: SetClock
) -> None:
    finished(vault, clock)
    clock.go(days=30)
    found = rehearsed(vault, FIRST, clock)
    assert not found.is_due
    assert found.clauses == ()
    begun = renew(vault, found, clock)
    assert begun.answers == {}
    assert ids(found.waiting(begun.answers, State.CARRIED)) == ids(found.asked({}))


def test_that_a_carried_answer_does_not_count_until_it_is_said_again(
    vault: MemoryVault, clock: SetClock
) -> None:
    finished(vault, clock)
    clock.go(days=30)
    found = rehearsed(vault, FIRST, clock)
    conduct = Conduct(vault, clock, renew(vault, found, clock))
    assert not conduct.assessment.evaluation.raised
    assert not conduct.assessment.is_complete
    for question in found.asked({}):
        conduct.answer(question.id, found.before.answers[question.id].value)
    after = vault.load(conduct.assessment.id)
    assert after.is_complete
    assert after.evaluation.raised
    assert {found.freshness(q, after.answers).state for q in found.asked(after.answers)} == {State.CONFIRMED}
    assert set(after.given.values()) == {clock.now()}


def test_that_after_a_year_everything_that_lasts_a_year_is_out_of_date(
    vault: MemoryVault, clock: SetClock
) -> None:
    finished(vault, clock)
    clock.go(days=366)
    found = rehearsed(vault, FIRST, clock)
    assert ids(found.out_of_date) == ids(found.asked({}))
    assert (found.affected, found.new) == ((), ())


def test_that_one_changed_clause_affects_only_the_answers_it_is_about(
    vault: MemoryVault, clock: SetClock
) -> None:
    second = {**ANSWERS, "fire_leave": "yes", "quarrel": "no"}
    for gone in ("asked_about_fire", "treated_badly", "note_to_self"):
        del second[gone]
    finished(vault, clock, SECOND, second)
    clock.go(days=30)
    found = rehearsed(vault, THIRD, clock)
    assert [change.id for change in found.clauses] == ["FIRE-1", "COMP-1"]
    assert found.clauses[0].old is not None
    assert found.clauses[0].old.text == "Fires only in winter."
    assert found.clauses[0].new is not None
    assert found.clauses[0].new.text == "Fires only in winter and never in wind."
    assert found.clauses[1].old is None
    assert ids(found.affected) == ["last_fire", "fire_leave"]
    assert ids(found.out_of_date) == ["quarrel"]
    assert ids(found.new) == ["compost"]


def test_that_two_missed_editions_are_made_up_for_at_once(vault: MemoryVault, clock: SetClock) -> None:
    last = finished(vault, clock)
    clock.go(days=30)
    found = rehearsed(vault, THIRD, clock)
    assert [change.id for change in found.clauses] == ["WATER-1", "FIRE-1", "COMP-1"]
    assert ids(found.affected) == ["how_you_water", "last_fire", "fire_leave"]
    assert ids(found.out_of_date) == ["quarrel"]
    assert [(one.question_id, one.why) for one in found.set_aside] == [
        ("note_to_self", "Nobody came back to what they had written here.")
    ]
    begun = renew(vault, found, clock)
    assert begun.person == last.person
    assert begun.answers == {"tenant": "tenant"}
    assert vault.load(begun.id).given == {"tenant": A_MOMENT}
    assert found.freshness(THIRD.questions["tenant"], begun.answers).state is State.KEPT
    assert vault.load(last.id) == last


def test_that_what_became_of_one_answer_keeps_its_day(vault: MemoryVault, clock: SetClock) -> None:
    finished(vault, clock)
    found = rehearsed(vault, THIRD, clock)
    assert found.before.answers["quarrel"].given == A_MOMENT.date()
    assert found.given("quarrel") == A_MOMENT + timedelta(minutes=4)


def test_that_letting_it_go_undoes_it(vault: MemoryVault, clock: SetClock) -> None:
    finished(vault, clock)
    before = vault.contents()
    begun = renew(vault, rehearsed(vault, THIRD, clock), clock)
    assert vault.contents() != before
    vault.discard(begun.id)
    assert vault.contents() == before


def test_that_a_clock_earlier_than_last_time_makes_nothing_fresh(vault: MemoryVault, clock: SetClock) -> None:
    finished(vault, clock)
    clock.go(days=-40)
    found = rehearsed(vault, FIRST, clock)
    assert found.is_from_the_future
    assert ids(found.out_of_date) == ids(found.asked({}))
    causes = {found.freshness(q, {}).causes for q in found.asked({})}
    assert causes == {(Cause.CLOCK,)}


def test_that_a_refresher_whose_last_time_is_erased_goes_on_as_a_first_check(
    vault: MemoryVault, clock: SetClock
) -> None:
    last = finished(vault, clock)
    begun = renew(vault, rehearsed(vault, FIRST, clock), clock)
    found = renewal_of(vault, begun, clock)
    assert found is not None
    assert found.last == last
    vault.erase_answers([last.id], clock.now())
    assert renewal_of(vault, vault.load(begun.id), clock) is None
    assert Conduct(vault, clock, begun).answer("tenant", "helper").answers == {"tenant": "helper"}


def test_that_the_last_finished_check_of_the_same_policy_counts(vault: MemoryVault, clock: SetClock) -> None:
    finished(vault, clock)
    newer = finished(vault, clock)
    assert rehearsed(vault, FIRST, clock).last.id == newer.id


def test_that_moving_a_draft_is_rehearsed_and_leaves_the_draft(vault: MemoryVault, clock: SetClock) -> None:
    old = draft(vault, FIRST, clock, {**ANSWERS, "watering": ["rain"]}).assessment
    before = vault.contents()
    rehearsal = rehearse_move(vault, old.id, THIRD)
    assert vault.contents() == before
    assert {one.question_id for one in rehearsal.moved.set_aside} == {"watering", "note_to_self"}
    begun = vault.load(move(vault, rehearsal, clock).id)
    assert begun.answers == rehearsal.moved.answers
    assert begun.given["tenant"] == A_MOMENT
    assert (begun.person, begun.occasion, begun.policy.edition) == (old.person, old.occasion, THIRD.edition)
    assert vault.load(old.id) == old
    vault.discard(begun.id)
    assert vault.contents() == before


def test_that_what_was_agreed_and_done_moves_with_a_draft_and_what_was_brought_out_is_private_again(
    vault: MemoryVault, clock: SetClock
) -> None:
    conduct = draft(vault, FIRST, clock, {**ANSWERS, "watering": ["hose"], "hose_days": 3})
    conduct.bring_out(["can-is-fine"])
    day = date(2028, 2, 29)
    agreed = [
        AgreedAction("own-1", Owner.MANAGER, day, "Ask for a tap"),
        AgreedAction("take-a-can", Owner.MANAGER, day),
        AgreedAction("get-help", Owner.EMPLOYEE, day),
    ]
    conduct.agree(agreed)
    old = conduct.fixed("take-a-can")
    begun = vault.load(move(vault, rehearse_move(vault, old.id, without_the_can()), clock).id)
    assert begun.brought_out == frozenset()
    assert begun.follow_ups == old.follow_ups != ()
    # What the newer edition has no words for keeps those it had.
    assert begun.agreed == (agreed[0], replace(agreed[1], text="Water by can."), agreed[2])
    assert vault.load(old.id) == old


@pytest.mark.parametrize("occasion, stays", [(Occasion.SITTING, True), (Occasion.ONBOARDING, False)])
def test_that_what_was_given_behind_the_curtain_never_comes_to_a_question_that_two_answer(
    vault: MemoryVault, clock: SetClock, occasion: Occasion, *, stays: bool
) -> None:
    begun = start(vault, with_a_private_question("hose_days"), occasion, clock)
    conduct = Conduct(vault, clock, begun)
    for question_id, value in {**ANSWERS, "watering": ["hose"], "hose_days": 3}.items():
        conduct.answer(question_id, value)
    second = policy_from({**copy.deepcopy(FIRST.data), "edition": 9})
    rehearsed = rehearse_move(vault, begun.id, second)
    assert ("hose_days" not in rehearsed.moved.answers) is stays
    assert [(one.question_id, one.value) for one in rehearsed.moved.set_aside] == [("hose_days", 3)] * stays
    assert rehearsed.shared == ()
    assert ("hose_days" not in move(vault, rehearsed, clock).answers) is stays


def with_a_private_question(question_id: str) -> Policy:
    """The first edition, as if only the employee could see one of its questions."""
    data = copy.deepcopy(FIRST.data)
    questions = [one for section in data["sections"] for one in section["questions"]]
    next(one for one in questions if one["id"] == question_id)["private"] = True
    return policy_from(data)


def without_the_can() -> Policy:
    """The newest edition, as if its action with that id had never been."""
    data = copy.deepcopy(THIRD.data)
    data["actions"] = [one for one in data["actions"] if one["id"] != "take-a-can"]
    for rule in data["rules"]:
        rule["actions"] = [one for one in rule["actions"] if one != "take-a-can"]
    return policy_from(data)


def test_that_what_was_agreed_goes_back_with_what_is_taken_back_and_no_move_brings_it_out_again(
    vault: MemoryVault, clock: SetClock
) -> None:
    private = with_a_private_question("hose_days")
    agreed = (
        AgreedAction("own-1", Owner.MANAGER, date(2028, 2, 29), "Ask for a tap"),
        AgreedAction("take-a-can", Owner.MANAGER, date(2028, 2, 29)),
    )
    conduct = draft(vault, private, clock, {**ANSWERS, "watering": ["hose"], "hose_days": 3})
    conduct.bring_out(["hose"])
    conduct.agree(agreed)
    assert conduct.bring_out(["hose", "can-is-fine"]).agreed == agreed
    out = move(vault, rehearse_move(vault, conduct.assessment.id, without_the_can()), clock)
    assert [one.text for one in out.agreed] == ["Ask for a tap", "Water by can."]
    taken_back = conduct.bring_out([])
    assert taken_back.agreed == agreed[:1]
    assert vault.load(taken_back.id) == taken_back
    # So does what was agreed before a vault let go of it.
    vault.agree(taken_back.id, agreed, clock.now())
    for newer in (without_the_can(), THIRD):
        moved = move(vault, rehearse_move(vault, taken_back.id, newer), clock)
        seen = [one.text for one in shared_result(moved, clock.today()).actions]
        assert "Ask for a tap" in seen
        assert "Water by can." not in seen


def test_that_what_shared_answers_call_for_stays_agreed_whatever_is_taken_back(
    vault: MemoryVault, clock: SetClock
) -> None:
    conduct = draft(vault, FIRST, clock, {**ANSWERS, "watering": ["hose"], "hose_days": 3})
    conduct.bring_out(["hose"])
    agreed = (AgreedAction("take-a-can", Owner.MANAGER, date(2028, 2, 29)),)
    conduct.agree(agreed)
    assert conduct.bring_out([]).agreed == agreed


def test_that_what_is_finished_or_up_to_date_is_not_moved(vault: MemoryVault, clock: SetClock) -> None:
    with pytest.raises(Refused, match="stays as it is"):
        rehearse_move(vault, finished(vault, clock).id, THIRD)
    with pytest.raises(Refused, match="no newer edition"):
        rehearse_move(vault, draft(vault, THIRD, clock, {}).assessment.id, THIRD)


def test_that_what_led_to_something_to_do_is_looked_at_by_itself(vault: MemoryVault, clock: SetClock) -> None:
    finished(
        vault, clock, answers={**ANSWERS, "watering": ["hose"], "hose_days": 3, "treated_badly": "want_help"}
    )
    clock.go(days=30)
    found = rehearsed(vault, FIRST, clock)
    # Help that was offered is nothing to do.
    assert ids(found.out_of_date) == ["watering", "hose_days"]
    assert found.freshness(FIRST.questions["watering"], {}).causes == (Cause.TO_DO,)
    assert found.freshness(FIRST.questions["watering"], {}).can_be_confirmed
    by_new_name = rehearsed(vault, THIRD, clock)
    assert Cause.TO_DO in by_new_name.freshness(THIRD.questions["how_you_water"], {}).causes


def test_that_a_new_option_has_its_question_asked_again_with_the_reason(
    vault: MemoryVault, clock: SetClock
) -> None:
    finished(vault, clock)
    data = copy.deepcopy(FIRST.data) | {"edition": 2}
    watering = data["sections"][1]["questions"][0]
    watering["options"].append({"id": "barrel", "text": "From the barrel", "hint": None})
    found = rehearsed(vault, policy_from(data), clock)
    assert ids(found.affected) == ["watering"]
    assert found.before.questions == {"watering": "There is a new answer to choose from."}
    assert found.clauses == ()


def test_that_going_back_to_an_older_edition_loses_nothing_either(
    vault: MemoryVault, clock: SetClock
) -> None:
    finished(
        vault,
        clock,
        THIRD,
        {"tenant": "helper", "how_you_water": ["pipe"], "hose_days": 2, "quarrel": "no", "compost": "yes"},
    )
    found = rehearsed(vault, FIRST, clock)
    assert found.before.answers.keys() == {"tenant", "hose_days"}
    assert {one.question_id for one in found.set_aside} == {"how_you_water", "quarrel", "compost"}


@pytest.mark.parametrize("says", ["answer", "person", "nothing"])
def test_that_a_refresher_that_is_only_looked_at_leaves_nothing_behind(
    vault: MemoryVault, clock: SetClock, says: str
) -> None:
    finished(vault, clock)
    before = vault.contents()
    found = rehearsed(vault, FIRST, clock)
    begun = prepare(found, clock)
    conduct = Conduct(vault, clock, begun, is_begun=False)
    if says == "answer":
        conduct.answer("tenant", "helper")
    elif says == "person":
        conduct.introduce(Person("Siân"))
    if says == "nothing":
        assert (vault.contents(), conduct.is_begun) == (before, False)
    else:
        assert vault.load(begun.id) == conduct.assessment
        assert vault.load(begun.id).based_on == found.last.id
        assert len(vault.assessments()) == 2


def test_that_what_is_kept_at_once_and_what_is_kept_with_the_first_answer_is_the_same(
    vault: MemoryVault, clock: SetClock
) -> None:
    finished(vault, clock)
    found = rehearsed(vault, FIRST, clock)
    at_once = Conduct(vault, clock, renew(vault, found, clock)).answer("tenant", "helper")
    later = Conduct(vault, clock, prepare(found, clock), is_begun=False).answer("tenant", "helper")
    assert replace(later, id=at_once.id) == at_once
    assert later.given == at_once.given


def test_that_a_refresher_that_could_not_be_begun_is_begun_with_the_next_answer(clock: SetClock) -> None:
    class Full(MemoryVault):
        is_full = False

        def begin(self, assessment: Assessment) -> None:
            if self.is_full:
                raise Unsaved("No room.")
            super().begin(assessment)

    vault = Full("Ana")
    finished(vault, clock)
    conduct = Conduct(vault, clock, prepare(rehearsed(vault, FIRST, clock), clock), is_begun=False)
    vault.is_full = True
    with pytest.raises(Unsaved):
        conduct.answer("tenant", "helper")
    assert (conduct.assessment.answers, len(vault.assessments())) == ({}, 1)
    vault.is_full = False
    conduct.answer("tenant", "helper")
    assert vault.load(conduct.assessment.id).answers == {"tenant": "helper"}


def test_that_it_is_begun_once(clock: SetClock) -> None:
    class Counting(MemoryVault):
        begun = 0

        def begin(self, assessment: Assessment) -> None:
            self.begun += 1
            super().begin(assessment)

    vault = Counting("Ana")
    finished(vault, clock)
    conduct = Conduct(vault, clock, prepare(rehearsed(vault, FIRST, clock), clock), is_begun=False)
    conduct.introduce(Person("Siân"))
    conduct.answer("tenant", "helper")
    assert vault.begun == 2


def test_that_what_is_new_and_need_not_be_answered_is_offered_though_nothing_is_due(
    vault: MemoryVault, clock: SetClock
) -> None:
    finished(vault, clock, answers={"tenant": "helper", "watering": ["can"], "treated_badly": "no"})
    clock.go(days=30)
    found = rehearsed(vault, FIRST, clock)
    assert not found.is_due
    offered = found.to_ask({"tenant": "tenant"}) - found.before.answers.keys()
    # It was not asked of a helper; what was left open last time makes nothing longer.
    assert offered == {"last_fire"}
