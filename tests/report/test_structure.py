"""What a screen reader meets is what the document was made from; and what the reference validator overlooks is found."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name, String

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import action_list, attestation
from footprint.policy.policy import Occasion
from footprint.report import action_list_pdf, attestation_pdf, look
from report.conftest import Validate
from report.made import an_action_list, an_attestation
from report.model import complaints
from report.reading import structure
from report.sample import DAY, assessment, followed, sat
from report.test_standards import Break, elements, saved_after, with_page

TAKEN = {"accounts_1": "serious", "photos_1": "not_sure", "help_1": "help", "colleagues_2": "minor"}


def story_of_attestation() -> list[Any]:
    look.load_fonts()
    taken = assessment(TAKEN, occasion=Occasion.SITTING, manager="Kim")
    made = attestation(taken, DAY)
    return attestation_pdf._story(made, f"Attestation: {made.policy_title}")


def story_of_action_list() -> list[Any]:
    look.load_fonts()
    return action_list_pdf._story(action_list(assessment(TAKEN), DAY))


def made_attestation() -> bytes:
    return an_attestation(assessment(TAKEN, occasion=Occasion.SITTING, manager="Kim"))


def made_action_list() -> bytes:
    return an_action_list(assessment(TAKEN))


def test_that_the_attestation_tells_what_it_was_made_from_word_for_word() -> None:
    assert complaints(made_attestation(), story_of_attestation()) == []


def test_that_the_action_list_tells_what_it_was_made_from_word_for_word() -> None:
    assert complaints(made_action_list(), story_of_action_list()) == []


@pytest.mark.parametrize("taken", [followed(), sat(), sat(40), assessment(occasion=Occasion.SITTING)])
def test_that_what_came_of_actions_and_what_was_agreed_is_told_word_for_word(taken: Assessment) -> None:
    look.load_fonts()
    story = action_list_pdf._story(action_list(taken, DAY))
    assert complaints(an_action_list(taken), story) == []
    # What was agreed is signed where it ends, and a screen reader comes to the fields there.
    fields = structure(an_action_list(taken)).all("Form")
    assert len(fields) == (2 if taken.occasion is Occasion.SITTING else 0)


def with_blank_alternative(file: pikepdf.Pdf) -> None:
    next(one for one in elements(file.Root.StructTreeRoot.K[0]) if Name.Figure == one.S).Alt = String(" ")


def with_heads_as_data(file: pikepdf.Pdf) -> None:
    for one in elements(file.Root.StructTreeRoot.K[0]):
        if one.S == Name.TH:
            one.S = Name.TD
            del one.A


def with_two_paragraphs_swapped(file: pikepdf.Pdf) -> None:
    document = file.Root.StructTreeRoot.K[0]
    kids = list(document.K)
    first, second = [n for n, one in enumerate(kids) if one.S == Name.P][-2:]
    kids[first], kids[second] = kids[second], kids[first]
    document.K = Array(kids)


def with_a_second_title(file: pikepdf.Pdf) -> None:
    next(one for one in elements(file.Root.StructTreeRoot.K[0]) if one.S == Name.H2).S = Name.H1


def without_a_paragraph(file: pikepdf.Pdf) -> None:
    document = file.Root.StructTreeRoot.K[0]
    document.K = Array(list(document.K)[:-1])


OVERLOOKED: dict[str, tuple[Break, bool]] = {
    "blank words for a picture": (with_blank_alternative, True),
    "heading cells told as data": (with_heads_as_data, True),
    "words joined where a line ends": (with_page(b" ( ) Tj T*", b" T*"), True),
    "two paragraphs swapped": (with_two_paragraphs_swapped, True),
    "a second title": (with_a_second_title, True),
    "a paragraph that nobody is told": (without_a_paragraph, False),
}


@pytest.mark.parametrize("name", OVERLOOKED)
def test_that_what_the_validator_overlooks_is_found(validate: Validate, name: str) -> None:
    change, is_overlooked = OVERLOOKED[name]
    harmed = saved_after(change, made_attestation())
    assert complaints(harmed, story_of_attestation())
    # Were it to find this some day, this test would no longer be needed.
    assert not is_overlooked or validate(harmed, "ua1") == {}
