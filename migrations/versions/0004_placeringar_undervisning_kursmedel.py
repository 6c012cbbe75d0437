"""What placements, courses and teaching are followed by; course money; calendar feeds; kinds of credited months."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    create_tables()
    extend_activities()
    extend_tillgodoraknande()


def create_tables() -> None:
    op.create_table(
        "kalenderlank",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("nyckel", sa.String(length=64), nullable=False),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.Column("aterkallad", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_kalenderlank_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kalenderlank")),
        sa.UniqueConstraint("nyckel", name=op.f("uq_kalenderlank_nyckel")),
    )
    with op.batch_alter_table("kalenderlank", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kalenderlank_person_id"), ["person_id"], unique=False)

    op.create_table(
        "narvaro",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("is_narvarande", sa.Boolean(), nullable=False),
        sa.Column("skal", sa.String(length=500), nullable=False),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_narvaro_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narvaro")),
    )
    with op.batch_alter_table("narvaro", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_narvaro_portfolj_id"), ["portfolj_id"], unique=False)

    op.create_table(
        "studietid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("minuter", sa.Integer(), nullable=False),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_studietid_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_studietid")),
    )
    with op.batch_alter_table("studietid", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_studietid_portfolj_id"), ["portfolj_id"], unique=False)

    op.create_table(
        "arbetssteg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("aktivitet_id", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("planerad", sa.Date(), nullable=True),
        sa.Column("klar", sa.Date(), nullable=True),
        sa.Column("anteckning", sa.String(length=2000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aktivitet_id"], ["aktivitet.id"], name=op.f("fk_arbetssteg_aktivitet_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_arbetssteg_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arbetssteg")),
        sa.UniqueConstraint("aktivitet_id", "slag", name=op.f("uq_arbetssteg_aktivitet_id_slag")),
    )
    with op.batch_alter_table("arbetssteg", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_arbetssteg_portfolj_id"), ["portfolj_id"], unique=False)

    op.create_table(
        "kursmedel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("aktivitet_id", sa.Integer(), nullable=True),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("sokt", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("beviljat", sa.Integer(), nullable=True),
        sa.Column("anvant", sa.Integer(), nullable=True),
        sa.Column("beslutad_av", sa.Integer(), nullable=True),
        sa.Column("beslutad", sa.Date(), nullable=True),
        sa.Column("kommentar", sa.String(length=2000), nullable=False),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aktivitet_id"], ["aktivitet.id"], name=op.f("fk_kursmedel_aktivitet_id")),
        sa.ForeignKeyConstraint(["beslutad_av"], ["person.id"], name=op.f("fk_kursmedel_beslutad_av")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_kursmedel_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kursmedel")),
    )
    with op.batch_alter_table("kursmedel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kursmedel_portfolj_id"), ["portfolj_id"], unique=False)


def extend_activities() -> None:
    with op.batch_alter_table("aktivitet", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mall", sa.String(length=60), server_default="", nullable=False))
        batch_op.add_column(sa.Column("intyg", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("intyg_av", sa.String(length=200), server_default="", nullable=False))

    with op.batch_alter_table("tjanstgoring", schema=None) as batch_op:
        batch_op.add_column(sa.Column("amne", sa.String(length=60), server_default="", nullable=False))
        batch_op.add_column(sa.Column("ersattare", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("mal", sa.String(length=10000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("mal_satta", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("mitt_datum", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("mitt_text", sa.String(length=10000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("omdome_datum", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("omdome", sa.String(length=10000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("omdome_av", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("utvarderad", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("utvardering", sa.String(length=10000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("has_jour", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("is_slutenvard", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_foreign_key(batch_op.f("fk_tjanstgoring_omdome_av"), "person", ["omdome_av"], ["id"])


def extend_tillgodoraknande() -> None:
    with op.batch_alter_table("tillgodoraknande", schema=None) as batch_op:
        batch_op.add_column(sa.Column("slag", sa.String(length=40), server_default="tjanstgoring", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("tillgodoraknande", schema=None) as batch_op:
        batch_op.drop_column("slag")

    with op.batch_alter_table("tjanstgoring", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_tjanstgoring_omdome_av"), type_="foreignkey")
        batch_op.drop_column("is_slutenvard")
        batch_op.drop_column("has_jour")
        batch_op.drop_column("utvardering")
        batch_op.drop_column("utvarderad")
        batch_op.drop_column("omdome_av")
        batch_op.drop_column("omdome")
        batch_op.drop_column("omdome_datum")
        batch_op.drop_column("mitt_text")
        batch_op.drop_column("mitt_datum")
        batch_op.drop_column("mal_satta")
        batch_op.drop_column("mal")
        batch_op.drop_column("ersattare")
        batch_op.drop_column("amne")

    with op.batch_alter_table("aktivitet", schema=None) as batch_op:
        batch_op.drop_column("intyg_av")
        batch_op.drop_column("intyg")
        batch_op.drop_column("mall")

    with op.batch_alter_table("kursmedel", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kursmedel_portfolj_id"))

    op.drop_table("kursmedel")
    with op.batch_alter_table("arbetssteg", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_arbetssteg_portfolj_id"))

    op.drop_table("arbetssteg")
    with op.batch_alter_table("studietid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_studietid_portfolj_id"))

    op.drop_table("studietid")
    with op.batch_alter_table("narvaro", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_narvaro_portfolj_id"))

    op.drop_table("narvaro")
    with op.batch_alter_table("kalenderlank", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kalenderlank_person_id"))

    op.drop_table("kalenderlank")
