"""A refresher says which assessment it set out from."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make room for it; so far there was none."""
    with op.batch_alter_table("assessment") as table:
        table.add_column(sa.Column("based_on", sa.String(40)))
    assessment = sa.table("assessment", sa.column("based_on"))
    op.execute(sa.update(assessment).values(based_on=""))
    with op.batch_alter_table("assessment") as table:
        table.alter_column("based_on", nullable=False)
