"""What the pages of 360 rounds share."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from app.db.bedomningar import OPPEN
from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import Bedomningsmall, Mallforlopp
from app.domain.behorighet import Handling
from app.features.flerkalla import vy
from app.features.flerkalla.actions import is_oppen
from app.features.flerkalla.queries import Rundan, hamta
from app.underlag.regionprofil import Flerkallsgranser
from app.web.errors import FinnsInte
from app.web.flode import flodesmall
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS: Final = "/portfolj/{portfolj_id:int}/bedomning"
EN: Final = BAS + "/{bedomning_id:int}/360"
AVSLUTAD: Final = "Insamlingen är avslutad, eller rundan återtagen. Så här ser den ut nu."


def rundan(sida: Portfoljsida) -> tuple[Rundan, Bedomningsmall]:
    """The round of the address with its form. A former handledare finds only what they signed."""
    runda = hamta(sida.session, sida.portfolj_id, sida.request.path_params["bedomning_id"])
    mall = flodesmall(sida, runda.rad)
    if mall is None or mall.forlopp is not Mallforlopp.FLERKALLA:
        raise FinnsInte
    if not sida.far(Handling.LASA_PORTFOLJ) and runda.rad.signerad_av != sida.aktor.person_id:
        raise FinnsInte
    return runda, mall


def granser(sida: Portfoljsida) -> Flerkallsgranser:
    """The limits that the region has set."""
    return sida.regelverk.profil_for(sida.portfolj).flerkalla(sida.idag)


def visa_rundan(
    sida: Portfoljsida, runda: Rundan, mall: Bedomningsmall, *, status: int = 200, fel: str = "",
    falt: Falt | None = None, faltfel: Mapping[str, str] | None = None,
) -> Response:  # fmt: skip
    """The page of one round: how far it has come, or its result. `falt` and `faltfel` are what was sent."""
    rad = runda.rad
    samlar = rad.status in OPPEN and runda.runda.stangd is None
    planerar = sida.far(Handling.PLANERA_BEDOMNING)
    gransen = granser(sida)
    return sida.render(
        "flerkalla/visa.html",
        status=status,
        titel=mall.titel,
        rad=rad,
        runda=runda.runda,
        mallen=mall,
        signerad_av=runda.signerad_av,
        lage=vy.lage(runda),
        samlar=samlar,
        tar_emot=is_oppen(rad, runda.runda, sida.idag),
        grupper=vy.framsteg(runda, mall, gransen.minst_i_grupp) if samlar else (),
        inbjudna=runda.inbjudna if samlar and planerar else (),
        gruppnamn=dict(mall.grupper),
        antal_svar=runda.antal_svar,
        minst_svar=gransen.minst_svar,
        minst_i_grupp=gransen.minst_i_grupp,
        resultat=vy.resultat(mall, rad.svar) if rad.signerad else None,
        far_bjuda=samlar and planerar,
        far_sjalv=samlar and sida.far(Handling.SKATTA_SIG_SJALV),
        far_avsluta=samlar and sida.far(Handling.LEDA_BEDOMNING) and runda.antal_svar >= gransen.minst_svar,
        far_slappa=rad.status in OPPEN and not samlar and sida.far(Handling.LEDA_BEDOMNING),
        far_ta_tillbaka=rad.status in OPPEN and sida.far(Handling.BEGARA_BEDOMNING),
        far_makulera=rad.status is Bedomningsstatus.SIGNERAD
        and sida.far(Handling.BEDOMA)
        and rad.signerad_av == sida.aktor.person_id,
        fel=fel,
        v=Ifyllt(falt or {"sista_dag": [runda.runda.sista_dag.isoformat()]}),
        faltfel=faltfel or {},
    )
