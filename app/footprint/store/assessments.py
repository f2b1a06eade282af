"""Assessments and their answers as rows, through statements that are built once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from footprint.assessment.answer import AnswerRefused, accept, to_kept
from footprint.assessment.assessment import Assessment, Person
from footprint.assessment.follow_up import AgreedAction, FollowUp
from footprint.assessment.history import next_change
from footprint.policy.catalogue import translations
from footprint.policy.condition import Value
from footprint.policy.policy import Edition, Occasion, Policy
from footprint.store import agreements, documents, editions, follow_ups, histories
from footprint.store.characters import keepable
from footprint.store.refusals import NoSuchAssessment, SignedOff, VaultDamaged
from footprint.store.tables import answer, assessment, edition
from footprint.workflow.kept import AssessmentSummary

# Building a statement costs five times what the encryption costs, so none is built while somebody waits.
_ONE = assessment.c.id == bindparam("assessment")
_NEXT_TURN = select(func.coalesce(func.max(assessment.c.turn), 0) + 1).scalar_subquery()
_TOUCH = (
    update(assessment)
    .where(_ONE, assessment.c.signed_off.is_(None))
    .values(touched=bindparam("at"), turn=_NEXT_TURN)
)
_INTRODUCE = _TOUCH.values(
    person_name=bindparam("name"),
    person_job=bindparam("job"),
    person_team=bindparam("team"),
    manager=bindparam("with_manager"),
)
_SIGN_OFF = _TOUCH.values(signed_off=bindparam("day"))
_SEAL = _TOUCH.values(seal=bindparam("new_seal"), answered=assessment.c.answered + bindparam("more"))
_DISCARD = delete(assessment).where(_ONE, assessment.c.signed_off.is_(None))
_ERASE = delete(assessment).where(_ONE)
# Locked where a database lets others write in between; SQLite's transaction has locked everything.
_HEAD = select(assessment.c.seal, assessment.c.signed_off).where(_ONE).with_for_update()
_THE_ANSWER = (
    answer.c.assessment_id == bindparam("assessment"),
    answer.c.question_id == bindparam("question"),
)
# An update and then, if need be, an insert: SQLite and PostgreSQL have no statement for both in common.
_ANSWER_ANEW = update(answer).where(*_THE_ANSWER).values(value=bindparam("kept"), given=bindparam("at"))
_ANSWER = insert(answer).values(
    assessment_id=bindparam("assessment"),
    question_id=bindparam("question"),
    value=bindparam("kept"),
    given=bindparam("at"),
)
_TAKE_BACK = delete(answer).where(*_THE_ANSWER)
_BEGIN = insert(assessment).values(turn=_NEXT_TURN, seal="", answered=0)
_ASSESSMENT = select(assessment).where(_ONE)
_IS_THERE = select(assessment.c.id).where(_ONE)
# Not the whole edition: its content is a hundred times the rest. The condition, which always holds, has SQLite look
# the turns up from the newest down instead of reading all to sort them.
_SUMMARIES = (
    select(assessment, edition.c.policy_id, edition.c.title, edition.c.number, edition.c.published)
    .join_from(assessment, edition)
    .where(assessment.c.turn > 0)
    .order_by(assessment.c.turn.desc())
)
_NEWEST = _SUMMARIES.limit(bindparam("most"))


def begin(connection: Connection, begun: Assessment) -> None:
    """Keep a new assessment with whatever it already holds and, the first time, the edition it is taken on."""
    person = begun.person
    editions.keep(connection, begun.policy)
    row = {
        "id": begun.id,
        "edition": begun.policy.edition.fingerprint,
        "occasion": begun.occasion.value,
        "started": begun.started,
        "touched": begun.started,
        "person_name": keepable(person.name) if person else None,
        "person_job": keepable(person.job) if person else "",
        "person_team": keepable(person.team) if person else "",
        "manager": keepable(begun.manager),
        "based_on": begun.based_on,
    }
    connection.execute(_BEGIN, row)
    agreements.add_brought_out(connection, begun.id, sorted(begun.brought_out))
    agreements.add_agreed(connection, begun.id, begun.agreed)
    follow_ups.add(connection, begun.id, begun.follow_ups)
    for question_id, value in begun.answers.items():
        save_answer(connection, begun.id, question_id, value, begun.given.get(question_id, begun.started))
    if begun.answers:
        # Begun now, although some of its answers may be older.
        connection.execute(_TOUCH, {"assessment": begun.id, "at": begun.started})


def save_answer(
    connection: Connection, assessment_id: str, question_id: str, value: Value | None, at: datetime
) -> None:
    """One answer, its sealed place in the history, and the assessment's moment of change."""
    kept = _keepable(None if value is None else to_kept(value))
    head = connection.execute(_HEAD, {"assessment": assessment_id}).first()
    if head is None:
        raise NoSuchAssessment
    if head.signed_off is not None:
        raise SignedOff
    row = {"assessment": assessment_id, "question": question_id, "kept": kept, "at": at}
    more = 0
    if kept is None:
        more = -connection.execute(
            _TAKE_BACK, {"assessment": assessment_id, "question": question_id}
        ).rowcount
    elif connection.execute(_ANSWER_ANEW, row).rowcount == 0:
        connection.execute(_ANSWER, row)
        more = 1
    change = next_change(assessment_id, head.seal, question_id, kept, at)
    histories.add(connection, assessment_id, change)
    connection.execute(_SEAL, {"assessment": assessment_id, "at": at, "new_seal": change.seal, "more": more})


