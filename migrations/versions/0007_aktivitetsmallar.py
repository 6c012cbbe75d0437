"""Templates of recurring activities, kept for a region or a unit."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "aktivitetsmall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enhet_id", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("delmal", sa.String(), nullable=False),
        sa.Column("omfattning", sa.String(length=200), nullable=False),
        sa.Column("beskrivning", sa.String(length=2000), nullable=False),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["enhet_id"], ["enhet.id"], name=op.f("fk_aktivitetsmall_enhet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aktivitetsmall")),
    )
    with op.batch_alter_table("aktivitetsmall", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aktivitetsmall_enhet_id"), ["enhet_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("aktivitetsmall", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aktivitetsmall_enhet_id"))
    op.drop_table("aktivitetsmall")
