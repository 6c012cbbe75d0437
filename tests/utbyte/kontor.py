"""Imports from end to end, as a page or the command would do them."""

from datetime import date

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.snapshot import load_portfolj
from app.db.tabeller import Enhet, Enhetsslag, Person
from app.domain.portfolj import Portfolj
from app.underlag.malbeskrivningar import Malbeskrivningar, load_malbeskrivningar
from app.utbyte.importera import plan_import
from app.utbyte.lasin import NyPortfolj, write_portfolj
from app.utbyte.lasning import read_tabell
from app.utbyte.modell import Bladmappning
from app.utbyte.plan import Importplan, Importval, Konfliktval, Radutfall
from app.utbyte.skriv import apply_import
from tests.exempel import verktyg
from tests.utbyte.conftest import Skrivning

IDAG = date(2026, 11, 23)
_MALBESKRIVNINGAR: list[Malbeskrivningar] = []


def malbeskrivningar() -> Malbeskrivningar:
    if not _MALBESKRIVNINGAR:
        _MALBESKRIVNINGAR.append(load_malbeskrivningar())
    return _MALBESKRIVNINGAR[0]


def innehall(filnamn: str) -> bytes:
    return (verktyg.MAPP / filnamn).read_bytes()


def ram_av(portfolj: Portfolj) -> Portfolj:
    """The portfolio before the import: its frame, who supervises, employment."""
    return Portfolj(
        id=portfolj.id,
        namn=portfolj.namn,
        utbildning=portfolj.utbildning,
        sysselsattningar=portfolj.sysselsattningar,
        handledarskap=portfolj.handledarskap,
    )


def skriv_ram(session: WriteSession, portfolj: Portfolj) -> int:
    """Save a portfolio with its region, unit and owner, and give its id; no event."""
    region = Enhet(namn="Regionen", slag=Enhetsslag.REGION, region=portfolj.utbildning.region)
    session.add(region)
    session.flush()
    enhet = Enhet(namn=portfolj.utbildning.enhet, slag=Enhetsslag.ENHET, region=region.region, overordnad_id=region.id)
    person = Person(namn=portfolj.namn)
    session.add_all([enhet, person])
    session.flush()
    assert person.id
    assert enhet.id
    return write_portfolj(session, NyPortfolj(portfolj, person.id, enhet.id))


def ny_portfolj(skrivning: Skrivning, portfolj: Portfolj) -> int:
    with skrivning() as session:
        portfolj_id = skriv_ram(session, portfolj)
        handelse(session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=portfolj_id)
    return portfolj_id


def hamta(skrivning: Skrivning, portfolj_id: int) -> Portfolj:
    with skrivning() as session:
        portfolj = load_portfolj(session, portfolj_id)
    assert portfolj is not None
    return portfolj


def planera(
    session: WriteSession,
    portfolj_id: int,
    data: bytes,
    filnamn: str = "iup.xlsx",
    mappningar: dict[str, Bladmappning] | None = None,
) -> Importplan:
    return plan_import(session, portfolj_id, read_tabell(data, filnamn), malbeskrivningar(), IDAG, mappningar)


def allt(plan: Importplan, *, ersatt: bool = False, utelamna_fel: bool = False) -> Importval:
    """Confirm every new person and unit; replace every conflict where asked."""
    val = Konfliktval.ERSATT if ersatt else Konfliktval.BEHALL
    return Importval(
        konflikter={rad.nyckel: val for rad in plan.med_utfall(Radutfall.KONFLIKT)},
        skapa_personer=frozenset(person.nyckel for person in plan.okanda_personer),
        skapa_enheter=frozenset(plan.okanda_enheter),
        utelamna_fel=utelamna_fel,
    )


def importera(skrivning: Skrivning, portfolj_id: int, data: bytes, filnamn: str = "iup.xlsx", **val: bool) -> int:
    with skrivning() as session:
        plan = planera(session, portfolj_id, data, filnamn)
        return apply_import(session, portfolj_id, plan, allt(plan, **val))
