"""What every vault does, the one in memory and the one on the disk."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT, allotment, an_assessment
from fakes import MemoryVaults
from footprint.assessment.answer import accept
from footprint.assessment.assessment import Assessment, Person
from footprint.errors import Refused
from footprint.policy.condition import Value
from footprint.policy.policy import Occasion
from footprint.store.keys import WEAKEST
from footprint.store.vaults import SqlVaults
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


@pytest.fixture(params=["memory", "disk"])
def vaults(request: pytest.FixtureRequest, tmp_path: Path) -> Vaults:
    return MemoryVaults() if request.param == "memory" else SqlVaults(tmp_path / "vaults", WEAKEST)


@pytest.fixture
def vault(vaults: Vaults) -> Vault:
    return vaults.create("Ana", PASSPHRASE)[0]


def reopened(vaults: Vaults, vault: Vault) -> Vault:
    vault.close()
    return vaults.open(vaults.names()[0].id, PASSPHRASE)


def empty(assessment_id: str = "a1", occasion: Occasion = Occasion.ONBOARDING) -> Assessment:
    return Assessment(assessment_id, allotment(), occasion, A_MOMENT)


def test_a_new_vault_is_empty_and_bears_its_owners_name(vaults: Vaults, vault: Vault) -> None:
    assert vault.owner == "Ana"
    assert vault.assessments() == ()
    assert [name.owner for name in vaults.names()] == ["Ana"]


def test_there_are_no_vaults_before_the_first(vaults: Vaults) -> None:
    assert vaults.names() == ()


def test_vaults_are_listed_by_name(vaults: Vaults) -> None:
    for owner in ("zoe", "Bob", "amir"):
        vaults.create(owner, PASSPHRASE)[0].close()
    assert [name.owner for name in vaults.names()] == ["amir", "Bob", "zoe"]


@pytest.mark.parametrize(
    "owner, passphrase", [("", PASSPHRASE), ("  ", PASSPHRASE), ("Ana", ""), ("Ana", "7 chars")]
)
def test_a_vault_without_a_name_or_a_real_passphrase_is_refused(
    vaults: Vaults, owner: str, passphrase: str
) -> None:
    with pytest.raises(Refused):
        vaults.create(owner, passphrase)
    assert vaults.names() == ()


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


def test_only_the_right_passphrase_opens_a_vault(vaults: Vaults, vault: Vault) -> None:
    vault.close()
    (name,) = vaults.names()
    with pytest.raises(Refused):
        vaults.open(name.id, PASSPHRASE + " ")
    assert vaults.open(name.id, PASSPHRASE).owner == "Ana"


def test_a_vault_is_open_once_at_a_time(vaults: Vaults, vault: Vault) -> None:
    vault.begin(empty())
    (name,) = vaults.names()
    with pytest.raises(Refused):
        vaults.open(name.id, PASSPHRASE)
    vault.save_answer("a1", "tenant", "tenant", LATER)
    assert vault.load("a1").answers == {"tenant": "tenant"}


def test_the_recovery_code_sets_a_new_passphrase_and_stays_valid(vaults: Vaults) -> None:
    vault, code = vaults.create("Ana", PASSPHRASE)
    vault.begin(an_assessment(tenant="tenant"))
    vault.close()
    (name,) = vaults.names()
    with pytest.raises(Refused):
        vaults.recover(name.id, code, "short")
    vault = vaults.recover(name.id, code.lower(), "a new passphrase")
    assert vault.load("a1").answers == {"tenant": "tenant"}
    vault.close()
    with pytest.raises(Refused):
        vaults.open(name.id, PASSPHRASE)
    vaults.open(name.id, "a new passphrase").close()
    vaults.recover(name.id, code, PASSPHRASE).close()
    vaults.open(name.id, PASSPHRASE).close()


def test_the_recovery_code_of_another_vault_is_refused(vaults: Vaults) -> None:
    first, _code = vaults.create("Ana", PASSPHRASE)
    second, other_code = vaults.create("Bob", PASSPHRASE)
    first.close()
    second.close()
    ana = vaults.names()[0]
    with pytest.raises(Refused):
        vaults.recover(ana.id, other_code, "a new passphrase")
    vaults.open(ana.id, PASSPHRASE).close()


def test_a_vault_that_is_not_there_is_refused(vaults: Vaults) -> None:
    with pytest.raises(Refused):
        vaults.open("nowhere", PASSPHRASE)
    with pytest.raises(Refused):
        vaults.recover("nowhere", "CODE", "a new passphrase")
