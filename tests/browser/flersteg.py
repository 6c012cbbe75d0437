"""Assessments in several steps in the browser tests' demo: one of each, each where there is something to do."""

from datetime import timedelta
from typing import Any, Final

from sqlmodel import col, select

from app.db.hemlighet import hasha_nyckel
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, ny_rad
from app.db.tabeller import (
    BedomningRad,
    FlerkallsinbjudanRad,
    FlerkallsrundaRad,
    FlerkallsvarRad,
    HandledarskapRad,
    Person,
    PortfoljRad,
)
from app.domain.bedomning import Bedomningsstatus
from app.domain.handledning import Handledarroll
from app.domain.slag import Metod
from app.underlag.mallar import load_mallar

SVARSLANK: Final = "svarslank-prov"
_GRUPPER: Final = ("lakare_egen",) * 4 + ("sjukskoterska",) * 3 + ("administration",)
_ORD: Final = ("Lugn när det är mycket att göra.", "Förklarar så att alla förstår.", "Frågar om hjälp i tid.", "")


def lagg_in(session: WriteSession) -> None:
    """Give the first portfolio a kollegium, a self-rating, a Mitt-i-ST and two rounds, none of them finished."""
    portfolj = session.scalars(select(PortfoljRad).order_by(col(PortfoljRad.id))).first()
    assert portfolj
    ledare = session.execute(
        select(col(Person.id), col(Person.namn))
        .join(HandledarskapRad, col(HandledarskapRad.person_id) == col(Person.id))
        .where(
            col(HandledarskapRad.portfolj_id) == portfolj.id,
            col(HandledarskapRad.roll) == Handledarroll.HUVUDHANDLEDARE,
            col(HandledarskapRad.till).is_(None),
        )
    ).one()
    gemensamt = {"portfolj_id": portfolj.id, "bedomare_id": ledare[0], "bedomare_namn": ledare[1]}

    def rad(metod: Metod, mall: str, **falt: Any) -> int:
        return ny_rad(session, BedomningRad(
            metod=metod, mall=mall, mall_version=1, status=Bedomningsstatus.BEGARD, skapad=session.nu,
            **({"datum": session.idag} | gemensamt | falt),
        ))  # fmt: skip

    svar = {"sjalv_patientkommunikation": "3", "sjalv_ledarskap": "2", "sjalv_tankar": "Svårt att hinna leda ronden."}
    rad(Metod.SPECIALISTKOLLEGIUM, "specialistkollegium", svar=svar, begard=session.idag)
    rad(Metod.SJALVSKATTNING, "sjalvskattning", svar={"sjalv_kommunikation": "3"})
    rad(
        Metod.MITT_I_ST, "mitt_i_st", datum=session.idag + timedelta(days=200), bedomare_id=None, bedomare_namn="",
        svar={"bestalld": session.idag.isoformat()},
    )  # fmt: skip
    _runda(session, rad(Metod.FLERKALLA, "msf_360", begard=session.idag), is_stangd=True)
    _runda(session, rad(Metod.FLERKALLA, "msf_360"), is_stangd=False)
    handelse(session, Handelseslag.BEDOMNING_BEGARD, portfolj_id=portfolj.id, objekt="bedomning")


def _runda(session: WriteSession, bedomning_id: int, *, is_stangd: bool) -> None:
    """A round with eight answers; the open one has one person left to answer."""
    mall = next(mall for mall in load_mallar().alla if mall.id == "msf_360")
    skalor = [falt.id for falt in mall.falt if falt.skala]
    session.add(FlerkallsrundaRad(
        bedomning_id=bedomning_id, sista_dag=session.idag + timedelta(days=14),
        sjalv=dict.fromkeys(skalor, "inga_problem"), stangd=session.nu if is_stangd else None,
    ))  # fmt: skip
    for nummer, grupp in enumerate((*_GRUPPER, "lakare_egen")):
        is_kvar = nummer == len(_GRUPPER)
        nyckel = SVARSLANK if is_kvar and not is_stangd else f"{bedomning_id}-{nummer}"
        session.add(FlerkallsinbjudanRad(
            bedomning_id=bedomning_id, grupp=grupp, namn=f"Kollega {nummer + 1}", nyckel=hasha_nyckel(nyckel),
            skapad=session.nu, is_besvarad=not is_kvar,
        ))  # fmt: skip
        if not is_kvar:
            svar = {
                falt: "bor_adresseras" if (nummer, falt) == (1, "organisation") else "inga_problem" for falt in skalor
            }
            svar |= {"bra": _ORD[nummer % 4], "utveckla": _ORD[(nummer + 2) % 4] if nummer % 3 == 0 else ""}
            session.add(
                FlerkallsvarRad(id=f"{bedomning_id}-{nummer}", bedomning_id=bedomning_id, grupp=grupp, svar=svar)
            )
    session.flush()
