"""What was brought out and agreed in a sitting, and what became of actions."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make room for it; nothing that is there changes."""
    op.create_table(
        "brought_out",
        sa.Column("assessment_id", sa.String(40), nullable=False),
        sa.Column("rule_id", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "rule_id", name="pk_brought_out"),
        _assessment_key("brought_out"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "agreed_action",
        sa.Column("assessment_id", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("action_id", sa.String(100), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.String(20), nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "position", name="pk_agreed_action"),
        sa.CheckConstraint("owner IN ('employee', 'manager')", name="ck_agreed_action_owner"),
        sa.CheckConstraint("length(text) <= 300", name="ck_agreed_action_text"),
        sa.UniqueConstraint("assessment_id", "action_id", name="uq_agreed_action_assessment_id_action_id"),
        _assessment_key("agreed_action"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "follow_up",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("assessment_id", sa.String(40), nullable=False),
        sa.Column("action_id", sa.String(100), nullable=False),
        sa.Column("course", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_follow_up"),
        sa.CheckConstraint(
            "course IN ('open', 'done', 'put_off', 'handed_on', 'not_needed')", name="ck_follow_up_course"
        ),
        sa.CheckConstraint("length(words) <= 300", name="ck_follow_up_words"),
        _assessment_key("follow_up"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_follow_up_assessment_id_number", "follow_up", ["assessment_id", "number"])


def _assessment_key(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["assessment_id"],
        ["assessment.id"],
        name=f"fk_{table}_assessment_id_assessment",
        ondelete="CASCADE",
    )
