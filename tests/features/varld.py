"""A small world to test pages in: one region, a handful of persons, one portfolio with a little in it.

The world is built once into a file, and each test gets a copy of its own. Everybody is fictitious.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import (
    AktivitetRad,
    AktivitetsmallRad,
    BedomningRad,
    Enhet,
    Enhetsslag,
    HandledarskapRad,
    Inloggning,
    Konto,
    MetodRad,
    MomentloggRad,
    Person,
    PortfoljRad,
    RevideringRad,
    SamtalRad,
    SysselsattningRad,
    TjanstgoringRad,
    Uppdrag,
    Uppdragsroll,
)
from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.bedomning import Bedomningsstatus
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarroll
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.moment import Sjalvstandighet
from app.domain.portfolj import BtLage, Utbildningsslag
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from app.underlag.regelunderlag import Regelverk
from app.web.inloggning import hasha_nyckel

START = date(2024, 3, 1)

# Who → name. "annan_*" have the same role for another unit, "tidigare_*" had it once.
PERSONER: Mapping[str, str] = {
    "st": "Astrid Exempel",
    "handledare": "Bo Påhittad",
    "placering": "Cecilia Fiktiv",
    "tidigare": "David Testman",
    "studierektor": "Eva Låtsas",
    "annan_studierektor": "Filip Sagosson",
    "tidigare_studierektor": "Greta Diktad",
    "chef": "Hans Uppdiktad",
    "annan_chef": "Ida Ingensson",
    "admin": "Jon Möjlig",
    "frammande": "Karin Någon",
}


@dataclass(frozen=True)
class Varld:
    """The ids of what the world holds."""

    personer: Mapping[str, int]
    region: int
    enhet: int
    annan_enhet: int
    portfolj: int
    frammande_portfolj: int
    aktivitetsmall: int
    aktivitet: int
    placering: int
    metod: int
    bedomning: int
    begard_bedomning: int
    samtal: int
    momentlogg: int
    revidering: int


def nyckel(vem: str) -> str:
    """The secret of a person's session cookie."""
    return f"hemlig-nyckel-{vem}"


def epost(vem: str) -> str:
    """A person's address."""
    return f"{vem.replace('_', '.')}@exempel.invalid"


def bygg(databas: Databas, regelverk: Regelverk, idag: date, nu: datetime) -> Varld:
    """Fill an empty database."""
    with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
        return _Byggare(session).bygg()


