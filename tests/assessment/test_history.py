"""A chain of changes shows whatever was done to it, and its seal tells nothing of the answers."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from footprint.assessment.history import Change, is_unbroken, next_change, seal_of

QUESTIONS = ("tenant", "watering", "hose_days", "note_to_self")
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES = st.none() | TEXT | st.integers(0, 400) | st.lists(TEXT, min_size=1, max_size=3)
MOMENTS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 (the zone is the next argument)
    datetime(2040, 1, 1),  # noqa: DTZ001 (as above)
    timezones=st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours))),
)
GIVEN = st.tuples(st.sampled_from(QUESTIONS), VALUES, MOMENTS)


def chain(given: list[tuple[str, Any, datetime]], assessment_id: str = "a1") -> list[Change]:
    changes: list[Change] = []
    for question_id, value, moment in given:
        previous = changes[-1].seal if changes else ""
        changes.append(next_change(assessment_id, previous, question_id, value, moment))
    return changes


def answers(changes: list[Change]) -> Mapping[str, Any]:
    latest = {change.question_id: change.value for change in changes}
    return {question_id: value for question_id, value in latest.items() if value is not None}


def holds(changes: list[Change], seal: str, assessment_id: str = "a1") -> bool:
    """Whether the chain holds, whatever answers it leads to."""
    return is_unbroken(assessment_id, changes, seal, answers(changes))


CHAINS = st.lists(GIVEN, min_size=1, max_size=8).map(chain)
OTHERS: dict[str, st.SearchStrategy[Any]] = {
    "question_id": st.sampled_from(QUESTIONS),
    "value": VALUES,
    "given": MOMENTS,
    "salt": TEXT,
    "seal": TEXT,
}
PLACES = st.integers(0, 100)


@given(CHAINS)
def test_a_chain_that_nobody_touched_is_unbroken(changes: list[Change]) -> None:
    assert holds(changes, changes[-1].seal)


def test_an_assessment_without_answers_has_an_unbroken_chain_and_no_seal() -> None:
    assert is_unbroken("a1", [], "", {})
    assert not is_unbroken("a1", [], "0" * 64, {})
    assert not is_unbroken("a1", [], "", {"tenant": "tenant"})


@given(CHAINS, PLACES, st.data())
@pytest.mark.parametrize("part", OTHERS)
def test_any_part_of_any_change_that_was_changed_is_found(
    part: str, changes: list[Change], place: int, data: st.DataObject
) -> None:
    place %= len(changes)
    other = data.draw(OTHERS[part])
    assume(other != getattr(changes[place], part))
    tampered = list(changes)
    tampered[place] = replace(changes[place], **{part: other})
    assert not holds(tampered, changes[-1].seal)


def test_every_part_of_a_change_is_tampered_with_above() -> None:
    assert OTHERS.keys() == {field.name for field in fields(Change)}


@given(CHAINS, PLACES)
def test_a_change_that_was_left_out_is_found(changes: list[Change], place: int) -> None:
    place %= len(changes)
    assert not holds([*changes[:place], *changes[place + 1 :]], changes[-1].seal)


@given(CHAINS, st.integers(1, 8))
def test_a_tail_that_was_cut_off_is_found_by_the_seal_alone(changes: list[Change], cut: int) -> None:
    rest = changes[: max(0, len(changes) - cut)]
    assert not holds(rest, changes[-1].seal)
    # The control: by itself the rest is a chain like any other.
    assert holds(rest, rest[-1].seal if rest else "")


@given(CHAINS, PLACES, GIVEN)
def test_a_change_that_was_put_in_is_found(
    changes: list[Change], place: int, put_in: tuple[str, Any, datetime]
) -> None:
    place %= len(changes) + 1
    previous = changes[place - 1].seal if place else ""
    stranger = next_change("a1", previous, *put_in)
    assert not holds([*changes[:place], stranger, *changes[place:]], changes[-1].seal)


@given(CHAINS, PLACES, PLACES)
def test_two_changes_that_were_swapped_are_found(changes: list[Change], one: int, other: int) -> None:
    one, other = one % len(changes), other % len(changes)
    assume(one != other)
    swapped = list(changes)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert not holds(swapped, changes[-1].seal)


@given(CHAINS)
def test_a_chain_belongs_to_its_own_assessment(changes: list[Change]) -> None:
    assert not holds(changes, changes[-1].seal, assessment_id="a2")


@given(CHAINS, st.sampled_from(QUESTIONS), VALUES)
def test_answers_that_the_chain_does_not_lead_to_are_found(
    changes: list[Change], question_id: str, value: Any
) -> None:
    found = dict(answers(changes))
    assume(found.get(question_id) != value)
    if value is None:
        del found[question_id]
    else:
        found[question_id] = value
    assert not is_unbroken("a1", changes, changes[-1].seal, found)


@given(CHAINS, PLACES, VALUES)
def test_a_chain_that_was_made_anew_from_some_change_on_has_another_seal(
    changes: list[Change], place: int, value: Any
) -> None:
    place %= len(changes)
    given_ = [(change.question_id, change.value, change.given) for change in changes]
    given_[place] = (given_[place][0], value, given_[place][2])
    forged = chain(given_)
    assert holds(forged, forged[-1].seal)
    assert not holds(forged, changes[-1].seal)


@given(GIVEN)
def test_the_same_answer_is_sealed_differently_every_time(given_: tuple[str, Any, datetime]) -> None:
    seals = {next_change("a1", "", *given_).seal for _n in range(8)}
    assert len(seals) == 8


@given(GIVEN, TEXT, TEXT)
def test_a_seal_depends_on_the_salt(given_: tuple[str, Any, datetime], salt: str, other: str) -> None:
    assume(salt != other)
    one, another = (Change(*given_, salt=salt, seal="") for salt in (salt, other))
    assert seal_of("a1", "", one) != seal_of("a1", "", another)
    assert seal_of("a1", "", one) == seal_of("a1", "", replace(one))


def test_without_its_salt_a_seal_cannot_be_guessed_from_the_few_answers_there_are() -> None:
    moment = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    change = next_change("a1", "", "tenant", "helper", moment)
    guesses = {
        seal_of("a1", "", Change("tenant", value, moment, salt, ""))
        for value, salt in itertools.product(("tenant", "helper"), ("", "0" * 64))
    }
    assert change.seal not in guesses
    # The control: with the salt, which never leaves the vault, it can.
    assert seal_of("a1", "", Change("tenant", "helper", moment, change.salt, "")) == change.seal


@given(CHAINS)
def test_a_moment_is_the_same_in_every_time_zone(changes: list[Change]) -> None:
    elsewhere = [replace(change, given=change.given.astimezone(UTC)) for change in changes]
    assert holds(elsewhere, changes[-1].seal)
