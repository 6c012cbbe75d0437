"""Writes whole portfolios: from a portfolio file, or many at once as the demo does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import SQLModel, col

from app.db.session import WriteSession
from app.db.snapshot import load_portfolj
from app.db.tabeller import (
    AktivitetRad,
    ArbetsstegRad,
    AtagandeRad,
    AtgardsplanRad,
    AtgardsradRad,
    BedomningRad,
    DokumentRad,
    Enhet,
    FranvaroRad,
    HandledarskapRad,
    HandledningstidRad,
    Importkorning,
    IntroduktionRad,
    KursmedelRad,
    MeritRad,
    MetodRad,
    MomentloggRad,
    NarvaroRad,
    Person,
    PortfoljRad,
    RevideringRad,
    SamtalRad,
    SigneringRad,
    StudietidRad,
    SysselsattningRad,
    TillgodoraknandeRad,
    TjanstgoringRad,
    UndertecknandeRad,
)
from app.db.typer import core
from app.domain.alfabet import swedish_key
from app.domain.atagande import Atagandekalla
from app.domain.portfolj import Portfolj
from app.utbyte import rader
from app.utbyte.jamforelse import has_records
from app.utbyte.ord import fold
from app.utbyte.portfoljfil import personer_i, renumber
from app.utbyte.skriv import defaults


@dataclass(frozen=True, slots=True)
class NyPortfolj:
    """A portfolio to write: whose it is and where.

    `personer` says which person of the database each person id of the portfolio is; the others are found by name
    within the region, or created in the unit. `filnamn` is where the portfolio came from, if from a file.
    """

    portfolj: Portfolj
    person_id: int
    enhet_id: int
    personer: Mapping[int, int] = field(default_factory=dict)
    filnamn: str = ""


def write_portfolj(session: WriteSession, ny: NyPortfolj) -> int:
    """Write one portfolio and give its id; the caller writes the audit event."""
    return write_portfoljer(session, [ny])[0]


def write_portfoljer(session: WriteSession, nya: Sequence[NyPortfolj]) -> list[int]:
    """Write portfolios in bulk, and give their ids in order.

    One statement a table, except that SQLite gives the ids that other rows refer to one at a time.
    No audit event is written: the caller makes the one of its transaction, after this.
    """
    # Renumbered, ids in the database grow in the order in which a file lists its records.
    skrivning = _Skrivning(session, [(ny, renumber(ny.portfolj)) for ny in nya])
    return skrivning.run()


def fill_portfolj(session: WriteSession, portfolj_id: int, ny: NyPortfolj) -> None:
    """Write the records of a portfolio file into a portfolio that has none; the caller writes the audit event.

    The frame of the training stays as it is here. Handledare and degrees of employment that are there already are
    not written again. What a file says of a handledare's competence is not written: that is noted by a studierektor.

    Raises:
        ValueError: the portfolio has records.
        LookupError: there is no such portfolio.

    """
    nuvarande = load_portfolj(session, portfolj_id)
    if nuvarande is None:
        raise LookupError(f"portfolio {portfolj_id}")
    if has_records(nuvarande):
        raise ValueError(f"portfolio {portfolj_id} has records")
    har = {(fold(ett.namn), ett.roll, ett.fran) for ett in nuvarande.handledarskap}
    dagar = {ett.fran for ett in nuvarande.sysselsattningar}
    hel = replace(
        ny.portfolj,
        handledarskap=tuple(h for h in ny.portfolj.handledarskap if (fold(h.namn), h.roll, h.fran) not in har),
        sysselsattningar=tuple(s for s in ny.portfolj.sysselsattningar if s.fran not in dagar),
        meriter=(),
    )
    _Skrivning(session, [(replace(ny, portfolj=hel), renumber(hel))]).run([portfolj_id])


@dataclass(slots=True)
class _Skrivning:
    session: WriteSession
    nya: list[tuple[NyPortfolj, Portfolj]]
    samlade: dict[type[SQLModel], list[rader.Rad]] = field(default_factory=dict)
    grunder: dict[type[SQLModel], rader.Rad] = field(default_factory=dict)  # the columns that nobody gives
    meriter: set[tuple[Any, ...]] | None = None  # what is noted of handledare already; None: not asked yet
    dokumentidn: dict[tuple[int, int], int] = field(default_factory=dict)  # by the portfolio and the id in its file

    def run(self, finns: list[int] | None = None) -> list[int]:
        """Portfolios (unless they are there already), then activities, whose ids the rest refers to, then the rest."""
        personer = _Personer(self.session)
        idn = finns or self._insert_returning(PortfoljRad, [self._portfolj_rad(ny) for ny, _ in self.nya])
        importer = self._make_importer(idn)
        aktivitetsrader = [
            {"portfolj_id": id_, "import_id": None, **rader.aktivitet_rad(aktivitet)}
            for id_, (_, portfolj) in zip(idn, self.nya, strict=True)
            for aktivitet in portfolj.aktiviteter
        ]
        self._collect_dokument(idn)
        aktivitetsidn = iter(self._insert_returning(AktivitetRad, aktivitetsrader))
        for id_, (ny, portfolj) in zip(idn, self.nya, strict=True):
            kanda = personer.resolve(ny, portfolj)
            lankar = {aktivitet.id: next(aktivitetsidn) for aktivitet in portfolj.aktiviteter}
            self._collect_lankade(id_, portfolj, lankar, kanda, importer.get(id_))
            self._collect_handledare(id_, portfolj, kanda)
            self._collect_fria(id_, portfolj)
        for tabell, samlade in self.samlade.items():
            self.session.execute(insert(core(tabell)), samlade)
        return idn

    def _collect_dokument(self, idn: list[int]) -> None:
        """Documents and åtgärdsplaner go in first: their signatures and rows, and what was agreed, refer to them."""
        alla = [(id_, post) for id_, (_, p) in zip(idn, self.nya, strict=True) for post in p.dokument]
        nya = self._insert_returning(DokumentRad, [{"portfolj_id": i, **rader.dokument_rad(d)} for i, d in alla])
        for dokument_id, (id_, dokument) in zip(nya, alla, strict=True):
            for ett in dokument.undertecknanden:
                falt = rader.undertecknande_rad(ett)
                self._add(UndertecknandeRad, portfolj_id=id_, dokument_id=dokument_id, **falt)
        planer = [(id_, post) for id_, (_, p) in zip(idn, self.nya, strict=True) for post in p.atgardsplaner]
        falten = [{"portfolj_id": i, **rader.atgardsplan_rad(p)} for i, p in planer]
        for plan_id, (id_, plan) in zip(self._insert_returning(AtgardsplanRad, falten), planer, strict=True):
            for rad in plan.rader:
                self._add(AtgardsradRad, portfolj_id=id_, plan_id=plan_id, **rader.atgardsrad_rad(rad))
        for id_, (_, portfolj) in zip(idn, self.nya, strict=True):
            for punkt in portfolj.introduktion:
                self._add(IntroduktionRad, portfolj_id=id_, **rader.introduktion_rad(punkt))
        self.dokumentidn = {(id_, dokument.id): ny for ny, (id_, dokument) in zip(nya, alla, strict=True)}

    def _insert_returning(self, tabell: type[SQLModel], falten: list[rader.Rad]) -> list[int]:
        if not falten:
            return []
        grund = defaults(tabell)
        sats = insert(core(tabell)).returning(core(tabell).c.id, sort_by_parameter_order=True)
        return [int(id_) for id_ in self.session.scalars(sats, [grund | falt for falt in falten])]

    def _add(self, tabell: type[SQLModel], **falt: Any) -> None:
        if tabell not in self.grunder:
            self.grunder[tabell] = defaults(tabell)
        self.samlade.setdefault(tabell, []).append(self.grunder[tabell] | falt)

    def _add_merit(self, person_id: int, falt: rader.Rad) -> None:
        """What is noted of a person once is not noted again by the next portfolio that names the person."""
        if self.meriter is None:
            kolumner = [core(MeritRad).c[namn] for namn in ("person_id", *falt)]
            self.meriter = {tuple(rad) for rad in self.session.execute(select(*kolumner))}
        nyckel = (person_id, *falt.values())
        if nyckel not in self.meriter:
            self.meriter.add(nyckel)
            self._add(MeritRad, person_id=person_id, noterad=self.session.idag, **falt)

    def _portfolj_rad(self, ny: NyPortfolj) -> rader.Rad:
        ram = ny.portfolj.utbildning
        return {
            "person_id": ny.person_id,
            "enhet_id": ny.enhet_id,
            "skapad": self.session.nu,
            **{
                namn: getattr(ram, namn)
                for namn in PortfoljRad.model_fields
                if namn not in {"id", "person_id", "enhet_id", "version", "skapad"}
            },
        }

    def _make_importer(self, idn: list[int]) -> dict[int, int]:
        """An import row for each portfolio that holds imported assessments: they are known by referring to one."""
        vilka = [
            (id_, ny)
            for id_, (ny, portfolj) in zip(idn, self.nya, strict=True)
            if any(bedomning.is_importerad for bedomning in portfolj.bedomningar)
        ]
        falten = [
            {
                "portfolj_id": id_,
                "person_id": self.session.person_id,
                "filnamn": ny.filnamn or "portfolj.json",
                "tid": self.session.nu,
            }
            for id_, ny in vilka
        ]
        nya = self._insert_returning(Importkorning, falten)
        return {id_: import_id for (id_, _), import_id in zip(vilka, nya, strict=True)}

    def _collect_lankade(
        self, id_: int, portfolj: Portfolj, lankar: dict[int, int], kanda: "_Kanda", import_id: int | None
    ) -> None:
        for aktivitet in portfolj.aktiviteter:
            if aktivitet.tjanstgoring is not None:
                handledare = kanda.find(aktivitet.tjanstgoring.handledare_id, aktivitet.tjanstgoring.handledare_namn)
                falt = rader.tjanstgoring_rad(aktivitet.tjanstgoring, handledare)
                self._add(TjanstgoringRad, aktivitet_id=lankar[aktivitet.id], **falt)
        for metod in portfolj.metoder:
            lank = lankar.get(metod.aktivitet_id or 0)
            self._add(MetodRad, portfolj_id=id_, **rader.metod_rad(metod, lank))
        for bedomning in portfolj.bedomningar:
            bedomare = kanda.by_id(bedomning.bedomare_id)
            falt = rader.bedomning_rad(bedomning, lankar.get(bedomning.aktivitet_id or 0), bedomare, self.session.nu)
            falt |= {"signerad_av": bedomare if bedomning.is_signerad else None}
            self._add(BedomningRad, portfolj_id=id_, import_id=import_id if bedomning.is_importerad else None, **falt)
        self._collect_samtal(id_, portfolj, lankar, kanda)
        for steg in portfolj.arbetssteg:
            self._add(ArbetsstegRad, portfolj_id=id_, **rader.arbetssteg_rad(steg, lankar[steg.aktivitet_id]))
        for medel in portfolj.kursmedel:
            falt = rader.kursmedel_rad(medel, lankar.get(medel.aktivitet_id or 0))
            self._add(KursmedelRad, portfolj_id=id_, **falt)

    def _collect_samtal(self, id_: int, portfolj: Portfolj, lankar: dict[int, int], kanda: "_Kanda") -> None:
        """The sessions, and what was agreed. Sessions that something else refers to have to be there first."""
        samtalsrader = [
            {
                "portfolj_id": id_,
                **rader.samtal_rad(s, lankar.get(s.aktivitet_id or 0), kanda.by_id(s.handledare_id)),
            }
            for s in portfolj.handledarsamtal
        ]
        samtalsidn: dict[int | None, int] = {}
        if any(ett.kalla is Atagandekalla.HANDLEDNING and ett.kalla_id for ett in portfolj.ataganden):
            nya = self._insert_returning(SamtalRad, samtalsrader)
            samtalsidn = {s.id: nytt for s, nytt in zip(portfolj.handledarsamtal, nya, strict=True)}
        else:
            for falt in samtalsrader:
                self._add(SamtalRad, **falt)
        for ett in portfolj.ataganden:
            kalla_id = samtalsidn.get(ett.kalla_id) if ett.kalla is Atagandekalla.HANDLEDNING else None
            if ett.kalla is Atagandekalla.BESOK:
                kalla_id = self.dokumentidn.get((id_, ett.kalla_id or 0))
            falt = rader.atagande_rad(ett, kalla_id, kanda.by_id(ett.ansvarig_id))
            self._add(AtagandeRad, portfolj_id=id_, **falt)

    def _collect_handledare(self, id_: int, portfolj: Portfolj, kanda: "_Kanda") -> None:
        for handledarskap in portfolj.handledarskap:
            self._add(
                HandledarskapRad,
                portfolj_id=id_,
                person_id=kanda.by_id(handledarskap.person_id),
                **rader.handledarskap_rad(handledarskap),
            )
        for tid in portfolj.handledningstider:
            self._add(HandledningstidRad, portfolj_id=id_, **rader.handledningstid_rad(tid))
        for merit in portfolj.meriter:
            self._add_merit(kanda.by_id(merit.person_id) or 0, rader.merit_rad(merit))

    def _collect_fria(self, id_: int, portfolj: Portfolj) -> None:
        for sysselsattning in portfolj.sysselsattningar:
            self._add(SysselsattningRad, portfolj_id=id_, fran=sysselsattning.fran, procent=sysselsattning.procent)
        for revidering in portfolj.revideringar:
            self._add(RevideringRad, portfolj_id=id_, **rader.revidering_rad(revidering))
        for signering in portfolj.signeringar:
            self._add(
                SigneringRad,
                portfolj_id=id_,
                delmal=str(signering.delmal),
                datum=signering.datum,
                signerad_namn=signering.signerad_av,
            )
        for tillgodoraknande in portfolj.tillgodoraknanden:
            self._add(TillgodoraknandeRad, portfolj_id=id_, **rader.tillgodoraknande_rad(tillgodoraknande))
        for franvaro in portfolj.franvaron:
            self._add(FranvaroRad, portfolj_id=id_, **rader.franvaro_rad(franvaro))
        for narvaro in portfolj.narvaron:
            self._add(NarvaroRad, portfolj_id=id_, **rader.narvaro_rad(narvaro))
        for studietid in portfolj.studietider:
            self._add(StudietidRad, portfolj_id=id_, **rader.studietid_rad(studietid))
        for logg in portfolj.momentlogg:
            self._add(MomentloggRad, portfolj_id=id_, **rader.momentlogg_rad(logg))


@dataclass(slots=True)
class _Kanda:
    """The persons of one portfolio by its local ids, and by name for placements that have no id."""

    per_id: dict[int, int]
    per_namn: dict[str, int]

    def by_id(self, lokalt: int | None) -> int | None:
        return None if lokalt is None else self.per_id[lokalt]

    def find(self, lokalt: int | None, namn: str | None) -> int | None:
        return self.by_id(lokalt) if lokalt is not None else self.per_namn.get(fold(namn or ""))


@dataclass(slots=True)
class _Personer:
    """Persons of the regions concerned, looked up once for each unit and created where they are missing."""

    session: WriteSession
    per_region: dict[str, dict[str, int]] = field(default_factory=dict)
    regioner: dict[int, str] = field(default_factory=dict)

    def resolve(self, ny: NyPortfolj, portfolj: Portfolj) -> _Kanda:
        """Who the persons of a portfolio are. `ny.personer` speaks of ids before renumbering, hence by name."""
        ursprungliga = personer_i(ny.portfolj)
        givna = {fold(ursprungliga[id_]): person_id for id_, person_id in ny.personer.items() if id_ in ursprungliga}
        per_id = {id_: self._find(namn, ny.enhet_id, givna) for id_, namn in personer_i(portfolj).items()}
        utan_id = {
            aktivitet.tjanstgoring.handledare_namn
            for aktivitet in portfolj.aktiviteter
            if aktivitet.tjanstgoring and aktivitet.tjanstgoring.handledare_id is None
        }
        return _Kanda(
            per_id, {fold(namn): self._find(namn, ny.enhet_id, givna) for namn in sorted(filter(None, utan_id))}
        )

    def _find(self, namn: str, enhet_id: int, givna: Mapping[str, int]) -> int:
        if fold(namn) in givna:
            return givna[fold(namn)]
        region = self._load(enhet_id)
        kanda = self.per_region[region]
        if fold(namn) not in kanda:
            falt = {"namn": namn, "enhet_id": enhet_id, "sortnyckel": swedish_key(namn)}
            sats = insert(core(Person)).values(**(defaults(Person) | falt)).returning(core(Person).c.id)
            kanda[fold(namn)] = int(self.session.execute(sats).scalar_one())
        return kanda[fold(namn)]

    def _load(self, enhet_id: int) -> str:
        if enhet_id not in self.regioner:
            self.regioner[enhet_id] = self.session.get_one(Enhet, enhet_id).region
        region = self.regioner[enhet_id]
        if region not in self.per_region:
            fraga = (
                select(col(Person.id), col(Person.namn))
                .join(Enhet, col(Person.enhet_id) == col(Enhet.id))
                .where(col(Enhet.region) == region)
                .order_by(col(Person.id).desc())
            )
            self.per_region[region] = {fold(namn): id_ for id_, namn in self.session.execute(fraga)}
        return region