class _Byggare:
    def __init__(self, session: WriteSession) -> None:
        self.session = session

    def spara(self, rad: object) -> int:
        self.session.add(rad)
        self.session.flush()
        return int(rad.id)  # type: ignore[attr-defined]

    def enhet(self, namn: str, slag: Enhetsslag, over: int | None, region: str, stig: str) -> tuple[int, str]:
        rad = Enhet(namn=namn, slag=slag, overordnad_id=over, region=region)
        enhet_id = self.spara(rad)
        rad.stig = f"{stig}{enhet_id}/"
        self.session.flush()
        return enhet_id, rad.stig

    def bygg(self) -> Varld:
        region, stig = self.enhet("Region Kronoberg", Enhetsslag.REGION, None, "kronoberg", "/")
        enhet, _ = self.enhet("Vårdcentralen Björken", Enhetsslag.ENHET, region, "kronoberg", stig)
        annan, _ = self.enhet("Vårdcentralen Eken", Enhetsslag.ENHET, region, "kronoberg", stig)
        personer = {vem: self.person(vem, namn, enhet) for vem, namn in PERSONER.items()}
        self.uppdrag(personer, region, enhet, annan)
        portfolj = self.portfolj(personer["st"], enhet)
        frammande = self.portfolj(personer["frammande"], annan)
        ids = self.innehall(portfolj, personer)
        mall = self.spara(
            AktivitetsmallRad(
                enhet_id=enhet,
                slag=Aktivitetsslag.SEMINARIUM,
                titel="Morgonundervisning",
                delmal=frozenset({DelmalKod("c4"), DelmalKod("STc4")}),
                omfattning="30 minuter i veckan",
                beskrivning="Fall från veckan.",
            )
        )
        handelse(self.session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=portfolj, objekt="portfolj")
        return Varld(
            personer=personer,
            region=region,
            enhet=enhet,
            annan_enhet=annan,
            portfolj=portfolj,
            frammande_portfolj=frammande,
            aktivitetsmall=mall,
            **ids,
        )

    def person(self, vem: str, namn: str, enhet: int) -> int:
        person_id = self.spara(
            Person(namn=namn, epost=epost(vem), titel="Läkare", enhet_id=enhet, sortnyckel=namn.casefold())
        )
        nu = self.session.nu
        konto = self.spara(Konto(person_id=person_id, skapad=nu))
        self.spara(
            Inloggning(
                konto_id=konto, nyckel=hasha_nyckel(nyckel(vem)), skapad=nu, giltig_till=nu + timedelta(days=3650)
            )
        )
        return person_id

    def uppdrag(self, personer: Mapping[str, int], region: int, enhet: int, annan: int) -> None:
        for vem, roll, plats, till in (
            ("studierektor", Uppdragsroll.STUDIEREKTOR, enhet, None),
            ("annan_studierektor", Uppdragsroll.STUDIEREKTOR, annan, None),
            ("tidigare_studierektor", Uppdragsroll.STUDIEREKTOR, enhet, date(2025, 12, 31)),
            ("chef", Uppdragsroll.CHEF, enhet, None),
            ("annan_chef", Uppdragsroll.CHEF, annan, None),
            ("admin", Uppdragsroll.ADMIN, region, None),
        ):
            self.spara(Uppdrag(person_id=personer[vem], roll=roll, enhet_id=plats, fran=date(2023, 1, 1), till=till))

    def portfolj(self, person_id: int, enhet: int) -> int:
        portfolj = self.spara(
            PortfoljRad(
                person_id=person_id,
                enhet_id=enhet,
                slag=Utbildningsslag.ST,
                foreskrift=Foreskrift.F2015,
                specialitet="allmanmedicin",
                start=START,
                planerat_slut=date(2029, 2, 28),
                legitimation=date(2023, 6, 1),
                has_svensk_at=True,
                at_datum=date(2023, 5, 15),
                bt=BtLage.EJ_AKTUELL,
                skapad=self.session.nu,
            )
        )
        self.spara(SysselsattningRad(portfolj_id=portfolj, fran=START, procent=100))
        return portfolj

    def innehall(self, portfolj: int, personer: Mapping[str, int]) -> dict[str, int]:
        self.spara(
            HandledarskapRad(
                portfolj_id=portfolj, person_id=personer["handledare"], roll=Handledarroll.HUVUDHANDLEDARE, fran=START
            )
        )
        self.spara(
            HandledarskapRad(
                portfolj_id=portfolj,
                person_id=personer["tidigare"],
                roll=Handledarroll.HANDLEDARE,
                fran=START,
                till=date(2025, 1, 31),
            )
        )
        aktivitet = self.spara(
            AktivitetRad(
                portfolj_id=portfolj,
                slag=Aktivitetsslag.KURS,
                titel="Patientcentrerat samtal",
                status=Aktivitetsstatus.GENOMFORD,
                start=date(2025, 3, 10),
                slut=date(2025, 3, 14),
                delmal=frozenset({DelmalKod("b1")}),
                egen_anteckning="Min egen tanke om kursen",
            )
        )
        placering = self.spara(
            AktivitetRad(
                portfolj_id=portfolj,
                slag=Aktivitetsslag.KLINISK_TJANSTGORING,
                titel="Internmedicin",
                status=Aktivitetsstatus.PLANERAD,
                start=date(2026, 10, 1),
                slut=date(2027, 1, 31),
                delmal=frozenset({DelmalKod("c1"), DelmalKod("c4")}),
            )
        )
        self.session.add(
            TjanstgoringRad(
                aktivitet_id=placering,
                typ=TjanstgoringsTyp.SIDOTJANSTGORING,
                enhet="Medicinkliniken",
                procent=100,
                miljo=Miljo.RELEVANT_ENHET,
                handledare_id=personer["placering"],
            )
        )
        return {"aktivitet": aktivitet, "placering": placering} | self.dokumentation(portfolj, aktivitet, personer)

    def dokumentation(self, portfolj: int, aktivitet: int, personer: Mapping[str, int]) -> dict[str, int]:
        metod = self.spara(MetodRad(portfolj_id=portfolj, delmal="b1", metod=Metod.MEDSITTNING, aktivitet_id=aktivitet))
        gemensamt: dict[str, Any] = {"portfolj_id": portfolj, "metod": Metod.MEDSITTNING, "skapad": self.session.nu}
        bedomning = self.spara(
            BedomningRad(
                **gemensamt,
                datum=date(2025, 1, 20),
                status=Bedomningsstatus.SIGNERAD,
                bedomare_namn=PERSONER["tidigare"],
                bedomare_id=personer["tidigare"],
                delmal=frozenset({DelmalKod("b1")}),
                aterkoppling="Lugn och tydlig.",
                signerad=date(2025, 1, 20),
                signerad_av=personer["tidigare"],
            )
        )
        begard = self.spara(
            BedomningRad(
                **gemensamt,
                datum=date(2026, 11, 20),
                status=Bedomningsstatus.BEGARD,
                situation="Ett besök på mottagningen",
                begard=date(2026, 11, 20),
                begard_av=personer["st"],
                svara_senast=date(2026, 12, 4),
                bedomare_namn=PERSONER["handledare"],
                bedomare_id=personer["handledare"],
                delmal=frozenset({DelmalKod("b1")}),
            )
        )
        samtal = self.spara(
            SamtalRad(
                portfolj_id=portfolj,
                datum=date(2026, 11, 16),
                minuter=60,
                handledare_namn=PERSONER["handledare"],
                handledare_id=personer["handledare"],
                delmal=frozenset({DelmalKod("c1")}),
                anteckning="Vi gick igenom planen för hösten.",
                egen_anteckning="Min egen tanke om samtalet",
            )
        )
        momentlogg = self.spara(
            MomentloggRad(
                portfolj_id=portfolj,
                moment="mvc",
                namn="MVC, normal graviditet",
                datum=date(2026, 11, 9),
                antal=2,
                sjalvstandighet=Sjalvstandighet.UNDER_HANDLEDNING,
                delmal=frozenset({DelmalKod("c7")}),
                anteckning="Tillsammans med barnmorskan.",
            )
        )
        revidering = self.spara(
            RevideringRad(
                portfolj_id=portfolj,
                datum=date(2026, 11, 2),
                slag=Revideringsslag.REVIDERING,
                status=Revideringsstatus.INLAMNAD,
                deltagare=PERSONER["handledare"],
                ogonblicksbild={},
            )
        )
        return {
            "metod": metod,
            "bedomning": bedomning,
            "begard_bedomning": begard,
            "samtal": samtal,
            "momentlogg": momentlogg,
            "revidering": revidering,
        }
