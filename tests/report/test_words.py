"""The words that both documents share."""

from __future__ import annotations

from datetime import date

import pytest

from footprint.assessment import paper_words
from footprint.assessment.assessment import Person
from footprint.policy.policy import Edition
from footprint.report import look, words
from footprint.report.documents import PdfDocuments
from footprint.report.tagging.text import printable


@pytest.mark.parametrize(
    "day, said",
    [
        (date(2026, 11, 22), "22 November 2026"),
        (date(2027, 1, 1), "1 January 2027"),
        (date(2028, 2, 29), "29 February 2028"),
    ],
)
def test_that_dates_are_in_words(day: date, said: str) -> None:
    assert paper_words.in_words(day) == said


@pytest.mark.parametrize(
    "published, said",
    [
        ("2026-11-03", "Edition 3, published 3 November 2026"),
        ("Autumn 2026", "Edition 3, published Autumn 2026"),
        ("", "Edition 3"),
    ],
)
def test_that_an_edition_says_when_it_was_published(published: str, said: str) -> None:
    assert words.edition_words(Edition(3, published, "ab")) == said


def test_that_a_fingerprint_is_in_blocks_that_the_eye_can_compare() -> None:
    assert paper_words.grouped("0123456789abcdef") == "0123 4567 89ab cdef"
    assert paper_words.grouped("") == ""


@pytest.mark.parametrize(
    "given, said", [("Look again", "Look again."), ("Look!", "Look!"), ("  ", ""), ("So: ", "So:")]
)
def test_that_a_sentence_ends(given: str, said: str) -> None:
    assert words.sentence(given) == said


def test_that_job_and_team_need_each_other_not() -> None:
    assert [words.role(Person("A", *rest)) for rest in (("b", "c"), ("b", ""), ("", "c"), ("", " "))] == [
        "b, c",
        "b",
        "c",
        "",
    ]


def test_that_a_running_head_is_cut_to_its_width() -> None:
    look.load_fonts()
    assert words.shortened("short", look.REGULAR, 8, 100) == "short"
    cut = words.shortened("long words " * 90, look.REGULAR, 8, 100)
    assert cut.endswith("\u2026")
    assert len(cut) < 40


@pytest.mark.parametrize(
    "said, missing",
    [
        ("Größe, Ŵyn, 50 % “quoted” and\u00a0so on", ""),
        ("e\u0301 is é, and a joiner\u200b nobody sees", ""),
        ("a sunflower \U0001f33b and another \U0001f33b by the 水", "\U0001f33b水"),
        ("a farmer \U0001f469\u200d\U0001f33e, a heart \u2764\ufe0f", "\U0001f469\U0001f33e\u2764"),
    ],
)
def test_that_what_the_documents_cannot_show_is_told_each_character_once(said: str, missing: str) -> None:
    assert PdfDocuments().unprintable(said) == missing
    # The control: what is told is what is replaced on the paper, and nothing else is.
    assert set(missing) == {
        one for one in said if printable(one, look.SEMI_BOLD) in ("\ufffd", "\u25a1", "?")
    }
