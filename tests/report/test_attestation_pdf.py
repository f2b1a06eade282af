"""The attestation on paper: complete, on one page, and without a trace of any answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import an_assessment, chorley
from footprint.assessment.assessment import Person
from footprint.assessment.attestation import attestation
from footprint.assessment.paper_words import grouped
from footprint.policy.policy import Occasion
from footprint.policy.told import Promise
from footprint.report.documents import PdfDocuments
from footprint.workflow.practice import PracticeVault
from report.made import an_attestation
from report.reading import in_order, pages, seen, seen_on, spoken, structure
from report.sample import DAY, JANE, assessment, policy

SEAL = "0123456789abcdef" * 4


def test_that_it_says_all_of_its_source_in_order() -> None:
    source = attestation(assessment(), DAY, has_read=True)
    words = spoken(an_attestation(assessment(), has_read=True))
    missing = in_order(
        words,
        source.organisation,
        f"Attestation: {source.policy_title}",
        JANE.name,
        JANE.job,
        JANE.team,
        "22 November 2026",
        "Self-check by a new starter",
        f"{source.policy_title}, {source.organisation}",
        "1, published 3 November 2026",
        "; ".join(source.covers),
        *source.statements,
        *source.commitments,
        *source.companions,
        "I have read the policy itself.",
        f"Employee: {JANE.name}",
        "no answers and no findings",
        "The policy text carries no version of its own; this fingerprint identifies it.",
        grouped(source.policy_fingerprint),
        grouped(source.edition.fingerprint),
        source.disclaimer,
    )
    assert not missing


@pytest.mark.parametrize("seal", ["", SEAL])
def test_that_whatever_was_answered_it_is_the_same_file(seal: str) -> None:
    files = {
        an_attestation(assessment(otherwise=option), seal=seal)
        for option in ("fine", "minor", "serious", "not_sure", "help")
    }
    assert len(files) == 1


def test_that_a_seal_stands_in_blocks_below_the_edition_with_what_it_is() -> None:
    words = spoken(an_attestation(assessment(), seal=SEAL))
    fingerprint = grouped(assessment().policy.edition.fingerprint)
    assert not in_order(words, "The seal fixes the answers and tells nothing", fingerprint, grouped(SEAL))


def test_that_without_a_seal_there_is_no_word_of_one() -> None:
    assert " seal " not in spoken(an_attestation(assessment()))
    assert "Seal:" not in spoken(an_attestation(assessment()))


def test_that_equal_answers_in_two_vaults_bear_different_seals() -> None:
    papers = set()
    for _vault in range(2):
        vault = PracticeVault()
        taken = an_assessment(tenant="tenant", watering=["can"])
        vault.begin(taken)
        papers.add(an_attestation(taken, seal=vault.seal(taken.id)))
    assert len(papers) == 2


def test_that_it_holds_no_question_no_option_and_no_conclusion() -> None:
    taken = assessment(otherwise="serious")
    words = f"{spoken(an_attestation(taken))} {seen(an_attestation(taken))}"
    told = [question.text for question in taken.policy.questions.values()]
    told += [
        text for rule in taken.policy.rules for text in (rule.title, rule.why, rule.goes_away_if) if text
    ]
    told += [action.text for action in taken.policy.actions]
    assert [text for text in told if text in words] == []


@pytest.mark.parametrize("occasion", list(Occasion))
def test_that_what_is_usual_fits_on_one_page(occasion: Occasion) -> None:
    manager = "Gwenllian ap Rhys" if occasion is Occasion.SITTING else ""
    assert pages(an_attestation(assessment(occasion=occasion, manager=manager))) == 1


@pytest.mark.parametrize("seal", ["", SEAL])
@pytest.mark.parametrize("occasion", list(Occasion))
def test_that_the_shipped_policy_fits_on_one_page(occasion: Occasion, seal: str) -> None:
    taken = an_assessment(chorley(), occasion).with_person(
        Person(
            "Siân Ŵyn-Jones",
            "Senior planning enforcement officer",
            "Development management and building control",
        ),
        "Gwenllian ap Rhys" if occasion is Occasion.SITTING else "",
    )
    assert pages(an_attestation(taken, seal=seal)) == 1


@pytest.mark.parametrize(
    "has_read, said, unsaid",
    [
        (True, "I have read the policy itself.", "I have not yet read"),
        (False, "I have not yet read the policy itself and will read it.", "I have read the policy"),
    ],
)
def test_that_it_says_whether_the_policy_itself_was_read(has_read: bool, said: str, unsaid: str) -> None:
    words = spoken(an_attestation(assessment(), has_read=has_read))
    assert said in words
    assert unsaid not in words


def test_that_an_open_question_about_reading_gives_two_boxes_to_tick_that_are_told() -> None:
    pdf = an_attestation(assessment(), has_read=None)
    assert not in_order(
        spoken(pdf), "I have read the policy itself.", "I have not yet read the policy itself"
    )
    assert [figure.alternative for figure in structure(pdf).all("Figure")] == ["Empty box to tick:"] * 2


def test_that_the_manager_signs_only_in_a_sitting() -> None:
    sitting = assessment(occasion=Occasion.SITTING, manager="Gwenllian ap Rhys")
    words = spoken(an_attestation(sitting))
    assert not in_order(
        words, "Manager Gwenllian ap Rhys", f"Employee: {JANE.name} Date", "Manager: Gwenllian ap Rhys Date"
    )
    assert "Manager" not in spoken(an_attestation(assessment()))


def test_that_a_manager_without_a_name_still_has_a_line_to_sign() -> None:
    words = spoken(an_attestation(assessment(occasion=Occasion.SITTING)))
    assert not in_order(words, f"Employee: {JANE.name} Date", "Manager Date")


def test_that_there_is_room_to_note_where_each_companion_is_kept() -> None:
    tables = structure(an_attestation(assessment())).all("Table")
    heads = [[cell.text.strip() for cell in table.all("TH")] for table in tables]
    companions = list(policy().attestation.companions)
    assert heads == [["Policy", "Where I find it", *companions]]
    assert [len(table.all("TD")) for table in tables] == [len(companions)]


def test_that_the_signatures_are_never_torn_or_alone() -> None:
    promises = tuple(
        Promise("I will keep to what was agreed, on every account and on every device.") for _ in range(60)
    )
    for count in range(24, 60, 2):
        of = policy()
        of = replace(of, attestation=replace(of.attestation, commitments=promises[:count]))
        pdf = an_attestation(assessment(of=of, occasion=Occasion.SITTING, manager="Gwenllian ap Rhys"))
        last = _last_page(pdf)
        for words in (
            "The policies that go with it",
            "I have read",
            "Employee: ",
            "Manager: ",
            "This paper holds no answers",
        ):
            assert words in last, f"{count} commitments: {words!r} is not on the last page"


def test_that_without_companions_fingerprints_or_promises_it_still_stands() -> None:
    of = replace(policy(), policy_fingerprint="", disclaimer="")
    of = replace(of, attestation=replace(of.attestation, statements=(), commitments=(), companions=()))
    words = spoken(an_attestation(assessment(of=of)))
    assert "Policy text:" not in words
    assert "I confirm" not in words
    assert f"Employee: {JANE.name}" in words


def test_that_a_file_made_for_another_day_differs() -> None:
    documents = PdfDocuments()
    source = attestation(assessment(), DAY)
    assert documents.attestation(source) != documents.attestation(replace(source, day=DAY.replace(day=23)))


def _last_page(pdf: bytes) -> str:
    return seen_on(pdf)[-1]
