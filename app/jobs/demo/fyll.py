"""Fills an empty database with the demo: who works where, the fourteen stories, and as many more as are wanted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import islice
from random import Random
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import insert, inspect, select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.regelstatus import bygg_om
from app.db.session import WriteSession
from app.db.tabeller import AktivitetsmallRad, Enhet, Enhetsslag, Handelse, Konto, Person, Uppdrag
from app.db.typer import core
from app.domain.alfabet import swedish_key
from app.domain.portfolj import Portfolj
from app.jobs.demo.berattelser import BERATTELSER
from app.jobs.demo.byggstenar import koder
from app.jobs.demo.historik import HISTORIK, skriv_historik
from app.jobs.demo.mallar import MALLAR
from app.jobs.demo.namn import namn
from app.jobs.demo.organisation import (
    ADMIN,
    ENHETER,
    HUVUDHANDLEDARE,
    LEDNING,
    PLACERINGSHANDLEDARE,
    REGIONNAMN,
    UPPDRAG,
    Demoenhet,
    Demoperson,
    Region,
    make_epost,
)
from app.jobs.demo.variationer import draw, enhet_for
from app.underlag.regelunderlag import Regelverk
from app.utbyte.lasin import NyPortfolj, write_portfoljer
from app.utbyte.skriv import defaults
from app.web.demo import LOSENORD
from app.web.losenord import hasha

_CHUNK: Final = 200
_PER_HANDLEDARE: Final = 4  # further ST-läkare for each further handledare
_FORSTA_EXTRA: Final = 1000  # local ids of further persons
_INGA: Final[Mapping[str, str]] = MappingProxyType({})


def fyll_demo(databas: Databas, regelverk: Regelverk, *, antal: int, idag: date, nu: datetime, fro: int = 1) -> None:
    """Fill a migrated, empty database with `antal` portfolios, told as of the day; the same seed gives the same."""
    fyllning = _Fyllning(databas, regelverk, idag, nu)
    fyllning.organisation()
    valda = list(BERATTELSER.values())[:antal]
    berattelser = [en.tell(idag) for en in valda]
    ids = fyllning.portfoljer(berattelser, {p.namn: en.lage for p, en in zip(berattelser, valda, strict=True)})
    skriv_historik(databas, regelverk, dict(zip(ids, berattelser, strict=True)), fyllning.personer, idag=idag, nu=nu)
    extra = _extra(antal - len(berattelser), idag, Random(fro), fyllning)
    while chunk := list(islice(extra, _CHUNK)):
        fyllning.portfoljer(chunk)
    bygg_om(databas, regelverk, idag=idag, nu=nu)


class Lage(StrEnum):
    """What a database holds already."""

    TOM = "tom"
    DEMO = "demo"
    ANNAT = "annat"


def lage(databas: Databas) -> Lage:
    """Whether the database is empty, holds this demo, or belongs to somebody else, who must be left alone."""
    person = core(Person)
    with databas.las.connect() as koppling:
        if not inspect(koppling).has_table(person.name):
            return Lage.TOM
        if koppling.scalar(select(person.c.id).where(person.c.epost == ADMIN.epost)) is not None:
            return Lage.DEMO
        return Lage.TOM if koppling.scalar(select(person.c.id).limit(1)) is None else Lage.ANNAT


def _extra(antal: int, idag: date, slump: Random, fyllning: "_Fyllning") -> Iterator[Portfolj]:
    """Further portfolios; a handledare of the same unit for every few of them."""
    nya = namn()
    handledare: dict[Demoenhet, Demoperson] = {}
    kvar: dict[Demoenhet, int] = {}
    for nr in range(max(0, antal)):
        enhet = enhet_for(nr)
        if not kvar.get(enhet):
            titel = "Specialist i allmänmedicin, handledare"
            handledare[enhet] = Demoperson(_FORSTA_EXTRA + nr, next(nya), titel, enhet.region, enhet)
            kvar[enhet] = _PER_HANDLEDARE
            fyllning.nya_handledare.append(handledare[enhet])
        kvar[enhet] -= 1
        yield draw(slump, idag, next(nya), enhet, handledare[enhet])


@dataclass(slots=True)
class _Fyllning:
    databas: Databas
    regelverk: Regelverk
    idag: date
    nu: datetime
    losenord: str = field(default_factory=lambda: hasha(LOSENORD))
    regioner: dict[Region, int] = field(default_factory=dict)
    enheter: dict[str, int] = field(default_factory=dict)
    personer: dict[int, int] = field(default_factory=dict)  # local id of the demo → id in the database
    nya_handledare: list[Demoperson] = field(default_factory=list)
    epost: set[str] = field(default_factory=set)

    def skrivning(self) -> Any:
        """A write by nobody in particular."""
        return self.databas.skrivning(person_id=None, idag=self.idag, nu=self.nu, regelverk=self.regelverk)

    def organisation(self) -> None:
        """Regions, units, those who lead and supervise, and their assignments."""
        with self.skrivning() as session:
            for region, text in REGIONNAMN.items():
                self.regioner[region] = _enhet(session, text, Enhetsslag.REGION, region, None)
            for enhet in ENHETER:
                over = self.regioner[enhet.region]
                self.enheter[enhet.namn] = _enhet(session, enhet.namn, Enhetsslag.ENHET, enhet.region, over)
            # Those who lead come first and the stories next, which is the order of the sign-in page's list.
            self.lagg_personer(session, LEDNING)
            for person, roll, region in UPPDRAG:
                session.add(
                    Uppdrag(
                        person_id=self.personer[person.id],
                        roll=roll,
                        enhet_id=self.regioner[region],
                        fran=date(self.idag.year - 6, 1, 1),
                    )
                )
            for mall in MALLAR:
                enhet_id = self.enheter[mall.enhet] if mall.enhet else self.regioner[mall.region]
                session.add(
                    AktivitetsmallRad(
                        enhet_id=enhet_id, slag=mall.slag, titel=mall.titel, delmal=koder(mall.delmal),
                        omfattning=mall.omfattning, beskrivning=mall.beskrivning,
                    )
                )  # fmt: skip
            handelse(session, Handelseslag.ENHET_SKAPAD, objekt="enhet")

    def lagg_personer(self, session: WriteSession, personer: Sequence[Demoperson]) -> None:
        """Persons of the organisation, with accounts, unless they are there already."""
        nya = [person for person in personer if person.id not in self.personer]
        falten = [
            self._person(p.namn, p.titel, self.enheter[p.enhet.namn] if p.enhet else self.regioner[p.region])
            for p in nya
        ]
        self.personer |= dict(zip((p.id for p in nya), self._insert(session, falten), strict=True))

    def portfoljer(self, portfoljer: Sequence[Portfolj], lagen: Mapping[str, str] = _INGA) -> list[int]:
        """Write portfolios with their owners, in one transaction with one audit event each; their ids."""
        with self.skrivning() as session:
            falten = [
                self._person(p.namn, self._titel(p, lagen.get(p.namn, "")), self.enheter[p.utbildning.enhet])
                for p in portfoljer
            ]
            agare = self._insert(session, falten)
            self.lagg_personer(session, (*HUVUDHANDLEDARE, *PLACERINGSHANDLEDARE, *self.nya_handledare))
            self.nya_handledare.clear()
            nya = [
                NyPortfolj(p, person_id, self.enheter[p.utbildning.enhet], self.personer)
                for p, person_id in zip(portfoljer, agare, strict=True)
            ]
            ids = write_portfoljer(session, nya)
            session.execute(insert(core(Handelse)), [self._skapad(*par) for par in zip(ids, portfoljer, strict=True)])
        return ids

    def _titel(self, portfolj: Portfolj, lage: str) -> str:
        specialitet = self.regelverk.specialitetsnamn(portfolj.utbildning.specialitet).lower()
        return f"ST-läkare, {specialitet}" + (f": {lage}" if lage else "")

    def _skapad(self, portfolj_id: int, portfolj: Portfolj) -> dict[str, Any]:
        borjan = datetime.combine(portfolj.utbildning.start, time(8), tzinfo=UTC)
        return {
            "tid": min(self.nu, max(borjan, self.nu - HISTORIK)),
            "person_id": self.personer[LEDNING[0].id],
            "slag": Handelseslag.PORTFOLJ_SKAPAD.value,
            "portfolj_id": portfolj_id,
            "objekt": "portfolj",
            "objekt_id": portfolj_id,
            "detalj": {},
        }

    def _person(self, vem: str, titel: str, enhet_id: int) -> dict[str, Any]:
        epost, nr = make_epost(vem), 2
        while epost in self.epost:
            epost, nr = make_epost(vem, str(nr)), nr + 1
        self.epost.add(epost)
        return {"namn": vem, "epost": epost, "titel": titel, "enhet_id": enhet_id, "sortnyckel": swedish_key(vem)}

    def _insert(self, session: WriteSession, falten: list[dict[str, Any]]) -> list[int]:
        """Persons and their accounts; the ids of the persons."""
        if not falten:
            return []
        sats = insert(core(Person)).returning(core(Person).c.id, sort_by_parameter_order=True)
        ids = [int(id_) for id_ in session.scalars(sats, falten)]
        konto: Mapping[str, Any] = defaults(Konto) | {"losenord": self.losenord, "skapad": self.nu}
        session.execute(insert(core(Konto)), [{**konto, "person_id": id_} for id_ in ids])
        return ids


def _enhet(session: WriteSession, text: str, slag: Enhetsslag, region: Region, over: int | None) -> int:
    rad = Enhet(namn=text, slag=slag, region=region.value, overordnad_id=over)
    session.add(rad)
    session.flush()
    rad.stig = f"/{over}/{rad.id}/" if over else f"/{rad.id}/"
    session.flush()
    return int(rad.id or 0)
