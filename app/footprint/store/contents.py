"""Everything that a vault keeps, taken out at once or put into an empty one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import astuple, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, insert, or_, select, update
from sqlalchemy.exc import DataError, IntegrityError

from footprint.assessment.answer import AnswerRefused, accept, to_kept
from footprint.assessment.follow_up import WordsTooLong
from footprint.policy.policy import Occasion, Policy
from footprint.store import agreements, choices, documents, editions, events, follow_ups, histories
from footprint.store.characters import keepable
from footprint.store.contents_refusals import ContentsDamaged, VaultNotEmpty
from footprint.store.tables import answer, assessment, document, event
from footprint.workflow.kept import Contents, KeptAnswer, KeptAssessment

_ASSESSMENTS = select(assessment).order_by(assessment.c.turn)
_HOLDS_SOMETHING = select(
    or_(*(exists(select(1).select_from(table)) for table in (assessment, document, event)))
)
_TAKE_IN = insert(assessment)
_ANSWER = insert(answer)
_SIGN_OFF = (
    update(assessment).where(assessment.c.id == bindparam("assessment")).values(signed_off=bindparam("day"))
)


def everything(connection: Connection, owner: str) -> Contents:
    """All that is kept, every history proved.

    Raises:
        HistoryBroken: answers are not as they were given.
    """
    return Contents(
        owner=owner,
        preferences=choices.preferences(connection),
        last_used=choices.last_used(connection),
        editions=editions.every(connection),
        assessments=tuple(_whole(connection, row) for row in connection.execute(_ASSESSMENTS).all()),
        documents=documents.every(connection),
        events=events.every(connection),
    )


def take_in(connection: Connection, contents: Contents, contents_of: Mapping[str, bytes]) -> None:
    """Put everything into a vault that holds nothing; ``contents_of`` has the documents' own contents by id.

    Raises:
        VaultNotEmpty: it holds something.
        ContentsDamaged, CannotBeKept: it is not what a vault has given out.
    """
    if connection.execute(_HOLDS_SOMETHING).scalar():
        raise VaultNotEmpty
    _refuse_strange_parts(contents)
    try:
        _put(connection, contents, contents_of)
    except (IntegrityError, DataError, OverflowError, ValueError, WordsTooLong):
        raise ContentsDamaged from None
    # What comes out again must be what went in, whatever else might be wrong with it.
    if everything(connection, contents.owner) != contents:
        raise ContentsDamaged


def _put(connection: Connection, contents: Contents, contents_of: Mapping[str, bytes]) -> None:
    policies = {kept.fingerprint: editions.take_in(connection, kept) for kept in contents.editions}
    for turn, kept in enumerate(contents.assessments, start=1):
        if kept.edition not in policies:
            raise ContentsDamaged
        _refuse_strange_answers(policies[kept.edition], kept)
        _put_assessment(connection, kept, turn)
    for made in contents.documents:
        content = contents_of.get(made.id)
        if content is None or hashlib.sha256(content).hexdigest() != made.id:
            raise ContentsDamaged
        documents.keep(connection, made, content)
    for happened in contents.events:
        events.record(connection, happened)
    choices.keep(connection, contents.preferences, contents.last_used)


def _put_assessment(connection: Connection, kept: KeptAssessment, turn: int) -> None:
    name, job, team = kept.person or (None, "", "")
    row = {
        "id": kept.id,
        "edition": kept.edition,
        "occasion": kept.occasion.value,
        "started": kept.started,
        "touched": kept.touched,
        "turn": turn,
        "person_name": name,
        "person_job": job,
        "person_team": team,
        "manager": kept.manager,
        "seal": kept.seal,
        "answered": len(kept.answers),
        "based_on": kept.based_on,
    }
    connection.execute(_TAKE_IN, row)
    if kept.answers:
        connection.execute(_ANSWER, [_row(kept.id, given) for given in kept.answers])
    if kept.history:
        histories.add(connection, kept.id, *kept.history)
    agreements.add_brought_out(connection, kept.id, kept.brought_out)
    agreements.add_agreed(connection, kept.id, kept.agreed)
    follow_ups.add(connection, kept.id, kept.follow_ups)
    if kept.signed_off:
        # Last, because nothing can be added to an assessment that is signed off.
        connection.execute(_SIGN_OFF, {"assessment": kept.id, "day": kept.signed_off})


def _row(assessment_id: str, given: KeptAnswer) -> dict[str, Any]:
    return {
        "assessment_id": assessment_id,
        "question_id": given.question_id,
        "value": given.value,
        "given": given.given,
    }


def _whole(connection: Connection, row: Row[Any]) -> KeptAssessment:
    answers, changes = histories.proved(connection, row.id)
    return KeptAssessment(
        id=row.id,
        edition=row.edition,
        occasion=Occasion(row.occasion),
        started=row.started,
        touched=row.touched,
        person=None if row.person_name is None else (row.person_name, row.person_job, row.person_team),
        manager=row.manager,
        signed_off=row.signed_off,
        seal=row.seal,
        answers=answers,
        history=changes,
        based_on=row.based_on,
        brought_out=agreements.all_brought_out(connection, row.id),
        agreed=agreements.all_agreed(connection, row.id),
        follow_ups=follow_ups.every(connection, row.id),
    )


def _refuse_strange_answers(policy: Policy, kept: KeptAssessment) -> None:
    if not histories.leads_to(kept.id, kept.history, kept.seal, kept.answers):
        raise ContentsDamaged
    for given in kept.answers:
        try:
            fits = to_kept(accept(policy.questions[given.question_id], given.value)) == given.value
        except (AnswerRefused, KeyError):
            fits = False
        if not fits:
            raise ContentsDamaged


def _refuse_strange_parts(contents: Contents) -> None:
    """Refuse text that would not come back as it is, and moments that could mean anything."""
    for part in _parts(astuple(replace(contents, owner=""))):
        if isinstance(part, str):
            keepable(part)
        elif isinstance(part, datetime) and part.tzinfo is None:
            raise ContentsDamaged


def _parts(whole: Any) -> Iterator[Any]:
    if isinstance(whole, (tuple, list)):
        for part in whole:
            yield from _parts(part)
    else:
        yield whole
