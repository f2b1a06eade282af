"""Questionnaires as they were when an assessment was begun on them: kept once, proved whenever one is read."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, insert, select

from footprint.policy.catalogue import translations
from footprint.policy.compiled import canonical, fingerprint, policy_from
from footprint.policy.policy import Policy
from footprint.store.contents_refusals import ContentsDamaged
from footprint.store.refusals import VaultDamaged
from footprint.store.tables import assessment, edition
from footprint.workflow.kept import KeptEdition

_IS_KEPT = select(edition.c.fingerprint).where(edition.c.fingerprint == bindparam("edition"))
_CONTENT = select(edition.c.content).where(edition.c.fingerprint == bindparam("edition"))
_ALL = select(edition).order_by(edition.c.fingerprint)
_KEEP = insert(edition)
_FORGET = delete(edition).where(~exists().where(assessment.c.edition == edition.c.fingerprint))


def keep(connection: Connection, policy: Policy) -> None:
    """Keep the whole questionnaire, unless it is kept already."""
    if connection.execute(_IS_KEPT, {"edition": policy.edition.fingerprint}).first():
        return
    if fingerprint(policy.data) != policy.edition.fingerprint:
        raise ValueError("the policy's data is not what the policy was built from")
    connection.execute(_KEEP, _row(policy.data))


def load(connection: Connection, edition_fingerprint: str) -> Policy:
    """The policy of one edition.

    Raises:
        VaultDamaged: it is not what was kept under that fingerprint.
    """
    data = json.loads(connection.execute(_CONTENT, {"edition": edition_fingerprint}).scalar_one())
    if fingerprint(data) != edition_fingerprint:
        raise VaultDamaged
    return policy_from(data, translations(data["id"]))


def forget_unused(connection: Connection) -> None:
    """Delete every edition that no assessment was taken on."""
    connection.execute(_FORGET)


def every(connection: Connection) -> tuple[KeptEdition, ...]:
    """Every edition, by fingerprint."""
    return tuple(KeptEdition(**row) for row in connection.execute(_ALL).mappings())


def take_in(connection: Connection, kept: KeptEdition) -> Policy:
    """Keep an edition that was written out, and build its policy.

    Raises:
        ContentsDamaged: its content is not what its fingerprint stands for, or is no questionnaire.
    """
    try:
        data = json.loads(kept.content)
        policy = policy_from(data)
        row = _row(data)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        # Whatever a stranger's data lacks; the cause would quote it.
        raise ContentsDamaged from None
    if KeptEdition(**row) != kept:
        raise ContentsDamaged
    connection.execute(_KEEP, row)
    return policy


def _row(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "fingerprint": fingerprint(data),
        "policy_id": data["id"],
        "number": data["edition"],
        "published": data["published"],
        "title": data["title"],
        "format": data["format"],
        "content": canonical(data).decode(),
    }
