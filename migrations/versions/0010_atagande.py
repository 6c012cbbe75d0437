"""What is agreed, and whether it is done."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "atagande",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("kalla", sa.String(length=40), nullable=False),
        sa.Column("kalla_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("ansvarig_namn", sa.String(length=200), nullable=False),
        sa.Column("ansvarig_id", sa.Integer(), nullable=True),
        sa.Column("senast", sa.Date(), nullable=True),
        sa.Column("foljs_upp", sa.Date(), nullable=True),
        sa.Column("foljs_upp_av", sa.String(length=200), nullable=False),
        sa.Column("klar", sa.Date(), nullable=True),
        sa.Column("slut", sa.String(length=40), nullable=True),
        sa.Column("utfall", sa.String(length=2000), nullable=False),
        sa.Column("klar_av", sa.Integer(), nullable=True),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ansvarig_id"], ["person.id"], name=op.f("fk_atagande_ansvarig_id")),
        sa.ForeignKeyConstraint(["klar_av"], ["person.id"], name=op.f("fk_atagande_klar_av")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_atagande_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_atagande")),
    )
    with op.batch_alter_table("atagande", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_atagande_ansvarig_id"), ["ansvarig_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_atagande_portfolj_id"), ["portfolj_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("atagande", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_atagande_portfolj_id"))
        batch_op.drop_index(batch_op.f("ix_atagande_ansvarig_id"))
    op.drop_table("atagande")
