"""The first tables: editions, assessments, answers and their history."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything."""
    op.create_table(
        "edition",
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("policy_id", sa.String(100), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("published", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_edition"),
    )
    op.create_table(
        "assessment",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("edition", sa.String(64), nullable=False),
        sa.Column("occasion", sa.String(20), nullable=False),
        sa.Column("started", sa.DateTime, nullable=False),
        sa.Column("touched", sa.DateTime, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("person_name", sa.Text),
        sa.Column("person_job", sa.Text, nullable=False),
        sa.Column("person_team", sa.Text, nullable=False),
        sa.Column("manager", sa.Text, nullable=False),
        sa.Column("signed_off", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
        sa.CheckConstraint(
            "occasion IN ('onboarding', 'refresher', 'sitting')", name="ck_assessment_occasion"
        ),
        sa.ForeignKeyConstraint(["edition"], ["edition.fingerprint"], name="fk_assessment_edition_edition"),
    )
    op.create_index("ix_assessment_edition", "assessment", ["edition"])
    op.create_index("ix_assessment_turn", "assessment", ["turn"])
    op.create_table(
        "answer",
        sa.Column("assessment_id", sa.String(40), nullable=False),
        sa.Column("question_id", sa.String(100), nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("given", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "question_id", name="pk_answer"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_answer_assessment_id_assessment",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer_history",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("assessment_id", sa.String(40), nullable=False),
        sa.Column("question_id", sa.String(100), nullable=False),
        sa.Column("value", sa.JSON),
        sa.Column("given", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_answer_history"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name="fk_answer_history_assessment_id_assessment",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_answer_history_assessment_id_question_id_number",
        "answer_history",
        ["assessment_id", "question_id", "number"],
    )
