"""Carries out an import: everything in one transaction, with one audit event, so that nothing is half done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import insert, select, update
from sqlmodel import Session, SQLModel, col

from app.db.angerbok import to_sparat
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, las_portfolj_rad
from app.db.tabeller import (
    AktivitetRad,
    BedomningRad,
    Enhet,
    Enhetsslag,
    FranvaroRad,
    Importkorning,
    MetodRad,
    Person,
    PortfoljRad,
    RevideringRad,
    SamtalRad,
    TillgodoraknandeRad,
    TjanstgoringRad,
)
from app.db.typer import core
from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.alfabet import swedish_key
from app.domain.bedomning import Bedomning
from app.domain.handledning import Handledarsamtal
from app.domain.iup import Revidering, Tillgodoraknande
from app.domain.tjanst import Franvaro
from app.utbyte import rader
from app.utbyte.mall import Postslag
from app.utbyte.modell import Varde
from app.utbyte.ord import fold
from app.utbyte.personer import Kandperson, Register, person_key
from app.utbyte.plan import Importplan, Importval, Konfliktval, Planrad, Radutfall

TABELL: Final[Mapping[Postslag, type[SQLModel]]] = {
    Postslag.AKTIVITET: AktivitetRad,
    Postslag.METOD: MetodRad,
    Postslag.BEDOMNING: BedomningRad,
    Postslag.HANDLEDNING: SamtalRad,
    Postslag.REVIDERING: RevideringRad,
    Postslag.TILLGODORAKNANDE: TillgodoraknandeRad,
    Postslag.FRANVARO: FranvaroRad,
}
"""The table of each kind, in the order they are written: an activity before what refers to it."""

# What the template calls a field, where the table calls it something else or keeps it elsewhere.
_KOLUMN: Final = {"handledare": "handledare_id", "bedomare": "bedomare_namn", "aktivitet": "aktivitet_id"}
_TJANSTGORINGSFALT: Final = frozenset({"enhet", "typ", "procent", "miljo", "handledare"})


class KanInteImporteras(ValueError):
    """The plan cannot be carried out; `str()` says why, in Swedish."""


def load_register(session: Session, portfolj_id: int) -> Register:
    """Everybody and every unit of the portfolio's region, for recognising the names of a file.

    Raises:
        LookupError: there is no such portfolio.
    """
    rad = session.execute(
        select(col(Enhet.namn), col(Enhet.region))
        .join(PortfoljRad, col(PortfoljRad.enhet_id) == col(Enhet.id))
        .where(col(PortfoljRad.id) == portfolj_id)
    ).one_or_none()
    if rad is None:
        raise LookupError(f"portfolio {portfolj_id}")
    personer = session.execute(
        select(col(Person.id), col(Person.namn), col(Person.epost), col(Enhet.namn))
        .outerjoin(Enhet, col(Person.enhet_id) == col(Enhet.id))
        .where((col(Enhet.region) == rad.region) | col(Enhet.id).is_(None))
        .order_by(col(Person.id))
    )
    enheter = session.scalars(select(col(Enhet.namn)).where(col(Enhet.region) == rad.region).order_by(col(Enhet.id)))
    return Register(tuple(Kandperson(*person) for person in personer), tuple(enheter), rad.namn)


def apply_import(session: WriteSession, portfolj_id: int, plan: Importplan, val: Importval) -> int:
    """Write what the plan says, and give the id of the import.

    Make the plan anew in the same transaction, of the portfolio as it is now: rows are written as it says.

    Raises:
        KanInteImporteras: the plan has errors that were not left out, unanswered questions, or nothing to write.
        LookupError: there is no such portfolio.

    """
    hinder = plan.hinder(val)
    if hinder:
        raise KanInteImporteras(hinder)
    portfolj = las_portfolj_rad(session, portfolj_id)
    if portfolj is None:
        raise LookupError(f"portfolio {portfolj_id}")
    skrivning = _Skrivning(session, portfolj, plan, val)
    if not skrivning.valda:
        raise KanInteImporteras("Det finns inget nytt att läsa in.")
    skrivning.run()
    handelse(
        session,
        Handelseslag.IMPORT_GENOMFORD,
        portfolj_id=portfolj_id,
        objekt="importkorning",
        objekt_id=skrivning.import_id,
        detalj={"skapade": skrivning.skapade, "ersatta": skrivning.ersatta},
    )
    return skrivning.import_id


@dataclass(slots=True)
class _Skrivning:
    session: WriteSession
    portfolj: PortfoljRad
    plan: Importplan
    val: Importval
    import_id: int = 0
    skapade: int = 0
    ersatta: int = 0
    personer: dict[str, int | None] = field(default_factory=dict)
    aktiviteter: dict[str, int] = field(default_factory=dict)
    aterstallning: dict[str, list[Any]] = field(default_factory=lambda: {"ersatta": [], "personer": [], "enheter": []})

    @property
    def valda(self) -> list[Planrad]:
        """The rows that are written: new ones, and conflicts where the file was chosen and may be."""
        return [
            rad
            for rad in self.plan.rader
            if rad.utfall is Radutfall.SKAPAS
            or (
                rad.utfall is Radutfall.KONFLIKT
                and rad.kan_ersattas
                and self.val.konflikter.get(rad.nyckel) is Konfliktval.ERSATT
            )
        ]

    def run(self) -> None:
        """Write persons and units first, then the import itself, then its rows in the order of their links."""
        self._create_enheter()
        self._create_personer()
        self.import_id = self._insert(
            Importkorning,
            portfolj_id=self.portfolj.id,
            person_id=self.session.person_id,
            filnamn=self.plan.filnamn[:255],
            tid=self.session.nu,
            antal=len(self.valda),
            portfolj_version=self.portfolj.version + 1,
        )
        self.aktiviteter = {
            rad.nyckel: rad.befintlig.id for rad in self.plan.rader if isinstance(rad.befintlig, Aktivitet)
        }
        for slag in TABELL:
            for rad in self.valda:
                if rad.slag is slag:
                    self._write(rad)
        self.session.execute(
            update(Importkorning)
            .where(col(Importkorning.id) == self.import_id)
            .values(aterstallning=self.aterstallning)
            .execution_options(synchronize_session=False)
        )

    def _insert(self, tabell: type[SQLModel], **falt: Any) -> int:
        resultat = self.session.execute(insert(tabell).values(**(defaults(tabell) | falt)).returning(core(tabell).c.id))
        return int(resultat.scalar_one())

    def _create_enheter(self) -> None:
        """Create the units that were confirmed, below the region of the portfolio."""
        rot = self._region_rot()
        for namn in self.plan.okanda_enheter:
            if namn not in self.val.skapa_enheter:
                continue
            enhet_id = self._insert(
                Enhet, namn=namn[:200], slag=Enhetsslag.ENHET, overordnad_id=rot.id, region=rot.region, stig=""
            )
            self.session.execute(
                update(Enhet)
                .where(col(Enhet.id) == enhet_id)
                .values(stig=f"{rot.stig}{enhet_id}/")
                .execution_options(synchronize_session=False)
            )
            self.aterstallning["enheter"].append(enhet_id)

    def _region_rot(self) -> Enhet:
        enhet = self.session.get_one(Enhet, self.portfolj.enhet_id)
        while enhet.overordnad_id is not None:
            enhet = self.session.get_one(Enhet, enhet.overordnad_id)
        return enhet

    def _create_personer(self) -> None:
        """Settle who each name is; unknown ones are created only where that was confirmed."""
        enheter = self._enheter_by_namn()
        for nyckel, fraga in self.plan.personer.items():
            if nyckel in self.val.personer:
                self.personer[nyckel] = self.val.personer[nyckel]
            elif fraga.person_id is None and nyckel in self.val.skapa_personer:
                person_id = self._insert(
                    Person,
                    namn=fraga.namn,
                    epost=fraga.epost or None,
                    enhet_id=enheter.get(fold(fraga.enhet)) if fraga.enhet else self.portfolj.enhet_id,
                    sortnyckel=swedish_key(fraga.namn),
                )
                self.aterstallning["personer"].append(person_id)
                self.personer[nyckel] = person_id
            else:
                self.personer[nyckel] = fraga.person_id

    def _enheter_by_namn(self) -> dict[str, int]:
        region = self.session.get_one(Enhet, self.portfolj.enhet_id).region
        fraga = select(col(Enhet.id), col(Enhet.namn)).where(col(Enhet.region) == region).order_by(col(Enhet.id).desc())
        return {fold(namn): id_ for id_, namn in self.session.execute(fraga)}

    def _write(self, rad: Planrad) -> None:
        assert rad.post is not None  # noqa: S101 - only records become these rows
        person_id = self.personer.get(person_key(rad.post))
        aktivitet_id = self.aktiviteter.get(rad.aktivitet_nyckel, rad.aktivitet_id)
        falt = self._make_rad(rad.post.varde, aktivitet_id, person_id)
        if rad.utfall is Radutfall.KONFLIKT:
            self._replace(rad, falt, person_id)
            self.ersatta += 1
            return
        id_ = self._insert(TABELL[rad.post.slag], **falt, portfolj_id=self.portfolj.id, import_id=self.import_id)
        self.skapade += 1
        if isinstance(rad.post.varde, Aktivitet):
            self.aktiviteter[rad.nyckel] = id_
            self._write_tjanstgoring(id_, rad.post.varde, person_id)

    def _make_rad(self, varde: Varde, aktivitet_id: int | None, person_id: int | None) -> rader.Rad:
        match varde:
            case Aktivitet():
                falt = rader.aktivitet_rad(varde)
            case PlaneradMetod():
                falt = rader.metod_rad(varde, aktivitet_id)
            case Bedomning():
                falt = rader.bedomning_rad(varde, aktivitet_id, person_id, self.session.nu)
            case Handledarsamtal():
                falt = rader.samtal_rad(varde, aktivitet_id, person_id)
            case Revidering():
                falt = rader.revidering_rad(varde)
            case Tillgodoraknande():
                falt = rader.tillgodoraknande_rad(varde)
            case Franvaro():
                falt = rader.franvaro_rad(varde)
        return falt

    def _write_tjanstgoring(self, aktivitet_id: int, varde: Aktivitet, person_id: int | None) -> None:
        if varde.tjanstgoring is not None:
            falt = rader.tjanstgoring_rad(varde.tjanstgoring, person_id)
            self.session.execute(insert(TjanstgoringRad).values(aktivitet_id=aktivitet_id, **falt))

    def _replace(self, rad: Planrad, falt: rader.Rad, person_id: int | None) -> None:
        """Change only the fields that differ, and keep what they were for undoing."""
        assert rad.post is not None  # noqa: S101 - only records become these rows
        assert rad.befintlig is not None  # noqa: S101 - a conflict has its record
        nycklar = {skillnad.nyckel for skillnad in rad.skillnader}
        is_aktivitet = isinstance(rad.post.varde, Aktivitet)
        if is_aktivitet and nycklar & _TJANSTGORINGSFALT and isinstance(rad.post.varde, Aktivitet):
            self._replace_tjanstgoring(rad.befintlig.id, rad.post.varde, nycklar & _TJANSTGORINGSFALT, person_id)
            nycklar -= _TJANSTGORINGSFALT
        nya = {_KOLUMN.get(nyckel, nyckel): falt[_KOLUMN.get(nyckel, nyckel)] for nyckel in nycklar}
        if isinstance(rad.post.varde, Bedomning | Revidering) and nycklar & {"signerad", "studierektor_godkand"}:
            nya["status"] = falt["status"]
        self._update(TABELL[rad.post.slag], "id", rad.befintlig.id, nya)

    def _replace_tjanstgoring(self, id_: int, varde: Aktivitet, nycklar: set[str], person_id: int | None) -> None:
        assert varde.tjanstgoring is not None  # noqa: S101 - fields of a placement differ only where there is one
        falt = rader.tjanstgoring_rad(varde.tjanstgoring, person_id)
        nya = {_KOLUMN.get(nyckel, nyckel): falt[_KOLUMN.get(nyckel, nyckel)] for nyckel in nycklar}
        self._update(TjanstgoringRad, "aktivitet_id", id_, nya)

    def _update(self, tabell: type[SQLModel], id_kolumn: str, id_: int, nya: rader.Rad) -> None:
        kolumner = core(tabell).c
        har_version = "version" in kolumner
        namn = [*nya, *(["version"] if har_version else [])]
        villkor = kolumner[id_kolumn] == id_
        gamla = self.session.execute(select(*(kolumner[n] for n in namn)).where(villkor)).one()._mapping  # noqa: SLF001
        if har_version:
            nya = nya | {"version": gamla["version"] + 1}
        self.session.execute(update(tabell).where(villkor).values(**nya).execution_options(synchronize_session=False))
        self.aterstallning["ersatta"].append(
            {
                "tabell": core(tabell).name,
                "id": id_,
                "falt": {n: to_sparat(gamla[n]) for n in namn if n != "version"},
                "version": nya.get("version"),
            }
        )


def defaults(tabell: type[SQLModel]) -> rader.Rad:
    """What the table's class says for columns that nobody gives; the statements here go past the class."""
    return {
        namn: falt.get_default(call_default_factory=True)
        for namn, falt in tabell.model_fields.items()
        if not falt.is_required() and namn != "id"
    }
