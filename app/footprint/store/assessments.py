"""Assessments and their answers as rows, through statements that are built once."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from footprint.assessment.answer import AnswerRefused, accept, to_kept
from footprint.assessment.assessment import Assessment, Person
from footprint.policy.catalogue import translations
from footprint.policy.compiled import FORMAT, canonical, fingerprint, policy_from
from footprint.policy.condition import Value
from footprint.policy.policy import Edition, Occasion, Policy
from footprint.store.characters import has_half_characters
from footprint.store.refusals import CannotBeKept, NoSuchAssessment, SignedOff, VaultDamaged
from footprint.store.tables import answer, answer_history, assessment, edition
from footprint.workflow.kept import AssessmentSummary

# Building a statement costs five times what the encryption costs, so none is built while somebody waits.
_NEXT_TURN = select(func.coalesce(func.max(assessment.c.turn), 0) + 1).scalar_subquery()
_TOUCH = (
    update(assessment)
    .where(assessment.c.id == bindparam("assessment"), assessment.c.signed_off.is_(None))
    .values(touched=bindparam("at"), turn=_NEXT_TURN)
)
_INTRODUCE = _TOUCH.values(
    person_name=bindparam("name"),
    person_job=bindparam("job"),
    person_team=bindparam("team"),
    manager=bindparam("with_manager"),
)
_SIGN_OFF = _TOUCH.values(signed_off=bindparam("day"))
_DISCARD = delete(assessment).where(
    assessment.c.id == bindparam("assessment"), assessment.c.signed_off.is_(None)
)
_GIVEN: dict[str, Any] = {
    "assessment_id": bindparam("assessment"),
    "question_id": bindparam("question"),
    "value": bindparam("kept"),
    "given": bindparam("at"),
}
_ANSWER = upsert(answer).values(_GIVEN)
_ANSWER = _ANSWER.on_conflict_do_update(
    index_elements=["assessment_id", "question_id"],
    set_={"value": _ANSWER.excluded.value, "given": _ANSWER.excluded.given},
)
_TAKE_BACK = delete(answer).where(
    answer.c.assessment_id == bindparam("assessment"), answer.c.question_id == bindparam("question")
)
_REMEMBER = insert(answer_history).values(_GIVEN)
_IS_THERE = select(assessment.c.id).where(assessment.c.id == bindparam("assessment"))
_HAS_EDITION = select(edition.c.fingerprint).where(edition.c.fingerprint == bindparam("edition"))
_CONTENT = select(edition.c.content).where(edition.c.fingerprint == bindparam("edition"))
_KEEP_EDITION = insert(edition)
_BEGIN = insert(assessment).values(turn=_NEXT_TURN)
_ASSESSMENT = select(assessment).where(assessment.c.id == bindparam("assessment"))
_ANSWERS = select(answer.c.question_id, answer.c.value).where(
    answer.c.assessment_id == bindparam("assessment")
)
_SUMMARIES = (
    select(
        assessment,
        edition,
        select(func.count())
        .select_from(answer)
        .where(answer.c.assessment_id == assessment.c.id)
        .scalar_subquery()
        .label("answered"),
    )
    .join_from(assessment, edition)
    .order_by(assessment.c.turn.desc())
)


def begin(connection: Connection, begun: Assessment) -> None:
    """Keep a new assessment with whatever it already holds and, the first time, the edition it is taken on."""
    policy, person = begun.policy, begun.person
    if connection.execute(_HAS_EDITION, {"edition": policy.edition.fingerprint}).first() is None:
        _keep_edition(connection, policy)
    row = {
        "id": begun.id,
        "edition": policy.edition.fingerprint,
        "occasion": begun.occasion.value,
        "started": begun.started,
        "touched": begun.started,
        "person_name": keepable(person.name) if person else None,
        "person_job": keepable(person.job) if person else "",
        "person_team": keepable(person.team) if person else "",
        "manager": keepable(begun.manager),
    }
    connection.execute(_BEGIN, row)
    for question_id, value in begun.answers.items():
        save_answer(connection, begun.id, question_id, value, begun.started)


def save_answer(
    connection: Connection, assessment_id: str, question_id: str, value: Value | None, at: datetime
) -> None:
    """One answer, its place in the history, and the assessment's moment of change."""
    kept = None if value is None else to_kept(value)
    for part in kept if isinstance(kept, list) else [kept]:
        keepable(str(part))
    _change(connection, _TOUCH, {"assessment": assessment_id, "at": at})
    row = {"assessment": assessment_id, "question": question_id, "kept": kept, "at": at}
    if value is None:
        connection.execute(_TAKE_BACK, {"assessment": assessment_id, "question": question_id})
    else:
        connection.execute(_ANSWER, row)
    connection.execute(_REMEMBER, row)


