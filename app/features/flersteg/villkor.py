"""What an assessment in two steps itself demands of somebody."""

from app.db.bedomningar import OPPEN
from app.db.tabeller import BedomningRad
from app.domain.bedomningsmall import Bedomningsmall, Ifyllare
from app.domain.behorighet import Handling
from app.domain.slag import Metod
from app.features.flersteg.queries import Posten, hamta
from app.web.errors import FinnsInte
from app.web.flode import flodesmall
from app.web.sida import Portfoljsida


def posten(sida: Portfoljsida) -> tuple[Posten, Bedomningsmall]:
    """The assessment of the address with its form. A former handledare finds only what they signed."""
    post = hamta(sida.session, sida.portfolj_id, sida.request.path_params["bedomning_id"])
    mall = flodesmall(sida, post.rad)
    if mall is None or not mall.ifylls_av(Ifyllare.ST):
        raise FinnsInte
    if not sida.far(Handling.LASA_PORTFOLJ) and post.rad.signerad_av != sida.aktor.person_id:
        raise FinnsInte
    return post, mall


def is_besok(rad: BedomningRad) -> bool:
    """Whether it is prepared by noting days (Mitt-i-ST), and not by a rating of one's own."""
    return rad.metod is Metod.MITT_I_ST


def ser_egen_del(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """Until it is handed over the ST-läkare's part is hers alone; days that were noted are no secret."""
    return sida.is_egen or is_besok(rad) or rad.begard is not None or rad.status not in OPPEN


def far_fylla_i(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """The owner's part is the owner's until it is handed over."""
    return sida.is_egen and rad.status in OPPEN and rad.begard is None and not is_besok(rad)


def far_notera(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """The days of a Mitt-i-ST are noted by any of those who plan it, until the report is signed."""
    return sida.far(Handling.PLANERA_BEDOMNING) and rad.status in OPPEN and is_besok(rad)


def far_bedoma(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """The one named signs, or huvudhandledare or studierektor; once it is handed over, or the day has come."""
    is_ratt = sida.far(Handling.LEDA_BEDOMNING) or rad.bedomare_id == sida.aktor.person_id
    is_dags = rad.datum <= sida.idag if is_besok(rad) else rad.begard is not None
    return sida.far(Handling.BEDOMA) and is_ratt and rad.status in OPPEN and is_dags


def far_lanka(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """An assessor from outside may get a one-time link once the report is asked for, from the owner or who began it."""
    is_begard = is_besok(rad) and rad.status in OPPEN and rad.begard is not None and rad.bedomare_id is None
    is_egen = sida.is_egen or rad.begard_av == sida.aktor.person_id
    return is_begard and is_egen and sida.far(Handling.BEGARA_BEDOMNING) and sida.installningar.has_epost
