"""What every vault does with what is brought out and agreed in a sitting, and with what becomes of actions."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from builders import A_DAY, A_MOMENT, a_document, allotment, an_assessment
from footprint.assessment.assessment import Assessment
from footprint.assessment.follow_up import (
    LONGEST_WORDS,
    AgreedAction,
    Course,
    FollowUp,
    Owner,
    WordsTooLong,
    latest,
)
from footprint.errors import Refused
from footprint.policy.policy import Occasion
from footprint.workflow.kept import DocumentKind
from footprint.workflow.ports import Vault, Vaults

PASSPHRASE = "seven tall sunflowers"
LATER = A_MOMENT + timedelta(minutes=5)
LEAP_DAY = date(2028, 2, 29)
OWN = AgreedAction(
    "own-1", Owner.MANAGER, LEAP_DAY, "Größe, 水, \U0001f33b, 'quotes', 50% and\na second line"
)
AGREED = (
    OWN,
    AgreedAction("take-a-can", Owner.EMPLOYEE, A_DAY),
    AgreedAction("get-help", Owner.MANAGER, A_DAY),
)
DONE = FollowUp("take-a-can", Course.DONE, LATER, words="A can of 10 litres")
PUT_OFF = FollowUp("tell-committee", Course.PUT_OFF, LATER, LEAP_DAY, "They meet in March")
PRINTABLE = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))


@pytest.fixture
def vaults(any_vaults: Vaults) -> Vaults:
    return any_vaults


@pytest.fixture
def vault(vaults: Vaults) -> Vault:
    """One in which a sitting is under way."""
    vault = vaults.create("Ana", PASSPHRASE)[0]
    vault.begin(a_sitting())
    return vault


@pytest.fixture
def other(vaults: Vaults) -> Vault:
    return vaults.create("Bo", PASSPHRASE)[0]


def a_sitting(assessment_id: str = "a1") -> Assessment:
    return replace(an_assessment(occasion=Occasion.SITTING, tenant="tenant", hose_days=4), id=assessment_id)


def reopened(vaults: Vaults, vault: Vault) -> Vault:
    vault.close()
    return vaults.open(vault.id, PASSPHRASE)


def with_everything(vault: Vault, assessment_id: str = "a1") -> Assessment:
    vault.bring_out(assessment_id, ["hose", "can-is-fine"], LATER)
    vault.agree(assessment_id, AGREED, LATER)
    for step in (PUT_OFF, DONE):
        vault.follow_up(assessment_id, step)
    return vault.load(assessment_id)


def test_a_new_assessment_has_nothing_brought_out_agreed_or_followed_up(vaults: Vaults, vault: Vault) -> None:
    loaded = reopened(vaults, vault).load("a1")
    assert (loaded.brought_out, loaded.agreed, loaded.follow_ups) == (frozenset(), (), ())


def test_just_what_was_brought_out_last_is_out(vaults: Vaults, vault: Vault) -> None:
    found = []
    for rule_ids in (["hose"], ["can-is-fine", "hose", "hose"], ("fire-not-sure",), [], {"hose": 1}):
        vault.bring_out("a1", rule_ids, LATER)
        vault = reopened(vaults, vault)
        found.append(vault.load("a1").brought_out)
    assert found == [{"hose"}, {"can-is-fine", "hose"}, {"fire-not-sure"}, frozenset(), {"hose"}]


def test_what_was_brought_out_is_taken_out_in_one_order_whatever_order_it_came_in(vault: Vault) -> None:
    found = []
    for rule_ids in (["b", "Z", "a", "ä"], ["ä", "a", "b", "Z"]):
        vault.bring_out("a1", rule_ids, LATER)
        found.append(vault.contents().assessments[0].brought_out)
    assert found == [("Z", "a", "b", "ä")] * 2


def test_what_was_agreed_comes_back_in_its_order_and_replaces_what_was_agreed_before(
    vaults: Vaults, vault: Vault
) -> None:
    found, lists = [], (AGREED, AGREED[::-1], AGREED[1:], (), (OWN,))
    for agreed in lists:
        vault.agree("a1", agreed, LATER)
        vault = reopened(vaults, vault)
        found.append(vault.load("a1").agreed)
    assert found == list(lists)


def test_every_step_of_an_action_is_kept_in_the_order_in_which_it_came(vaults: Vaults, vault: Vault) -> None:
    steps = tuple(
        FollowUp("take-a-can", course, LATER, words=f"step {number}")
        for number, course in enumerate((*Course, *Course))
    )
    for step in steps:
        vault.follow_up("a1", step)
        vault = reopened(vaults, vault)
    assert vault.load("a1").follow_ups == steps
    assert latest(vault.load("a1").follow_ups) == {"take-a-can": steps[-1]}


def test_a_clock_that_was_set_back_changes_nothing_about_the_order_of_steps(
    vaults: Vaults, vault: Vault
) -> None:
    steps = tuple(
        FollowUp("take-a-can", course, A_MOMENT - timedelta(days=days))
        for course, days in ((Course.DONE, 0), (Course.OPEN, 800), (Course.PUT_OFF, 400), (Course.DONE, 401))
    )
    for step in steps:
        vault.follow_up("a1", step)
    assert reopened(vaults, vault).load("a1").follow_ups == steps


def test_the_same_step_twice_is_two_steps(vault: Vault) -> None:
    for _n in range(2):
        vault.follow_up("a1", DONE)
    assert vault.load("a1").follow_ups == (DONE, DONE)


def test_an_assessment_begun_with_all_of_it_is_kept_whole(vaults: Vaults, vault: Vault) -> None:
    begun = a_sitting("a2").brought_out_as(["hose"]).agreed_as(AGREED).followed_up(PUT_OFF).followed_up(DONE)
    vault.begin(begun)
    assert reopened(vaults, vault).load("a2") == begun


def test_what_belongs_to_one_assessment_is_not_seen_in_another(vaults: Vaults, vault: Vault) -> None:
    vault.begin(a_sitting("a2"))
    before = vault.load("a2")
    changed = with_everything(vault)
    vault = reopened(vaults, vault)
    assert (vault.load("a1"), vault.load("a2")) == (changed, before)
    # The same ids are free to be used there.
    assert replace(with_everything(vault, "a2"), id="a1") == changed


@pytest.mark.parametrize("day", [date(2024, 2, 29), LEAP_DAY, date(1, 1, 1), date(9999, 12, 31)])
def test_any_day_of_the_calendar_can_be_the_day_something_is_due(
    day: date, vaults: Vaults, vault: Vault
) -> None:
    agreed, step = replace(OWN, due=day), replace(PUT_OFF, due=day)
    vault.agree("a1", [agreed], LATER)
    vault.follow_up("a1", step)
    loaded = reopened(vaults, vault).load("a1")
    assert (loaded.agreed, loaded.follow_ups) == ((agreed,), (step,))


def test_moments_of_steps_are_kept_whatever_their_time_zone(vaults: Vaults, vault: Vault) -> None:
    in_kathmandu = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    vault.follow_up("a1", replace(DONE, at=in_kathmandu))
    (step,) = reopened(vaults, vault).load("a1").follow_ups
    assert step.at.astimezone(UTC) == datetime(2026, 3, 28, 19, 45, 0, 123456, tzinfo=UTC)


def test_words_with_any_character_that_can_be_seen_come_back_as_they_were_written(
    vaults: Vaults, vault: Vault
) -> None:
    parts = [PRINTABLE[start : start + LONGEST_WORDS] for start in range(0, len(PRINTABLE), LONGEST_WORDS)]
    begun = replace(
        a_sitting("a2"),
        follow_ups=tuple(replace(DONE, words=part) for part in parts),
        agreed=tuple(replace(OWN, id=f"own-{number}", text=part) for number, part in enumerate(parts)),
    )
    vault.begin(begun)
    loaded = reopened(vaults, vault).load("a2")
    assert "".join(step.words for step in loaded.follow_ups) == PRINTABLE
    assert "".join(one.text for one in loaded.agreed) == PRINTABLE
    assert len(PRINTABLE) > 100_000


@pytest.mark.parametrize(
    "words", ["", " ", "\n", "\t two lines\r\n", "NULL", "'; DROP TABLE follow_up; --", "%(at)s :at ?"]
)
def test_odd_words_come_back_as_they_were_written(words: str, vaults: Vaults, vault: Vault) -> None:
    vault.follow_up("a1", replace(DONE, words=words))
    vault.agree("a1", [replace(OWN, text=words)], LATER)
    loaded = reopened(vaults, vault).load("a1")
    assert (loaded.follow_ups[0].words, loaded.agreed[0].text) == (words, words)


@pytest.mark.parametrize("character", ["x", "水", "\U0001f33b", "\u0301"])
def test_words_that_are_too_long_are_refused_and_what_was_there_stays(
    character: str, vaults: Vaults, vault: Vault
) -> None:
    longest = character * LONGEST_WORDS
    vault.follow_up("a1", replace(DONE, words=longest))
    vault.agree("a1", [replace(OWN, text=longest)], LATER)
    before = vault.load("a1")
    with pytest.raises(WordsTooLong, match=f"longer than {LONGEST_WORDS} characters, so it was not saved"):
        vault.follow_up("a1", replace(DONE, words=longest + character))
    with pytest.raises(WordsTooLong):
        vault.agree("a1", [*AGREED[1:], replace(OWN, text=longest + character)], LATER)
    with pytest.raises(WordsTooLong):
        vault.begin(a_sitting("a2").followed_up(replace(DONE, words=longest + character)))
    vault = reopened(vaults, vault)
    assert vault.load("a1") == before
    assert [one.id for one in vault.assessments()] == ["a1"]


def test_an_action_agreed_on_twice_is_a_mistake_and_what_was_there_stays(vault: Vault) -> None:
    vault.agree("a1", AGREED, LATER)
    with pytest.raises(ValueError, match="twice"):
        vault.agree("a1", [OWN, replace(OWN, due=A_DAY)], LATER)
    assert vault.load("a1").agreed == AGREED


def test_after_signing_off_nothing_is_brought_out_or_agreed_any_more(vaults: Vaults, vault: Vault) -> None:
    with_everything(vault)
    vault.sign_off("a1", A_DAY, LATER)
    before = vault.load("a1")
    for rule_ids in ([], ["hose"], ["fire-not-sure"]):
        with pytest.raises(Refused):
            vault.bring_out("a1", rule_ids, LATER)
    for agreed in ((), AGREED, (OWN,)):
        with pytest.raises(Refused):
            vault.agree("a1", agreed, LATER)
    assert reopened(vaults, vault).load("a1") == before
    assert (before.brought_out, before.agreed) == (frozenset({"hose", "can-is-fine"}), AGREED)


def test_what_becomes_of_actions_is_kept_after_signing_off_too(vaults: Vaults, vault: Vault) -> None:
    vault.follow_up("a1", PUT_OFF)
    vault.sign_off("a1", A_DAY, LATER)
    vault.follow_up("a1", DONE)
    loaded = reopened(vaults, vault).load("a1")
    assert loaded.follow_ups == (PUT_OFF, DONE)
    assert loaded.signed_off == A_DAY


def test_signing_off_keeps_steps_here_and_in_other_checks_with_it(vaults: Vaults, vault: Vault) -> None:
    for assessment_id in ("a2", "a3"):
        vault.begin(a_sitting(assessment_id))
    vault.follow_up("a2", PUT_OFF)
    vault.sign_off("a2", A_DAY, LATER)
    order = [one.id for one in vault.assessments()]
    vault.sign_off("a1", A_DAY, LATER, {"a1": [PUT_OFF, DONE], "a2": (DONE,), "a3": ()})
    vault = reopened(vaults, vault)
    kept = {one: vault.load(one) for one in ("a1", "a2", "a3")}
    assert {one: check.follow_ups for one, check in kept.items()} == {
        "a1": (PUT_OFF, DONE),
        "a2": (PUT_OFF, DONE),
        "a3": (),
    }
    assert [check.signed_off for check in kept.values()] == [A_DAY, A_DAY, None]
    # Of the checks only the one that is signed off was worked on.
    assert [one.id for one in vault.assessments()] == ["a1", *(one for one in order if one != "a1")]


@pytest.mark.parametrize("wrong", ["too long", "nowhere", "signed off already"])
def test_signing_off_keeps_no_step_if_it_cannot_keep_everything(
    wrong: str, vaults: Vaults, vault: Vault
) -> None:
    vault.begin(a_sitting("a2"))
    steps = {"a2": [PUT_OFF], "a1": [DONE]}
    if wrong == "too long":
        steps["a1"].append(replace(DONE, words="x" * (LONGEST_WORDS + 1)))
    elif wrong == "nowhere":
        steps["nowhere"] = [DONE]
    else:
        vault.sign_off("a1", A_DAY, LATER)
    before = vault.contents()
    with pytest.raises(Refused):
        vault.sign_off("a1", A_DAY, LATER, steps)
    assert reopened(vaults, vault).contents() == before


def test_following_up_changes_neither_the_order_of_work_nor_anything_in_a_summary(
    vaults: Vaults, vault: Vault
) -> None:
    for assessment_id in ("a2", "a3"):
        vault.begin(a_sitting(assessment_id))
    vault.sign_off("a1", A_DAY, LATER)
    before = vault.assessments()
    vault.follow_up("a2", replace(DONE, at=LATER + timedelta(days=30)))
    vault.follow_up("a3", DONE)
    assert reopened(vaults, vault).assessments() == before


def test_bringing_out_and_agreeing_are_work_on_the_assessment(vaults: Vaults, vault: Vault) -> None:
    for assessment_id in ("a2", "a3"):
        vault.begin(a_sitting(assessment_id))
    vault.bring_out("a1", ["hose"], LATER)
    vault.agree("a2", AGREED, LATER + timedelta(minutes=1))
    summaries = reopened(vaults, vault).assessments()
    assert [(one.id, one.touched) for one in summaries] == [
        ("a2", LATER + timedelta(minutes=1)),
        ("a1", LATER),
        ("a3", A_MOMENT),
    ]


def test_the_seal_of_the_answers_has_nothing_to_do_with_any_of_it(vault: Vault) -> None:
    before = vault.seal("a1")
    with_everything(vault)
    assert vault.seal("a1") == before
    assert vault.load("a1").answers == a_sitting().answers


def test_an_assessment_that_is_not_there_has_nothing_to_bring_out_agree_or_follow_up(
    vaults: Vaults, vault: Vault
) -> None:
    before = vault.contents()
    with pytest.raises(Refused):
        vault.bring_out("nowhere", ["hose"], LATER)
    with pytest.raises(Refused):
        vault.agree("nowhere", AGREED, LATER)
    with pytest.raises(Refused):
        vault.agree("nowhere", (), LATER)
    with pytest.raises(Refused):
        vault.follow_up("nowhere", DONE)
    assert reopened(vaults, vault).contents() == before


def test_a_closed_vault_keeps_none_of_it(vaults: Vaults, vault: Vault) -> None:
    before = with_everything(vault)
    vault.close()
    with pytest.raises(Refused):
        vault.bring_out("a1", [], LATER)
    with pytest.raises(Refused):
        vault.agree("a1", (), LATER)
    with pytest.raises(Refused):
        vault.follow_up("a1", DONE)
    assert vaults.open(vault.id, PASSPHRASE).load("a1") == before


def test_all_of_it_goes_with_an_assessment_that_is_discarded(vaults: Vaults, vault: Vault) -> None:
    vault.begin(a_sitting("a2"))
    stays = with_everything(vault, "a2")
    with_everything(vault)
    vault.discard("a1")
    vault = reopened(vaults, vault)
    assert [one.id for one in vault.contents().assessments] == ["a2"]
    assert vault.load("a2") == stays
    # Of one that is begun under the same id nothing is there from before.
    vault.begin(a_sitting())
    assert vault.load("a1") == a_sitting()


def test_all_of_it_goes_with_answers_that_are_erased(vaults: Vaults, vault: Vault) -> None:
    vault.begin(a_sitting("a2"))
    stays = with_everything(vault, "a2")
    with_everything(vault)
    vault.sign_off("a1", A_DAY, LATER)
    vault.follow_up("a1", DONE)
    vault.erase_answers(["a1"], LATER)
    vault = reopened(vaults, vault)
    assert vault.load("a2") == stays
    vault.begin(a_sitting())
    assert vault.load("a1") == a_sitting()


@pytest.mark.parametrize("is_signed_off", [False, True])
def test_everything_taken_out_and_put_in_elsewhere_is_the_same(
    is_signed_off: bool, vaults: Vaults, vault: Vault, other: Vault
) -> None:
    with_everything(vault)
    if is_signed_off:
        vault.sign_off("a1", A_DAY, LATER)
        vault.follow_up("a1", replace(DONE, at=A_MOMENT - timedelta(days=3)))
    vault.begin(a_sitting("a2"))
    vault.keep_document(a_document(DocumentKind.ATTESTATION), b"attestation")
    contents = vault.contents()
    other.fill(contents, {a_document(DocumentKind.ATTESTATION).id: b"attestation"})
    other = reopened(vaults, other)
    assert replace(other.contents(), owner="Ana") == contents
    assert [other.load(one) for one in ("a1", "a2")] == [vault.load(one) for one in ("a1", "a2")]
    # And it goes on from there.
    other.follow_up("a1", PUT_OFF)
    assert other.load("a1").follow_ups == (*vault.load("a1").follow_ups, PUT_OFF)


def test_the_questionnaire_has_what_these_tests_agree_on() -> None:
    known = allotment().action_by_id
    assert {one.id for one in AGREED if not one.text} | {DONE.action_id, PUT_OFF.action_id} <= known.keys()
