"""Who did what, and who read: the audit log, append-only, and the read log."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from app.db.regelstatus import projicera
from app.db.session import WriteSession
from app.db.tabeller import Handelse, Lasning, PortfoljRad

if TYPE_CHECKING:
    from app.db.engine import Databas
    from app.underlag.regelunderlag import Regelverk


class Handelseslag(StrEnum):
    """The named kinds of change. Each change writes one event of one kind."""

    KONTO_SKAPAT = "konto_skapat"
    KONTO_AVSTANGT = "konto_avstangt"
    KONTO_OPPNAT = "konto_oppnat"
    INBJUDAN_SKAPAD = "inbjudan_skapad"
    INBJUDAN_ANVAND = "inbjudan_anvand"
    INLOGGAD = "inloggad"
    INLOGGNING_MISSLYCKAD = "inloggning_misslyckad"
    UTLOGGAD = "utloggad"
    INLOGGNING_ATERKALLAD = "inloggning_aterkallad"
    LOSENORD_BYTT = "losenord_bytt"
    BREVVAL_ANDRAT = "brevval_andrat"
    JOBB_OM = "jobb_om"
    PERSON_SKAPAD = "person_skapad"
    PERSON_ANDRAD = "person_andrad"
    ENHET_SKAPAD = "enhet_skapad"
    ENHET_ANDRAD = "enhet_andrad"
    UPPDRAG_GIVET = "uppdrag_givet"
    UPPDRAG_AVSLUTAT = "uppdrag_avslutat"
    PORTFOLJ_SKAPAD = "portfolj_skapad"
    UTBILDNING_ANDRAD = "utbildning_andrad"
    SYSSELSATTNING_ANDRAD = "sysselsattning_andrad"
    FRANVARO_SKAPAD = "franvaro_skapad"
    FRANVARO_ANDRAD = "franvaro_andrad"
    FRANVARO_BORTTAGEN = "franvaro_borttagen"
    HANDLEDARSKAP_SKAPAT = "handledarskap_skapat"
    HANDLEDARSKAP_AVSLUTAT = "handledarskap_avslutat"
    HANDLEDARSKAP_ANDRAT = "handledarskap_andrat"
    MERIT_NOTERAD = "merit_noterad"
    MERIT_BORTTAGEN = "merit_borttagen"
    HANDLEDNINGSTID_NOTERAD = "handledningstid_noterad"
    ATAGANDE_ANDRAT = "atagande_andrat"
    ATAGANDE_AVSLUTAT = "atagande_avslutat"
    ATAGANDE_OPPNAT = "atagande_oppnat"
    AGENDA_SPARAD = "agenda_sparad"
    AKTIVITET_SKAPAD = "aktivitet_skapad"
    AKTIVITET_ANDRAD = "aktivitet_andrad"
    AKTIVITET_GENOMFORD = "aktivitet_genomford"
    AKTIVITET_ATERKALLAD = "aktivitet_aterkallad"
    AKTIVITET_FORESLAGEN = "aktivitet_foreslagen"
    AKTIVITET_ANTAGEN = "aktivitet_antagen"
    AKTIVITET_AVBOJD = "aktivitet_avbojd"
    AKTIVITET_INTYGAD = "aktivitet_intygad"
    TJANSTGORING_BEKRAFTAD = "tjanstgoring_bekraftad"
    PLACERING_MAL = "placering_mal"
    PLACERING_AVSTAMD = "placering_avstamd"
    PLACERING_OMDOME = "placering_omdome"
    PLACERING_UTVARDERAD = "placering_utvarderad"
    PLACERING_INTYGAD = "placering_intygad"
    METOD_VALD = "metod_vald"
    METOD_ANDRAD = "metod_andrad"
    METOD_BORTTAGEN = "metod_borttagen"
    BEDOMNING_BEGARD = "bedomning_begard"
    BEDOMNING_ANDRAD = "bedomning_andrad"
    BEDOMNING_SIGNERAD = "bedomning_signerad"
    BEDOMNING_MAKULERAD = "bedomning_makulerad"
    BEDOMNING_ATERTAGEN = "bedomning_atertagen"
    BEDOMNING_AVBOJD = "bedomning_avbojd"
    BEDOMNING_PAMIND = "bedomning_pamind"
    BEDOMNING_SEDD = "bedomning_sedd"
    BEDOMNINGSLANK_SKAPAD = "bedomningslank_skapad"
    BEDOMNINGSLANK_ATERKALLAD = "bedomningslank_aterkallad"
    BEDOMNINGSLANK_UTKAST = "bedomningslank_utkast"
    BEDOMNINGSKOD_SKICKAD = "bedomningskod_skickad"
    BEDOMNINGSKOD_FEL = "bedomningskod_fel"
    BREV_SKICKAT_OM = "brev_skickat_om"
    BEDOMNING_OVERLAMNAD = "bedomning_overlamnad"
    BEDOMNING_INSAMLAD = "bedomning_insamlad"
    FLERKALLA_INBJUDEN = "flerkalla_inbjuden"
    FLERKALLA_INBJUDAN_ATERKALLAD = "flerkalla_inbjudan_aterkallad"
    FLERKALLA_PAMIND = "flerkalla_pamind"
    FLERKALLA_SVAR = "flerkalla_svar"
    FLERKALLA_SJALV = "flerkalla_sjalv"
    SAMTAL_SKAPAT = "samtal_skapat"
    SAMTAL_ANDRAT = "samtal_andrat"
    SAMTAL_BEKRAFTAT = "samtal_bekraftat"
    SAMTAL_BORTTAGET = "samtal_borttaget"
    SAMTAL_ATERSTALLT = "samtal_aterstallt"
    REVIDERING_INLAMNAD = "revidering_inlamnad"
    REVIDERING_SIGNERAD = "revidering_signerad"
    REVIDERING_GODKAND = "revidering_godkand"
    REVIDERING_ATERLAMNAD = "revidering_aterlamnad"
    DELMAL_SIGNERAT = "delmal_signerat"
    DELMAL_ATERKALLAT = "delmal_aterkallat"
    MOMENT_LOGGAT = "moment_loggat"
    MOMENT_ANDRAT = "moment_andrat"
    MOMENT_BORTTAGET = "moment_borttaget"
    MOMENT_ATERSTALLT = "moment_aterstallt"
    NARVARO_LOGGAD = "narvaro_loggad"
    NARVARO_ANDRAD = "narvaro_andrad"
    NARVARO_BORTTAGEN = "narvaro_borttagen"
    NARVARO_ATERSTALLD = "narvaro_aterstalld"
    STUDIETID_LOGGAD = "studietid_loggad"
    STUDIETID_ANDRAD = "studietid_andrad"
    STUDIETID_BORTTAGEN = "studietid_borttagen"
    STUDIETID_ATERSTALLD = "studietid_aterstalld"
    KURSMEDEL_SOKT = "kursmedel_sokt"
    KURSMEDEL_ANDRAT = "kursmedel_andrat"
    KURSMEDEL_BORTTAGET = "kursmedel_borttaget"
    KURSMEDEL_ATERSTALLT = "kursmedel_aterstallt"
    KURSMEDEL_BESLUTAT = "kursmedel_beslutat"
    KURSMEDEL_KOSTNAD = "kursmedel_kostnad"
    AKTIVITETSMALL_SKAPAD = "aktivitetsmall_skapad"
    AKTIVITETSMALL_ANDRAD = "aktivitetsmall_andrad"
    AKTIVITETSMALL_BORTTAGEN = "aktivitetsmall_borttagen"
    AKTIVITETSMALL_ATERSTALLD = "aktivitetsmall_aterstalld"
    ARBETSSTEG_SATT = "arbetssteg_satt"
    PLANERING_ANDRAD = "planering_andrad"
    PLANERING_ATERSTALLD = "planering_aterstalld"
    TILLGODORAKNANDE_SKAPAT = "tillgodoraknande_skapat"
    TILLGODORAKNANDE_BORTTAGET = "tillgodoraknande_borttaget"
    BESOK_PLANERAT = "besok_planerat"
    DOKUMENT_SKRIVET = "dokument_skrivet"
    DOKUMENT_UNDERTECKNAT = "dokument_undertecknat"
    DOKUMENT_RATTAT = "dokument_rattat"
    DOKUMENT_KASTAT = "dokument_kastat"
    INTRODUKTION_NOTERAD = "introduktion_noterad"
    ATGARDSPLAN_SKAPAD = "atgardsplan_skapad"
    ATGARDSPLAN_ANDRAD = "atgardsplan_andrad"
    ATGARDSPLAN_AVSLUTAD = "atgardsplan_avslutad"
    ATGARD_SKRIVEN = "atgard_skriven"
    ATGARD_KLAR = "atgard_klar"
    ATGARD_UPPFOLJD = "atgard_uppfoljd"
    ATGARD_BORTTAGEN = "atgard_borttagen"
    IMPORT_UTKAST = "import_utkast"
    IMPORT_GENOMFORD = "import_genomford"
    IMPORT_ANGRAD = "import_angrad"
    EXPORT_HAMTAD = "export_hamtad"
    KALENDERLANK_SKAPAD = "kalenderlank_skapad"
    KALENDERLANK_ATERKALLAD = "kalenderlank_aterkallad"

    @property
    def changes_portfolio(self) -> bool:
        """Whether what a portfolio says becomes another by it: a new version and new rule results."""
        return self not in _BESIDE


# What happens beside the portfolio's content, even where a portfolio is named.
_BESIDE_PREFIX: Final = (
    "konto_", "inbjudan_", "inlogg", "uppdrag_", "enhet_", "person_", "bedomningslank_", "bedomningskod_", "brev_",
    "flerkalla_", "kalenderlank_", "aktivitetsmall_",
)  # fmt: skip
_BESIDE: Final = frozenset(slag for slag in Handelseslag if slag.startswith(_BESIDE_PREFIX)) | {
    Handelseslag.UTLOGGAD,
    Handelseslag.LOSENORD_BYTT,
    Handelseslag.BREVVAL_ANDRAT,
    Handelseslag.JOBB_OM,
    Handelseslag.IMPORT_UTKAST,
    Handelseslag.EXPORT_HAMTAD,
}


def handelse(
    session: WriteSession,
    slag: Handelseslag,
    *,
    portfolj_id: int | None = None,
    objekt: str = "",
    objekt_id: int | None = None,
    detalj: dict[str, Any] | None = None,
) -> None:
    """Record what this transaction did; called once, after everything is written.

    Where the kind changes the portfolio `portfolj_id`, its version grows and its rule results are worked out anew.
    `objekt` is the kind of record (a table's name), `objekt_id` its id; `detalj` names changed fields, never their
    texts.
    """
    session.flush()
    if portfolj_id is not None and slag.changes_portfolio:
        _bump_version(session, portfolj_id)
        projicera(session, portfolj_id)
    session.execute(
        insert(Handelse).values(
            tid=session.nu,
            person_id=session.person_id,
            slag=slag.value,
            portfolj_id=portfolj_id,
            objekt=objekt,
            objekt_id=objekt_id,
            detalj=detalj or {},
        )
    )


def _bump_version(session: WriteSession, portfolj_id: int) -> None:
    session.execute(
        update(PortfoljRad).where(col(PortfoljRad.id) == portfolj_id).values(version=col(PortfoljRad.version) + 1)
    )


def logga_lasning(
    databas: "Databas",
    regelverk: "Regelverk",
    *,
    portfolj_id: int,
    person_id: int,
    roll: str,
    dag: date,
    nu: datetime,
) -> None:
    """Note in a write of its own that somebody else read the portfolio; at most one row a reader and day.

    Most visits are not the day's first: the query that lets the reader in tells, and then this need not be called.
    """
    with databas.skrivning(person_id=person_id, idag=dag, nu=nu, regelverk=regelverk) as session:
        rad = {"portfolj_id": portfolj_id, "person_id": person_id, "dag": dag, "roll": roll, "forsta": nu}
        dialekt = sqlite if databas.is_sqlite else postgresql
        session.execute(dialekt.insert(Lasning).values(**rad).on_conflict_do_nothing())
