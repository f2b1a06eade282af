"""What a user can do: saved first, then counted; final once signed off; both documents or neither."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT, allotment
from fakes import PlainDocuments
from footprint.assessment.answer import AnswerRefused
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.attestation import ActionList, Attestation
from footprint.errors import Refused, Unsaved
from footprint.policy.policy import Occasion
from footprint.workflow.conduct import Conduct
from footprint.workflow.hand_over import hand_over
from footprint.workflow.ports import Services, Vaults
from footprint.workflow.practice import PracticeVault
from footprint.workflow.sign_off import sign_off
from footprint.workflow.start import start


class StoppedClock:
    def now(self) -> datetime:
        return A_MOMENT

    def today(self) -> date:
        return A_DAY


class Papers(PlainDocuments):
    def attestation(self, attestation: Attestation) -> bytes:
        return f"attestation of {attestation.person.name}".encode()

    def action_list(self, action_list: ActionList) -> bytes:
        return f"{len(action_list.result.actions)} actions".encode()


def no_vaults() -> Vaults:
    raise AssertionError("a vault that is open needs no others")


SERVICES = Services(vaults=no_vaults, documents=Papers, policy=allotment, clock=StoppedClock())


class FullVault(PracticeVault):
    def save_answer(self, *_: object) -> None:
        raise Unsaved("The disk is full")


def begun(vault: PracticeVault) -> Conduct:
    clock = StoppedClock()
    return Conduct(vault, clock, start(vault, allotment(), Occasion.ONBOARDING, clock))


def finished(vault: PracticeVault) -> Assessment:
    conduct = begun(vault)
    conduct.introduce(Person(" Siân ", "", ""))
    for question_id, raw in {"tenant": "helper", "watering": ["can"], "treated_badly": "no"}.items():
        conduct.answer(question_id, raw)
    return conduct.assessment


def handed_over_to(folder: Path) -> None:
    vault = PracticeVault()
    hand_over(SERVICES, vault, finished(vault), folder)


def test_an_answer_is_in_the_vault_before_it_counts() -> None:
    vault = PracticeVault()
    conduct = begun(vault)
    conduct.answer("tenant", "helper")
    assert vault.load(conduct.assessment.id).answers == {"tenant": "helper"} == conduct.assessment.answers


def test_an_answer_that_could_not_be_saved_does_not_count() -> None:
    conduct = begun(FullVault())
    with pytest.raises(Unsaved):
        conduct.answer("tenant", "helper")
    assert conduct.assessment.answers == {}


def test_an_answer_that_does_not_fit_changes_nothing() -> None:
    conduct = begun(PracticeVault())
    conduct.answer("tenant", "helper")
    with pytest.raises(AnswerRefused):
        conduct.answer("tenant", "owner")
    assert conduct.assessment.answers == {"tenant": "helper"}


def test_an_answer_can_be_taken_back() -> None:
    conduct = begun(PracticeVault())
    conduct.answer("tenant", "helper")
    conduct.answer("tenant", None)
    assert conduct.assessment.answers == {}


def test_nobody_signs_off_with_an_open_question_or_without_a_name() -> None:
    vault = PracticeVault()
    conduct = begun(vault)
    with pytest.raises(Refused, match="Are you a tenant or a helper"):
        sign_off(vault, StoppedClock(), conduct.assessment)
    with pytest.raises(Refused, match="Enter your name"):
        conduct.introduce(Person("  "))


def test_a_name_is_kept_without_stray_spaces() -> None:
    assert finished(PracticeVault()).person == Person("Siân")


def test_what_is_signed_off_is_final() -> None:
    vault = PracticeVault()
    signed = sign_off(vault, StoppedClock(), finished(vault))
    assert signed.signed_off == A_DAY
    assert sign_off(vault, StoppedClock(), signed) is signed
    with pytest.raises(Refused, match="signed off"):
        Conduct(vault, StoppedClock(), signed).answer("tenant", "tenant")
    with pytest.raises(Refused, match="signed off"):
        vault.discard(signed.id)


def test_both_documents_are_written_and_older_ones_stay(tmp_path: Path) -> None:
    vault = PracticeVault()
    assessment = finished(vault)
    first = hand_over(SERVICES, vault, assessment, tmp_path / "new folder")
    second = hand_over(SERVICES, vault, assessment, tmp_path / "new folder")
    assert first.attestation.name == "Social media attestation 2026-11-22.pdf"
    assert second.action_list is not None
    assert second.action_list.name == "Social media action list 2026-11-22 (2).pdf"
    assert first.attestation.read_bytes() == "attestation of Siân".encode()
    assert len(list((tmp_path / "new folder").iterdir())) == 4


def test_a_folder_that_cannot_be_written_leaves_neither_document(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unsaved, match="Nothing was changed there"):
        handed_over_to(tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_neither_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_open = os.fdopen
    opened = []

    def full_at_the_second(handle: int, mode: str) -> object:
        opened.append(handle)
        if len(opened) == 1:
            return real_open(handle, mode)
        os.close(handle)
        return open("/dev/full", mode, buffering=0)  # noqa: PTH123 (a real device that answers "no space")

    monkeypatch.setattr(os, "fdopen", full_at_the_second)
    with pytest.raises(Unsaved, match="No space left on device"):
        handed_over_to(tmp_path)
    assert list(tmp_path.iterdir()) == []
