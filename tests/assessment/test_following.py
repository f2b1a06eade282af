"""How it stands with actions over all checks that count: one entry each, from the newest that looked at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from builders import an_assessment
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import (
    LONGEST_WORDS,
    AgreedAction,
    Course,
    FollowUp,
    Owner,
    proper_words,
)
from footprint.assessment.following import Followed, followed
from footprint.errors import Refused
from footprint.policy.policy import Occasion

LIT: dict[str, Any] = {
    "tenant": "tenant",
    "watering": ["can"],
    "last_fire": "2026-05-01",
    "asked_about_fire": "no",
}
HOSE: dict[str, Any] = {"tenant": "helper", "watering": ["hose"], "hose_days": 3}


def a_check(
    check_id: str, day: date, *steps: FollowUp, occasion: Occasion = Occasion.ONBOARDING, **answers: Any
) -> Assessment:
    one = an_assessment(None, occasion, **(answers or LIT))
    return replace(one, id=check_id, signed_off=day, follow_ups=steps)


def a_sitting(check_id: str, day: date, *steps: FollowUp, **answers: Any) -> Assessment:
    return a_check(check_id, day, *steps, occasion=Occasion.SITTING, **answers)


def step(
    course: Course, day: date, words: str = "", due: date | None = None, action_id: str = "tell-committee"
) -> FollowUp:
    return FollowUp(action_id, course, datetime(day.year, day.month, day.day, 12, tzinfo=UTC), due, words)


def the_one(*finished: Assessment) -> Followed:
    (one,) = followed(finished)
    return one


def test_that_an_action_of_a_finished_check_is_open_and_due_so_many_days_after_it() -> None:
    one = the_one(a_check("a", date(2026, 3, 1), **HOSE))
    assert (one.id, one.course, one.due, one.since) == (
        "take-a-can",
        Course.OPEN,
        date(2026, 3, 15),
        date(2026, 3, 1),
    )
    assert (one.assessment_ids, one.history, one.words, one.stands_since) == (
        ("a",),
        (),
        "",
        date(2026, 3, 1),
    )


def test_that_it_is_overdue_from_the_day_after_and_never_once_it_is_closed() -> None:
    one = the_one(a_check("a", date(2026, 3, 1), **HOSE))
    assert not one.is_overdue(date(2026, 3, 15))
    assert one.is_overdue(date(2026, 3, 16))
    assert not one.after(step(Course.DONE, date(2026, 3, 16))).is_overdue(date(2026, 3, 17))


def test_that_help_comes_first_and_is_never_overdue() -> None:
    both = followed((a_check("a", date(2026, 3, 1), **LIT, treated_badly="committee"),))
    assert [(one.id, one.is_support) for one in both] == [("get-help", True), ("tell-committee", False)]
    late = date(2027, 3, 1)
    assert [one.is_overdue(late) for one in both] == [False, True]
    put_off = step(Course.PUT_OFF, date(2026, 3, 2), "later", date(2026, 9, 1), "get-help")
    later = followed((a_check("a", date(2026, 3, 1), put_off, **LIT, treated_badly="committee"),))
    assert [one.id for one in later] == ["get-help", "tell-committee"]


def test_that_a_check_without_anything_to_do_has_no_entry_and_neither_has_no_check() -> None:
    assert followed(()) == ()
    assert followed((a_check("a", date(2026, 3, 1), watering=["can"]),)) == ()


def test_that_a_refresher_takes_the_place_of_the_first_check_and_of_the_refresher_before() -> None:
    first = a_check("a", date(2024, 3, 1))
    second = a_check("b", date(2025, 3, 1), **HOSE, occasion=Occasion.REFRESHER)
    assert [one.id for one in followed((first,))] == ["tell-committee"]
    assert [one.id for one in followed((second, first))] == ["take-a-can"]


def test_that_a_sitting_and_a_check_of_ones_own_both_count_and_one_action_of_both_is_one_entry() -> None:
    own = a_check("own", date(2026, 3, 1), **(LIT | HOSE | {"tenant": "tenant"}))
    sitting = a_sitting("sat", date(2026, 4, 1))
    found = followed((sitting, own))
    assert {one.id: one.assessment_ids for one in found} == {
        "tell-committee": ("sat", "own"),
        "take-a-can": ("own",),
    }
    assert {one.id: one.since.month for one in found} == {"tell-committee": 4, "take-a-can": 3}


def test_that_what_only_private_answers_of_a_sitting_call_for_is_there_for_the_employee() -> None:
    sitting = a_sitting("sat", date(2026, 4, 1), watering=["can"], treated_badly="want_help")
    assert the_one(sitting).id == "get-help"


def test_that_owner_and_day_are_those_that_were_agreed_and_own_words_are_an_action_too() -> None:
    agreed = (
        AgreedAction("tell-committee", Owner.MANAGER, date(2026, 5, 1)),
        AgreedAction("own-1", Owner.EMPLOYEE, date(2026, 4, 20), "Lay the path anew."),
    )
    own_words, told = followed((replace(a_sitting("sat", date(2026, 4, 1)), agreed=agreed),))
    assert (told.id, told.owner, told.due) == ("tell-committee", Owner.MANAGER, date(2026, 5, 1))
    assert (own_words.text, own_words.due) == ("Lay the path anew.", date(2026, 4, 20))


def test_that_what_was_agreed_is_due_as_agreed_again_when_putting_it_off_is_undone() -> None:
    agreed = (AgreedAction("tell-committee", Owner.EMPLOYEE, date(2026, 5, 1)),)
    steps = (
        step(Course.PUT_OFF, date(2026, 4, 2), "on holiday", date(2026, 6, 1)),
        step(Course.OPEN, date(2026, 4, 3)),
    )
    sitting = replace(a_sitting("sat", date(2026, 4, 1), *steps), agreed=agreed)
    assert the_one(sitting).due == date(2026, 5, 1)
    # Also where a later check calls for it, sooner than both agreed.
    assert the_one(a_check("own", date(2026, 4, 2), *steps), sitting).due == date(2026, 5, 1)


@pytest.mark.parametrize(
    "agreed_day, due", [(date(2026, 6, 1), date(2026, 6, 1)), (date(2026, 4, 20), date(2026, 5, 1))]
)
def test_that_an_agreed_day_holds_beyond_a_later_check_unless_it_was_over_by_then(
    agreed_day: date, due: date
) -> None:
    agreed = (AgreedAction("tell-committee", Owner.MANAGER, agreed_day),)
    sitting = replace(a_sitting("sat", date(2026, 4, 1)), agreed=agreed)
    one = the_one(a_check("own", date(2026, 5, 1)), sitting)
    assert (one.due, one.owner, one.since) == (due, Owner.MANAGER, date(2026, 5, 1))


def test_that_the_last_step_tells_how_it_stands_and_all_of_them_are_kept() -> None:
    steps = (
        step(Course.PUT_OFF, date(2026, 3, 2), "on holiday", date(2026, 4, 1)),
        step(Course.DONE, date(2026, 3, 20), "rang them"),
    )
    one = the_one(a_check("a", date(2026, 3, 1), *steps))
    assert (one.course, one.words, one.is_open, one.stands_since) == (
        Course.DONE,
        "rang them",
        False,
        date(2026, 3, 20),
    )
    assert one.history == steps


def test_that_what_is_put_off_is_due_on_its_new_day_and_on_the_old_one_when_that_is_undone() -> None:
    one = the_one(
        a_check(
            "a", date(2026, 3, 1), step(Course.PUT_OFF, date(2026, 3, 2), "on holiday", date(2028, 2, 29))
        )
    )
    assert (one.due, one.first_due, one.is_open) == (date(2028, 2, 29), date(2026, 3, 1), True)
    assert one.after(step(Course.HANDED_ON, date(2026, 3, 3))).due == date(2028, 2, 29)
    undone = one.after(step(Course.OPEN, date(2026, 3, 3)))
    assert (undone.due, undone.course, undone.words, len(undone.history)) == (
        date(2026, 3, 1),
        Course.OPEN,
        "",
        2,
    )


def test_that_what_was_done_before_a_later_check_is_open_if_that_calls_for_it_again() -> None:
    done = step(Course.DONE, date(2025, 3, 2))
    first, again = a_check("a", date(2025, 3, 1), done), a_check("b", date(2026, 3, 1))
    assert the_one(first).course is Course.DONE
    one = the_one(again, first)
    assert (one.course, one.history) == (Course.OPEN, (done,))


def test_that_a_sitting_before_says_nothing_about_what_a_later_check_calls_for_again() -> None:
    done = step(Course.DONE, date(2026, 3, 2))
    one = the_one(a_check("own", date(2026, 4, 1)), a_sitting("sat", date(2026, 3, 1), done))
    assert (one.course, one.assessment_ids) == (Course.OPEN, ("own", "sat"))


def test_that_a_clock_that_was_set_back_does_not_make_a_step_be_forgotten() -> None:
    done = step(Course.DONE, date(2019, 1, 1))
    assert the_one(a_check("a", date(2026, 3, 1), done)).course is Course.DONE


def test_that_a_step_that_is_kept_in_several_checks_is_told_once_and_in_order() -> None:
    steps = [step(Course.DONE, date(2026, 3, 2), str(number)) for number in range(4)]
    first = a_check("a", date(2026, 1, 1), *steps[:2])
    sitting = a_sitting("sat", date(2026, 2, 1), steps[1], steps[2])
    assert the_one(a_check("b", date(2026, 3, 1), *steps[2:]), sitting, first).history == tuple(steps)
    # The older of two checks did not get the first of these: the newest knows the order.
    assert the_one(
        a_check("b", date(2026, 3, 1), *steps[:2]), a_sitting("sat", date(2026, 2, 1), steps[1])
    ).history == tuple(steps[:2])


def test_that_what_was_put_right_on_the_spot_is_an_entry_that_is_done_and_can_be_opened() -> None:
    fixed = step(Course.DONE, date(2026, 3, 1), action_id="take-a-can")
    one = the_one(a_check("a", date(2026, 3, 1), fixed, watering=["can"]))
    assert (one.id, one.text, one.course, one.stands_since) == (
        "take-a-can",
        "Water by can.",
        Course.DONE,
        date(2026, 3, 1),
    )
    again = a_check(
        "a",
        date(2026, 3, 1),
        fixed,
        step(Course.OPEN, date(2026, 3, 9), action_id="take-a-can"),
        watering=["can"],
    )
    assert the_one(again).is_open


def test_that_a_step_of_what_nobody_knows_any_more_is_passed_over() -> None:
    assert (
        followed(
            (
                a_check(
                    "a",
                    date(2026, 3, 1),
                    step(Course.DONE, date(2026, 3, 1), action_id="gone"),
                    watering=["can"],
                ),
            )
        )
        == ()
    )


def test_that_open_ones_come_first_by_day_and_then_the_closed_ones_the_last_closed_first() -> None:
    answers = LIT | HOSE | {"tenant": "tenant", "treated_badly": "want_help"}
    day = date(2026, 3, 1)
    one = a_check(
        "a",
        day,
        step(Course.DONE, date(2026, 3, 2), action_id="get-help"),
        step(Course.NOT_NEEDED, date(2026, 3, 5), action_id="fixed-on-the-spot"),
        **answers,
    )
    assert [entry.id for entry in followed((one,))] == ["tell-committee", "take-a-can", "get-help"]
    put_off = one.followed_up(step(Course.PUT_OFF, date(2026, 3, 2), "later", date(2026, 12, 1)))
    assert [entry.id for entry in followed((put_off,))] == ["take-a-can", "tell-committee", "get-help"]
    closed = one.followed_up(step(Course.NOT_NEEDED, date(2026, 3, 9)))
    assert [entry.id for entry in followed((closed,))] == ["take-a-can", "tell-committee", "get-help"]


@pytest.mark.parametrize(
    "words", ["a\x00b", "two\nlines", "a\tb", "\x1b[31m", "\ud800", "x" * (LONGEST_WORDS + 1)]
)
def test_that_words_that_cannot_be_kept_or_are_too_long_are_refused(words: str) -> None:
    with pytest.raises(Refused):
        proper_words(words)


@pytest.mark.parametrize("words", ["", "Größe, 水, 🌻", "x" * LONGEST_WORDS, "العربية"])
def test_that_other_words_are_kept_as_they_are(words: str) -> None:
    assert proper_words(f"  {words} ") == words
