"""Which mails a person has turned away, and when the jobs were run."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("konto", schema=None) as batch_op:
        batch_op.add_column(sa.Column("brev_av", sa.String(length=100), nullable=False, server_default=""))
    op.create_table(
        "jobbkorning",
        sa.Column("jobb", sa.String(length=40), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("startad", sa.DateTime(), nullable=False),
        sa.Column("klar", sa.DateTime(), nullable=True),
        sa.Column("antal", sa.Integer(), nullable=False),
        sa.Column("fel", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("jobb", "dag", name=op.f("pk_jobbkorning")),
    )
    with op.batch_alter_table("brev", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brev_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("brev", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_brev_person_id"))
    op.drop_table("jobbkorning")
    with op.batch_alter_table("konto", schema=None) as batch_op:
        batch_op.drop_column("brev_av")
