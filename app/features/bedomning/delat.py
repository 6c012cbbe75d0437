"""What the pages of the ST-läkare and those of the assessor share."""

from collections.abc import Collection

from starlette.responses import Response

from app.db.bedomningar import OPPEN
from app.db.signaturkedja import nummer_for
from app.db.tabeller import BedomningRad
from app.domain.begaran import Begaran
from app.domain.behorighet import Handling
from app.domain.signaturkedja import Signaturslag
from app.features.bedomning import utgaende, villkor, vy
from app.features.bedomning.forms import ETIKETTER, falt_for
from app.features.bedomning.queries import Posten, hamta
from app.web.bedomningsbrev import Brevbarare
from app.web.delmalsval import alla_delmal
from app.web.errors import FinnsInte
from app.web.forms import Falt
from app.web.ifyllt import Skillnad, skillnader
from app.web.mallformular import besvarat, noter, ursprung
from app.web.motpart import Motpart, kanda_handledare, motpartsval
from app.web.ord import METOD
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS = "/portfolj/{portfolj_id:int}/bedomning"
EN = BAS + "/{bedomning_id:int}"


def kanda(sida: Portfoljsida) -> tuple[Motpart, ...]:
    """The handledare to choose among."""
    return kanda_handledare(sida.portfolj, sida.idag)


def posten(sida: Portfoljsida) -> Posten:
    """The assessment of the address. A former handledare finds only what they signed."""
    post = hamta(sida.session, sida.portfolj_id, sida.request.path_params["bedomning_id"])
    if not sida.far(Handling.LASA_PORTFOLJ) and post.rad.signerad_av != sida.aktor.person_id:
        raise FinnsInte
    return post


def regler(sida: Portfoljsida) -> Begaran:
    """What the region has decided about requests."""
    profil = sida.regelverk.profiler.valj(sida.tilltrade.region, sida.tilltrade.specialitet)
    return profil.begaran(sida.idag)


def barare(post: Portfoljinskick) -> Brevbarare:
    """Writes the mails of this request."""
    return Brevbarare(post.skriv, post.installningar, post.tilltrade.namn, regler(post))


def visa_posten(sida: Portfoljsida, post: Posten, *, status: int = 200, fel: str = "") -> Response:
    """The page of one assessment."""
    rad = post.rad
    is_oppen, mall = rad.status in OPPEN, sida.regelverk.mallar.hamta(rad.mall, rad.mall_version)
    return sida.render(
        "bedomning/visa.html",
        status=status,
        titel=METOD[rad.metod],
        rad=rad,
        signerad_av=post.signerad_av,
        lage=vy.lage(rad, sida.idag),
        satt=rad.signerad_satt,
        signatur=_signatur(sida, rad),
        svar=besvarat(mall, rad.svar),
        formular=mall,
        ursprung=ursprung(mall) if mall else "",
        noter=noter(mall, sida.regelverk.rattskallor) if mall else (),
        titlar={str(krav.kod): krav.titel for krav in alla_delmal(sida.underlag)},
        aktivitet=sida.portfolj.aktivitet(rad.aktivitet_id),
        far_andra=villkor.far_andra(sida, rad),
        far_signera=is_oppen and not villkor.is_utgangen(sida, rad) and villkor.far_signera(sida, rad),
        begaran=utgaende.begaran(sida, rad, regler(sida)),
        far_avboja=villkor.far_avboja(sida, rad),
        far_makulera=rad.signerad is not None and not rad.makulerad_skal and villkor.far_makulera(sida, rad),
        fel=fel,
    )


def _signatur(sida: Portfoljsida, rad: BedomningRad) -> int | None:
    """The number in the chain of the assessment's signature."""
    if rad.signerad is None or rad.id is None:
        return None
    return nummer_for(sida.session, sida.portfolj_id, Signaturslag.BEDOMNING, [rad.id]).get(rad.id)


def olika(
    falt: Falt,
    post: Posten,
    personer: Collection[Motpart],
    namn: Collection[str],
    mallar: Collection[tuple[str, str]] = (),
) -> tuple[Skillnad, ...]:
    """Where what was just sent differs from what is stored, in those fields that the form has."""
    i_ord = {
        "vem": dict(motpartsval(personer)),
        "metod": {m.value: text for m, text in METOD.items()},
        "mall": dict(mallar),
    }
    etiketter = [(n, etikett) for n, etikett in ETIKETTER if n in namn]
    return skillnader(
        falt, falt_for(post.rad, personer), etiketter, lambda n, varde: i_ord.get(n, {}).get(varde, varde)
    )
