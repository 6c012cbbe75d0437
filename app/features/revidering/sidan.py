"""The form in which the plan is gone through and handed in."""

from collections.abc import Mapping

from starlette.responses import Response

from app.features.revidering import steg, vy
from app.features.revidering.andringar import sammandrag
from app.features.revidering.delat import planen_nu, utkastet
from app.features.revidering.forslag import forslag
from app.features.revidering.genomgang import BEKRAFTA, genomgang
from app.features.revidering.ogonblick import Ogonblick, las
from app.features.revidering.queries import ogonblicksbild
from app.features.revidering.skillnad import skillnad
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljsida


def forra_planen(sida: Portfoljsida) -> Ogonblick | None:
    """What the latest revision that was not returned froze; None where there is none, or it froze nothing."""
    forra = next(iter(vy.ej_aterlamnade(sida.portfolj)), None)
    return las(ogonblicksbild(sida.session, sida.portfolj_id, forra.id)) if forra else None


def forifyllt(sida: Portfoljsida) -> Falt:
    """What the form begins with: the draft, else the texts of the one returned, else a proposal."""
    if utkast := utkastet(sida):
        return dict(utkast.falt)
    aterlamnad = vy.senast_aterlamnad(sida.portfolj)
    bild = las(ogonblicksbild(sida.session, sida.portfolj_id, aterlamnad.id)) if aterlamnad else None
    return vy.forifyllt(sida.portfolj, sida.idag, bild.genomgang if bild else ())


def formular(
    sida: Portfoljsida, falt: Falt | None = None, *, status: int = 200, fel: Mapping[str, str] | None = None
) -> Response:
    """The form with what is filled in; without `falt` with what it begins with."""
    portfolj = sida.portfolj
    forra = next(iter(vy.ej_aterlamnade(portfolj)), None)
    fore, nu = forra_planen(sida), planen_nu(sida)
    korta = sammandrag(fore, nu)
    ifyllt = dict(forifyllt(sida)) if falt is None else falt
    if falt is None and not ifyllt.get("sammanfattning"):
        ifyllt = {**ifyllt, "sammanfattning": [" ".join(korta)]}
    v = Ifyllt(ifyllt)
    saker, fler = forslag(sida)
    return sida.render(
        "revidering/ny.html",
        status=status,
        titel="Upprätta IUP" if forra is None else "Revidera IUP",
        v=v,
        fel=fel or {},
        is_forsta=forra is None,
        forra=forra,
        aterlamnad=vy.senast_aterlamnad(portfolj),
        vantar=vy.vantar(portfolj),
        sammandrag=korta,
        skillnad=skillnad(fore, nu, forra.datum if forra else None),
        has_bild=fore is not None,
        gang=genomgang(fore, nu, sida.fynd),
        bekraftade=set(v.alla(BEKRAFTA)),
        forslag=saker,
        fler_forslag=fler,
        utkast=utkastet(sida),
        steg=[steg.I_ORD[ett].lower() for ett in steg.profilens(sida)],
    )
