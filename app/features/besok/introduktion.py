"""The page Start av ST: the introduction, step by step, with the contract and the approval where the region asks."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field
from sqlmodel import col, select
from starlette.responses import Response

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession, ny_rad
from app.db.tabeller import IntroduktionRad
from app.domain.avstamning import Dokument, Dokumentstatus
from app.domain.behorighet import Handling
from app.domain.introduktion import Introduktionssteg
from app.domain.slag import Metod
from app.features.besok.delat import BAS, far_skriva, sidor
from app.underlag.introduktion import introduktion_for
from app.web.forms import Falt, Formular, las_dag
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida


@dataclass(frozen=True, slots=True)
class Steg:
    """A step as it stands: the day it was done (None: not yet), and where it is done ("": it is ticked here)."""

    steg: Introduktionssteg
    klar: date | None
    kalla: str
    url: str
    knapp: str
    lage: str = ""


class PunktForm(Formular):
    """A step, and the day it was done; no day takes the note back."""

    punkt: Annotated[str, Field(title="Punkt", max_length=60)]
    klar: Annotated[date | None, Field(title="Klar")] = None


def stegen(sida: Portfoljsida) -> tuple[Steg, ...]:
    """Every step of the region's introduction for this training."""
    ram = sida.portfolj.utbildning
    klara = {punkt.punkt: punkt.klar for punkt in sida.portfolj.introduktion}
    return tuple(_steg(sida, steg, klara.get(steg.id)) for steg in introduktion_for(ram.region, ram.specialitet))


def _steg(sida: Portfoljsida, steg: Introduktionssteg, klar: date | None) -> Steg:
    kalla = sida.regelverk.rattskallor[steg.kalla].titel
    if steg.dokument is not None:
        egna = [d for d in sida.portfolj.dokument if d.slag is steg.dokument and d.status is not Dokumentstatus.ERSATT]
        if egna:
            return _med_dokument(sida, steg, egna[-1], kalla)
        ny = sida.url(f"{steg.dokument.value}.ny", portfolj_id=sida.portfolj_id)
        return Steg(steg, None, kalla, ny if far_skriva(sida, steg.dokument) else "", "Skriv")
    if steg.lank:
        gjorda = [b for b in sida.portfolj.signerade_bedomningar if b.metod is Metod.SJALVSKATTNING]
        url = sida.url("bedomning.ny", portfolj_id=sida.portfolj_id) + f"?metod={Metod.SJALVSKATTNING.value}"
        klar = min((b.datum for b in gjorda), default=None)
        return Steg(
            steg, klar, kalla, url if klar is None and sida.far(Handling.BEGARA_BEDOMNING) else "", "Gör självskattning"
        )
    return Steg(steg, klar, kalla, "", "")


def _med_dokument(sida: Portfoljsida, steg: Introduktionssteg, dokument: Dokument, kalla: str) -> Steg:
    klar = max(u.datum for u in dokument.undertecknanden) if dokument.is_klar and dokument.undertecknanden else None
    lage = "" if klar else "Väntar på underskrift"
    url = sida.url("besok.visa", portfolj_id=sida.portfolj_id, dokument_id=dokument.id)
    return Steg(steg, klar, kalla, url, "Läs", lage)


def _visa(
    sida: Portfoljsida, *, status: int = 200, fel: dict[str, str] | None = None, falt: Falt | None = None
) -> Response:
    alla = stegen(sida)
    return sida.render(
        "besok/introduktion.html",
        status=status,
        titel="Start av ST",
        steg=alla,
        antal_klara=sum(ett.klar is not None for ett in alla),
        far=sida.far,
        v=Ifyllt(falt or {}),
        fel=fel or {},
    )


@sidor.las(BAS + "/start", Handling.LASA_BESOK, namn="introduktion.visa")
def visa(sida: Portfoljsida) -> Response:
    """What everybody new goes through."""
    return _visa(sida)


@sidor.skriv(BAS + "/start", Handling.DELTA_I_BESOK, namn="introduktion.notera")
def notera(post: Portfoljinskick) -> Response:
    """Note that a step is done, on which day; without a day, that it is not."""
    form = post.validera(PunktForm, fler_fel=_fel(post))
    if form.varde is None:
        return _visa(post, status=422, fel=dict(form.fel), falt=post.falt)
    satt(post.skriv, post.portfolj_id, form.varde.punkt, form.varde.klar)
    meddelande = "Noterat." if form.varde.klar else "Noteringen är borttagen."
    return post.klart("introduktion.visa", portfolj_id=post.portfolj_id, meddelande=meddelande)


def _fel(post: Portfoljinskick) -> dict[str, str]:
    v = Ifyllt(post.falt)
    egna = {ett.steg.id for ett in stegen(post) if ett.steg.dokument is None and not ett.steg.lank}
    if v("punkt") not in egna:
        return {"klar": "Välj en av punkterna i listan."}
    dag = las_dag(v("klar"))
    return {"klar": "Datumet ligger i framtiden. Välj dagen då det gjordes."} if dag and dag > post.idag else {}


def satt(session: WriteSession, portfolj_id: int, punkt: str, klar: date | None) -> None:
    """Set the day of a step, or take it away."""
    fraga = select(IntroduktionRad).where(
        col(IntroduktionRad.portfolj_id) == portfolj_id, col(IntroduktionRad.punkt) == punkt
    )
    rad = session.exec(fraga).first()
    if klar is None:
        if rad is None:
            return
        session.delete(rad)
    elif rad is None:
        ny_rad(session, IntroduktionRad(portfolj_id=portfolj_id, punkt=punkt, klar=klar, noterad_av=session.person_id))
    else:
        rad.klar, rad.noterad_av = klar, session.person_id
    session.flush()
    handelse(
        session, Handelseslag.INTRODUKTION_NOTERAD, portfolj_id=portfolj_id, objekt="introduktion",
        detalj={"punkt": punkt, "klar": klar.isoformat() if klar else None},
    )  # fmt: skip
