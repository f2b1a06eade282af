"""The key that its owner signs attestations with."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make room for it."""
    with op.batch_alter_table("vault") as table:
        table.add_column(sa.Column("signing_key", sa.LargeBinary))
