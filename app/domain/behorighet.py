"""Who may do what: the whole permission table, pure.

The table guards the routes and decides which buttons are shown. Relations run from and to dates; working out which
relations hold today is the database's part (`app.db.atkomst`), what they allow is said here and nowhere else.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum


class Relation(StrEnum):
    """What somebody is to a portfolio, or to the organisation, today."""

    AGARE = "agare"
    HUVUDHANDLEDARE = "huvudhandledare"
    PLACERINGSHANDLEDARE = "placeringshandledare"
    TIDIGARE_HANDLEDARE = "tidigare_handledare"
    STUDIEREKTOR = "studierektor"
    CHEF = "chef"
    ADMIN = "admin"


class Handling(StrEnum):
    """Everything that somebody can be allowed to do."""

    LASA_PORTFOLJ = "lasa_portfolj"
    LASA_EGET_SIGNERAT = "lasa_eget_signerat"
    LASA_HISTORIK = "lasa_historik"
    ANDRA_UTBILDNING = "andra_utbildning"
    UTSE_HANDLEDARE = "utse_handledare"
    SKRIVA_PLAN = "skriva_plan"
    FORESLA_AKTIVITET = "foresla_aktivitet"
    SKOTA_AKTIVITETSMALLAR = "skota_aktivitetsmallar"
    BEKRAFTA_TJANSTGORING = "bekrafta_tjanstgoring"
    STAMMA_AV_PLACERING = "stamma_av_placering"
    DOKUMENTERA_HANDLEDNING = "dokumentera_handledning"
    BEKRAFTA_HANDLEDNING = "bekrafta_handledning"
    FOLJA_ATAGANDE = "folja_atagande"
    LOGGA_MOMENT = "logga_moment"
    DOKUMENTERA_UNDERVISNING = "dokumentera_undervisning"
    BEVILJA_KURSMEDEL = "bevilja_kursmedel"
    BEGARA_BEDOMNING = "begara_bedomning"
    LOGGA_MEDSITTNING = "logga_medsittning"
    PLANERA_BEDOMNING = "planera_bedomning"
    SKATTA_SIG_SJALV = "skatta_sig_sjalv"
    BEDOMA = "bedoma"
    SE_BEDOMNINGAR = "se_bedomningar"
    LEDA_BEDOMNING = "leda_bedomning"
    SIGNERA_DELMAL = "signera_delmal"
    GORA_REVIDERING = "gora_revidering"
    SIGNERA_REVIDERING = "signera_revidering"
    GODKANNA_REVIDERING = "godkanna_revidering"
    LASA_BESOK = "lasa_besok"
    DELTA_I_BESOK = "delta_i_besok"
    SKRIVA_BESOK = "skriva_besok"
    SKRIVA_KONTRAKT = "skriva_kontrakt"
    SKRIVA_ARSRAPPORT = "skriva_arsrapport"
    SKRIVA_UTLATANDE = "skriva_utlatande"
    SKRIVA_UTVECKLINGSSAMTAL = "skriva_utvecklingssamtal"
    GODKANNA_REVIDERING_SOM_CHEF = "godkanna_revidering_som_chef"
    IMPORTERA = "importera"
    EXPORTERA = "exportera"
    SE_KOHORT = "se_kohort"
    ADMINISTRERA = "administrera"


_LASARE = frozenset(
    {
        Relation.AGARE,
        Relation.HUVUDHANDLEDARE,
        Relation.PLACERINGSHANDLEDARE,
        Relation.STUDIEREKTOR,
        Relation.CHEF,
    }
)
# Those who take part in visits and in what an åtgärdsplan says: never the handledare of a placement.
_PARTER = _LASARE - {Relation.PLACERINGSHANDLEDARE}

RATTER: Mapping[Handling, frozenset[Relation]] = {
    Handling.LASA_PORTFOLJ: _LASARE,
    Handling.LASA_EGET_SIGNERAT: _LASARE | {Relation.TIDIGARE_HANDLEDARE},
    Handling.LASA_HISTORIK: frozenset({Relation.AGARE}),
    Handling.ANDRA_UTBILDNING: frozenset({Relation.AGARE, Relation.STUDIEREKTOR}),
    Handling.UTSE_HANDLEDARE: frozenset({Relation.STUDIEREKTOR, Relation.CHEF}),
    Handling.SKRIVA_PLAN: frozenset({Relation.AGARE}),
    Handling.FORESLA_AKTIVITET: frozenset({Relation.HUVUDHANDLEDARE, Relation.STUDIEREKTOR}),
    Handling.SKOTA_AKTIVITETSMALLAR: frozenset({Relation.STUDIEREKTOR, Relation.ADMIN}),
    Handling.BEKRAFTA_TJANSTGORING: frozenset({Relation.HUVUDHANDLEDARE, Relation.PLACERINGSHANDLEDARE}),
    Handling.STAMMA_AV_PLACERING: frozenset({Relation.AGARE, Relation.HUVUDHANDLEDARE, Relation.PLACERINGSHANDLEDARE}),
    Handling.DOKUMENTERA_HANDLEDNING: frozenset({Relation.AGARE}),
    Handling.BEKRAFTA_HANDLEDNING: frozenset({Relation.HUVUDHANDLEDARE, Relation.PLACERINGSHANDLEDARE}),
    Handling.FOLJA_ATAGANDE: frozenset(
        {Relation.AGARE, Relation.HUVUDHANDLEDARE, Relation.PLACERINGSHANDLEDARE, Relation.STUDIEREKTOR, Relation.CHEF}
    ),
    Handling.LOGGA_MOMENT: frozenset({Relation.AGARE}),
    Handling.DOKUMENTERA_UNDERVISNING: frozenset({Relation.AGARE}),
    Handling.BEVILJA_KURSMEDEL: frozenset({Relation.STUDIEREKTOR}),
    Handling.BEGARA_BEDOMNING: frozenset({Relation.AGARE, Relation.HUVUDHANDLEDARE}),
    Handling.LOGGA_MEDSITTNING: frozenset({Relation.AGARE}),
    Handling.PLANERA_BEDOMNING: frozenset({Relation.AGARE, Relation.HUVUDHANDLEDARE, Relation.STUDIEREKTOR}),
    Handling.SKATTA_SIG_SJALV: frozenset({Relation.AGARE}),
    Handling.BEDOMA: frozenset(
        {Relation.HUVUDHANDLEDARE, Relation.PLACERINGSHANDLEDARE, Relation.STUDIEREKTOR, Relation.CHEF}
    ),
    Handling.SE_BEDOMNINGAR: frozenset({Relation.STUDIEREKTOR}),
    Handling.LEDA_BEDOMNING: frozenset({Relation.HUVUDHANDLEDARE, Relation.STUDIEREKTOR}),
    Handling.SIGNERA_DELMAL: frozenset({Relation.HUVUDHANDLEDARE, Relation.CHEF}),
    Handling.GORA_REVIDERING: frozenset({Relation.AGARE}),
    Handling.SIGNERA_REVIDERING: frozenset({Relation.HUVUDHANDLEDARE}),
    Handling.GODKANNA_REVIDERING: frozenset({Relation.STUDIEREKTOR}),
    Handling.LASA_BESOK: _PARTER,
    Handling.DELTA_I_BESOK: _PARTER,
    Handling.SKRIVA_BESOK: frozenset({Relation.STUDIEREKTOR}),
    Handling.SKRIVA_KONTRAKT: frozenset({Relation.STUDIEREKTOR, Relation.CHEF}),
    Handling.SKRIVA_ARSRAPPORT: frozenset({Relation.AGARE}),
    Handling.SKRIVA_UTLATANDE: frozenset({Relation.HUVUDHANDLEDARE}),
    Handling.SKRIVA_UTVECKLINGSSAMTAL: frozenset({Relation.CHEF}),
    Handling.GODKANNA_REVIDERING_SOM_CHEF: frozenset({Relation.CHEF}),
    Handling.IMPORTERA: frozenset({Relation.AGARE}),
    Handling.EXPORTERA: frozenset({Relation.AGARE}),
    Handling.SE_KOHORT: frozenset({Relation.STUDIEREKTOR, Relation.CHEF}),
    Handling.ADMINISTRERA: frozenset({Relation.ADMIN}),
}


def may(
    relationer: Collection[Relation],
    handling: Handling,
    ratter: Mapping[Handling, frozenset[Relation]] = RATTER,
) -> bool:
    """Whether any of the relations allows the act. No relation allows nothing."""
    return not ratter[handling].isdisjoint(relationer)
