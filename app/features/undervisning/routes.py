"""The page Undervisning, and the routes of every record on it."""

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.features.undervisning import vy
from app.features.undervisning.kurser import kurslista
from app.features.undervisning.kursmedel import registrera_kursmedel
from app.features.undervisning.poster import registrera
from app.features.undervisning.queries import borttagna
from app.features.undervisning.slag import KURSMEDEL, NARVARO, STUDIETID
from app.features.undervisning.steg import registrera_steg
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_SLAG = (NARVARO, STUDIETID, KURSMEDEL)


@sidor.las("/portfolj/{portfolj_id:int}/undervisning", Handling.LASA_PORTFOLJ, namn="undervisning.visa", etag=True)
def visa(sida: Portfoljsida) -> Response:
    """Courses, teaching attended, self-study and course money."""
    portfolj = sida.portfolj
    return sida.render(
        "undervisning/visa.html",
        titel="Undervisning",
        kurser=kurslista(sida),
        terminer=vy.terminer(portfolj.narvaron),
        veckor=vy.veckor(portfolj.studietider),
        visade_veckor=vy.VECKOR,
        studietidsmal=vy.studietidsmal(sida),
        budget=vy.budget(sida),
        ansokningar=vy.ansokningar(portfolj.kursmedel),
        ton=vy.MEDELTON,
        kr=vy.kr,
        borttagna=[
            (slag, rad) for slag in _SLAG for rad in borttagna(sida.session, sida.portfolj_id, slag)
        ] if sida.is_egen else [],
    )  # fmt: skip


for _ett in _SLAG:
    registrera(sidor, _ett)
registrera_kursmedel(sidor)
registrera_steg(sidor)
