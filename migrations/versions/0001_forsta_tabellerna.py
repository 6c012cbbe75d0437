"""The first tables, and the guard that keeps audit events as they were written."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


TABELLER = (
    "enhet",
    "person",
    "formnyckel",
    "kolumnmappning",
    "konto",
    "portfolj",
    "uppdrag",
    "delmal_signering",
    "handelse",
    "handledarskap",
    "importkorning",
    "importutkast",
    "inbjudan",
    "inloggning",
    "lasning",
    "portfoljsumma",
    "regelstatus",
    "sysselsattning",
    "aktivitet",
    "franvaro",
    "revidering",
    "tillgodoraknande",
    "bedomning",
    "handledarsamtal",
    "planerad_metod",
    "revidering_steg",
    "tjanstgoring",
)

SQLITE_GUARD = """
CREATE TRIGGER handelse_{0} BEFORE {0} ON handelse
BEGIN SELECT RAISE(ABORT, 'handelse is append-only'); END
"""
POSTGRESQL_GUARD = """
CREATE FUNCTION handelse_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'handelse is append-only'; END $$;
CREATE TRIGGER handelse_update_delete BEFORE UPDATE OR DELETE ON handelse
FOR EACH ROW EXECUTE FUNCTION handelse_append_only();
CREATE TRIGGER handelse_truncate BEFORE TRUNCATE ON handelse
FOR EACH STATEMENT EXECUTE FUNCTION handelse_append_only();
"""


def upgrade() -> None:
    create_tables()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE_GUARD.format("UPDATE"))
        op.execute(SQLITE_GUARD.format("DELETE"))
    else:
        op.execute(POSTGRESQL_GUARD)


def downgrade() -> None:
    for tabell in reversed(TABELLER):
        op.drop_table(tabell)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION handelse_append_only()")


def create_tables() -> None:  # noqa: PLR0915 - one statement for each table and index
    op.create_table(
        "enhet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("overordnad_id", sa.Integer(), nullable=True),
        sa.Column("namn", sa.String(length=200), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("region", sa.String(length=60), nullable=False),
        sa.Column("stig", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["overordnad_id"], ["enhet.id"], name=op.f("fk_enhet_overordnad_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enhet")),
    )
    op.create_index(op.f("ix_enhet_overordnad_id"), "enhet", ["overordnad_id"], unique=False)
    op.create_index(op.f("ix_enhet_region"), "enhet", ["region"], unique=False)
    op.create_index(op.f("ix_enhet_stig"), "enhet", ["stig"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("namn", sa.String(length=200), nullable=False),
        sa.Column("epost", sa.String(length=200), nullable=True),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("enhet_id", sa.Integer(), nullable=True),
        sa.Column("sortnyckel", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["enhet_id"], ["enhet.id"], name=op.f("fk_person_enhet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("epost", name=op.f("uq_person_epost")),
    )
    op.create_index(op.f("ix_person_enhet_id"), "person", ["enhet_id"], unique=False)
    op.create_index(op.f("ix_person_sortnyckel"), "person", ["sortnyckel"], unique=False)
    op.create_table(
        "formnyckel",
        sa.Column("nyckel", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("kropp", sa.String(length=64), nullable=False),
        sa.Column("svar", sa.String(length=1000), nullable=False),
        sa.Column("tid", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_formnyckel_person_id")),
        sa.PrimaryKeyConstraint("nyckel", name=op.f("pk_formnyckel")),
    )
    op.create_index(op.f("ix_formnyckel_tid"), "formnyckel", ["tid"], unique=False)
    op.create_table(
        "kolumnmappning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("signatur", sa.String(length=64), nullable=False),
        sa.Column("mappning", sa.JSON(), nullable=False),
        sa.Column("tid", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_kolumnmappning_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kolumnmappning")),
        sa.UniqueConstraint("person_id", "signatur", name=op.f("uq_kolumnmappning_person_id_signatur")),
    )
    op.create_index(op.f("ix_kolumnmappning_person_id"), "kolumnmappning", ["person_id"], unique=False)
    op.create_table(
        "konto",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("losenord", sa.String(length=300), nullable=True),
        sa.Column("is_aktiv", sa.Boolean(), nullable=False),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_konto_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_konto")),
        sa.UniqueConstraint("person_id", name=op.f("uq_konto_person_id")),
    )
    op.create_table(
        "portfolj",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("enhet_id", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("foreskrift", sa.String(length=40), nullable=False),
        sa.Column("specialitet", sa.String(length=80), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("planerat_slut", sa.Date(), nullable=True),
        sa.Column("legitimation", sa.Date(), nullable=True),
        sa.Column("has_svensk_at", sa.Boolean(), nullable=True),
        sa.Column("at_datum", sa.Date(), nullable=True),
        sa.Column("bt", sa.String(length=40), nullable=False),
        sa.Column("bt_godkand", sa.Date(), nullable=True),
        sa.Column("undantag_skal", sa.String(length=2000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["enhet_id"], ["enhet.id"], name=op.f("fk_portfolj_enhet_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_portfolj_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portfolj")),
    )
    op.create_index(op.f("ix_portfolj_enhet_id"), "portfolj", ["enhet_id"], unique=False)
    op.create_index(op.f("ix_portfolj_person_id"), "portfolj", ["person_id"], unique=False)
    op.create_index(op.f("ix_portfolj_specialitet"), "portfolj", ["specialitet"], unique=False)
    op.create_table(
        "uppdrag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("roll", sa.String(length=40), nullable=False),
        sa.Column("enhet_id", sa.Integer(), nullable=False),
        sa.Column("fran", sa.Date(), nullable=False),
        sa.Column("till", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["enhet_id"], ["enhet.id"], name=op.f("fk_uppdrag_enhet_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_uppdrag_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uppdrag")),
    )
    op.create_index(op.f("ix_uppdrag_enhet_id"), "uppdrag", ["enhet_id"], unique=False)
    op.create_index("ix_uppdrag_person_roll", "uppdrag", ["person_id", "roll"], unique=False)
    op.create_table(
        "delmal_signering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("delmal", sa.String(length=8), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("signerad_av", sa.Integer(), nullable=True),
        sa.Column("signerad_namn", sa.String(length=200), nullable=False),
        sa.Column("kommentar", sa.String(length=2000), nullable=False),
        sa.Column("aterkallad", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_delmal_signering_portfolj_id")),
        sa.ForeignKeyConstraint(["signerad_av"], ["person.id"], name=op.f("fk_delmal_signering_signerad_av")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delmal_signering")),
    )
    op.create_index(op.f("ix_delmal_signering_portfolj_id"), "delmal_signering", ["portfolj_id"], unique=False)
    op.create_table(
        "handelse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tid", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("slag", sa.String(length=60), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=True),
        sa.Column("objekt", sa.String(length=60), nullable=False),
        sa.Column("objekt_id", sa.Integer(), nullable=True),
        sa.Column("detalj", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_handelse_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_handelse_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handelse")),
    )
    op.create_index("ix_handelse_portfolj_tid", "handelse", ["portfolj_id", "tid"], unique=False)
    op.create_table(
        "handledarskap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("roll", sa.String(length=40), nullable=False),
        sa.Column("fran", sa.Date(), nullable=False),
        sa.Column("till", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_handledarskap_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_handledarskap_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handledarskap")),
    )
    op.create_index("ix_handledarskap_person_portfolj", "handledarskap", ["person_id", "portfolj_id"], unique=False)
    op.create_index(op.f("ix_handledarskap_portfolj_id"), "handledarskap", ["portfolj_id"], unique=False)
    op.create_table(
        "importkorning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("filnamn", sa.String(length=255), nullable=False),
        sa.Column("tid", sa.DateTime(), nullable=False),
        sa.Column("antal", sa.Integer(), nullable=False),
        sa.Column("portfolj_version", sa.Integer(), nullable=False),
        sa.Column("aterstallning", sa.JSON(), nullable=False),
        sa.Column("angrad", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_importkorning_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_importkorning_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_importkorning")),
    )
    op.create_index(op.f("ix_importkorning_portfolj_id"), "importkorning", ["portfolj_id"], unique=False)
    op.create_table(
        "importutkast",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("filnamn", sa.String(length=255), nullable=False),
        sa.Column("blad", sa.JSON(), nullable=False),
        sa.Column("val", sa.JSON(), nullable=False),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_importutkast_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_importutkast_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_importutkast")),
    )
    op.create_index(op.f("ix_importutkast_portfolj_id"), "importutkast", ["portfolj_id"], unique=False)
    op.create_table(
        "inbjudan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("konto_id", sa.Integer(), nullable=False),
        sa.Column("nyckel", sa.String(length=64), nullable=False),
        sa.Column("skapad_av", sa.Integer(), nullable=True),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.Column("giltig_till", sa.DateTime(), nullable=False),
        sa.Column("anvand", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["konto_id"], ["konto.id"], name=op.f("fk_inbjudan_konto_id")),
        sa.ForeignKeyConstraint(["skapad_av"], ["person.id"], name=op.f("fk_inbjudan_skapad_av")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbjudan")),
        sa.UniqueConstraint("nyckel", name=op.f("uq_inbjudan_nyckel")),
    )
    op.create_index(op.f("ix_inbjudan_konto_id"), "inbjudan", ["konto_id"], unique=False)
    op.create_table(
        "inloggning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("konto_id", sa.Integer(), nullable=False),
        sa.Column("nyckel", sa.String(length=64), nullable=False),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.Column("giltig_till", sa.DateTime(), nullable=False),
        sa.Column("webblasare", sa.String(length=300), nullable=False),
        sa.Column("aterkallad", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["konto_id"], ["konto.id"], name=op.f("fk_inloggning_konto_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inloggning")),
        sa.UniqueConstraint("nyckel", name=op.f("uq_inloggning_nyckel")),
    )
    op.create_index(op.f("ix_inloggning_konto_id"), "inloggning", ["konto_id"], unique=False)
    op.create_table(
        "lasning",
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("roll", sa.String(length=40), nullable=False),
        sa.Column("forsta", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_lasning_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_lasning_portfolj_id")),
        sa.PrimaryKeyConstraint("portfolj_id", "person_id", "dag", name=op.f("pk_lasning")),
    )
    op.create_table(
        "portfoljsumma",
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("brist", sa.Integer(), nullable=False),
        sa.Column("varning", sa.Integer(), nullable=False),
        sa.Column("brist_f", sa.Integer(), nullable=False),
        sa.Column("brist_r", sa.Integer(), nullable=False),
        sa.Column("brist_k", sa.Integer(), nullable=False),
        sa.Column("brist_l", sa.Integer(), nullable=False),
        sa.Column("sortering", sa.String(length=80), nullable=False),
        sa.Column("remsa", sa.String(length=200), nullable=False),
        sa.Column("senaste_revidering", sa.Date(), nullable=True),
        sa.Column("tid_andel", sa.Float(), nullable=False),
        sa.Column("beraknat_slut", sa.Date(), nullable=True),
        sa.Column("forfaller", sa.Date(), nullable=True),
        sa.Column("vander", sa.Date(), nullable=True),
        sa.Column("regelverk_version", sa.String(length=64), nullable=False),
        sa.Column("portfolj_version", sa.Integer(), nullable=False),
        sa.Column("beraknad_for", sa.Date(), nullable=False),
        sa.Column("beraknad", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_portfoljsumma_portfolj_id")),
        sa.PrimaryKeyConstraint("portfolj_id", name=op.f("pk_portfoljsumma")),
    )
    op.create_index(op.f("ix_portfoljsumma_beraknad"), "portfoljsumma", ["beraknad"], unique=False)
    op.create_index(op.f("ix_portfoljsumma_sortering"), "portfoljsumma", ["sortering"], unique=False)
    op.create_index(op.f("ix_portfoljsumma_vander"), "portfoljsumma", ["vander"], unique=False)
    op.create_table(
        "regelstatus",
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("regel_id", sa.String(length=12), nullable=False),
        sa.Column("delregel", sa.String(length=40), nullable=False),
        sa.Column("utfall", sa.String(length=20), nullable=False),
        sa.Column("niva", sa.String(length=1), nullable=False),
        sa.Column("antal", sa.Integer(), nullable=False),
        sa.Column("forfaller", sa.Date(), nullable=True),
        sa.Column("vander", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_regelstatus_portfolj_id")),
        sa.PrimaryKeyConstraint("portfolj_id", "regel_id", "delregel", "utfall", name=op.f("pk_regelstatus")),
    )
    op.create_index("ix_regelstatus_regel", "regelstatus", ["regel_id", "utfall"], unique=False)
    op.create_table(
        "sysselsattning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("fran", sa.Date(), nullable=False),
        sa.Column("procent", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_sysselsattning_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sysselsattning")),
    )
    op.create_index(op.f("ix_sysselsattning_portfolj_id"), "sysselsattning", ["portfolj_id"], unique=False)
    op.create_table(
        "aktivitet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("titel", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("slut", sa.Date(), nullable=True),
        sa.Column("delmal", sa.String(), nullable=False),
        sa.Column("beskrivning", sa.String(length=10000), nullable=False),
        sa.Column("egen_anteckning", sa.String(length=10000), nullable=False),
        sa.Column("foreslagen_av", sa.Integer(), nullable=True),
        sa.Column("aterkallad_skal", sa.String(length=2000), nullable=False),
        sa.Column("aterkallad_fran", sa.String(length=40), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["foreslagen_av"], ["person.id"], name=op.f("fk_aktivitet_foreslagen_av")),
        sa.ForeignKeyConstraint(["import_id"], ["importkorning.id"], name=op.f("fk_aktivitet_import_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_aktivitet_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aktivitet")),
    )
    op.create_index(op.f("ix_aktivitet_import_id"), "aktivitet", ["import_id"], unique=False)
    op.create_index(op.f("ix_aktivitet_portfolj_id"), "aktivitet", ["portfolj_id"], unique=False)
    op.create_table(
        "franvaro",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("slut", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["importkorning.id"], name=op.f("fk_franvaro_import_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_franvaro_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_franvaro")),
    )
    op.create_index(op.f("ix_franvaro_import_id"), "franvaro", ["import_id"], unique=False)
    op.create_index(op.f("ix_franvaro_portfolj_id"), "franvaro", ["portfolj_id"], unique=False)
    op.create_table(
        "revidering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("deltagare", sa.String(length=2000), nullable=False),
        sa.Column("sammanfattning", sa.String(length=10000), nullable=False),
        sa.Column("signerad", sa.Date(), nullable=True),
        sa.Column("godkand", sa.Date(), nullable=True),
        sa.Column("studierektor_godkand", sa.Date(), nullable=True),
        sa.Column("kommentar", sa.String(length=10000), nullable=False),
        sa.Column("ogonblicksbild", sa.JSON(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["importkorning.id"], name=op.f("fk_revidering_import_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_revidering_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revidering")),
    )
    op.create_index(op.f("ix_revidering_import_id"), "revidering", ["import_id"], unique=False)
    op.create_index(op.f("ix_revidering_portfolj_id"), "revidering", ["portfolj_id"], unique=False)
    op.create_index(op.f("ix_revidering_status"), "revidering", ["status"], unique=False)
    op.create_table(
        "tillgodoraknande",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("delmal", sa.String(length=8), nullable=True),
        sa.Column("manader", sa.Float(), nullable=True),
        sa.Column("skal", sa.String(length=2000), nullable=False),
        sa.Column("intyg", sa.String(length=500), nullable=False),
        sa.Column("beslutad_av", sa.String(length=200), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["importkorning.id"], name=op.f("fk_tillgodoraknande_import_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_tillgodoraknande_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tillgodoraknande")),
    )
    op.create_index(op.f("ix_tillgodoraknande_import_id"), "tillgodoraknande", ["import_id"], unique=False)
    op.create_index(op.f("ix_tillgodoraknande_portfolj_id"), "tillgodoraknande", ["portfolj_id"], unique=False)
    op.create_table(
        "bedomning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("metod", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("bedomare_namn", sa.String(length=200), nullable=False),
        sa.Column("bedomare_id", sa.Integer(), nullable=True),
        sa.Column("delmal", sa.String(), nullable=False),
        sa.Column("aktivitet_id", sa.Integer(), nullable=True),
        sa.Column("minuter", sa.Integer(), nullable=True),
        sa.Column("aterkoppling", sa.String(length=10000), nullable=False),
        sa.Column("overenskommet", sa.String(length=10000), nullable=False),
        sa.Column("signerad", sa.Date(), nullable=True),
        sa.Column("signerad_av", sa.Integer(), nullable=True),
        sa.Column("makulerad_skal", sa.String(length=2000), nullable=False),
        sa.Column("skapad", sa.DateTime(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aktivitet_id"], ["aktivitet.id"], name=op.f("fk_bedomning_aktivitet_id")),
        sa.ForeignKeyConstraint(["bedomare_id"], ["person.id"], name=op.f("fk_bedomning_bedomare_id")),
        sa.ForeignKeyConstraint(["import_id"], ["importkorning.id"], name=op.f("fk_bedomning_import_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_bedomning_portfolj_id")),
        sa.ForeignKeyConstraint(["signerad_av"], ["person.id"], name=op.f("fk_bedomning_signerad_av")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bedomning")),
    )
    op.create_index(op.f("ix_bedomning_aktivitet_id"), "bedomning", ["aktivitet_id"], unique=False)
    op.create_index(op.f("ix_bedomning_bedomare_id"), "bedomning", ["bedomare_id"], unique=False)
    op.create_index(op.f("ix_bedomning_import_id"), "bedomning", ["import_id"], unique=False)
    op.create_index(op.f("ix_bedomning_portfolj_id"), "bedomning", ["portfolj_id"], unique=False)
    op.create_table(
        "handledarsamtal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("minuter", sa.Integer(), nullable=False),
        sa.Column("handledare_namn", sa.String(length=200), nullable=False),
        sa.Column("handledare_id", sa.Integer(), nullable=True),
        sa.Column("delmal", sa.String(), nullable=False),
        sa.Column("aktivitet_id", sa.Integer(), nullable=True),
        sa.Column("anteckning", sa.String(length=10000), nullable=False),
        sa.Column("overenskommet", sa.String(length=10000), nullable=False),
        sa.Column("egen_anteckning", sa.String(length=10000), nullable=False),
        sa.Column("nasta", sa.Date(), nullable=True),
        sa.Column("bekraftad", sa.Date(), nullable=True),
        sa.Column("bekraftad_av", sa.Integer(), nullable=True),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aktivitet_id"], ["aktivitet.id"], name=op.f("fk_handledarsamtal_aktivitet_id")),
        sa.ForeignKeyConstraint(["bekraftad_av"], ["person.id"], name=op.f("fk_handledarsamtal_bekraftad_av")),
        sa.ForeignKeyConstraint(["handledare_id"], ["person.id"], name=op.f("fk_handledarsamtal_handledare_id")),
        sa.ForeignKeyConstraint(["import_id"], ["importkorning.id"], name=op.f("fk_handledarsamtal_import_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_handledarsamtal_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handledarsamtal")),
    )
    op.create_index(op.f("ix_handledarsamtal_aktivitet_id"), "handledarsamtal", ["aktivitet_id"], unique=False)
    op.create_index(op.f("ix_handledarsamtal_handledare_id"), "handledarsamtal", ["handledare_id"], unique=False)
    op.create_index(op.f("ix_handledarsamtal_import_id"), "handledarsamtal", ["import_id"], unique=False)
    op.create_index(op.f("ix_handledarsamtal_portfolj_id"), "handledarsamtal", ["portfolj_id"], unique=False)
    op.create_table(
        "planerad_metod",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("delmal", sa.String(length=8), nullable=False),
        sa.Column("metod", sa.String(length=40), nullable=False),
        sa.Column("aktivitet_id", sa.Integer(), nullable=True),
        sa.Column("planerad_till", sa.Date(), nullable=True),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aktivitet_id"], ["aktivitet.id"], name=op.f("fk_planerad_metod_aktivitet_id")),
        sa.ForeignKeyConstraint(["import_id"], ["importkorning.id"], name=op.f("fk_planerad_metod_import_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_planerad_metod_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planerad_metod")),
    )
    op.create_index(op.f("ix_planerad_metod_aktivitet_id"), "planerad_metod", ["aktivitet_id"], unique=False)
    op.create_index(op.f("ix_planerad_metod_import_id"), "planerad_metod", ["import_id"], unique=False)
    op.create_index(op.f("ix_planerad_metod_portfolj_id"), "planerad_metod", ["portfolj_id"], unique=False)
    op.create_table(
        "revidering_steg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revidering_id", sa.Integer(), nullable=False),
        sa.Column("steg", sa.String(length=40), nullable=False),
        sa.Column("utfall", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kommentar", sa.String(length=10000), nullable=False),
        sa.Column("tid", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_revidering_steg_person_id")),
        sa.ForeignKeyConstraint(["revidering_id"], ["revidering.id"], name=op.f("fk_revidering_steg_revidering_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revidering_steg")),
    )
    op.create_index(op.f("ix_revidering_steg_revidering_id"), "revidering_steg", ["revidering_id"], unique=False)
    op.create_table(
        "tjanstgoring",
        sa.Column("aktivitet_id", sa.Integer(), nullable=False),
        sa.Column("typ", sa.String(length=40), nullable=False),
        sa.Column("enhet", sa.String(length=200), nullable=False),
        sa.Column("procent", sa.Integer(), nullable=False),
        sa.Column("miljo", sa.String(length=40), nullable=True),
        sa.Column("handledare_id", sa.Integer(), nullable=True),
        sa.Column("bekraftad", sa.Date(), nullable=True),
        sa.Column("bekraftad_av", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["aktivitet_id"], ["aktivitet.id"], name=op.f("fk_tjanstgoring_aktivitet_id")),
        sa.ForeignKeyConstraint(["bekraftad_av"], ["person.id"], name=op.f("fk_tjanstgoring_bekraftad_av")),
        sa.ForeignKeyConstraint(["handledare_id"], ["person.id"], name=op.f("fk_tjanstgoring_handledare_id")),
        sa.PrimaryKeyConstraint("aktivitet_id", name=op.f("pk_tjanstgoring")),
    )
    op.create_index(op.f("ix_tjanstgoring_handledare_id"), "tjanstgoring", ["handledare_id"], unique=False)
