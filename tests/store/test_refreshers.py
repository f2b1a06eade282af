"""What a refresher set out from and when its answers were given, in every vault and from vault to vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import A_DAY, A_MOMENT, allotment
from footprint.assessment.assessment import Assessment, Person
from footprint.policy.policy import Occasion
from footprint.workflow.ports import Vault, Vaults

PASSPHRASE = "seven tall sunflowers"
LAST_YEAR = A_MOMENT - timedelta(days=365)


def refresher() -> Assessment:
    return Assessment(
        "a2",
        allotment(),
        Occasion.REFRESHER,
        A_MOMENT,
        person=Person("Siân"),
        answers={"tenant": "tenant", "watering": ("can",)},
        based_on="a1",
        given={"tenant": LAST_YEAR},
    )


@pytest.fixture
def vault(any_vaults: Vaults) -> Vault:
    vault = any_vaults.create("Ana", PASSPHRASE)[0]
    vault.begin(Assessment("a1", allotment(), Occasion.ONBOARDING, LAST_YEAR))
    vault.save_answer("a1", "tenant", "tenant", LAST_YEAR)
    vault.sign_off("a1", A_DAY, LAST_YEAR)
    vault.begin(refresher())
    return vault


def test_that_answers_keep_the_moment_they_were_given(vault: Vault) -> None:
    loaded = vault.load("a2")
    assert loaded == refresher()
    assert loaded.given == {"tenant": LAST_YEAR, "watering": A_MOMENT}
    vault.save_answer("a2", "tenant", "helper", A_MOMENT + timedelta(minutes=1))
    assert vault.load("a2").given["tenant"] == A_MOMENT + timedelta(minutes=1)
    vault.save_answer("a2", "tenant", None, A_MOMENT + timedelta(minutes=2))
    assert vault.load("a2").given.keys() == {"watering"}


def test_that_it_was_begun_now_however_old_its_answers_are(vault: Vault) -> None:
    newest = vault.assessments()[0]
    assert (newest.id, newest.started, newest.touched) == ("a2", A_MOMENT, A_MOMENT)
    assert newest.answered == 2


def test_that_it_outlives_what_it_set_out_from(vault: Vault) -> None:
    vault.erase_answers(["a1"], A_MOMENT)
    assert vault.load("a2") == refresher()


def test_that_discarding_it_leaves_what_it_set_out_from(vault: Vault) -> None:
    before = vault.load("a1")
    vault.discard("a2")
    assert vault.load("a1") == before
    assert [one.id for one in vault.assessments()] == ["a1"]


def test_that_it_goes_from_vault_to_vault(vault: Vault, any_vaults: Vaults) -> None:
    other = any_vaults.create("Bo", PASSPHRASE)[0]
    other.fill(vault.contents(), {})
    assert replace(other.contents(), owner="Ana") == vault.contents()
    assert other.load("a2").based_on == "a1"
    assert other.load("a2").given == vault.load("a2").given
