"""The action list of one's own check after a while: what is done, put off, handed on or no longer needed."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from footprint.assessment.attestation import action_list
from footprint.assessment.follow_up import Course, FollowUp
from footprint.report.documents import PdfDocuments
from report.made import an_action_list
from report.reading import in_order, spoken, structure
from report.sample import DAY, THEN, assessment, followed


def attached(pdf: bytes) -> dict[str, object]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        (name,) = file.attachments
        data: dict[str, object] = json.loads(file.attachments[name].get_file().read_bytes())
    return data


def test_that_each_action_stands_where_it_belongs_with_its_day() -> None:
    words = spoken(an_action_list(followed(), with_words=True))
    assert not in_order(
        words,
        "2 to do, 1 to ask",
        "What to do",
        "1. Put right what you noticed about politics",
        "By 27 December 2026 · Handed on",
        "Who has it Kim in communications",
        "2. Put right what you noticed about colleagues",
        "Put off until 15 January 2027",
        "Put off because Sam is away until then",
        "What to ask",
        "3. Ask about speaking for the organisation",
        "Done already",
        "about your own social media in working time. Done on the spot, on 3 December 2026.",
        "how you can be recognised. Done on 3 December 2026.",
        "Ask about photographs and recordings. No longer needed since 3 December 2026. We take none any more.",
    )


def test_that_a_note_for_oneself_is_nowhere_in_the_file() -> None:
    made = an_action_list(followed(), with_words=True)
    assert "a note of mine" not in spoken(made)
    assert "a note of mine" not in json.dumps(attached(made))
    assert "a note of mine" not in repr(action_list(followed(), DAY, with_words=True))


@pytest.mark.parametrize(
    "words", ["Sam is away until then", "Kim in communications", "We take none any more"]
)
def test_that_a_reason_is_nowhere_in_the_file_unless_it_was_asked_for(words: str) -> None:
    made, asked = an_action_list(followed()), an_action_list(followed(), with_words=True)
    assert words not in spoken(made) + json.dumps(attached(made))
    assert words in spoken(asked)
    assert words in json.dumps(attached(asked))
    assert "Put off until 15 January 2027" in spoken(made)


def test_that_help_stays_kind_and_first_whatever_became_of_it() -> None:
    before = assessment({"help_1": "help", "accounts_1": "serious"})
    for step, more in (
        (FollowUp("talk", Course.PUT_OFF, THEN, date(2027, 3, 1), "later"), "1 March 2027 · Put off"),
        (FollowUp("talk", Course.HANDED_ON, THEN), "6 December 2026 · Handed on"),
    ):
        taken = before.followed_up(step)
        words = spoken(an_action_list(taken))
        assert not in_order(
            words, "1. Talk to somebody", f"When it suits you; if you can, by {more}", "2. Put right"
        )
        assert "Put off until" not in words
        assert [one.id for one in action_list(taken, DAY).open] == ["talk", "do-accounts"]


def test_that_the_attached_data_carries_the_same() -> None:
    data = attached(an_action_list(followed(), with_words=True))
    actions = data["actions"]
    assert isinstance(actions, list)
    stand = {one["id"]: (one["course"], one["due"], one.get("words", "")) for one in actions}
    assert stand == {
        "do-accounts": ("done", "2026-11-22", ""),
        "ask-photos": ("not_needed", "2026-12-06", "We take none any more"),
        "ask-speaking": ("open", "2026-12-06", ""),
        "do-colleagues": ("put_off", "2027-01-15", "Sam is away until then"),
        "do-politics": ("handed_on", "2026-12-27", "Kim in communications"),
    }
    assert data["done_on_the_spot"] == [
        {
            "id": "do-worktime",
            "text": "Put right what you noticed about your own social media in working time.",
            "at": THEN.isoformat(),
        }
    ]


def test_that_where_all_is_done_nothing_is_left_to_do() -> None:
    taken = assessment({"accounts_1": "serious"}).followed_up(FollowUp("do-accounts", Course.DONE, THEN))
    (title,) = structure(an_action_list(taken)).all("H1")
    assert title.text.strip() == "Nothing left to do"
    words = spoken(an_action_list(taken))
    assert "26 fine Everything that came up is done, or no longer needed." in words
    assert "What to do" not in words
    # And it is open again as soon as its owner says so.
    again = spoken(an_action_list(taken.followed_up(FollowUp("do-accounts", Course.OPEN, THEN))))
    assert "A good time to get advice 26 fine, 1 to do" in again
    assert "Done already" not in again


def test_that_what_is_put_off_without_a_day_keeps_the_one_it_had() -> None:
    taken = assessment({"colleagues_2": "minor"}).followed_up(
        FollowUp("do-colleagues", Course.PUT_OFF, THEN, words="")
    )
    words = spoken(an_action_list(taken))
    assert "Put off until 6 December 2026" in words
    assert "Put off because" not in words


def test_that_what_was_put_off_comes_after_what_is_due() -> None:
    source = action_list(followed(), DAY)
    assert [action.id for action in source.open] == ["ask-speaking", "do-politics", "do-colleagues"]
    assert [action.id for action in source.closed] == ["do-accounts", "ask-photos"]
    assert source.due(source.open[-1]) == date(2027, 1, 15)


def test_that_any_words_of_the_owner_stay_on_the_page() -> None:
    taken = followed()
    wild = replace(
        taken, follow_ups=tuple(replace(one, words="<b>&" + "x" * 296) for one in taken.follow_ups)
    )
    words = spoken(PdfDocuments().action_list(action_list(wild, DAY, with_words=True))).replace(" ", "")
    assert words.count("<b>&" + "x" * 296) == 3
