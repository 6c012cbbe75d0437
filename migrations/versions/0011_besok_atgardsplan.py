"""Visits and other documents with their signatures, the åtgärdsplan, and the introduction."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    create_dokument()
    create_atgardsplan()
    op.create_table(
        "introduktion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("punkt", sa.String(length=60), nullable=False),
        sa.Column("klar", sa.Date(), nullable=False),
        sa.Column("noterad_av", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["noterad_av"], ["person.id"], name=op.f("fk_introduktion_noterad_av")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_introduktion_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_introduktion")),
        sa.UniqueConstraint("portfolj_id", "punkt", name=op.f("uq_introduktion_portfolj_id_punkt")),
    )
    index("introduktion", "portfolj_id")


def index(tabell: str, *kolumner: str) -> None:
    with op.batch_alter_table(tabell, schema=None) as batch_op:
        for kolumn in kolumner:
            batch_op.create_index(batch_op.f(f"ix_{tabell}_{kolumn}"), [kolumn], unique=False)


def create_dokument() -> None:
    op.create_table(
        "dokument",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("slag", sa.String(length=40), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("svar", sa.String(), nullable=False),
        sa.Column("mall_version", sa.Integer(), nullable=False),
        sa.Column("parter", sa.String(length=200), nullable=False),
        sa.Column("nasta", sa.Date(), nullable=True),
        sa.Column("has_risk", sa.Boolean(), nullable=False),
        sa.Column("upplaga", sa.Integer(), nullable=False),
        sa.Column("ersatter_id", sa.Integer(), nullable=True),
        sa.Column("skapad_av", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ersatter_id"], ["dokument.id"], name=op.f("fk_dokument_ersatter_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_dokument_portfolj_id")),
        sa.ForeignKeyConstraint(["skapad_av"], ["person.id"], name=op.f("fk_dokument_skapad_av")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dokument")),
    )
    index("dokument", "portfolj_id", "status")
    op.create_table(
        "undertecknande",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("dokument_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("namn", sa.String(length=200), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("tid", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["dokument_id"], ["dokument.id"], name=op.f("fk_undertecknande_dokument_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_undertecknande_person_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_undertecknande_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undertecknande")),
        sa.UniqueConstraint("dokument_id", "part", name=op.f("uq_undertecknande_dokument_id_part")),
    )
    index("undertecknande", "portfolj_id")


def create_atgardsplan() -> None:
    op.create_table(
        "atgardsplan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("anledning", sa.String(length=2000), nullable=False),
        sa.Column("mal", sa.String(length=2000), nullable=False),
        sa.Column("avslutad", sa.Date(), nullable=True),
        sa.Column("utfall", sa.String(length=40), nullable=True),
        sa.Column("slutsats", sa.String(length=2000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_atgardsplan_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_atgardsplan")),
    )
    index("atgardsplan", "portfolj_id")
    op.create_table(
        "atgardsrad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("portfolj_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("vad", sa.String(length=500), nullable=False),
        sa.Column("vem", sa.String(length=40), nullable=False),
        sa.Column("klar_senast", sa.Date(), nullable=False),
        sa.Column("foljs_upp", sa.Date(), nullable=False),
        sa.Column("foljs_upp_av", sa.String(length=40), nullable=False),
        sa.Column("klar", sa.Date(), nullable=True),
        sa.Column("klar_text", sa.String(length=500), nullable=False),
        sa.Column("uppfoljd", sa.Date(), nullable=True),
        sa.Column("utfall", sa.String(length=500), nullable=False),
        sa.Column("borttagen", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["atgardsplan.id"], name=op.f("fk_atgardsrad_plan_id")),
        sa.ForeignKeyConstraint(["portfolj_id"], ["portfolj.id"], name=op.f("fk_atgardsrad_portfolj_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_atgardsrad")),
    )
    index("atgardsrad", "plan_id", "portfolj_id")


def downgrade() -> None:
    for tabell in ("introduktion", "atgardsrad", "atgardsplan", "undertecknande", "dokument"):
        op.drop_table(tabell)
