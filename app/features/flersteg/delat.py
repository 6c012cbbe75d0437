"""What the pages of assessments in two steps share."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from app.db.bedomningar import OPPEN
from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import Bedomningsmall, Ifyllare
from app.domain.behorighet import Handling
from app.features.flersteg import villkor, vy
from app.features.flersteg.queries import Posten
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.mallformular import besvarat
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS: Final = "/portfolj/{portfolj_id:int}/bedomning"
EN: Final = BAS + "/{bedomning_id:int}"
LAST: Final = "Den är överlämnad, signerad eller återtagen och kan inte ändras här. Så här ser den ut nu."
ANDRAD: Final = "Någon annan har ändrat sedan du öppnade sidan. Det du skrev står kvar: läs igenom och spara igen."

_LAGE: Final[Mapping[Bedomningsstatus, tuple[str, str]]] = {
    Bedomningsstatus.SIGNERAD: ("Signerad", "ok"),
    Bedomningsstatus.MAKULERAD: ("Makulerad", "fel"),
    Bedomningsstatus.AVBOJD: ("Avböjd", "fel"),
}


def visa_posten(
    sida: Portfoljsida, post: Posten, mall: Bedomningsmall, *, status: int = 200, fel: str = "",
    falt: Falt | None = None, faltfel: Mapping[str, str] | None = None,
) -> Response:  # fmt: skip
    """The page of one assessment. `falt` and `faltfel` are what was sent in one of its small forms."""
    rad = post.rad
    is_oppen = rad.status in OPPEN
    ser = villkor.ser_egen_del(sida, rad)
    return sida.render(
        "flersteg/visa.html",
        status=status,
        titel=mall.titel,
        rad=rad,
        mallen=mall,
        signerad_av=post.signerad_av,
        lage=_lage(post),
        steg=vy.stegen(sida, rad, mall) if is_oppen else (),
        is_besok=villkor.is_besok(rad),
        par=vy.paren(mall, rad) if ser and not is_oppen else (),
        egna=besvarat(mall, _av(mall, rad.svar, Ifyllare.ST)) if is_oppen else vy.ovriga_svar(mall, rad, Ifyllare.ST),
        bedomda=() if is_oppen else vy.ovriga_svar(mall, rad, Ifyllare.BEDOMARE),
        ser_egna=ser,
        far_fylla_i=villkor.far_fylla_i(sida, rad),
        far_bedoma=villkor.far_bedoma(sida, rad),
        far_ta_tillbaka=is_oppen and sida.far(Handling.BEGARA_BEDOMNING),
        far_be_om=villkor.far_notera(sida, rad) and rad.begard is None and bool(rad.bedomare_namn),
        far_lanka=villkor.far_lanka(sida, rad),
        far_makulera=rad.status is Bedomningsstatus.SIGNERAD
        and sida.far(Handling.BEDOMA)
        and rad.signerad_av == sida.aktor.person_id,
        fel=fel,
        v=Ifyllt(_falten(post) if falt is None else falt),
        faltfel=faltfel or {},
    )


def _falten(post: Posten) -> Falt:
    rad = post.rad
    return {namn: [varde] for namn, varde in rad.svar.items()} | {
        "datum": [rad.datum.isoformat()],
        "bedomare_namn": [rad.bedomare_namn],
        "bedomare_epost": [rad.bedomare_epost],
    }


def _av(mall: Bedomningsmall, svar: Mapping[str, str], vem: Ifyllare) -> Mapping[str, str]:
    egna = {falt.id for falt in mall.ifylls_av(vem)}
    return {falt_id: varde for falt_id, varde in svar.items() if falt_id in egna}


def _lage(post: Posten) -> tuple[str, str]:
    rad = post.rad
    if rad.status in OPPEN:
        return ("Väntar på underskrift", "vantar") if rad.begard else ("Pågår", "vantar")
    if rad.status is Bedomningsstatus.MAKULERAD and rad.signerad is None:
        return "Återtagen", ""
    return _LAGE[rad.status]
