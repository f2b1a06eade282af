"""The page that shows everything has everything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import A_DAY, A_MOMENT, allotment
from footprint.errors import Refused
from footprint.workflow.copying import save_copy
from footprint.workflow.exporting import export
from footprint.workflow.keeping import overview
from footprint.workflow.kept import DocumentKind, Happening, Preferences
from footprint.workflow.ports import Vault
from footprint.workflow.practice import PracticeVault
from workflow.made import SetClock, changed_often, draft, handed_over, sat_down


def test_an_assessment_is_told_with_its_past_and_its_future(
    vault: Vault, clock: SetClock, folder: Path
) -> None:
    handed_over(vault, clock, folder)
    clock.go(days=100)
    changed_often(vault, clock)
    clock.go(days=1)
    late, early = overview(vault, clock).assessments
    assert (early.summary.signed_off, early.person) == (A_DAY, ("Siân Ŵyn", "Gardener", "Site B"))
    assert (early.deleted_on, early.days_left) == (date(2028, 5, 22), 547 - 101)
    assert (early.earlier, early.summary.answered) == (0, 3)
    assert (late.summary.signed_off, late.person, late.deleted_on) == (None, (), date(2028, 9, 2))
    assert (late.earlier, late.summary.answered) == (2, 4)


def test_what_was_brought_out_agreed_and_done_is_counted(vault: Vault, clock: SetClock) -> None:
    draft(vault, clock)
    sat_down(vault, clock)
    sitting, other = overview(vault, clock).assessments
    assert (sitting.brought_out, sitting.agreed, sitting.steps) == (1, 2, 5)
    assert (other.brought_out, other.agreed, other.steps) == (0, 0, 0)


def test_what_is_kept_until_erased_has_no_last_day(vault: Vault, clock: SetClock) -> None:
    draft(vault, clock)
    vault.prefer(Preferences(months_kept=0))
    (one,) = overview(vault, clock).assessments
    assert (one.deleted_on, one.days_left) == (None, None)


def test_what_is_overdue_has_days_behind_it(vault: Vault, clock: SetClock) -> None:
    draft(vault, clock)
    vault.prefer(Preferences(months_kept=1))
    clock.go(days=35)
    (one,) = overview(vault, clock).assessments
    assert one.days_left == -5


def test_documents_are_told_with_where_they_were_written(vault: Vault, clock: SetClock, folder: Path) -> None:
    made = handed_over(vault, clock, folder)
    attestation, action_list = overview(vault, clock).documents
    assert (attestation.document.kind, action_list.document.kind) == tuple(DocumentKind)
    assert [file.place for file in attestation.files] == [made.attestation]
    assert attestation.is_there
    made.attestation.write_bytes(b"changed")
    made.action_list.unlink()
    attestation, action_list = overview(vault, clock).documents
    assert (attestation.is_there, action_list.is_there) == (False, False)
    assert [file.still_there for file in (*attestation.files, *action_list.files)] == [True, False]


def test_everything_else_is_there_too(vault: Vault, clock: SetClock, folder: Path) -> None:
    handed_over(vault, clock, folder)
    save_copy(vault, folder / "copy", clock)
    place = export(vault, folder, clock)
    vault.prefer(Preferences(6, 5))
    vault.note_use(clock.now())
    all_of_it = overview(vault, clock)
    assert (all_of_it.owner, all_of_it.preferences, all_of_it.last_used) == (
        "Ana",
        Preferences(6, 5),
        A_MOMENT,
    )
    assert all_of_it.events == vault.events()
    (edition,) = all_of_it.editions
    assert (edition.policy_id, edition.edition) == (allotment().id, allotment().edition)
    assert [(one.kind, one.document) for one in all_of_it.stays_outside] == [
        (Happening.DOCUMENT_WRITTEN, DocumentKind.ATTESTATION),
        (Happening.DOCUMENT_WRITTEN, DocumentKind.ACTION_LIST),
        (Happening.COPY_SAVED, None),
        (Happening.EXPORTED, None),
    ]
    assert all_of_it.stays_outside[-1].place == place
    assert all(one.still_there and one.is_unchanged for one in all_of_it.stays_outside)


def test_an_empty_vault_has_nothing_to_tell(vault: Vault, clock: SetClock) -> None:
    all_of_it = overview(vault, clock)
    assert (all_of_it.assessments, all_of_it.documents, all_of_it.stays_outside) == ((), (), ())


def test_a_practice_run_has_nothing_to_copy(clock: SetClock, folder: Path) -> None:
    vault = PracticeVault()
    with pytest.raises(Refused, match="nothing to copy"):
        save_copy(vault, folder / "copy", clock)
    assert overview(vault, clock).stays_outside == ()
