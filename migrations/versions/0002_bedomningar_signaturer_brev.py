"""Forms, requests, links and drafts of assessments; the chain of signatures, append-only; mail on its way out."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SQLITE_GUARD = """
CREATE TRIGGER signatur_{0} BEFORE {0} ON signatur
BEGIN SELECT RAISE(ABORT, 'signatur is append-only'); END
"""
POSTGRESQL_GUARD = """
CREATE FUNCTION signatur_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'signatur is append-only'; END $$;
CREATE TRIGGER signatur_update_delete BEFORE UPDATE OR DELETE ON signatur
FOR EACH ROW EXECUTE FUNCTION signatur_append_only();
CREATE TRIGGER signatur_truncate BEFORE TRUNCATE ON signatur
FOR EACH STATEMENT EXECUTE FUNCTION signatur_append_only();
"""


def upgrade() -> None:
    create_tables()
    extend_bedomning()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE_GUARD.format("UPDATE"))
        op.execute(SQLITE_GUARD.format("DELETE"))
    else:
        op.execute(POSTGRESQL_GUARD)


def create_tables() -> None:
    op.create_table(
        "brev",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nyckel", sa.String(length=120), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("till", sa.String(length=200), nullable=False),
        sa.Column("amne", sa.String(length=300), nullable=False),
        sa.Column("text", sa.String(length=20000), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("portfolj_id", sa.Integer(), nullable=True),
        sa.Column("objekt", sa.String(length=60), nullable=False),
        sa.Column("objekt_id", sa.Integer(), nullable=True),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.Column("nasta_forsok", sa.DateTime(), nullable=True),
        sa.Column("forsok", sa.Integer(), nullable=False),
        sa.Column("paborjad", sa.DateTime(), nullable=True),
        sa.Column("skickad", sa.DateTime(), nullable=True),
        sa.Column("fel", sa.String(length=500), nullable=False),
        sa.Column("is_omojlig", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_brev_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_brev_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brev")),
        sa.UniqueConstraint("nyckel", name=op.f("uq_brev_nyckel")),
    )
    with op.batch_alter_table("brev", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brev_nasta_forsok"), ["nasta_forsok"], unique=False)
        batch_op.create_index(batch_op.f("ix_brev_portfolj_id"), ["portfolj_id"], unique=False)

    op.create_table(
        "signatur",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("objekt_id", sa.Integer(), nullable=False),
        sa.Column("tid", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("innehall", sa.Text(), nullable=False),
        sa.Column("foregaende", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signatur_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_signatur_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatur")),
        sa.UniqueConstraint("portfolj_id", "nummer", name=op.f("uq_signatur_portfolj_id_nummer")),
    )
    op.create_table(
        "utkast",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("plats", sa.String(length=100), nullable=False),
        sa.Column("mall", sa.String(length=60), nullable=False),
        sa.Column("mall_version", sa.Integer(), nullable=True),
        sa.Column("falt", sa.JSON(), nullable=False),
        sa.Column("sparad", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_utkast_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_utkast_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_utkast")),
        sa.UniqueConstraint("person_id", "portfolj_id", "plats", name=op.f("uq_utkast_person_id_portfolj_id_plats")),
    )
    with op.batch_alter_table("utkast", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_utkast_portfolj_id"), ["portfolj_id"], unique=False)

    op.create_table(
        "bedomningslank",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bedomning_id", sa.Integer(), nullable=False),
        sa.Column("nyckel", sa.String(length=64), nullable=False),
        sa.Column("epost", sa.String(length=200), nullable=False),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.Column("skapad_av", sa.Integer(), nullable=True),
        sa.Column("giltig_till", sa.DateTime(), nullable=False),
        sa.Column("kod", sa.String(length=64), nullable=False),
        sa.Column("kod_epost", sa.String(length=200), nullable=False),
        sa.Column("kod_giltig_till", sa.DateTime(), nullable=True),
        sa.Column("kod_forsok", sa.Integer(), nullable=False),
        sa.Column("koder_skickade", sa.Integer(), nullable=False),
        sa.Column("utkast", sa.JSON(), nullable=False),
        sa.Column("anvand", sa.DateTime(), nullable=True),
        sa.Column("aterkallad", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["bedomning_id"], ["bedomning.id"], name=op.f("fk_bedomningslank_bedomning_id")),
        sa.ForeignKeyConstraint(["skapad_av"], ["person.id"], name=op.f("fk_bedomningslank_skapad_av")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bedomningslank")),
        sa.UniqueConstraint("nyckel", name=op.f("uq_bedomningslank_nyckel")),
    )
    with op.batch_alter_table("bedomningslank", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bedomningslank_bedomning_id"), ["bedomning_id"], unique=False)


def extend_bedomning() -> None:
    with op.batch_alter_table("bedomning", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mall", sa.String(length=60), server_default="", nullable=False))
        batch_op.add_column(sa.Column("mall_version", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("svar", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("omraden", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("situation", sa.String(length=2000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("begard", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("begard_av", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("svara_senast", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("paminnelser", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("paminnd", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("avbojd_skal", sa.String(length=2000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("bedomare_titel", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("bedomare_arbetsplats", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("bedomare_specialitet", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("bedomare_epost", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("signerad_tid", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("signerad_satt", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("sedd", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("sedd_av", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_bedomning_begard_av"), "person", ["begard_av"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_bedomning_sedd_av"), "person", ["sedd_av"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("bedomning", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_bedomning_sedd_av"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_bedomning_begard_av"), type_="foreignkey")
        batch_op.drop_column("sedd_av")
        batch_op.drop_column("sedd")
        batch_op.drop_column("signerad_satt")
        batch_op.drop_column("signerad_tid")
        batch_op.drop_column("bedomare_epost")
        batch_op.drop_column("bedomare_specialitet")
        batch_op.drop_column("bedomare_arbetsplats")
        batch_op.drop_column("bedomare_titel")
        batch_op.drop_column("avbojd_skal")
        batch_op.drop_column("paminnd")
        batch_op.drop_column("paminnelser")
        batch_op.drop_column("svara_senast")
        batch_op.drop_column("begard_av")
        batch_op.drop_column("begard")
        batch_op.drop_column("situation")
        batch_op.drop_column("omraden")
        batch_op.drop_column("svar")
        batch_op.drop_column("mall_version")
        batch_op.drop_column("mall")

    with op.batch_alter_table("bedomningslank", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bedomningslank_bedomning_id"))

    op.drop_table("bedomningslank")
    with op.batch_alter_table("utkast", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_utkast_portfolj_id"))

    op.drop_table("utkast")
    op.drop_table("signatur")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION signatur_append_only()")
    with op.batch_alter_table("brev", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_brev_portfolj_id"))
        batch_op.drop_index(batch_op.f("ix_brev_nasta_forsok"))

    op.drop_table("brev")
