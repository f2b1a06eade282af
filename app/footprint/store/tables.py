"""The tables of a vault, as they are at the newest revision; the migrations lead to exactly these."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from footprint.assessment.follow_up import LONGEST_WORDS
from footprint.store.guards import put_up_with

REVISION = "0005"
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
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
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

# ``turn`` counts up at every change: the order of work, which a computer's clock set back cannot upset. ``seal`` is the
# one of the last change, so that the next needs no look at the history; ``answered`` saves the home page counting.
# ``based_on`` is no reference: what a refresher set out from may be deleted before it.
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
    Column("seal", String(64), nullable=False),
    Column("answered", Integer, nullable=False),
    Column("based_on", String(40), nullable=False),
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

# A value of NULL is an answer taken back. Salt and seal are those of ``footprint.assessment.history``.
answer_history = Table(
    "answer_history",
    metadata,
    Column("number", Integer, primary_key=True),
    _assessment_key(),
    Column("question_id", String(100), nullable=False),
    Column("value", JSON(none_as_null=True)),
    Column("given", UtcDateTime, nullable=False),
    Column("salt", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
    Index(None, "assessment_id", "number"),
    sqlite_autoincrement=True,
)

# The rules whose conclusions the employee has brought out from behind the curtain.
brought_out = Table(
    "brought_out",
    metadata,
    _assessment_key(primary_key=True),
    Column("rule_id", String(100), primary_key=True),
    sqlite_with_rowid=False,
)

# What both agreed in a sitting, in its order; without a text of its own it is the questionnaire's action of that id.
agreed_action = Table(
    "agreed_action",
    metadata,
    _assessment_key(primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("action_id", String(100), nullable=False),
    Column("text", Text, nullable=False),
    Column("owner", String(20), nullable=False),
    Column("due", Date, nullable=False),
    CheckConstraint("owner IN ('employee', 'manager')", name="owner"),
    CheckConstraint(f"length(text) <= {LONGEST_WORDS}", name="text"),
    UniqueConstraint("assessment_id", "action_id"),
    sqlite_with_rowid=False,
)

# Every step in the life of an action; ``number`` is their order, whatever the clock said.
follow_up = Table(
    "follow_up",
    metadata,
    Column("number", Integer, primary_key=True),
    _assessment_key(),
    Column("action_id", String(100), nullable=False),
    Column("course", String(20), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("due", Date),
    Column("words", Text, nullable=False),
    CheckConstraint("course IN ('open', 'done', 'put_off', 'handed_on', 'not_needed')", name="course"),
    CheckConstraint(f"length(words) <= {LONGEST_WORDS}", name="words"),
    Index(None, "assessment_id", "number"),
    sqlite_autoincrement=True,
)

# No reference to the assessment: an attestation outlives it. The content comes last, so that listing skips it.
document = Table(
    "document",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("assessment_id", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("occasion", String(20), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("made", UtcDateTime, nullable=False),
    Column("name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("id"),
    Index(None, "assessment_id"),
    sqlite_autoincrement=True,
)

event = Table(
    "event",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("place", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# At most one row: what the owner chose, when the vault was last in use, and the key they sign with.
vault = Table(
    "vault",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("months_kept", Integer, nullable=False),
    Column("minutes_until_locked", Integer, nullable=False),
    Column("last_used", UtcDateTime),
    Column("signing_key", LargeBinary),
    CheckConstraint("id = 1", name="one"),
    CheckConstraint("months_kept >= 0 AND minutes_until_locked >= 0", name="choices"),
)

put_up_with(metadata)
