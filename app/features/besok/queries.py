"""What the pages about visits ask the database for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.db.signaturkedja import nummer_for
from app.db.tabeller import DokumentRad, Person, UndertecknandeRad
from app.domain.avstamning import Dokumentstatus, Part
from app.domain.signaturkedja import Signaturslag
from app.web.errors import FinnsInte


@dataclass(frozen=True, slots=True)
class Skrivet:
    """One signature as it is shown. `nummer` is its place in the chain; None where it was made elsewhere."""

    part: Part
    namn: str
    datum: date
    nummer: int | None


@dataclass(frozen=True, slots=True)
class Posten:
    """A document with its signatures, and who wrote it."""

    rad: DokumentRad
    skrivna: tuple[Skrivet, ...]
    skapad_av: str
    ersatts_av: int | None

    @property
    def kvar(self) -> tuple[Part, ...]:
        """Those who have not signed."""
        gjort = {ett.part for ett in self.skrivna}
        return tuple(part for part in self.rad.parter if part not in gjort)

    @property
    def flera_parter(self) -> tuple[str, ...]:
        """Those who have signed in more than one part."""
        namn = [ett.namn for ett in self.skrivna]
        return tuple(sorted({ett for ett in namn if namn.count(ett) > 1}))


def hamta(session: Session, portfolj_id: int, dokument_id: int) -> Posten:
    """The portfolio's document with that id.

    Raises:
        FinnsInte: there is none, or it was called off.
    """
    fraga = (
        select(DokumentRad, Person.namn)
        .outerjoin(Person, col(Person.id) == col(DokumentRad.skapad_av))
        .where(col(DokumentRad.id) == dokument_id, col(DokumentRad.portfolj_id) == portfolj_id)
    )
    funnen = session.exec(fraga.execution_options(populate_existing=True)).one_or_none()
    if funnen is None or funnen[0].status is Dokumentstatus.AVBOKAD:
        raise FinnsInte
    rad, skapad_av = funnen
    skrivna = session.exec(
        select(UndertecknandeRad)
        .where(col(UndertecknandeRad.dokument_id) == dokument_id)
        .order_by(col(UndertecknandeRad.id))
    ).all()
    nummer = _nummer(session, portfolj_id, skrivna)
    senare = session.exec(
        select(DokumentRad.id).where(
            col(DokumentRad.ersatter_id) == dokument_id, col(DokumentRad.status) != Dokumentstatus.AVBOKAD
        )
    ).first()
    visade = tuple(Skrivet(en.part, en.namn, en.datum, nummer.get(en.id or 0)) for en in skrivna)
    return Posten(rad, visade, skapad_av or "", senare)


def _nummer(session: Session, portfolj_id: int, skrivna: Iterable[UndertecknandeRad]) -> Mapping[int, int]:
    idn = [en.id for en in skrivna if en.id is not None and en.tid is not None]
    return nummer_for(session, portfolj_id, Signaturslag.DOKUMENT, idn) if idn else {}


def utkast(session: Session, portfolj_id: int) -> tuple[DokumentRad, ...]:
    """The portfolio's drafts, latest first."""
    fraga = select(DokumentRad).where(
        col(DokumentRad.portfolj_id) == portfolj_id, col(DokumentRad.status) == Dokumentstatus.UTKAST
    )
    return tuple(session.exec(fraga.order_by(col(DokumentRad.datum).desc(), col(DokumentRad.id).desc())))
