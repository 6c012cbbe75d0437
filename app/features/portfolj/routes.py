"""The overview, and search."""

from starlette.responses import Response

from app.db.att_gora import vantar_pa
from app.domain.behorighet import Handling
from app.features.portfolj import queries, vy
from app.features.portfolj.sok import Sokning, Traffgrupp
from app.web.ataganden import oppna_vyer
from app.web.delmalsval import alla_delmal
from app.web.fyndrader import Fyndrader
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las("/portfolj/{portfolj_id:int}", Handling.LASA_PORTFOLJ, namn="portfolj.oversikt", etag=True)
def oversikt(sida: Portfoljsida) -> Response:
    """What is missing, what is urgent, what to do now."""
    ritare = Fyndrader(sida.portfolj, sida.regelverk, sida.idag, sida.url, sida.far)
    rader = ritare.lista(sida.fynd)
    visa_allt = sida.fraga("visa") == "allt"
    is_tom = vy.is_tom(sida.portfolj)
    kedjorna = vy.alla_kedjor(sida.portfolj, sida.underlag)
    return sida.render(
        "portfolj/oversikt.html",
        block="uppfyllt",
        titel="Översikt",
        mening=vy.mening(rader),
        vantar_hos_andra=_vantar_hos_andra(sida),
        rader=rader,
        forsta=0 if is_tom else vy.FORSTA,
        steg=vy.forsta_steg(sida.portfolj_id, sida.url, sida.far) if is_tom else (),
        genvagar=() if is_tom else vy.genvagar(kedjorna, sida.portfolj_id, sida.url, sida.far),
        remsa=vy.remsa(kedjorna, sida.fynd, sida.portfolj_id, sida.url),
        overenskommet=[ett for ett in oppna_vyer(sida) if ett.ansvarig == "Du"][: vy.FORSTA],
        tid=vy.tid(sida.portfolj, sida.underlag),
        harnast=vy.harnast(sida.portfolj, sida.idag, sida.url),
        visa_allt=visa_allt,
        delvis=sida.request.headers.get("HX-Request-Type") == "partial",
        antal_uppfyllda=vy.antal_uppfyllda(sida.fynd),
        uppfyllda=vy.uppfyllda(sida.fynd, ritare) if visa_allt else (),
        har=sida.url("portfolj.oversikt", portfolj_id=sida.portfolj_id),
    )


def _vantar_hos_andra(sida: Portfoljsida) -> int:
    """How many things await the ST-läkare in the portfolios of those she supervises; asked on her own page only."""
    if not sida.is_egen or not sida.aktor.has_adepter:
        return 0
    vantande = vantar_pa(sida.session, sida.aktor.person_id, sida.idag, sida.regelverk)
    return sum(post.portfolj_id != sida.portfolj_id for post in vantande)


@sidor.las("/portfolj/{portfolj_id:int}/sok", Handling.LASA_PORTFOLJ, namn="sok", etag=True)
def sok(sida: Portfoljsida) -> Response:
    """Search in the portfolio; private notes are searched for their owner only."""
    sokt = sida.fraga("q").strip()
    grupper: tuple[Traffgrupp, ...] = ()
    if sokt:
        egna = queries.egna_anteckningar(sida.session, sida.portfolj_id) if sida.is_egen else {}
        grupper = Sokning(sokt, sida.portfolj, sida.url, egna).grupper(alla_delmal(sida.underlag))
    return sida.render(
        "portfolj/sok.html",
        titel=f"Sökning: {sokt}" if sokt else "Sök",
        sokt=sokt,
        grupper=grupper,
        antal=sum(grupp.antal for grupp in grupper),
    )
