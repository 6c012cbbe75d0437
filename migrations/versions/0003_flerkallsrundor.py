"""The 360: rounds, those invited, and anonymous answers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "flerkallsrunda",
        sa.Column("bedomning_id", sa.Integer(), nullable=False),
        sa.Column("sista_dag", sa.Date(), nullable=False),
        sa.Column("sjalv", sa.JSON(), nullable=False),
        sa.Column("stangd", sa.DateTime(), nullable=True),
        sa.Column("stangd_av", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["bedomning_id"], ["bedomning.id"], name=op.f("fk_flerkallsrunda_bedomning_id")),
        sa.ForeignKeyConstraint(["stangd_av"], ["person.id"], name=op.f("fk_flerkallsrunda_stangd_av")),
        sa.PrimaryKeyConstraint("bedomning_id", name=op.f("pk_flerkallsrunda")),
    )
    op.create_table(
        "flerkallsinbjudan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bedomning_id", sa.Integer(), nullable=False),
        sa.Column("grupp", sa.String(length=40), nullable=False),
        sa.Column("namn", sa.String(length=200), nullable=False),
        sa.Column("epost", sa.String(length=200), nullable=False),
        sa.Column("nyckel", sa.String(length=64), nullable=False),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.Column("skapad_av", sa.Integer(), nullable=True),
        sa.Column("paminnd", sa.Date(), nullable=True),
        sa.Column("is_besvarad", sa.Boolean(), nullable=False),
        sa.Column("aterkallad", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["bedomning_id"], ["bedomning.id"], name=op.f("fk_flerkallsinbjudan_bedomning_id")),
        sa.ForeignKeyConstraint(["skapad_av"], ["person.id"], name=op.f("fk_flerkallsinbjudan_skapad_av")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flerkallsinbjudan")),
        sa.UniqueConstraint("nyckel", name=op.f("uq_flerkallsinbjudan_nyckel")),
    )
    with op.batch_alter_table("flerkallsinbjudan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_flerkallsinbjudan_bedomning_id"), ["bedomning_id"], unique=False)

    op.create_table(
        "flerkallsvar",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("bedomning_id", sa.Integer(), nullable=False),
        sa.Column("grupp", sa.String(length=40), nullable=False),
        sa.Column("svar", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["bedomning_id"], ["bedomning.id"], name=op.f("fk_flerkallsvar_bedomning_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flerkallsvar")),
    )
    with op.batch_alter_table("flerkallsvar", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_flerkallsvar_bedomning_id"), ["bedomning_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("flerkallsvar", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_flerkallsvar_bedomning_id"))

    op.drop_table("flerkallsvar")
    with op.batch_alter_table("flerkallsinbjudan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_flerkallsinbjudan_bedomning_id"))

    op.drop_table("flerkallsinbjudan")
    op.drop_table("flerkallsrunda")
