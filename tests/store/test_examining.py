"""What a vault says of its own state: good when it is, and each thing that is not, in words for its owner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # a C module without stubs

from builders import A_DAY, A_MOMENT, a_document, an_assessment
from footprint.assessment.assessment import Person
from footprint.store.examining import _looks
from footprint.store.refusals import VaultClosed
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import Check, DocumentKind, Event, Happening, Health

SENTINEL = "SENTINEL"
IDS = (
    "sqlcipher",
    "sqlite",
    "cipher_settings",
    "journal_mode",
    "synchronous",
    "foreign_keys",
    "secure_delete",
    "revision",
    "cipher_integrity",
    "integrity",
    "foreign_key",
    "triggers",
    "log_size",
    "free_pages",
    "damaged_logs",
    "histories",
)
DANGLING = "INSERT INTO answer VALUES ('nobody', 'SENTINEL', '\"SENTINEL\"', '2026-01-01 00:00:00.000000')"
LOST = {
    "something brought out of": "INSERT INTO brought_out VALUES ('nobody', 'SENTINEL')",
    "an action agreed in": "INSERT INTO agreed_action VALUES ('nobody', 1, 'own', 'SENTINEL', 'manager', '2028-02-29')",
    "a step belonging to": (
        "INSERT INTO follow_up VALUES (9, 'nobody', 'own', 'done', '2026-01-01 00:00:00.000000', NULL, 'SENTINEL')"
    ),
}
WRONG: dict[str, tuple[str, Health, tuple[str, ...]]] = {
    "answers wait in memory": ("synchronous", Health.BAD, ("PRAGMA synchronous = OFF",)),
    "references are not looked at": ("foreign_keys", Health.BAD, ("PRAGMA foreign_keys = OFF",)),
    "deleted answers stay": ("secure_delete", Health.BAD, ("PRAGMA secure_delete = OFF",)),
    "another revision": ("revision", Health.BAD, ("UPDATE alembic_version SET version_num = '0001'",)),
    "a guard is gone": ("triggers", Health.BAD, ("DROP TRIGGER answer_update",)),
    "a guard does nothing": (
        "triggers",
        Health.BAD,
        (
            "DROP TRIGGER answer_update",
            "CREATE TRIGGER answer_update BEFORE UPDATE ON answer BEGIN SELECT 1; END",
        ),
    ),
    "an answer to nothing": ("foreign_key", Health.BAD, ("PRAGMA foreign_keys = OFF", DANGLING)),
    **{
        f"{what} no assessment": ("foreign_key", Health.BAD, ("PRAGMA foreign_keys = OFF", statement))
        for what, statement in LOST.items()
    },
    "a guard of what was agreed is gone": ("triggers", Health.BAD, ("DROP TRIGGER agreed_action_delete",)),
    "a guard of steps is gone": ("triggers", Health.BAD, ("DROP TRIGGER follow_up_update",)),
    "a step of a kind that there is not": (
        "integrity",
        Health.BAD,
        (
            "PRAGMA ignore_check_constraints = ON",
            "INSERT INTO follow_up VALUES (9, 'a1', 'own', 'lost', '2026-01-01 00:00:00.000000', NULL, 'SENTINEL')",
            "PRAGMA ignore_check_constraints = OFF",
        ),
    ),
    "a change without its seal": (
        "histories",
        Health.BAD,
        ("DROP TRIGGER answer_history_update", "UPDATE answer_history SET seal = ''"),
    ),
    "an index that is out of step": (
        "integrity",
        Health.BAD,
        (
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = replace(sql, 'turn', 'started') WHERE name = 'ix_assessment_turn'",
            "PRAGMA writable_schema = RESET",
        ),
    ),
    "much of it is empty": (
        "free_pages",
        Health.LOOK,
        ("CREATE TABLE junk (content)", "INSERT INTO junk VALUES (zeroblob(2000000))", "DROP TABLE junk"),
    ),
    "a log that was never emptied": (
        "log_size",
        Health.LOOK,
        (
            "PRAGMA wal_autocheckpoint = 0",
            "CREATE TABLE junk (content)",
            "INSERT INTO junk VALUES (zeroblob(2000000))",
        ),
    ),
}


@pytest.fixture
def filled(vaults: SqlVaults) -> SqlVault:
    """A vault in which everything that is of the person bears a mark."""
    vault, _code = vaults.create(f"{SENTINEL} Ana", "seven tall sunflowers")
    vault.begin(an_assessment(note_to_self=SENTINEL).with_person(Person(SENTINEL, SENTINEL, SENTINEL)))
    vault.sign_off("a1", A_DAY, A_MOMENT)
    vault.keep_document(a_document(DocumentKind.ATTESTATION, b"SENTINEL"), b"SENTINEL")
    vault.record(Event(Happening.DOCUMENT_WRITTEN, A_MOMENT, f"/home/{SENTINEL}.pdf"))
    return vault


def by_id(vault: SqlVault) -> dict[str, Check]:
    checks = vault.examine()
    assert tuple(check.id for check in checks) == IDS
    assert all(check.says for check in checks)
    assert SENTINEL not in repr(checks)
    return {check.id: check for check in checks}


def test_a_sound_vault_is_good_in_every_respect(filled: SqlVault) -> None:
    found = by_id(filled)
    assert {check.id for check in found.values() if check.health is not Health.GOOD} == set()
    assert found["journal_mode"].value == "wal"
    assert found["sqlcipher"].value.startswith("4.")
    assert "HMAC_SHA512" in found["cipher_settings"].value
    assert found["histories"].value == found["integrity"].value == found["triggers"].value == "0"


@pytest.mark.parametrize("what", WRONG)
def test_each_thing_that_is_wrong_is_found(what: str, filled: SqlVault) -> None:
    check_id, health, statements = WRONG[what]
    with filled._database.bare() as raw:
        for statement in statements:
            raw.execute(statement).fetchall()
    assert by_id(filled)[check_id].health is health


@pytest.mark.parametrize(
    "change", [lambda byte: byte ^ 1, lambda _byte: 0], ids=["a flipped bit", "a lost byte"]
)
def test_a_page_that_is_not_as_it_was_written_is_found(
    change: Callable[[int], int], filled: SqlVault
) -> None:
    filled._database.settle()
    file = filled._database._file
    data = bytearray(file.read_bytes())
    place = len(data) // 2
    while change(data[place]) == data[place]:
        place += 1
    data[place] = change(data[place])
    # In place, because the vault has the file open.
    with file.open("r+b") as opened:
        opened.write(data)
    check = by_id(filled)["cipher_integrity"]
    assert (check.health, check.value) == (Health.BAD, "1")


def test_what_cannot_be_looked_at_is_bad(filled: SqlVault) -> None:
    class Unreadable:
        def execute(self, _query: str) -> Any:
            raise sqlcipher.DatabaseError(SENTINEL)

    checks = [look.check(Unreadable()) for look in _looks(0)]
    assert {check.id for check in checks if check.health is Health.GOOD} == {"log_size"}
    assert SENTINEL not in repr(checks)


def test_a_closed_vault_is_not_examined(filled: SqlVault) -> None:
    filled.close()
    with pytest.raises(VaultClosed):
        filled.examine()
