"""What every vault does with documents, events and choices, and with everything at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta, timezone
from typing import Any

import pytest

from builders import A_DAY, A_MOMENT, a_document, allotment, an_assessment
from footprint.assessment.answer import accept, to_kept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import LONGEST_WORDS, AgreedAction, Course, FollowUp, Owner
from footprint.assessment.history import is_unbroken, next_change
from footprint.errors import Refused
from footprint.policy.policy import Occasion, Policy
from footprint.workflow.kept import (
    Contents,
    DocumentKind,
    Event,
    Happening,
    KeptAnswer,
    Preferences,
)
from footprint.workflow.ports import Vault, Vaults

PASSPHRASE = "seven tall sunflowers"
LATER = A_MOMENT + timedelta(minutes=5)
ATTESTATION, ACTION_LIST = DocumentKind.ATTESTATION, DocumentKind.ACTION_LIST
WATERING = accept(allotment().questions["watering"], ["hose", "can"])
AGREED = (
    AgreedAction("own-1", Owner.MANAGER, date(2028, 2, 29), "Größe, 水"),
    AgreedAction("take-a-can", Owner.EMPLOYEE, A_DAY),
)
FOLLOW_UPS = (
    FollowUp("take-a-can", Course.PUT_OFF, LATER, date(2028, 2, 29), "No can yet"),
    FollowUp("take-a-can", Course.DONE, A_MOMENT),
)
DOCUMENTS = {a_document(kind).id: kind.value.encode() for kind in DocumentKind}


@pytest.fixture
def vaults(any_vaults: Vaults) -> Vaults:
    return any_vaults


@pytest.fixture
def vault(vaults: Vaults) -> Vault:
    return vaults.create("Ana", PASSPHRASE)[0]


@pytest.fixture
def other(vaults: Vaults) -> Vault:
    return vaults.create("Bo", PASSPHRASE)[0]


def reopened(vaults: Vaults, vault: Vault) -> Vault:
    vault.close()
    return vaults.open(vault.id, PASSPHRASE)


def fill_by_hand(vault: Vault, second: Policy | None = None) -> None:
    """One assessment signed off, a draft of a sitting on the second policy, and one without answers."""
    vault.begin(an_assessment(tenant="helper", hose_days=4))
    for question_id, value in (("tenant", "tenant"), ("watering", WATERING), ("hose_days", None)):
        vault.save_answer("a1", question_id, value, LATER)
    vault.sign_off("a1", A_DAY, LATER)
    vault.begin(Assessment("a2", second or allotment(), Occasion.SITTING, A_MOMENT))
    vault.save_person("a2", Person("Siân Ŵyn", "Planner", "Planning"), "Kim", LATER)
    vault.begin(Assessment("a3", allotment(), Occasion.REFRESHER, A_MOMENT))
    vault.save_answer("a2", "note_to_self", "Größe, 水", LATER)
    vault.bring_out("a2", ["hose", "can-is-fine"], LATER)
    vault.agree("a2", AGREED, LATER)
    for step in FOLLOW_UPS:
        vault.follow_up("a1", step)
    for kind in DocumentKind:
        vault.keep_document(a_document(kind), DOCUMENTS[a_document(kind).id])
    vault.record(Event(Happening.MADE, A_MOMENT))
    vault.record(Event(Happening.DOCUMENT_WRITTEN, LATER, "/srv/ana/Größe.pdf", "0" * 64))
    vault.prefer(Preferences(months_kept=0, minutes_until_locked=3))
    vault.note_use(LATER)


def test_a_document_comes_back_as_it_was_made(vaults: Vaults, vault: Vault) -> None:
    made, content = a_document(ATTESTATION, bytes(range(256)) * 300), bytes(range(256)) * 300
    vault.keep_document(made, content)
    vault = reopened(vaults, vault)
    assert vault.documents() == (made,)
    assert vault.document(made.id) == content


def test_documents_are_listed_as_they_came_and_the_same_one_once(vault: Vault) -> None:
    first, second = a_document(ACTION_LIST), a_document(ATTESTATION)
    for made in (first, second, replace(first, name="another name.pdf")):
        vault.keep_document(made, DOCUMENTS[made.id])
    assert vault.documents() == (first, second)


def test_documents_that_belong_together_are_kept_as_they_come_beside_those_that_are_there(
    vaults: Vaults, vault: Vault
) -> None:
    first, second = a_document(ATTESTATION), a_document(ACTION_LIST)
    vault.keep_documents([(second, DOCUMENTS[second.id])])
    both = [(first, DOCUMENTS[first.id]), (replace(second, name="another name.pdf"), DOCUMENTS[second.id])]
    vault.keep_documents(both)
    vault.keep_documents([])
    vault = reopened(vaults, vault)
    assert vault.documents() == (second, first)
    assert {made.id: vault.document(made.id) for made in vault.documents()} == DOCUMENTS


def test_a_document_that_is_not_there_is_refused(vault: Vault) -> None:
    with pytest.raises(Refused):
        vault.document("0" * 64)


def test_what_happened_is_kept_in_its_order(vaults: Vaults, vault: Vault) -> None:
    happened = tuple(
        Event(kind, A_MOMENT - timedelta(days=number), f"place {number}", str(number))
        for number, kind in enumerate(Happening)
    )
    for event in happened:
        vault.record(event)
    assert reopened(vaults, vault).events() == happened


def test_what_the_owner_chooses_and_when_it_was_used_are_kept_apart(vaults: Vaults, vault: Vault) -> None:
    assert (vault.preferences, vault.last_used) == (Preferences(), None)
    vault.note_use(A_MOMENT)
    assert (vault.preferences, vault.last_used) == (Preferences(), A_MOMENT)
    vault.prefer(Preferences(months_kept=0, minutes_until_locked=0))
    vault.note_use(LATER)
    vault.prefer(Preferences(months_kept=6))
    vault = reopened(vaults, vault)
    assert (vault.preferences, vault.last_used) == (Preferences(months_kept=6), LATER)


def test_the_key_to_sign_with_is_kept_apart_from_everything_that_can_be_taken_out(
    vaults: Vaults, vault: Vault
) -> None:
    assert vault.signing_key() is None
    vault.prefer(Preferences(6, 2))
    vault.note_use(LATER)
    before = vault.contents()
    vault.keep_signing_key(b"first")
    vault.keep_signing_key(b"second")
    assert vault.contents() == before
    vault.prefer(Preferences(3, 5))
    assert reopened(vaults, vault).signing_key() == b"second"


def test_what_is_discarded_goes_with_its_action_lists_and_the_rest_can_be_imported(
    vault: Vault, other: Vault
) -> None:
    for assessment_id in ("a1", "a2"):
        vault.begin(replace(an_assessment(tenant="tenant"), id=assessment_id))
    kept_too = a_document(ACTION_LIST, b"of a2", "a2")
    for document, content in (
        (a_document(ACTION_LIST), b"action_list"),
        (a_document(ATTESTATION), b"attestation"),
        (kept_too, b"of a2"),
    ):
        vault.keep_document(document, content)
    vault.discard("a1")
    assert vault.documents() == (a_document(ATTESTATION), kept_too)
    contents = vault.contents()
    other.fill(contents, {made.id: vault.document(made.id) for made in contents.documents})
    assert other.documents() == vault.documents()


def test_erased_answers_are_gone_with_their_action_lists_and_attestations_stay(
    vaults: Vaults, vault: Vault
) -> None:
    fill_by_hand(vault)
    kept_too = a_document(ACTION_LIST, b"of a2", "a2")
    vault.keep_document(kept_too, b"of a2")
    vault.erase_answers(["a1", "a3", "a1"], LATER)
    vault = reopened(vaults, vault)
    assert [summary.id for summary in vault.assessments()] == ["a2"]
    assert vault.documents() == (a_document(ATTESTATION), kept_too)
    with pytest.raises(Refused):
        vault.document(a_document(ACTION_LIST).id)
    with pytest.raises(Refused):
        vault.load("a1")
    assert vault.load("a2").answers == {"note_to_self": "Größe, 水"}
    assert len(vault.events()) == 2


def test_nothing_is_erased_when_one_of_them_is_not_there(vault: Vault) -> None:
    fill_by_hand(vault)
    before = vault.contents()
    with pytest.raises(Refused):
        vault.erase_answers(["a1", "nowhere"], LATER)
    assert vault.contents() == before


def test_an_edition_goes_with_the_last_assessment_on_it(vault: Vault, next_edition: Policy) -> None:
    fill_by_hand(vault, second=next_edition)

    def editions() -> set[int]:
        return {kept.number for kept in vault.contents().editions}

    assert editions() == {1, 2}
    vault.discard("a2")
    assert editions() == {1}
    vault.erase_answers(["a1"], LATER)
    assert editions() == {1}
    vault.erase_answers(["a3"], LATER)
    assert editions() == set()
    vault.begin(Assessment("a4", allotment(), Occasion.ONBOARDING, A_MOMENT))
    assert vault.load("a4").policy == allotment()


def test_contents_tell_everything(vaults: Vaults, vault: Vault, next_edition: Policy) -> None:
    fill_by_hand(vault, second=next_edition)
    contents = reopened(vaults, vault).contents()
    assert (contents.owner, contents.preferences, contents.last_used) == ("Ana", Preferences(0, 3), LATER)
    assert [kept.fingerprint for kept in contents.editions] == sorted(
        policy.edition.fingerprint for policy in (allotment(), next_edition)
    )
    first, third, second = contents.assessments
    assert (first.id, first.person, first.signed_off) == ("a1", ("Sam Okafor", "Planner", "Planning"), A_DAY)
    assert first.answers == (
        KeptAnswer("tenant", "tenant", LATER),
        KeptAnswer("watering", to_kept(WATERING), LATER),
    )
    assert [(change.question_id, change.value) for change in first.history] == [
        ("tenant", "helper"),
        ("hose_days", 4),
        ("tenant", "tenant"),
        ("watering", to_kept(WATERING)),
        ("hose_days", None),
    ]
    assert (second.id, second.person, second.manager) == ("a2", ("Siân Ŵyn", "Planner", "Planning"), "Kim")
    assert (third.id, third.person, third.answers, third.seal) == ("a3", None, (), "")
    for kept in contents.assessments:
        values = {answer.question_id: answer.value for answer in kept.answers}
        assert is_unbroken(kept.id, kept.history, kept.seal, values)
    assert contents.documents == (a_document(ATTESTATION), a_document(ACTION_LIST))
    assert [event.kind for event in contents.events] == [Happening.MADE, Happening.DOCUMENT_WRITTEN]


def test_a_vault_filled_with_contents_is_in_the_same_state(
    vaults: Vaults, vault: Vault, other: Vault, next_edition: Policy
) -> None:
    fill_by_hand(vault, second=next_edition)
    contents = vault.contents()
    other.fill(contents, DOCUMENTS)
    other = reopened(vaults, other)
    assert replace(other.contents(), owner="Ana") == contents
    assert other.owner == "Bo"
    assert [other.load(one.id) for one in contents.assessments] == [
        vault.load(one.id) for one in contents.assessments
    ]
    assert other.assessments() == vault.assessments()
    assert {made.id: other.document(made.id) for made in other.documents()} == DOCUMENTS


def test_a_filled_vault_goes_on_where_the_other_stopped(vault: Vault, other: Vault) -> None:
    fill_by_hand(vault)
    other.fill(vault.contents(), DOCUMENTS)
    with pytest.raises(Refused):
        other.save_answer("a1", "tenant", "helper", LATER)
    other.save_answer("a3", "tenant", "tenant", LATER)
    other.save_answer("a2", "note_to_self", None, LATER)
    other.agree("a2", AGREED[1:], LATER)
    other.follow_up("a1", FOLLOW_UPS[0])
    other.begin(Assessment("a4", allotment(), Occasion.ONBOARDING, A_MOMENT))
    assert [(one.id, one.answered) for one in other.assessments()] == [
        ("a4", 0),
        ("a2", 0),
        ("a3", 1),
        ("a1", 2),
    ]
    assert [one.id for one in other.contents().assessments] == ["a1", "a3", "a2", "a4"]
    assert other.load("a2").agreed == AGREED[1:]
    assert other.load("a1").follow_ups == (*FOLLOW_UPS, FOLLOW_UPS[0])


def test_an_empty_vault_can_be_filled_with_nothing(vault: Vault, other: Vault) -> None:
    other.fill(vault.contents(), {})
    assert other.contents() == replace(vault.contents(), owner="Bo")


@pytest.mark.parametrize(
    "put_in",
    [
        lambda vault: vault.begin(an_assessment()),
        lambda vault: vault.keep_document(a_document(ATTESTATION), DOCUMENTS[a_document(ATTESTATION).id]),
        lambda vault: vault.record(Event(Happening.MADE, A_MOMENT)),
    ],
    ids=["an assessment", "a document", "an event"],
)
def test_only_an_empty_vault_is_filled(put_in: Callable[[Vault], None], vault: Vault, other: Vault) -> None:
    fill_by_hand(vault)
    put_in(other)
    before = other.contents()
    with pytest.raises(Refused):
        other.fill(vault.contents(), DOCUMENTS)
    assert other.contents() == before


def first_changed(contents: Contents, **changes: Any) -> Contents:
    first, *others = contents.assessments
    return replace(contents, assessments=(replace(first, **changes), *others))


def edition_changed(contents: Contents, **changes: Any) -> Contents:
    (edition,) = contents.editions
    return replace(contents, editions=(replace(edition, **changes),))


def with_history(contents: Contents, change: Callable[[list[Any]], None]) -> Contents:
    history = list(contents.assessments[0].history)
    change(history)
    return first_changed(contents, history=tuple(history))


def sitting_changed(contents: Contents, **changes: Any) -> Contents:
    """With another sitting, which is the one touched last."""
    *others, sitting = contents.assessments
    assert sitting.occasion is Occasion.SITTING
    return replace(contents, assessments=(*others, replace(sitting, **changes)))


def with_a_strange_answer(contents: Contents) -> Contents:
    """A well-made chain that ends in an answer which the question does not know."""
    change = next_change("a3", "", "tenant", "nobody", LATER)
    first, third, second = contents.assessments
    answers = (KeptAnswer("tenant", "nobody", LATER),)
    strange = replace(third, seal=change.seal, history=(change,), answers=answers)
    return replace(contents, assessments=(first, strange, second))


DAMAGE: dict[str, Callable[[Contents], Contents]] = {
    "a changed word in an edition": lambda c: edition_changed(
        c, content=c.editions[0].content.replace("allotment", "garden")
    ),
    "an edition that is no questionnaire": lambda c: edition_changed(c, content="[]"),
    "an edition under another fingerprint": lambda c: edition_changed(c, fingerprint="0" * 64),
    "an edition under another title": lambda c: edition_changed(c, title="Another"),
    "an edition of a later form": lambda c: edition_changed(c, format=99),
    "no edition": lambda c: replace(c, editions=()),
    "an edition twice": lambda c: replace(c, editions=c.editions * 2),
    "an assessment twice": lambda c: replace(c, assessments=c.assessments + c.assessments[:1]),
    "a document twice": lambda c: replace(c, documents=c.documents + c.documents[:1]),
    "a document under another id": lambda c: replace(
        c, documents=(replace(c.documents[0], id="0" * 64), *c.documents[1:])
    ),
    "another answer": lambda c: first_changed(
        c, answers=(replace(c.assessments[0].answers[0], value="helper"), *c.assessments[0].answers[1:])
    ),
    "an answer at another time": lambda c: first_changed(
        c, answers=(replace(c.assessments[0].answers[0], given=A_MOMENT), *c.assessments[0].answers[1:])
    ),
    "an answer too few": lambda c: first_changed(c, answers=c.assessments[0].answers[1:]),
    "answers in another order": lambda c: first_changed(c, answers=c.assessments[0].answers[::-1]),
    "an answer that does not fit its question": with_a_strange_answer,
    "another value in the history": lambda c: with_history(
        c, lambda history: history.__setitem__(0, replace(history[0], value="tenant"))
    ),
    "a change left out": lambda c: with_history(c, lambda history: history.pop(1)),
    "the last change left out": lambda c: with_history(c, lambda history: history.pop()),
    "two changes swapped": lambda c: with_history(c, lambda history: history.reverse()),
    "something brought out twice": lambda c: sitting_changed(c, brought_out=("can-is-fine", "can-is-fine")),
    "what was brought out in another order": lambda c: sitting_changed(
        c, brought_out=c.assessments[-1].brought_out[::-1]
    ),
    "an action agreed on twice": lambda c: sitting_changed(
        c, agreed=(*AGREED, replace(AGREED[1], due=date(2027, 1, 1)))
    ),
    "an agreed action in too many words": lambda c: sitting_changed(
        c, agreed=(replace(AGREED[0], text="x" * (LONGEST_WORDS + 1)),)
    ),
    "a step in too many words": lambda c: first_changed(
        c, follow_ups=(replace(FOLLOW_UPS[0], words="x" * (LONGEST_WORDS + 1)),)
    ),
    "another seal": lambda c: first_changed(c, seal="0" * 64),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damaged_contents_are_refused_and_nothing_is_kept(what: str, vault: Vault, other: Vault) -> None:
    fill_by_hand(vault)
    contents, before = vault.contents(), other.contents()
    damaged = DAMAGE[what](contents)
    assert damaged != contents
    with pytest.raises(Refused):
        other.fill(damaged, DOCUMENTS)
    assert other.contents() == before
    other.fill(contents, DOCUMENTS)
    assert replace(other.contents(), owner="Ana") == contents


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("content", [None, b"", b"another"])
def test_a_document_that_is_missing_or_changed_is_refused(
    kind: DocumentKind, content: bytes | None, vault: Vault, other: Vault
) -> None:
    fill_by_hand(vault)
    documents = dict(DOCUMENTS)
    del documents[a_document(kind).id]
    if content is not None:
        documents[a_document(kind).id] = content
    with pytest.raises(Refused):
        other.fill(vault.contents(), documents)
    assert other.documents() == ()


def test_moments_are_the_same_whatever_their_time_zone(vault: Vault, other: Vault) -> None:
    fill_by_hand(vault)
    contents = vault.contents()
    in_kathmandu = timezone(timedelta(hours=5, minutes=45))
    elsewhere = replace(
        first_changed(contents, started=contents.assessments[0].started.astimezone(in_kathmandu)),
        last_used=LATER.astimezone(in_kathmandu),
    )
    other.fill(elsewhere, DOCUMENTS)
    assert replace(other.contents(), owner="Ana") == contents
