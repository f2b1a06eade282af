"""Vaults that earlier revisions have written open today, with everything in them.

``tests/store/kept/`` holds one vault as each released revision left it, made by ``keep.py`` beside this file, and its
recovery code.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from builders import A_DAY, A_MOMENT, a_document, allotment
from footprint.assessment.assessment import Person
from footprint.assessment.follow_up import AgreedAction, Course, FollowUp, Owner
from footprint.assessment.history import is_unbroken
from footprint.policy.policy import Occasion
from footprint.store.connection import _keyed
from footprint.store.guards import TRIGGERS
from footprint.store.key_file import read_keys
from footprint.store.keys import WEAKEST
from footprint.store.refusals import SignedOff
from footprint.store.schema import CURRENT, revision_of
from footprint.store.tables import REVISION
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import DocumentKind, Event, Happening, Health, Preferences
from schemas import schema_of

AGREED = (
    AgreedAction("own-1", Owner.MANAGER, date(2028, 2, 29), "Größe, 水, \U0001f33b"),
    AgreedAction("take-a-can", Owner.EMPLOYEE, A_DAY),
)
# As tests/store/keep.py had them: it changes with the revisions, and what was kept does not.
FOLLOW_UPS = (
    FollowUp("take-a-can", Course.PUT_OFF, A_MOMENT, date(2028, 2, 29), "Größe, 水, \U0001f33b"),
    FollowUp("take-a-can", Course.HANDED_ON, A_MOMENT - timedelta(days=400), words="The water group"),
    FollowUp("take-a-can", Course.OPEN, A_MOMENT),
    FollowUp("take-a-can", Course.DONE, A_MOMENT + timedelta(days=1)),
    FollowUp("ask-about-fire", Course.NOT_NEEDED, A_MOMENT + timedelta(days=1)),
)
WRITTEN_TO = PurePosixPath("/", "home", "ana", "Größe.pdf").as_posix()
PASSPHRASE = "seven tall sunflowers"
KEPT = Path(__file__).with_name("kept")
REVISIONS = sorted(folder.name for folder in KEPT.iterdir())


def minutes(number: int) -> Any:
    return A_MOMENT + timedelta(minutes=number)


@pytest.fixture(params=REVISIONS)
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def place(revision: str, tmp_path: Path) -> Path:
    """A folder with a copy of the vault that a revision has written."""
    shutil.copytree(KEPT / revision, tmp_path / "vaults")
    return tmp_path / "vaults"


@pytest.fixture
def vault(place: Path) -> Iterator[SqlVault]:
    vaults = SqlVaults(place, WEAKEST)
    vault = vaults.open(vaults.names()[0].id, PASSPHRASE)
    yield vault
    vault.close()


def rows_in(place: Path) -> tuple[str | None, dict[str, list[dict[str, Any]]]]:
    """The revision and every row of the file as it stands, read without bringing it up to date."""
    (folder,) = (path for path in place.iterdir() if path.is_dir())
    raw = _keyed(folder / "vault.footprint", read_keys(folder).unlocked_by_passphrase(PASSPHRASE), "mode=ro")
    tables = [
        name
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        if name != "alembic_version" and not name.startswith("sqlite")
    ]
    rows = {}
    for table in tables:
        found = raw.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in found.description]
        rows[table] = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    revision = revision_of(raw)
    raw.close()
    return revision, rows


def test_there_is_a_vault_of_every_released_revision() -> None:
    released = {path.name.split("_")[0] for path in (CURRENT.migrations / "versions").glob("[0-9]*.py")}
    assert released == set(REVISIONS)


def test_no_row_and_no_value_of_an_older_revision_is_lost(revision: str, place: Path) -> None:
    found, before = rows_in(place)
    assert found == revision  # or the kept vault is not of the revision it is kept for
    vaults = SqlVaults(place, WEAKEST)
    vaults.open(vaults.names()[0].id, PASSPHRASE).close()
    found, after = rows_in(place)
    assert found == REVISION
    for table, rows in before.items():
        assert rows, f"the kept vault says nothing about {table}"
        for old, new in zip(rows, after[table], strict=True):
            assert old.items() <= new.items()


def test_it_has_the_very_tables_keys_and_triggers_of_a_new_vault(vault: SqlVault, tmp_path: Path) -> None:
    new, _code = SqlVaults(tmp_path / "new", WEAKEST).create("Bo", PASSPHRASE)
    with vault._database.bare() as old_raw, new._database.bare() as new_raw:
        assert schema_of(old_raw) == schema_of(new_raw)
        assert schema_of(new_raw).keys() >= TRIGGERS.keys()
    new.close()


def test_answers_and_their_history_are_there_and_unbroken(vault: SqlVault) -> None:
    signed_off, begun, empty = (vault.load(assessment_id) for assessment_id in ("a1", "a2", "a3"))
    # The questionnaire as it was then, which is not always the sample as it is today.
    assert signed_off.policy == begun.policy == empty.policy
    assert (signed_off.policy.id, signed_off.policy.edition.number) == (allotment().id, 1)
    assert {one.id for one in signed_off.asked} >= signed_off.answers.keys()
    assert signed_off.answers == {
        "tenant": "tenant",
        "watering": ("can", "hose"),
        "hose_days": 3,
        "last_fire": date(2026, 5, 1),
        "note_to_self": "Größe, 水, \U0001f33b",
    }
    assert (signed_off.person, signed_off.signed_off) == (Person("Siân Okafor", "Planner", "Planning"), A_DAY)
    assert (begun.occasion, begun.person, begun.manager) == (
        Occasion.SITTING,
        Person("Siân Okafor"),
        "Kim Manager",
    )
    assert (begun.answers, begun.signed_off) == ({"tenant": "tenant"}, None)
    assert (empty.occasion, empty.answers, vault.seal("a3")) == (Occasion.REFRESHER, {}, "")
    assert [(one.id, one.answered) for one in vault.assessments()] == [("a3", 0), ("a2", 1), ("a1", 5)]
    history = {kept.id: kept.history for kept in vault.contents().assessments}
    assert [(change.question_id, change.value, change.given) for change in history["a1"]] == [
        ("tenant", "helper", minutes(1)),
        ("tenant", "tenant", minutes(2)),
        ("watering", ["can", "hose"], minutes(3)),
        ("hose_days", 12, minutes(4)),
        ("last_fire", "2026-05-01", minutes(5)),
        ("note_to_self", "Größe, 水, \U0001f33b", minutes(6)),
        ("hose_days", None, minutes(7)),
        ("hose_days", 3, minutes(8)),
    ]
    for kept in vault.contents().assessments:
        values = {answer.question_id: answer.value for answer in kept.answers}
        assert is_unbroken(kept.id, kept.history, kept.seal, values)
    salts = {change.salt for changes in history.values() for change in changes}
    assert len(salts) == 9
    assert min(len(salt) for salt in salts) == 64


def test_every_check_of_it_is_good(vault: SqlVault) -> None:
    assert {check.id: check.value for check in vault.examine() if check.health is not Health.GOOD} == {}


def test_it_can_be_taken_out_and_put_into_a_new_vault(vault: SqlVault, tmp_path: Path) -> None:
    new, _code = SqlVaults(tmp_path / "new", WEAKEST).create("Bo", PASSPHRASE)
    contents = vault.contents()
    new.fill(contents, {made.id: vault.document(made.id) for made in contents.documents})
    assert replace(new.contents(), owner="Ana") == contents
    assert new.load("a1") == vault.load("a1")
    new.close()


def test_it_goes_on_as_any_other_vault(vault: SqlVault, revision: str) -> None:
    seal = vault.seal("a2")
    vault.save_answer("a2", "tenant", "helper", A_MOMENT)
    vault.save_answer("a3", "note_to_self", "A note", A_MOMENT)
    assert vault.seal("a2") != seal
    with pytest.raises(Exception, match="signed off"):
        vault.save_answer("a1", "tenant", "helper", A_MOMENT)
    vault.erase_answers(["a1"], A_MOMENT)
    assert [kept.id for kept in vault.contents().assessments] == ["a2", "a3"]


def test_its_recovery_code_opens_it_too(place: Path) -> None:
    code = (place / "recovery-code.txt").read_text().strip()
    vaults = SqlVaults(place, WEAKEST)
    vault = vaults.recover(vaults.names()[0].id, code, "another passphrase")
    assert vault.load("a2").answers == {"tenant": "tenant"}
    vault.close()
    vaults.open(vaults.names()[0].id, "another passphrase").close()


@pytest.mark.parametrize("revision", [name for name in REVISIONS if name >= "0002"], indirect=True)
def test_documents_events_and_choices_are_there(vault: SqlVault) -> None:
    attestation, action_list = (a_document(kind) for kind in DocumentKind)
    assert vault.documents() == (attestation, action_list)
    assert vault.document(attestation.id) == b"attestation"
    assert vault.document(action_list.id) == b"action_list"
    assert vault.events() == (
        Event(Happening.MADE, A_MOMENT),
        Event(Happening.DOCUMENT_WRITTEN, minutes(9), WRITTEN_TO, attestation.id),
    )
    assert (vault.preferences, vault.last_used) == (Preferences(6, 3), minutes(9))


def test_that_the_key_to_sign_with_is_kept_from_the_first_revision_that_has_one(
    revision: str, vault: SqlVault
) -> None:
    assert vault.signing_key() == (b"a key" if revision >= "0003" else None)


def test_that_a_refresher_says_what_it_set_out_from_since_the_revision_that_knows(
    revision: str, vault: SqlVault
) -> None:
    assert vault.load("a3").based_on == ("a1" if revision >= "0004" else "")
    assert vault.load("a1").based_on == ""


def test_that_what_becomes_of_actions_is_kept_from_the_revision_that_knows_of_it(
    revision: str, vault: SqlVault
) -> None:
    signed_off, sitting, empty = (vault.load(assessment_id) for assessment_id in ("a1", "a2", "a3"))
    knows = revision >= "0005"
    assert sitting.brought_out == (frozenset({"can-is-fine", "hose"}) if knows else frozenset())
    assert sitting.agreed == (AGREED if knows else ())
    assert signed_off.follow_ups == (FOLLOW_UPS if knows else ())
    assert signed_off.brought_out == empty.brought_out == frozenset()
    assert signed_off.agreed == empty.agreed == ()
    assert sitting.follow_ups == empty.follow_ups == ()


def test_that_all_of_it_can_be_added_to_a_vault_of_any_revision(vault: SqlVault) -> None:
    before = vault.load("a1").follow_ups
    vault.bring_out("a2", ["fire-not-sure"], A_MOMENT)
    vault.agree("a2", AGREED[::-1], A_MOMENT)
    vault.follow_up("a1", FOLLOW_UPS[0])
    loaded = vault.load("a2")
    assert (loaded.brought_out, loaded.agreed) == (frozenset({"fire-not-sure"}), AGREED[::-1])
    assert vault.load("a1").follow_ups == (*before, FOLLOW_UPS[0])
    with pytest.raises(SignedOff):
        vault.agree("a1", AGREED, A_MOMENT)
    vault.erase_answers(["a1", "a2"], A_MOMENT)
    assert [(kept.id, kept.agreed, kept.follow_ups) for kept in vault.contents().assessments] == [
        ("a3", (), ())
    ]