def save_person(
    connection: Connection, assessment_id: str, person: Person, manager: str, at: datetime
) -> None:
    """Who takes the assessment, and the manager who sits beside them."""
    names = {"name": person.name, "job": person.job, "team": person.team, "with_manager": manager}
    row: dict[str, Any] = {name: keepable(text) for name, text in names.items()}
    _change(connection, _INTRODUCE, row | {"assessment": assessment_id, "at": at})


def sign_off(connection: Connection, assessment_id: str, day: date, at: datetime) -> None:
    """The last change to an assessment."""
    _change(connection, _SIGN_OFF, {"assessment": assessment_id, "day": day, "at": at})


def discard(connection: Connection, assessment_id: str) -> None:
    """Delete an assessment, its answers and their history."""
    _change(connection, _DISCARD, {"assessment": assessment_id})


def summaries(connection: Connection) -> tuple[AssessmentSummary, ...]:
    """One line for every assessment, the last touched first."""
    return tuple(
        AssessmentSummary(
            id=row.id,
            policy_id=row.policy_id,
            title=translations(row.policy_id)("title", row.title),
            occasion=Occasion(row.occasion),
            edition=Edition(row.number, row.published, row.fingerprint),
            started=row.started,
            touched=row.touched,
            answered=row.answered,
            signed_off=row.signed_off,
        )
        for row in connection.execute(_SUMMARIES)
    )


def load(connection: Connection, assessment_id: str, policies: dict[str, Policy]) -> Assessment:
    """One assessment on its own edition; ``policies`` by fingerprint saves building one twice."""
    row = connection.execute(_ASSESSMENT, {"assessment": assessment_id}).first()
    if row is None:
        raise NoSuchAssessment
    if row.edition not in policies:
        policies[row.edition] = _kept_policy(connection, row.edition)
    policy = policies[row.edition]
    return Assessment(
        id=row.id,
        policy=policy,
        occasion=Occasion(row.occasion),
        started=row.started,
        person=_person(row),
        manager=row.manager,
        answers={
            kept.question_id: _value(policy, kept.question_id, kept.value)
            for kept in connection.execute(_ANSWERS, {"assessment": assessment_id})
        },
        signed_off=row.signed_off,
    )


def keepable(text: str) -> str:
    """The text, if it will come back as it is.

    Raises:
        CannotBeKept: it holds a NUL, which other databases and documents refuse, or half a character.
    """
    if "\x00" in text or has_half_characters(text):
        raise CannotBeKept
    return text


def _change(connection: Connection, statement: Any, row: dict[str, Any]) -> None:
    if connection.execute(statement, row).rowcount == 0:
        there = connection.execute(_IS_THERE, {"assessment": row["assessment"]}).first()
        raise SignedOff if there else NoSuchAssessment


def _keep_edition(connection: Connection, policy: Policy) -> None:
    content = canonical(policy.data)
    if fingerprint(policy.data) != policy.edition.fingerprint:
        raise ValueError("the policy's data is not what the policy was built from")
    row = {
        "fingerprint": policy.edition.fingerprint,
        "policy_id": policy.id,
        "number": policy.edition.number,
        "published": policy.edition.published,
        "title": policy.data["title"],
        "format": FORMAT,
        "content": content.decode(),
    }
    connection.execute(_KEEP_EDITION, row)


def _kept_policy(connection: Connection, edition_fingerprint: str) -> Policy:
    data = json.loads(connection.execute(_CONTENT, {"edition": edition_fingerprint}).scalar_one())
    if fingerprint(data) != edition_fingerprint:
        raise VaultDamaged
    return policy_from(data, translations(data["id"]))


def _value(policy: Policy, question_id: str, kept: Any) -> Value:
    with suppress(AnswerRefused, KeyError):
        return accept(policy.questions[question_id], kept)
    # Not raised from its cause, whose text quotes the answer.
    raise VaultDamaged


def _person(row: Row[Any]) -> Person | None:
    return None if row.person_name is None else Person(row.person_name, row.person_job, row.person_team)
