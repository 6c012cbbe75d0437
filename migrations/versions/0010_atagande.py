"""What is agreed and whether it is done; handledare's competence, deputies and absence; kinds of sessions."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0007"
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
    create_handledare()
    extend_handledning()


def create_handledare() -> None:
    op.create_table(
        "handledarmerit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("specialitet", sa.String(length=80), nullable=False),
        sa.Column("foreskrift", sa.String(length=40), nullable=True),
        sa.Column("underlag", sa.String(length=500), nullable=False),
        sa.Column("finns", sa.Boolean(), nullable=False),
        sa.Column("noterad", sa.Date(), nullable=False),
        sa.Column("noterad_av", sa.Integer(), nullable=True),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["noterad_av"], ["person.id"], name=op.f("fk_handledarmerit_noterad_av")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_handledarmerit_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handledarmerit")),
    )
    with op.batch_alter_table("handledarmerit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handledarmerit_person_id"), ["person_id"], unique=False)
    op.create_table(
        "handledningstid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("fran", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("is_arbetstid", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_handledningstid_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handledningstid")),
    )
    with op.batch_alter_table("handledningstid", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handledningstid_portfolj_id"), ["portfolj_id"], unique=False)


def extend_handledning() -> None:
    with op.batch_alter_table("handledarskap", schema=None) as batch_op:
        batch_op.add_column(sa.Column("skal", sa.String(length=500), server_default="", nullable=False))
        batch_op.add_column(sa.Column("is_pa_enheten", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("tillganglighet", sa.String(length=500), server_default="", nullable=False))
        batch_op.add_column(sa.Column("borta_fran", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("borta_till", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    with op.batch_alter_table("handledarsamtal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("slag", sa.String(length=40), server_default="ordinarie", nullable=False))
        batch_op.add_column(sa.Column("iup", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("handledarsamtal", schema=None) as batch_op:
        batch_op.drop_column("iup")
        batch_op.drop_column("slag")
    with op.batch_alter_table("handledarskap", schema=None) as batch_op:
        for namn in ("version", "borta_till", "borta_fran", "tillganglighet", "is_pa_enheten", "skal"):
            batch_op.drop_column(namn)
    for tabell, kolumn in (("handledningstid", "portfolj_id"), ("handledarmerit", "person_id")):
        with op.batch_alter_table(tabell, schema=None) as batch_op:
            batch_op.drop_index(batch_op.f(f"ix_{tabell}_{kolumn}"))
        op.drop_table(tabell)
    with op.batch_alter_table("atagande", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_atagande_portfolj_id"))
        batch_op.drop_index(batch_op.f("ix_atagande_ansvarig_id"))
    op.drop_table("atagande")
