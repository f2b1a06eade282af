"""Signing: the employee first, with a key of their own that stays in the vault, the manager after; or on paper."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from builders import allotment
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.attestation import USUAL_LINES
from footprint.errors import Refused, Unsaved
from footprint.policy.policy import Occasion
from footprint.report.documents import PdfDocuments
from footprint.workflow.conduct import Conduct
from footprint.workflow.erasing import erase_answers, plan_to_erase
from footprint.workflow.hand_over import hand_over, make_list_again
from footprint.workflow.kept import DocumentKind, Happening, KeptDocument
from footprint.workflow.made_again import action_list_again, attest_again
from footprint.workflow.outside import stays_outside
from footprint.workflow.ports import Services
from footprint.workflow.practice import PracticeVault
from footprint.workflow.sign_off import sign_off
from footprint.workflow.signatures import Signer
from footprint.workflow.signing import KeyFile, sign, signed, signed_on_paper
from footprint.workflow.start import start
from workflow.made import ANSWERS, SetClock, no_vaults


@pytest.fixture
def services() -> Services:
    return Services(vaults=no_vaults, documents=PdfDocuments, policy=allotment, clock=SetClock())


@pytest.fixture
def vault() -> PracticeVault:
    return PracticeVault("Ana", "v1")


def taken(services: Services, vault: PracticeVault, occasion: Occasion) -> Assessment:
    """Signed off."""
    conduct = Conduct(vault, services.clock, start(vault, allotment(), occasion, services.clock))
    for question_id, raw in ANSWERS.items():
        conduct.answer(question_id, raw)
    for question in conduct.assessment.unanswered:
        conduct.answer(question.id, question.options[0].id)
    conduct.introduce(Person("Siân Ŵyn"), "Kim")
    return sign_off(vault, services.clock, conduct.assessment)


@pytest.fixture
def alone(services: Services, vault: PracticeVault, tmp_path: Path) -> Assessment:
    """Its documents are made."""
    assessment = taken(services, vault, Occasion.ONBOARDING)
    hand_over(services, vault, assessment, tmp_path)
    return assessment


@pytest.fixture
def sitting(services: Services, vault: PracticeVault, tmp_path: Path) -> Assessment:
    assessment = taken(services, vault, Occasion.SITTING)
    hand_over(services, vault, assessment, tmp_path)
    return assessment


def attestations(folder: Path) -> list[Path]:
    return sorted(folder.glob("*attestation*.pdf"))


def test_that_the_employee_signs_what_is_kept_and_the_file_that_was_written(
    services: Services, vault: PracticeVault, alone: Assessment, tmp_path: Path
) -> None:
    assert signed(services, vault, alone.id).next is Signer.EMPLOYEE
    (file,) = attestations(tmp_path)
    before = file.read_bytes()
    done = sign(services, vault, alone.id, "Siân Ŵyn")
    assert [(one.signer, one.by) for one in done.signatures] == [(Signer.EMPLOYEE, "Siân Ŵyn")]
    assert done.next is None
    assert attestations(tmp_path) == [file]
    assert file.read_bytes() == vault.document(done.document.id)
    assert file.read_bytes().startswith(before)
    assert all(one.is_unchanged for one in stays_outside(vault))


def test_that_the_same_key_signs_every_year(
    services: Services, vault: PracticeVault, alone: Assessment, tmp_path: Path
) -> None:
    first = sign(services, vault, alone.id, "Siân Ŵyn")
    again = taken(services, vault, Occasion.REFRESHER)
    hand_over(services, vault, again, tmp_path)
    second = sign(services, vault, again.id, "Siân Ŵyn")
    assert first.signatures[0].key == second.signatures[0].key


def test_that_in_a_sitting_both_sign_one_after_the_other_and_no_key_of_the_manager_stays(
    services: Services, vault: PracticeVault, sitting: Assessment
) -> None:
    once = sign(services, vault, sitting.id, "Siân Ŵyn")
    own_key = vault.signing_key()
    assert once.next is Signer.MANAGER
    twice = sign(services, vault, sitting.id, "Kim")
    assert twice.next is None
    assert [one.by for one in twice.signatures] == ["Siân Ŵyn", "Kim"]
    assert services.documents().verify(vault.document(twice.document.id)).is_complete
    assert vault.signing_key() == own_key


def lists(folder: Path) -> list[Path]:
    return sorted((*folder.glob("*action list*.pdf"), *folder.glob("*agreement*.pdf")))


def test_that_in_a_sitting_what_was_agreed_is_signed_in_the_same_go(
    services: Services, vault: PracticeVault, sitting: Assessment, tmp_path: Path
) -> None:
    documents = services.documents()
    papers = signed(services, vault, sitting.id).papers
    for number, name in enumerate(("Siân Ŵyn", "Kim"), 1):
        done = sign(services, vault, sitting.id, name)
        papers, agreed = done.papers, done.papers.action_list
        assert agreed is not None
        assert done.has_agreement
        for document, (file,) in ((done.document, attestations(tmp_path)), (agreed, lists(tmp_path))):
            said = documents.verify(file.read_bytes())
            assert file.read_bytes() == vault.document(document.id)
            assert (len(said.signatures), said.is_complete) == (number, number == 2)
            assert said.is_agreement == (document is agreed)
    keys = [
        [one.key for one in documents.verify(vault.document(paper.id)).signatures] for paper in papers.to_sign
    ]
    assert keys[0] == keys[1]
    assert len(vault.documents()) == 6


def test_that_the_list_of_ones_own_check_stays_unsigned(
    services: Services, vault: PracticeVault, alone: Assessment, tmp_path: Path
) -> None:
    (before,) = [file.read_bytes() for file in lists(tmp_path)]
    done = sign(services, vault, alone.id, "Siân Ŵyn")
    assert not done.has_agreement
    assert [file.read_bytes() for file in lists(tmp_path)] == [before]
    assert b"/ByteRange" not in before


class FailingDocuments(PdfDocuments):
    """Signs one paper and then no more."""

    def __init__(self) -> None:
        super().__init__()
        self.left = 1

    def sign(self, pdf: bytes, by: Signer, key: bytes, password: str, moment: datetime) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise Refused("the second one cannot be signed")
        return super().sign(pdf, by, key, password, moment)


def test_that_where_one_of_the_two_cannot_be_signed_neither_is(
    services: Services, vault: PracticeVault, sitting: Assessment, tmp_path: Path
) -> None:
    before = vault.documents(), [file.read_bytes() for file in sorted(tmp_path.iterdir())]
    failing = FailingDocuments()
    with pytest.raises(Refused, match="second one"):
        sign(replace(services, documents=lambda: failing), vault, sitting.id, "Siân Ŵyn")
    assert before == (vault.documents(), [file.read_bytes() for file in sorted(tmp_path.iterdir())])
    assert signed(services, vault, sitting.id).next is Signer.EMPLOYEE


def test_that_an_attestation_made_anew_is_signed_anew_and_what_one_has_signed_of_the_agreement_stays(
    services: Services, vault: PracticeVault, sitting: Assessment, tmp_path: Path
) -> None:
    first = sign(services, vault, sitting.id, "Siân Ŵyn")
    # The attestation says something else now; what was agreed is the same to the last byte.
    hand_over(services, vault, sitting, tmp_path / "anew", has_read=True)
    unsigned = signed(services, vault, sitting.id)
    assert (unsigned.next, unsigned.signatures) == (Signer.EMPLOYEE, ())
    assert unsigned.papers.action_list == first.papers.action_list
    assert unsigned.has_agreement
    for name in ("Siân Ŵyn", "Kim"):
        sign(services, vault, sitting.id, name)
    assert signed(services, vault, sitting.id).next is None
    files = sorted((tmp_path / "anew").iterdir())
    assert [services.documents().verify(file.read_bytes()).is_complete for file in files] == [True, True]


def again(
    services: Services, vault: PracticeVault, assessment: Assessment, folder: Path, **later: float
) -> Path:
    """An attestation of another day."""
    services.clock.go(**later or {"days": 3})  # type: ignore[attr-defined]  # a clock to set
    folder.mkdir(exist_ok=True)
    return attest_again(services, vault, assessment.id, folder, has_read=None, lines=USUAL_LINES)


@pytest.mark.parametrize("by_hand", [False, True], ids=["with keys", "by hand"])
def test_that_what_both_have_signed_stays_agreed_and_attesting_again_is_the_employees_alone(
    services: Services, vault: PracticeVault, sitting: Assessment, tmp_path: Path, *, by_hand: bool
) -> None:
    documents = services.documents()
    if by_hand:
        signed_on_paper(services, vault, sitting.id)
    else:
        for name in ("Siân Ŵyn", "Kim"):
            sign(services, vault, sitting.id, name)
    agreed = signed(services, vault, sitting.id).papers.action_list
    assert agreed is not None
    file = again(services, vault, sitting, tmp_path / "again")
    now = signed(services, vault, sitting.id)
    assert (now.papers.action_list, now.papers.to_sign) == (agreed, (now.document,))
    assert (now.expected, now.next, now.has_agreement) == ((Signer.EMPLOYEE,), Signer.EMPLOYEE, False)
    assert make_list_again(services, vault, sitting) == agreed
    copy = action_list_again(services, vault, sitting.id, tmp_path / "again")
    assert copy.read_bytes() == vault.document(agreed.id)
    done = sign(services, vault, sitting.id, "Siân Ŵyn")
    said = documents.verify(file.read_bytes())
    assert (done.next, said.is_complete, said.expected) == (None, True, 1)
    assert (said.data["checked"], said.data["date"]) == ("2026-11-22", "2026-11-25")
    assert said.data["manager"] == "Kim"
    assert vault.document(agreed.id) == copy.read_bytes()
    assert done.papers.action_list == agreed


def test_that_until_both_have_signed_what_they_agreed_an_attestation_made_again_is_for_both(
    services: Services, vault: PracticeVault, sitting: Assessment, tmp_path: Path
) -> None:
    again(services, vault, sitting, tmp_path / "again")
    assert signed(services, vault, sitting.id).expected == tuple(Signer)
    sign(services, vault, sitting.id, "Siân Ŵyn")
    done = sign(services, vault, sitting.id, "Kim")
    assert len(done.papers.every) == 2
    for paper in done.papers.every:
        assert services.documents().verify(vault.document(paper.id)).is_complete
    # From now on it is settled, whatever the first attestation lacks.
    again(services, vault, sitting, tmp_path / "again", days=300)
    assert signed(services, vault, sitting.id).expected == (Signer.EMPLOYEE,)


def test_that_new_documents_of_the_same_sitting_come_with_the_agreement_as_both_signed_it(
    services: Services, vault: PracticeVault, sitting: Assessment, tmp_path: Path
) -> None:
    for name in ("Siân Ŵyn", "Kim"):
        sign(services, vault, sitting.id, name)
    agreed = signed(services, vault, sitting.id).papers.action_list
    made = hand_over(services, vault, sitting, tmp_path / "anew", has_read=True)
    assert agreed is not None
    assert made.action_list is not None
    assert made.action_list.read_bytes() == vault.document(agreed.id)
    now = signed(services, vault, sitting.id)
    # It is of the day of the sitting, so both sign it; what they agreed is settled.
    assert (now.expected, now.papers.to_sign) == (tuple(Signer), (now.document,))


def test_that_what_was_agreed_is_called_an_agreement_in_the_vault_and_outside(
    services: Services, vault: PracticeVault, sitting: Assessment, tmp_path: Path
) -> None:
    (file,) = tmp_path.glob("*agreement*.pdf")
    assert file.name == "Social media agreement 2026-11-22.pdf"
    assert [one.is_agreement for one in vault.documents()] == [False, True]
    assert {one.place: one.is_agreement for one in stays_outside(vault)} == {
        **dict.fromkeys(attestations(tmp_path), False),
        file: True,
    }
    own = taken(services, vault, Occasion.ONBOARDING)
    hand_over(services, vault, own, tmp_path / "own")
    assert not any(one.is_agreement for one in stays_outside(vault) if one.place.parent == tmp_path / "own")


def test_that_one_key_in_both_seats_is_signed_and_said(
    services: Services, vault: PracticeVault, sitting: Assessment
) -> None:
    key = KeyFile(services.documents().new_key("Siân Ŵyn", services.clock.now()), "")
    assert sign(services, vault, sitting.id, "Siân Ŵyn", key).papers.doubts == ()
    done = sign(services, vault, sitting.id, "Kim", key)
    assert done.next is None
    names, keys = done.papers.doubts
    assert names == "The manager's signature says Siân Ŵyn, and the paper says Kim. Ask who signed."
    assert "same key" in keys


def test_that_what_was_agreed_is_given_out_again_as_it_was_signed(
    services: Services, vault: PracticeVault, sitting: Assessment
) -> None:
    for name in ("Siân Ŵyn", "Kim"):
        sign(services, vault, sitting.id, name)
    kept = vault.documents()
    again = make_list_again(services, vault, sitting)
    assert again == signed(services, vault, sitting.id).papers.action_list
    assert services.documents().verify(vault.document(again.id)).is_complete
    assert vault.documents() == kept


def test_that_in_a_sitting_both_printed_papers_are_signed_by_hand(
    services: Services, vault: PracticeVault, sitting: Assessment
) -> None:
    signed_on_paper(services, vault, sitting.id)
    assert signed(services, vault, sitting.id).on_paper
    said = [event.digest for event in vault.events() if event.kind is Happening.SIGNED_ON_PAPER]
    assert sorted(said) == sorted(one.id for one in vault.documents())


def test_that_nobody_signs_twice_or_before_there_is_something_to_sign(
    services: Services, vault: PracticeVault, alone: Assessment
) -> None:
    sign(services, vault, alone.id, "Siân Ŵyn")
    with pytest.raises(Refused, match="signed already"):
        sign(services, vault, alone.id, "Siân Ŵyn")
    without = taken(services, vault, Occasion.REFRESHER)
    with pytest.raises(Refused, match="no attestation"):
        sign(services, vault, without.id, "Siân Ŵyn")
    with pytest.raises(Refused, match="no attestation"):
        signed_on_paper(services, vault, without.id)


def test_that_a_key_file_that_cannot_be_used_changes_nothing(
    services: Services, vault: PracticeVault, alone: Assessment, tmp_path: Path
) -> None:
    before, kept = attestations(tmp_path)[0].read_bytes(), vault.documents()
    with pytest.raises(Refused, match="no key that can sign"):
        sign(services, vault, alone.id, "Siân Ŵyn", KeyFile(b"no key", "secret"))
    assert (attestations(tmp_path)[0].read_bytes(), vault.documents()) == (before, kept)
    assert signed(services, vault, alone.id).next is Signer.EMPLOYEE


def test_that_a_file_its_owner_changed_or_moved_is_left_alone(
    services: Services, vault: PracticeVault, alone: Assessment, tmp_path: Path
) -> None:
    (file,) = attestations(tmp_path)
    file.write_bytes(b"mine now")
    done = sign(services, vault, alone.id, "Siân Ŵyn")
    assert file.read_bytes() == b"mine now"
    file.unlink()
    assert signed(services, vault, alone.id) == done
    assert not file.exists()


def test_that_signing_on_paper_is_kept_and_asks_for_no_signature_any_more(
    services: Services, vault: PracticeVault, alone: Assessment, tmp_path: Path
) -> None:
    signed_on_paper(services, vault, alone.id)
    done = signed(services, vault, alone.id)
    assert (done.on_paper, done.next, done.signatures) == (True, None, ())
    assert vault.events()[-1].kind is Happening.SIGNED_ON_PAPER
    # Another attestation is another paper.
    hand_over(services, vault, replace(alone, manager="Kim"), tmp_path, has_read=True)
    assert signed(services, vault, alone.id).next is Signer.EMPLOYEE


def test_that_a_signed_attestation_outlives_the_answers(
    services: Services, vault: PracticeVault, alone: Assessment
) -> None:
    done = sign(services, vault, alone.id, "Siân Ŵyn")
    erase_answers(vault, services.clock)
    left = signed(services, vault, alone.id)
    assert (left.document, left.signatures, left.next) == (done.document, done.signatures, None)
    assert {one.kind for one in vault.documents()} == {DocumentKind.ATTESTATION}


class FullVault(PracticeVault):
    is_full = False

    def keep_documents(self, made: Sequence[tuple[KeptDocument, bytes]]) -> None:
        if self.is_full:
            raise Unsaved("full")
        super().keep_documents(made)


def test_that_a_full_disk_leaves_everything_unsigned_and_signing_works_later(
    services: Services, tmp_path: Path
) -> None:
    vault = FullVault("Ana", "v1")
    assessment = taken(services, vault, Occasion.ONBOARDING)
    hand_over(services, vault, assessment, tmp_path)
    before = attestations(tmp_path)[0].read_bytes()
    vault.is_full = True
    with pytest.raises(Unsaved):
        sign(services, vault, assessment.id, "Siân Ŵyn")
    assert attestations(tmp_path)[0].read_bytes() == before
    vault.is_full = False
    assert sign(services, vault, assessment.id, "Siân Ŵyn").next is None


def test_that_a_file_that_does_not_take_the_signature_is_told_and_it_is_signed_all_the_same(
    services: Services,
    vault: PracticeVault,
    alone: Assessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (file,) = attestations(tmp_path)
    before = file.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        done = sign(services, vault, alone.id, "Siân Ŵyn")
    assert (done.unwritten, done.next) == ((file,), None)
    assert services.documents().verify(vault.document(done.document.id)).is_complete
    assert file.read_bytes() == before
    # It is still known for what Footprint wrote there, so it goes with the vault.
    assert file in {one.place for one in plan_to_erase(vault)}
    assert signed(services, vault, alone.id).unwritten == ()
