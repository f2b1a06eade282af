"""The tables of a vault, as they are at the newest revision; the migrations lead to exactly these."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    DDL,
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    event,
)
from sqlalchemy.types import TypeDecorator

REVISION = "0001"
# "Foot" in ASCII: marks the file as ours (sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x466F6F74


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC without a zone in the file.

    Raises:
        ValueError: a moment without a time zone, which could mean anything.
    """

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """To the file."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """From the file."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _assessment_key(**options: Any) -> Column[str]:
    return Column(
        "assessment_id",
        String(40),
        ForeignKey("assessment.id", ondelete="CASCADE"),
        nullable=False,
        **options,
    )


# The whole questionnaire, once per edition, so that whatever was begun on it opens on it for ever.
edition = Table(
    "edition",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
    Column("policy_id", String(100), nullable=False),
    Column("number", Integer, nullable=False),
    Column("published", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("format", Integer, nullable=False),
    Column("content", Text, nullable=False),
)

# ``turn`` counts up at every change: the order of work, which a computer's clock set back cannot upset.
assessment = Table(
    "assessment",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("edition", String(64), ForeignKey("edition.fingerprint"), nullable=False),
    Column("occasion", String(20), nullable=False),
    Column("started", UtcDateTime, nullable=False),
    Column("touched", UtcDateTime, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("person_name", Text),
    Column("person_job", Text, nullable=False),
    Column("person_team", Text, nullable=False),
    Column("manager", Text, nullable=False),
    Column("signed_off", Date),
    CheckConstraint("occasion IN ('onboarding', 'refresher', 'sitting')", name="occasion"),
    Index(None, "edition"),
    Index(None, "turn"),
)

answer = Table(
    "answer",
    metadata,
    _assessment_key(primary_key=True),
    Column("question_id", String(100), primary_key=True),
    Column("value", JSON(none_as_null=True), nullable=False),
    Column("given", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)

# A value of NULL is an answer taken back.
answer_history = Table(
    "answer_history",
    metadata,
    Column("number", Integer, primary_key=True),
    _assessment_key(),
    Column("question_id", String(100), nullable=False),
    Column("value", JSON(none_as_null=True)),
    Column("given", UtcDateTime, nullable=False),
    Index(None, "assessment_id", "question_id", "number"),
    sqlite_autoincrement=True,
)

_IS_SIGNED_OFF = "(SELECT signed_off FROM assessment WHERE id = {row}.assessment_id) IS NOT NULL"
_ADDED_TO = "history is only ever added to"
_IS_THERE = "EXISTS (SELECT 1 FROM assessment WHERE id = {row}.assessment_id)"


def _guard(name: str, moment: str, condition: str, reason: str) -> str:
    when = f" WHEN {condition}" if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {moment}{when} BEGIN SELECT RAISE(ABORT, '{reason}'); END"


# The guards on what was kept, set up again by whatever brings a file up to date (see schema.py).
# Deleting a whole assessment takes its rows along: its own row is gone by then, which is what the conditions look at.
TRIGGERS = {
    name: _guard(name, moment, condition, reason)
    for name, moment, condition, reason in (
        ("answer_insert", "INSERT ON answer", _IS_SIGNED_OFF.format(row="NEW"), "signed off"),
        ("answer_update", "UPDATE ON answer", _IS_SIGNED_OFF.format(row="OLD"), "signed off"),
        ("answer_delete", "DELETE ON answer", _IS_SIGNED_OFF.format(row="OLD"), "signed off"),
        ("answer_history_insert", "INSERT ON answer_history", _IS_SIGNED_OFF.format(row="NEW"), "signed off"),
        ("answer_history_update", "UPDATE ON answer_history", "", _ADDED_TO),
        ("answer_history_delete", "DELETE ON answer_history", _IS_THERE.format(row="OLD"), _ADDED_TO),
        ("assessment_update", "UPDATE ON assessment", "OLD.signed_off IS NOT NULL", "signed off"),
        ("edition_update", "UPDATE ON edition", "", "an edition never changes"),
    )
}  # fmt: skip

for _statement in TRIGGERS.values():
    event.listen(metadata, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]  # SQLAlchemy's