def save_person(
    connection: Connection, assessment_id: str, person: Person, manager: str, at: datetime
) -> None:
    """Who takes the assessment, and the manager who sits beside them."""
    names = {"name": person.name, "job": person.job, "team": person.team, "with_manager": manager}
    row: dict[str, Any] = {name: keepable(text) for name, text in names.items()}
    _change(connection, _INTRODUCE, row | {"assessment": assessment_id, "at": at})


def bring_out(connection: Connection, assessment_id: str, rule_ids: Collection[str], at: datetime) -> None:
    """Which conclusions are out from behind the curtain."""
    _change(connection, _TOUCH, {"assessment": assessment_id, "at": at})
    agreements.bring_out(connection, assessment_id, rule_ids)


def agree(connection: Connection, assessment_id: str, agreed: Sequence[AgreedAction], at: datetime) -> None:
    """What both agreed."""
    _change(connection, _TOUCH, {"assessment": assessment_id, "at": at})
    agreements.agree(connection, assessment_id, agreed)


def follow_up(connection: Connection, assessment_id: str, step: FollowUp) -> None:
    """One step in the life of an action; it is no change to the assessment, which may be signed off."""
    if connection.execute(_IS_THERE, {"assessment": assessment_id}).first() is None:
        raise NoSuchAssessment
    follow_ups.add(connection, assessment_id, [step])


def sign_off(connection: Connection, assessment_id: str, day: date, at: datetime) -> None:
    """The last change to an assessment."""
    _change(connection, _SIGN_OFF, {"assessment": assessment_id, "day": day, "at": at})


def discard(connection: Connection, assessment_id: str) -> None:
    """Delete an assessment, its answers and their history, and the action lists that tell of them."""
    _change(connection, _DISCARD, {"assessment": assessment_id})
    documents.erase_action_lists(connection, assessment_id)
    editions.forget_unused(connection)


def erase(connection: Connection, assessment_ids: Sequence[str]) -> None:
    """Delete assessments, signed off or not, with all that was made of their answers but the attestations."""
    for assessment_id in dict.fromkeys(assessment_ids):
        if connection.execute(_ERASE, {"assessment": assessment_id}).rowcount == 0:
            raise NoSuchAssessment
        documents.erase_action_lists(connection, assessment_id)
    editions.forget_unused(connection)


def summaries(connection: Connection, most: int | None) -> tuple[AssessmentSummary, ...]:
    """One line for every assessment, or for so many, the last touched first."""
    rows = connection.execute(_SUMMARIES) if most is None else connection.execute(_NEWEST, {"most": most})
    # Looking for a translation asks the disk, so once a policy is enough.
    translated = cache(translations)
    return tuple(
        AssessmentSummary(
            id=row.id,
            policy_id=row.policy_id,
            title=translated(row.policy_id)("title", row.title),
            occasion=Occasion(row.occasion),
            edition=Edition(row.number, row.published, row.edition),
            started=row.started,
            touched=row.touched,
            answered=row.answered,
            signed_off=row.signed_off,
        )
        for row in rows
    )


def load(connection: Connection, assessment_id: str, policies: dict[str, Policy]) -> Assessment:
    """One assessment on its own edition; ``policies`` by fingerprint saves building one twice.

    Raises:
        HistoryBroken: its answers are not those that were given.
    """
    row = _found(connection, assessment_id)
    answers, _changes = histories.proved(connection, assessment_id)
    if row.edition not in policies:
        policies[row.edition] = editions.load(connection, row.edition)
    policy = policies[row.edition]
    return Assessment(
        id=row.id,
        policy=policy,
        occasion=Occasion(row.occasion),
        started=row.started,
        person=_person(row),
        manager=row.manager,
        answers={kept.question_id: _value(policy, kept.question_id, kept.value) for kept in answers},
        signed_off=row.signed_off,
        based_on=row.based_on,
        brought_out=frozenset(agreements.all_brought_out(connection, assessment_id)),
        agreed=agreements.all_agreed(connection, assessment_id),
        follow_ups=follow_ups.every(connection, assessment_id),
        given={kept.question_id: kept.given for kept in answers},
    )


def seal(connection: Connection, assessment_id: str) -> str:
    """The seal of the last change to its answers."""
    return str(_found(connection, assessment_id).seal)


def _keepable(kept: Any) -> Any:
    for part in kept if isinstance(kept, list) else [kept]:
        keepable(str(part))
    return kept


def _change(connection: Connection, statement: Any, row: dict[str, Any]) -> None:
    if connection.execute(statement, row).rowcount == 0:
        _found(connection, row["assessment"])
        raise SignedOff


def _found(connection: Connection, assessment_id: str) -> Row[Any]:
    row = connection.execute(_ASSESSMENT, {"assessment": assessment_id}).first()
    if row is None:
        raise NoSuchAssessment
    return row


def _value(policy: Policy, question_id: str, kept: Any) -> Value:
    with suppress(AnswerRefused, KeyError):
        return accept(policy.questions[question_id], kept)
    # Not raised from its cause, whose text quotes the answer.
    raise VaultDamaged


def _person(row: Row[Any]) -> Person | None:
    return None if row.person_name is None else Person(row.person_name, row.person_job, row.person_team)
