"""The kinds of things a training consists of; labels for people stand in `app.web.ord`."""

from enum import StrEnum


class Aktivitetsslag(StrEnum):
    """Kinds of training activity: those that målbeskrivningar prescribe or advise, then two of our own.

    Source: the activities named in målbeskrivningar/; `SJALVSTUDIER` and `ANNAN` are for what people plan besides.
    """

    KLINISK_TJANSTGORING = "klinisk_tjanstgoring"
    AUSKULTATION = "auskultation"
    KURS = "kurs"
    KVALITETSARBETE = "kvalitetsarbete"
    UTVECKLINGSARBETE = "utvecklingsarbete"
    SKRIFTLIGT_ARBETE = "skriftligt_arbete"
    REFLEKTION_I_GRUPP = "reflektion_i_grupp"
    HANDLEDA_UNDER_HANDLEDNING = "handleda_under_handledning"
    UNDERVISA_UNDER_HANDLEDNING = "undervisa_under_handledning"
    SEMINARIUM = "seminarium"
    STORRE_SAMMANKOMST = "storre_sammankomst"
    MEDSITTNING = "medsittning"
    SIMULERING = "simulering"
    TEORETISKA_STUDIER = "teoretiska_studier"
    DIAGNOSTIK_OCH_BEHANDLINGSKONFERENS = "diagnostik_och_behandlingskonferens"
    VARDTEAMARBETE = "vardteamarbete"
    SJALVSTUDIER = "sjalvstudier"
    ANNAN = "annan"


class Miljo(StrEnum):
    """Where a prescribed clinical service has to take place."""

    RELEVANT_ENHET = "relevant_enhet"
    PRIMARVARD_MOTTAGNING = "primarvard_mottagning"


class Metod(StrEnum):
    """Methods by which competence is assessed."""

    MINI_CEX = "mini_cex"
    DOPS = "dops"
    CBD = "cbd"
    MEDSITTNING = "medsittning"
    VIDEOKONSULTATION = "videokonsultation"
    FLERKALLA = "msf_360"
    SPECIALISTKOLLEGIUM = "specialistkollegium"
    MITT_I_ST = "mitt_i_st"
    MUNTLIG_PRESENTATION = "muntlig_presentation"
    JOURNALGRANSKNING = "journalgranskning"
    HANDLEDNING_PA_HANDLEDNING = "handledning_pa_handledning"
    UNDERVISA_UNDER_HANDLEDNING = "undervisa_under_handledning"
    LEDARSKAP = "ledarskap_team"
    VETENSKAPLIG_GRANSKNING = "vetenskaplig_granskning"
    EPA = "epa"
    HANDLEDARBEDOMNING = "handledarbedomning"
    KUNSKAPSPROV = "kunskapsprov"
    PORTFOLJGENOMGANG = "portfoljgenomgang"
    SJALVSKATTNING = "sjalvskattning"
    ANNAN = "annan"


class Kompetensomrade(StrEnum):
    """What an assessment looked at besides medical skill; the rules ask for each of them at times of its own.

    Source: areas G and H of the SPUR model.
    """

    LEDARSKAP = "ledarskap"
    KOMMUNIKATION = "kommunikation"
    UNDERVISNING = "undervisning"
    HANDLEDARSKAP = "handledarskap"
    VETENSKAP = "vetenskap"
    KVALITET = "kvalitet"


class Signerare(StrEnum):
    """Who may sign an intyg, as the forms of the regulations name them."""

    HANDLEDARE = "handledare"
    KURSLEDARE = "kursledare"
    HUVUDANSVARIG_HANDLEDARE = "huvudansvarig_handledare"
    HUVUDANSVARIG_VERKSAMHETSCHEF = "huvudansvarig_verksamhetschef"
    EXTERN_BEDOMARE = "extern_bedomare"
    SOKANDE = "sokande"
