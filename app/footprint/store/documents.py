"""The documents that were made, exactly as they were made."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, bindparam, delete, insert, select

from footprint.policy.policy import Occasion
from footprint.store.contents_refusals import NoSuchDocument
from footprint.store.tables import document
from footprint.workflow.kept import DocumentKind, KeptDocument

_KEEP = insert(document)
_IS_KEPT = select(document.c.number).where(document.c.id == bindparam("document"))
_CONTENT = select(document.c.content).where(document.c.id == bindparam("document"))
_ALL = select(*(column for column in document.c if column.name not in {"number", "content"})).order_by(
    document.c.number
)
_ERASE_ACTION_LISTS = delete(document).where(
    document.c.assessment_id == bindparam("assessment"), document.c.kind == DocumentKind.ACTION_LIST.value
)


def keep(connection: Connection, made: KeptDocument, content: bytes) -> None:
    """Keep one; nothing happens if it is kept already."""
    if connection.execute(_IS_KEPT, {"document": made.id}).first():
        return
    row = asdict(made) | {"kind": made.kind.value, "occasion": made.occasion.value, "content": content}
    connection.execute(_KEEP, row)


def every(connection: Connection) -> tuple[KeptDocument, ...]:
    """Every document, the oldest first."""
    return tuple(
        KeptDocument(**row | {"kind": DocumentKind(row["kind"]), "occasion": Occasion(row["occasion"])})
        for row in map(dict, connection.execute(_ALL).mappings())
    )


def content(connection: Connection, document_id: str) -> bytes:
    """The content of one.

    Raises:
        NoSuchDocument: there is none of that id.
    """
    kept = connection.execute(_CONTENT, {"document": document_id}).scalar()
    if kept is None:
        raise NoSuchDocument
    return bytes(kept)


def erase_action_lists(connection: Connection, assessment_id: str) -> None:
    """Delete the action lists of an assessment that is gone."""
    connection.execute(_ERASE_ACTION_LISTS, {"assessment": assessment_id})
