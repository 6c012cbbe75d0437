"""The log of rare procedures and situations."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "momentlogg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.String(length=60), nullable=False),
        sa.Column("namn", sa.String(length=200), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("antal", sa.Integer(), nullable=False),
        sa.Column("sjalvstandighet", sa.String(length=40), nullable=False),
        sa.Column("delmal", sa.String(), nullable=False),
        sa.Column("anteckning", sa.String(length=500), nullable=False),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_momentlogg_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_momentlogg")),
    )
    with op.batch_alter_table("momentlogg", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_momentlogg_portfolj_id"), ["portfolj_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("momentlogg", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_momentlogg_portfolj_id"))
    op.drop_table("momentlogg")
