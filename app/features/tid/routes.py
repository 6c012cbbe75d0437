"""The page that shows how the time is reckoned."""

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.domain.delmal import DelmalKod
from app.domain.portfolj import Utbildningsslag
from app.features.tid import ord as orden
from app.features.tid import vy
from app.web.delmalsval import alla_delmal
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las("/portfolj/{portfolj_id:int}/utbildning/tid", Handling.LASA_PORTFOLJ, namn="tid.visa", etag=True)
def visa(sida: Portfoljsida) -> Response:
    """Both ends, and every line of the sum."""
    portfolj, underlag = sida.portfolj, sida.underlag
    tid, slut = underlag.tid(portfolj), vy.delmal(portfolj, underlag)
    titlar = {krav.kod: krav.titel for krav in alla_delmal(underlag)}

    def lank(kod: DelmalKod) -> vy.Kodlank:
        return kod, sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=kod.lower()), titlar.get(kod, "")

    return sida.render(
        "tid/visa.html",
        titel="Så räknas tiden",
        is_infor=portfolj.utbildning.slag is Utbildningsslag.INFOR_ST,
        mening=vy.mening(tid, slut),
        tid=tid,
        tidsslut=vy.tidsslut(tid),
        planerat=portfolj.utbildning.planerat_slut,
        delmalsslut=slut,
        sist=[lank(ett.kod) for ett in slut.sist] if slut else (),
        okanda=vy.okanda(slut, lank) if slut else (),
        okand_b=underlag.malbeskrivning is not None and not underlag.malbeskrivning.b_kand,
        kravrader=[(*orden.KRAVSKAL[rad.skal], vy.tal(rad.manader)) for rad in tid.kravrader],
        tillgodo=vy.tillgodo(tid, portfolj, underlag.malbeskrivning),
        radgrupper=vy.radgrupper(tid, portfolj.utbildning.start, sida.idag),
        tal=vy.tal,
    )
