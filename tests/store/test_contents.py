"""What the vault on the disk refuses to be filled with, by name, and without repeating any of it."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from builders import A_MOMENT, a_document, an_assessment
from footprint.assessment.assessment import Person
from footprint.errors import Refused
from footprint.policy.compiled import canonical, fingerprint
from footprint.store.contents_refusals import ContentsDamaged, HistoryBroken, NoSuchDocument, VaultNotEmpty
from footprint.store.guards import TRIGGERS
from footprint.store.refusals import CannotBeKept
from footprint.store.vault import SqlVault
from footprint.store.vaults import SqlVaults
from footprint.workflow.kept import Contents, DocumentKind, Event, Happening, KeptEdition, Preferences

SENTINEL = "SENTINEL-a-thing-that-was-written"
DOCUMENTS = {a_document(kind).id: kind.value.encode() for kind in DocumentKind}


@pytest.fixture
def contents(vault: SqlVault) -> Contents:
    vault.begin(an_assessment(note_to_self=SENTINEL).with_person(Person(SENTINEL)))
    for kind in DocumentKind:
        vault.keep_document(a_document(kind), DOCUMENTS[a_document(kind).id])
    vault.record(Event(Happening.EXPORTED, A_MOMENT, SENTINEL))
    return vault.contents()


@pytest.fixture
def other(vaults: SqlVaults) -> SqlVault:
    return vaults.create("Bo", "seven tall sunflowers")[0]


def first(contents: Contents, **changes: Any) -> Contents:
    (assessment,) = contents.assessments
    return replace(contents, assessments=(replace(assessment, **changes),))


def with_edition(contents: Contents, change: Callable[[dict[str, Any]], object]) -> Contents:
    """Another questionnaire, with the fingerprint that belongs to it."""
    (kept,) = contents.editions
    data = json.loads(kept.content)
    change(data)
    other = replace(kept, content=canonical(data).decode(), fingerprint=fingerprint(data))
    return first(replace(contents, editions=(other,)), edition=other.fingerprint)


DAMAGE: dict[str, tuple[Callable[[Contents], Contents], type[Refused]]] = {
    "a moment without a zone": (
        lambda c: first(c, started=A_MOMENT.replace(tzinfo=None)),
        ContentsDamaged,
    ),
    "a NUL in a name": (lambda c: first(c, person=(f"{SENTINEL}\x00", "", "")), CannotBeKept),
    "half a character in a place": (
        lambda c: replace(c, events=(Event(Happening.EXPORTED, A_MOMENT, f"{SENTINEL}\ud800"),)),
        CannotBeKept,
    ),
    "months below none": (lambda c: replace(c, preferences=Preferences(-1, 0)), ContentsDamaged),
    "months beyond counting": (lambda c: replace(c, preferences=Preferences(2**80, 0)), ContentsDamaged),
    "another answer": (
        lambda c: first(c, answers=(replace(c.assessments[0].answers[0], value=f"{SENTINEL}!"),)),
        ContentsDamaged,
    ),
    "an edition without questions": (
        lambda c: with_edition(c, lambda data: data.pop("sections")),
        ContentsDamaged,
    ),
    "an edition without the question": (
        lambda c: with_edition(
            c, lambda data: [section["questions"].clear() for section in data["sections"]]
        ),
        ContentsDamaged,
    ),
    "an edition that is a list": (
        lambda c: replace(c, editions=(replace(c.editions[0], content=f'["{SENTINEL}"]'),)),
        ContentsDamaged,
    ),
    "an edition that is no JSON": (
        lambda c: replace(c, editions=(replace(c.editions[0], content=SENTINEL),)),
        ContentsDamaged,
    ),
    "an edition nested without end": (
        lambda c: replace(c, editions=(replace(c.editions[0], content="[" * 100_000),)),
        ContentsDamaged,
    ),
    "an edition that no one asked for": (
        lambda c: replace(
            c, editions=(*c.editions, KeptEdition("0" * 64, "x", 1, "2026", SENTINEL, 1, "{}"))
        ),
        ContentsDamaged,
    ),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_what_is_damaged_is_refused_by_name_and_not_repeated(
    what: str, contents: Contents, other: SqlVault
) -> None:
    change, named = DAMAGE[what]
    with pytest.raises(named) as raised:
        other.fill(change(contents), DOCUMENTS)
    assert raised.value.__cause__ is None
    assert SENTINEL not in "".join(traceback.format_exception_only(raised.value))
    kept = other.contents()
    assert [*kept.assessments, *kept.editions, *kept.documents, *kept.events] == []
    assert other.preferences == Preferences()
    other.fill(contents, DOCUMENTS)


def test_a_vault_that_holds_something_is_refused_by_name(contents: Contents, vault: SqlVault) -> None:
    with pytest.raises(VaultNotEmpty):
        vault.fill(contents, DOCUMENTS)
    assert vault.contents() == contents


def test_a_document_that_is_gone_is_refused_by_name(vault: SqlVault) -> None:
    with pytest.raises(NoSuchDocument):
        vault.document("0" * 64)


def test_a_broken_history_is_never_taken_out(contents: Contents, vault: SqlVault) -> None:
    with vault._database.writing() as connection:
        for trigger in TRIGGERS:
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql("UPDATE answer_history SET value = '\"another\"'")
    with pytest.raises(HistoryBroken):
        vault.contents()


def test_a_place_that_has_no_spelling_is_kept_as_far_as_it_has_one(vault: SqlVault) -> None:
    # Linux allows any bytes in a file's name; Python reads them as half characters.
    vault.record(Event(Happening.EXPORTED, A_MOMENT, "/srv/ana/\udcff.pdf"))
    assert vault.events()[0].place == "/srv/ana/?.pdf"
