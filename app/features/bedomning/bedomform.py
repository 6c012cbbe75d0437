"""The form on which an assessor signs: drawn anew, from a draft, after a fault, or in a version that is in use."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from app.db.bedomningar import OPPEN
from app.db.tabeller import UtkastRad
from app.db.utkast import hamta_utkast, plats_for
from app.domain.bedomningsmall import Bedomningsmall
from app.features.bedomning import mallval, villkor
from app.features.bedomning.queries import Posten
from app.web.delmalsval import delmalsval
from app.web.forms import Falt
from app.web.genomfort import aktivitetsval, nyss_anvanda
from app.web.ifyllt import Ifyllt
from app.web.mallformular import for_over, mallvy, skickad_mall
from app.web.ord import METOD
from app.web.sida import Portfoljinskick, Portfoljsida

REDAN: Final = "Bedömningen är redan signerad, eller har tagits tillbaka, och är låst. Så här ser den ut nu."


def bedomformular(
    sida: Portfoljsida,
    falt: Falt,
    post: Posten | None,
    mall: Bedomningsmall | None,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    **kontext: Any,
) -> Response:
    """The page with the form; `kontext` overrides what it says of versions, conflicts and the draft's place."""
    v = Ifyllt(falt)
    rad = post.rad if post else None
    plats = str(kontext.get("plats", "")) or plats_for(rad.id if rad else None, mall.id if mall else "")
    vy = mallvy(mall, falt, sida.regelverk.rattskallor) if mall else None
    return sida.render(
        "bedomning/bedom.html",
        status=status,
        titel=f"Bedöm: {mall.titel if mall else METOD[rad.metod] if rad else ''}",
        v=v,
        fel=fel or {},
        rad=rad,
        vy=vy,
        varianter=[m for m in mallval.valbara(sida, rad.metod) if m != mall] if rad else [],
        delmal=delmalsval(sida.underlag, v.alla("delmal"), nyss_anvanda(sida.portfolj, sida.idag)),
        aktiviteter=aktivitetsval(villkor.bedombara(sida)),
        far_allt=villkor.far_bedoma_allt(sida),
        far_spara=rad is None or rad.status in OPPEN,
        utkast=hamta_utkast(sida.session, sida.aktor.person_id, sida.portfolj_id, plats),
        **({"version": rad.version if rad else 0, "konflikt_rader": None, "last": ""} | kontext | {"plats": plats}),
    )


def pa_ny_version(post: Portfoljinskick, fore: Posten | None, mall: Bedomningsmall | None) -> Response | None:
    """The same form in the version that is in use, where another was sent: nothing is signed, and nothing lost."""
    skickad = skickad_mall(post.regelverk.mallar, post.falt)
    if skickad == mall:
        return None
    falt = for_over(skickad, mall, post.falt)
    return bedomformular(post, falt, fore, mall, status=409, last=mallval.NY_VERSION, version=Ifyllt(falt)("version"))


def fran_utkast(sida: Portfoljsida, utkast: UtkastRad | None, mall: Bedomningsmall | None) -> dict[str, list[str]]:
    """What the person filled in last time, on the form as it is now; nothing where there is no draft."""
    if utkast is None:
        return {}
    fore = sida.regelverk.mallar.hamta(utkast.mall, utkast.mall_version)
    return dict(utkast.falt if fore == mall else for_over(fore, mall, utkast.falt))
