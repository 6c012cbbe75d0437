"""The past of the stories: who wrote what and when, who approved it, who read, and whose suggestion waits."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select, update
from sqlmodel import SQLModel

from app.db.engine import Databas
from app.db.logg import Handelseslag
from app.db.session import WriteSession
from app.db.tabeller import (
    AktivitetRad,
    BedomningRad,
    Handelse,
    HandledarskapRad,
    Lasning,
    PortfoljRad,
    RevideringRad,
    RevideringSteg,
    SamtalRad,
    Stegutfall,
)
from app.db.typer import core
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.bedomning import Bedomningsstatus
from app.domain.iup import Revideringsstatus
from app.domain.portfolj import BtLage, Portfolj
from app.jobs.demo.dagar import klockan
from app.jobs.demo.ogonblick import som_den_var
from app.jobs.demo.organisation import STUDIEREKTOR_FOR, Region
from app.jobs.demo.underskrifter import forsegla_historik, note_bedomningar, note_dokument, rader_i
from app.regler.modell import Regelunderlag
from app.underlag.regelunderlag import Regelverk
from app.utbyte.revideringsbild import frys

HISTORIK: Final = timedelta(days=400)  # what is older was moved here from another system


def skriv_historik(
    databas: Databas,
    regelverk: Regelverk,
    portfoljer: Mapping[int, Portfolj],
    personer: Mapping[int, int],
    *,
    idag: date,
    nu: datetime,
) -> None:
    """Write the history of each of the portfolios, by their ids in the database."""
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
        handelser: list[dict[str, Any]] = []
        for portfolj_id, portfolj in portfoljer.items():
            studierektor = personer[STUDIEREKTOR_FOR[Region(portfolj.utbildning.region)].id]
            historik = _Historik(session, portfolj_id, studierektor, nu)
            handelser += historik.skriv()
            historik.frys(portfolj, regelverk.underlag_for(portfolj, idag))
            historik.forsegla()
        if handelser:
            handelser.sort(key=lambda rad: rad["tid"])
            session.execute(insert(core(Handelse)), handelser)


class _Historik:
    def __init__(self, session: WriteSession, portfolj_id: int, studierektor: int, nu: datetime) -> None:
        self.session = session
        self.portfolj_id = portfolj_id
        self.studierektor = studierektor
        self.nu = nu
        self.handelser: list[dict[str, Any]] = []
        tabell = core(PortfoljRad)
        self.agare = int(session.execute(select(tabell.c.person_id).where(tabell.c.id == portfolj_id)).scalar_one())
        self.huvudhandledare = next((int(rad.person_id) for rad in self._rader(HandledarskapRad)), studierektor)

    def skriv(self) -> list[dict[str, Any]]:
        """Write what goes beside the log, and give the log's rows."""
        self._samtal()
        self._bedomningar()
        self._revideringar()
        self._dokument()
        self._forslag()
        self._lasningar()
        return self.handelser

    def frys(self, portfolj: Portfolj, underlag: Regelunderlag) -> None:
        """Give each revision the plan as it was then."""
        if underlag.malbeskrivning is None:
            return
        har_bt = portfolj.utbildning.bt is BtLage.INGAR
        delmal = underlag.malbeskrivning.delmal_med_bt() if har_bt else underlag.malbeskrivning.delmal
        tabell = core(RevideringRad)
        for rad in self._rader(RevideringRad):
            bild = frys(som_den_var(portfolj, rad.datum), delmal)
            self.session.execute(update(tabell).where(tabell.c.id == rad.id).values(ogonblicksbild=bild))

    def forsegla(self) -> None:
        """Seal all that was signed; the plans are frozen by then."""
        forsegla_historik(self.session, self.portfolj_id, self.huvudhandledare, self.nu)

    def _rader(self, tabell: type[SQLModel]) -> list[Any]:
        return rader_i(self.session, tabell, self.portfolj_id)

    def _klockan(self, dag: date, nr: int) -> datetime:
        return klockan(dag, nr, self.nu)

    def _hande(
        self, dag: date, vem: int | None, slag: Handelseslag, objekt: str, objekt_id: int | None, **detalj: Any
    ) -> None:
        tid = self._klockan(dag, objekt_id or 0)
        if self.nu - tid < HISTORIK:
            self.handelser.append(
                {
                    "tid": tid,
                    "person_id": vem,
                    "slag": slag.value,
                    "portfolj_id": self.portfolj_id,
                    "objekt": objekt,
                    "objekt_id": objekt_id,
                    "detalj": detalj,
                }
            )

    def _samtal(self) -> None:
        for rad in self._rader(SamtalRad):
            self._hande(rad.datum, self.agare, Handelseslag.SAMTAL_SKAPAT, "handledarsamtal", rad.id)
            if rad.bekraftad:
                self._hande(rad.bekraftad, rad.handledare_id, Handelseslag.SAMTAL_BEKRAFTAT, "handledarsamtal", rad.id)

    def _bedomningar(self) -> None:
        note_bedomningar(self.session, self.portfolj_id, self.agare, self.studierektor, self.nu)
        sedda: Counter[date] = Counter()
        for rad in self._rader(BedomningRad):
            if rad.begard_av:
                begard = rad.begard or min(rad.datum, self.nu.date())
                self._hande(begard, self.agare, Handelseslag.BEDOMNING_BEGARD, "bedomning", rad.id)
            if rad.signerad:
                self._hande(rad.signerad, rad.signerad_av, Handelseslag.BEDOMNING_SIGNERAD, "bedomning", rad.id)
            if rad.status is Bedomningsstatus.AVBOJD:
                self._hande(rad.datum, rad.bedomare_id, Handelseslag.BEDOMNING_AVBOJD, "bedomning", rad.id)
            sedda.update([rad.sedd] if rad.sedd else [])
        for dag, antal in sedda.items():
            self._hande(dag, self.studierektor, Handelseslag.BEDOMNING_SEDD, "bedomning", None, antal=antal)

    def _revideringar(self) -> None:
        """Each approval step taken, as the pages show them."""
        steg: list[dict[str, Any]] = []

        def ta(rad: Any, dag: date, vem: int, namn: str, utfall: Stegutfall, slag: Handelseslag) -> None:
            tid = self._klockan(dag, rad.id)
            kommentar = rad.kommentar if utfall is Stegutfall.ATERLAMNAD else ""
            steg.append(
                {"revidering_id": rad.id, "steg": namn, "utfall": utfall, "person_id": vem, "kommentar": kommentar,
                 "tid": tid}
            )  # fmt: skip
            self._hande(dag, vem, slag, "revidering", rad.id, steg=namn)

        for rad in self._rader(RevideringRad):
            self._hande(rad.datum, self.agare, Handelseslag.REVIDERING_INLAMNAD, "revidering", rad.id)
            if rad.signerad:
                ta(rad, rad.signerad, self.huvudhandledare, "huvudhandledare", Stegutfall.GODKAND,
                   Handelseslag.REVIDERING_SIGNERAD)  # fmt: skip
            if rad.studierektor_godkand:
                ta(rad, rad.studierektor_godkand, self.studierektor, "studierektor", Stegutfall.GODKAND,
                   Handelseslag.REVIDERING_GODKAND)  # fmt: skip
            if rad.status is Revideringsstatus.ATERLAMNAD:
                ta(rad, rad.datum + timedelta(days=12), self.studierektor, "studierektor", Stegutfall.ATERLAMNAD,
                   Handelseslag.REVIDERING_ATERLAMNAD)  # fmt: skip
        if steg:
            self.session.execute(insert(core(RevideringSteg)), steg)

    def _dokument(self) -> None:
        for rad in note_dokument(self.session, self.portfolj_id, self.nu):
            slag = Handelseslag.DOKUMENT_UNDERTECKNAT
            self._hande(rad.datum, rad.person_id, slag, "dokument", rad.dokument_id, part=rad.part.value)

    def _forslag(self) -> None:
        """Suggestions are the studierektor's."""
        for rad in self._rader(AktivitetRad):
            if rad.status is Aktivitetsstatus.FORESLAGEN:
                tabell = core(AktivitetRad)
                self.session.execute(
                    update(tabell).where(tabell.c.id == rad.id).values(foreslagen_av=self.studierektor)
                )
                dag = self.nu.date() - timedelta(days=3)
                self._hande(dag, self.studierektor, Handelseslag.AKTIVITET_FORESLAGEN, "aktivitet", rad.id)

    def _lasningar(self) -> None:
        """The studierektor and the handledare have looked in."""
        lasta = ((self.huvudhandledare, "huvudhandledare", 9), (self.studierektor, "studierektor", 3))
        rader = [
            {
                "portfolj_id": self.portfolj_id,
                "person_id": vem,
                "roll": roll,
                "dag": self.nu.date() - timedelta(days=sedan),
                "forsta": self.nu - timedelta(days=sedan, hours=1),
            }
            for vem, roll, sedan in lasta
        ]
        self.session.execute(insert(core(Lasning)), rader)
