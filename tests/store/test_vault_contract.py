"""What every vault does with assessments: in memory, on the disk, and by the same statements on a server."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from builders import A_DAY, A_MOMENT, allotment, an_assessment
from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.errors import Refused
from footprint.policy.condition import Value
from footprint.policy.policy import Occasion
from footprint.workflow.ports import Vault, Vaults

PASSPHRASE = "seven tall sunflowers"
EVERY_KIND: dict[str, Value] = {
    "tenant": "tenant",
    "watering": ("hose", "can"),
    "hose_days": 12,
    "last_fire": date(2026, 5, 1),
    "note_to_self": "Größe, 水, \U0001f33b, 'quotes' and\na second line",
}
LATER = A_MOMENT + timedelta(minutes=5)


@pytest.fixture
def vaults(any_vaults: Vaults) -> Vaults:
    return any_vaults


@pytest.fixture
def vault(vaults: Vaults) -> Vault:
    return vaults.create("Ana", PASSPHRASE)[0]


def reopened(vaults: Vaults, vault: Vault) -> Vault:
    vault.close()
    return vaults.open(vaults.names()[0].id, PASSPHRASE)


def empty(assessment_id: str = "a1", occasion: Occasion = Occasion.ONBOARDING) -> Assessment:
    return Assessment(assessment_id, allotment(), occasion, A_MOMENT)


def test_a_new_vault_is_empty_and_bears_its_owners_name(vaults: Vaults, vault: Vault) -> None:
    assert (vault.id, vault.owner) == (vaults.names()[0].id, "Ana")
    assert vault.assessments() == ()
    assert [name.owner for name in vaults.names()] == ["Ana"]


@pytest.mark.parametrize("question_id", EVERY_KIND)
def test_every_kind_of_answer_comes_back_as_it_was_given(
    vaults: Vaults, vault: Vault, question_id: str
) -> None:
    value = accept(allotment().questions[question_id], EVERY_KIND[question_id])
    vault.begin(empty())
    vault.save_answer("a1", question_id, value, LATER)
    vault = reopened(vaults, vault)
    assert vault.load("a1").answers == {question_id: value}


def test_an_answer_that_is_taken_back_is_gone(vaults: Vaults, vault: Vault) -> None:
    vault.begin(empty())
    vault.save_answer("a1", "tenant", "tenant", LATER)
    vault.save_answer("a1", "hose_days", 3, LATER)
    vault.save_answer("a1", "tenant", None, LATER)
    assert reopened(vaults, vault).load("a1").answers == {"hose_days": 3}


def test_an_assessment_that_already_holds_answers_is_kept_whole(vaults: Vaults, vault: Vault) -> None:
    begun = an_assessment(occasion=Occasion.SITTING, tenant="tenant", hose_days=4).with_person(
        Person("Bo"), "Kim"
    )
    vault.begin(begun)
    assert reopened(vaults, vault).load("a1") == begun


def test_who_takes_the_assessment_is_kept(vaults: Vaults, vault: Vault) -> None:
    vault.begin(empty(occasion=Occasion.SITTING))
    assert vault.load("a1").person is None
    vault.save_person("a1", Person("Siân Ŵyn", "Planner", "Planning"), "Kim Manager", LATER)
    loaded = reopened(vaults, vault).load("a1")
    assert (loaded.person, loaded.manager) == (Person("Siân Ŵyn", "Planner", "Planning"), "Kim Manager")


def test_a_signed_off_assessment_never_changes(vaults: Vaults, vault: Vault) -> None:
    vault.begin(an_assessment(tenant="tenant"))
    vault.sign_off("a1", A_DAY, LATER)
    before = vault.load("a1")
    assert before.signed_off == A_DAY
    with pytest.raises(Refused):
        vault.save_answer("a1", "tenant", "helper", LATER)
    with pytest.raises(Refused):
        vault.save_answer("a1", "tenant", None, LATER)
    with pytest.raises(Refused):
        vault.save_person("a1", Person("Somebody else"), "", LATER)
    with pytest.raises(Refused):
        vault.sign_off("a1", A_DAY + timedelta(days=1), LATER)
    with pytest.raises(Refused):
        vault.discard("a1")
    assert reopened(vaults, vault).load("a1") == before


def test_a_discarded_assessment_is_gone_and_the_others_stay(vaults: Vaults, vault: Vault) -> None:
    vault.begin(an_assessment(tenant="tenant"))
    vault.begin(empty("a2"))
    vault.discard("a1")
    vault = reopened(vaults, vault)
    assert [summary.id for summary in vault.assessments()] == ["a2"]
    with pytest.raises(Refused):
        vault.load("a1")


def test_an_assessment_that_is_not_there_is_refused(vault: Vault) -> None:
    with pytest.raises(Refused):
        vault.load("nowhere")
    with pytest.raises(Refused):
        vault.save_answer("nowhere", "tenant", "tenant", LATER)
    with pytest.raises(Refused):
        vault.discard("nowhere")


def test_the_last_touched_assessment_comes_first_even_when_the_clock_was_set_back(
    vaults: Vaults, vault: Vault
) -> None:
    for assessment_id in ("a1", "a2", "a3"):
        vault.begin(empty(assessment_id))
    vault.save_answer("a1", "tenant", "tenant", A_MOMENT - timedelta(days=400))
    vault = reopened(vaults, vault)
    assert [summary.id for summary in vault.assessments()] == ["a1", "a3", "a2"]


def test_a_summary_says_where_an_assessment_stands(vault: Vault) -> None:
    vault.begin(an_assessment(occasion=Occasion.REFRESHER, tenant="tenant", hose_days=4))
    vault.sign_off("a1", A_DAY, LATER)
    (summary,) = vault.assessments()
    assert (summary.policy_id, summary.title, summary.edition) == (
        allotment().id,
        allotment().title,
        allotment().edition,
    )
    assert (summary.occasion, summary.started, summary.touched) == (Occasion.REFRESHER, A_MOMENT, LATER)
    assert (summary.answered, summary.signed_off) == (2, A_DAY)


def test_moments_are_kept_whatever_their_time_zone(vaults: Vaults, vault: Vault) -> None:
    in_kathmandu = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    vault.begin(Assessment("a1", allotment(), Occasion.ONBOARDING, in_kathmandu))
    vault.save_answer("a1", "tenant", "tenant", in_kathmandu)
    (summary,) = reopened(vaults, vault).assessments()
    assert summary.started == summary.touched == in_kathmandu
    assert summary.touched.astimezone(UTC) == datetime(2026, 3, 28, 19, 45, 0, 123456, tzinfo=UTC)


def test_a_closed_vault_answers_nothing_and_may_be_closed_again(vault: Vault) -> None:
    vault.begin(empty())
    vault.close()
    vault.close()
    with pytest.raises(Refused):
        vault.assessments()
    with pytest.raises(Refused):
        vault.load("a1")
    with pytest.raises(Refused):
        vault.save_answer("a1", "tenant", "tenant", LATER)


def test_so_many_of_the_newest_are_listed_as_are_asked_for(vaults: Vaults, vault: Vault) -> None:
    for number in range(4):
        vault.begin(empty(f"a{number}"))
    vault.save_answer("a1", "tenant", "tenant", LATER)
    assert [summary.id for summary in vault.assessments(most=2)] == ["a1", "a3"]
    assert [summary.id for summary in vault.assessments(most=9)] == ["a1", "a3", "a2", "a0"]
    assert vault.assessments(most=2) == vault.assessments()[:2]
    assert vault.assessments(most=0) == ()


def test_a_summary_counts_each_answer_that_counts_once(vaults: Vaults, vault: Vault) -> None:
    vault.begin(an_assessment(tenant="tenant", hose_days=4))
    counts = []
    for question_id, value in (
        ("tenant", "helper"),
        ("note_to_self", "A note"),
        ("hose_days", None),
        ("hose_days", None),
        ("hose_days", 5),
    ):
        vault.save_answer("a1", question_id, value, LATER)
        counts.append(vault.assessments()[0].answered)
    assert counts == [2, 3, 2, 2, 3]
    assert reopened(vaults, vault).assessments()[0].answered == 3


def test_every_change_has_a_seal_of_its_own(vaults: Vaults, vault: Vault) -> None:
    vault.begin(empty())
    seals = [vault.seal("a1")]
    for value in ("tenant", "helper", None, "tenant"):
        vault.save_answer("a1", "tenant", value, LATER)
        seals.append(vault.seal("a1"))
    assert seals[0] == ""
    assert len(set(seals)) == len(seals)
    assert all(len(seal) == 64 for seal in seals[1:])
    vault.save_person("a1", Person("Bo"), "", LATER)
    vault.sign_off("a1", A_DAY, LATER)
    assert reopened(vaults, vault).seal("a1") == seals[-1]


def test_the_same_answers_never_have_the_same_seal(vault: Vault) -> None:
    vault.begin(an_assessment(tenant="tenant"))
    vault.begin(Assessment("a2", allotment(), Occasion.ONBOARDING, A_MOMENT, answers={"tenant": "tenant"}))
    assert "" != vault.seal("a1") != vault.seal("a2") != ""


def test_an_assessment_that_is_not_there_has_no_seal(vault: Vault) -> None:
    with pytest.raises(Refused):
        vault.seal("nowhere")
