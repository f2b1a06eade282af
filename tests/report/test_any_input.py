"""Whatever is typed or written, nothing is cut, nothing leaves the page, nothing crashes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.attestation import action_list, attestation
from footprint.policy.policy import Occasion
from footprint.report import look
from footprint.report.documents import PdfDocuments
from report.made import an_action_list, an_attestation
from report.reading import boxes, pages, spoken
from report.sample import DAY, assessment, policy

WORDS = {
    "nothing": "",
    "white space": " \t\n ",
    "markup": "<b>&amp;</b> <script>&\"' <unclosed & ]]> %(x)s {0}",
    "welsh": "Ŵyn ŷd â ê î ô û ẁ ẃ ẅ ỳ Ŷ",
    "not latin": "مرحبا 中文 שלום привет Ελλάδα",
    "emoji": "\U0001f600\U0001f469\u200d\U0001f4bb \u2705\ufe0f",
    "controls": "a\x00b\x07c\u202ed\ud800e\x1b[0m\u2028f",
    "composed by hand": "Sia\u0302n W\u0302yn",
    "long word": "x" * 10_000,
    "long text": "long words that wrap " * 500,
    "long lines of wide letters": "W" * 1_000,
}


def everywhere(words: str) -> Assessment:
    """An assessment with these words in every place that a person or an author can fill."""
    of = policy()
    of = replace(
        of,
        organisation=words,
        policy_title=words,
        policy_fingerprint=words,
        disclaimer=words,
        edition=replace(of.edition, published=words),
        sections=tuple(replace(section, title=words[:300]) for section in of.sections),
        rules=tuple(replace(rule, title=words, why=words, goes_away_if=words) for rule in of.rules),
        links=tuple(replace(link, text=words[:120]) for link in of.links),
        actions=tuple(replace(action, text=words, steps=(words, words)) for action in of.actions),
        contacts=tuple(replace(contact, name=words, about=words, where=words) for contact in of.contacts),
        clauses=tuple(replace(clause, text=words, silence=words) for clause in of.clauses),
        signposts=tuple(replace(signpost, title=words, text=words) for signpost in of.signposts),
    )
    promises = tuple(replace(promise, text=words) for promise in of.attestation.statements)
    of = replace(of, attestation=replace(of.attestation, statements=promises, companions=(words, words)))
    return assessment(
        {"accounts_1": "serious", "photos_1": "not_sure", "help_1": "help"},
        of=of,
        person=Person(words, words, words),
        occasion=Occasion.SITTING,
        manager=words,
    )


def assert_inside_the_page(pdf: bytes) -> None:
    for page, words, (left, bottom, right, top) in boxes(pdf):
        inside = left >= look.SIDE - 1.5 and right <= look.PAGE_WIDTH - look.SIDE + 1.5
        body = bottom >= look.BOTTOM - 1.5 and top <= look.PAGE_HEIGHT - look.FIRST_TOP + 1.5
        footer = bottom > 24 and top < look.BOTTOM
        header = bottom > look.PAGE_HEIGHT - look.TOP and top < look.PAGE_HEIGHT - 24
        where = f"page {page}: {words!r} at {left, bottom, right, top}"
        assert inside, where
        assert body or footer or header, where


@pytest.mark.parametrize("kind", WORDS)
def test_that_any_words_in_any_place_stay_on_the_page(kind: str) -> None:
    taken = everywhere(WORDS[kind])
    assert_inside_the_page(an_attestation(taken))
    assert_inside_the_page(an_action_list(taken))


@pytest.mark.parametrize("otherwise", ["fine", "minor", "serious", "not_sure", "help"])
def test_that_ordinary_lists_stay_on_the_page(otherwise: str) -> None:
    assert_inside_the_page(an_action_list(assessment(otherwise=otherwise)))


def test_that_no_letter_of_a_long_word_is_lost() -> None:
    word = "".join(chr(ord("a") + number % 26) for number in range(10_000))
    for pdf in (
        an_attestation(assessment(person=Person(word))),
        an_action_list(assessment(person=Person(word))),
    ):
        assert word in spoken(pdf).replace(" ", "")


def test_that_markup_is_shown_as_typed() -> None:
    name = "<b>Al</b> & Co <i>"
    assert name in spoken(an_attestation(assessment(person=Person(name))))
    assert name in spoken(an_action_list(assessment(person=Person(name))))


def test_that_what_has_no_letter_in_the_font_is_missed_visibly() -> None:
    assert "Name Sam \ufffd\ufffd \ufffd Date" in spoken(
        an_attestation(assessment(person=Person("Sam \u4e2d\u6587 \U0001f600\ufe0f")))
    )


def test_that_letters_typed_in_two_parts_are_joined() -> None:
    assert "Siân Ŵyn" in spoken(an_attestation(assessment(person=Person("Sia\u0302n W\u0302yn"))))


def test_that_words_do_not_run_together_where_a_line_ends() -> None:
    text = "It could be read as coming from the organisation, so it is better to act soon."
    taken = assessment(otherwise="serious")
    assert spoken(an_action_list(taken)).count(text) == len(taken.policy.questions)


def test_that_a_name_too_long_to_sign_over_stands_in_full_at_the_top() -> None:
    name = "Maximilian " * 12
    words = spoken(an_attestation(assessment(person=Person(name))))
    assert name.strip() in words
    assert "Employee Date" in words


def test_that_hundreds_of_topics_and_companions_are_all_there() -> None:
    topics = {f"t{number}": f"Topic number {number}" for number in range(120)}
    of = policy(1, topics)
    companions = tuple(f"Companion {number}" for number in range(120))
    of = replace(of, attestation=replace(of.attestation, companions=companions))
    taken = assessment(of=of)
    paper, own = an_attestation(taken), an_action_list(taken)
    told, handed_over = spoken(own), spoken(paper)
    assert all(topic in told for topic in topics.values())
    assert all(companion in handed_over for companion in companions)
    assert_inside_the_page(paper)
    assert_inside_the_page(own)


def test_that_a_heading_is_never_the_last_thing_on_a_page() -> None:
    source = action_list(assessment(otherwise="minor"), DAY)
    for lines in range(1, 40, 3):
        person = Person("Jo", "A long job title that takes much of a line. " * lines)
        pdf = PdfDocuments().action_list(replace(source, person=person))
        assert pages(pdf) > 1
        for page in range(1, pages(pdf)):
            body = [box for number, _, box in boxes(pdf) if number == page and box[1] >= look.BOTTOM]
            height = min(body, key=lambda box: box[1])
            # Headings are the only words of 11 points and more below the first page's band.
            assert height[3] - height[1] < 12, f"{lines} lines, page {page}"


def test_that_the_attestation_of_nobody_can_be_made() -> None:
    source = attestation(replace(assessment(), person=None), DAY)
    assert pages(PdfDocuments().attestation(source)) == 1


def test_that_lines_keep_their_distance_down_to_the_foot_of_the_page() -> None:
    feet = [
        box[1]
        for page, words, box in boxes(an_action_list(assessment()))
        if page == 1 and words.startswith("All is")
    ]
    gaps = {round(upper - lower, 1) for upper, lower in pairwise(feet)}
    assert gaps == {17.0}
