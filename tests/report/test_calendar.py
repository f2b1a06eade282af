"""A calendar file that reminds at the right times and tells nobody anything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from footprint.assessment.attestation import action_list
from footprint.report.calendar import calendar
from report.sample import DAY, assessment

MADE = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
NEXT_YEAR = date(2027, 11, 22)
TAKEN = {"accounts_1": "serious", "photos_1": "not_sure", "help_1": "help", "politics_2": "minor"}


@pytest.fixture
def days() -> list[date]:
    return [DAY + timedelta(days=number) for number in (1, 14, 15, 30)]


def entries(file: bytes) -> list[tuple[date, str]]:
    return [(one.start, str(one["summary"])) for one in Calendar.from_ical(file).events]


def test_that_every_day_on_which_something_is_due_has_one_entry(days: list[date]) -> None:
    found = entries(calendar([*reversed(days), *days], NEXT_YEAR, MADE))
    assert [day for day, _title in found] == [*days, NEXT_YEAR]
    assert {title for day, title in found if day != NEXT_YEAR} == {"Footprint: something on your list"}


def test_that_no_word_of_what_is_to_do_or_of_who_is_to_do_it_is_in_it() -> None:
    made = action_list(assessment(TAKEN), DAY)
    file = calendar([action.due for action in made.result.actions], NEXT_YEAR, MADE)
    said = file.decode().replace("\r\n ", "").lower()
    about = [action.text for action in made.result.actions] + [made.person.name, made.organisation]
    words = {word.strip(".,:").lower() for text in about for word in text.split() if len(word) > 4}
    harmless = {"about"}
    assert not {word for word in words - harmless if word in said}
    assert said.count("class:private") == said.count("begin:vevent") > 2
    assert "transp:opaque" not in said


def test_that_a_reminder_comes_in_the_morning_and_a_week_before_what_is_far_off(days: list[date]) -> None:
    events: list[Any] = Calendar.from_ical(calendar(days, NEXT_YEAR, MADE)).events
    for event in events:
        triggers = [alarm["trigger"].dt for alarm in event.subcomponents]
        far = event.start - DAY > timedelta(weeks=2)
        assert triggers == [timedelta(hours=9), *([timedelta(hours=9, weeks=-1)] if far else [])]


def test_that_taking_it_in_twice_makes_nothing_double(days: list[date]) -> None:
    def identifiers(days: list[date], at: datetime) -> list[str]:
        return [str(one["uid"]) for one in Calendar.from_ical(calendar(days, NEXT_YEAR, at)).events]

    once = identifiers(days, MADE)
    assert len(set(once)) == len(once)
    # Nor does a file of a later day, when something has been done since.
    assert identifiers(days[2:], MADE + timedelta(days=3)) == once[2:]


def test_that_two_hundred_actions_and_the_last_of_february_are_days_like_others() -> None:
    many = [date(2028, 2, 29)] * 100 + [date(2027, 1, 1) + timedelta(days=number) for number in range(100)]
    found = [day for day, _title in entries(calendar(many, None, MADE))]
    assert found == sorted(set(many))
    leap = calendar([date(2028, 2, 29)], None, MADE).decode()
    assert "DTSTART;VALUE=DATE:20280229" in leap
    assert "DTEND;VALUE=DATE:20280301" in leap


def test_that_with_nothing_to_do_there_is_the_next_refresher_alone() -> None:
    assert entries(calendar((), NEXT_YEAR, MADE)) == [(NEXT_YEAR, "Footprint: a few minutes once a year")]
    assert entries(calendar((), None, MADE)) == []
