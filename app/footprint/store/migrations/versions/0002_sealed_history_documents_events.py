"""The history becomes a sealed chain; documents, events and the owner's choices are kept."""

import hashlib
import json
import os
from datetime import UTC

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_assessment = sa.table(
    "assessment", sa.column("id"), sa.column("seal"), sa.column("answered"), sa.column("signed_off")
)
_answer = sa.table("answer", sa.column("assessment_id"))
_history = sa.table(
    "answer_history",
    sa.column("number"),
    sa.column("assessment_id"),
    sa.column("question_id"),
    sa.column("value", sa.JSON(none_as_null=True)),
    sa.column("given", sa.DateTime),
    sa.column("salt"),
    sa.column("seal"),
)


def upgrade() -> None:
    """Seal every history there is, count its answers, and make the new tables."""
    with op.batch_alter_table("assessment") as table:
        table.add_column(sa.Column("seal", sa.String(64)))
        table.add_column(sa.Column("answered", sa.Integer))
    with op.batch_alter_table("answer_history") as table:
        table.add_column(sa.Column("salt", sa.String(64)))
        table.add_column(sa.Column("seal", sa.String(64)))
    _seal(op.get_bind())
    with op.batch_alter_table("assessment") as table:
        table.alter_column("seal", nullable=False)
        table.alter_column("answered", nullable=False)
    # What is read of a table of SQLite does not tell that its numbers are never used twice.
    with op.batch_alter_table("answer_history", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("salt", nullable=False)
        table.alter_column("seal", nullable=False)
        table.drop_index("ix_answer_history_assessment_id_question_id_number")
        table.create_index("ix_answer_history_assessment_id_number", ["assessment_id", "number"])
    _make_tables()


def _seal(connection: sa.Connection) -> None:
    """Chain up every history, in the order it was written.

    This is the chain as this revision knows it, whatever becomes of ``footprint.assessment.history`` later.
    """
    heads: dict[str, str] = {}
    for row in connection.execute(sa.select(_history).order_by(_history.c.number)).all():
        salt = os.urandom(32).hex()
        previous = heads.get(row.assessment_id) or _hash(row.assessment_id)
        moment = row.given.replace(tzinfo=UTC).isoformat(timespec="microseconds")
        seal = heads[row.assessment_id] = _hash(previous, _hash(salt, row.question_id, row.value), moment)
        connection.execute(
            sa.update(_history).where(_history.c.number == row.number).values(salt=salt, seal=seal)
        )
    answered = sa.select(sa.func.count()).select_from(_answer)
    answered = answered.where(_answer.c.assessment_id == _assessment.c.id)
    connection.execute(sa.update(_assessment).values(seal="", answered=answered.scalar_subquery()))
    for assessment_id, seal in heads.items():
        connection.execute(sa.update(_assessment).where(_assessment.c.id == assessment_id).values(seal=seal))


def _hash(*parts: object) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _make_tables() -> None:
    op.create_table(
        "document",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("assessment_id", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("occasion", sa.String(20), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_document"),
        sa.UniqueConstraint("id", name="uq_document_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_document_assessment_id", "document", ["assessment_id"])
    op.create_table(
        "event",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_event"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "vault",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("months_kept", sa.Integer, nullable=False),
        sa.Column("minutes_until_locked", sa.Integer, nullable=False),
        sa.Column("last_used", sa.DateTime),
        sa.CheckConstraint("id = 1", name="ck_vault_one"),
        sa.CheckConstraint("months_kept >= 0 AND minutes_until_locked >= 0", name="ck_vault_choices"),
        sa.PrimaryKeyConstraint("id", name="pk_vault"),
    )
