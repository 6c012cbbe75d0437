"""The page of the portfolio's chain of signatures."""

from starlette.responses import Response

from app.db.signaturkedja import las_kedja
from app.db.signaturposter import verifiera_kedja
from app.domain.behorighet import Handling
from app.domain.kedjekontroll import huvud
from app.features.signaturer import vy
from app.utbyte.kedjefil import skriv_under
from app.web.forms import las_tal
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor
from app.web.signaturord import fel_i_ord, i_ord, post_i_ord

sidor = Sidor()


# Without `etag`: what somebody has changed in the database must show at once.
@sidor.las("/portfolj/{portfolj_id:int}/signaturer", Handling.LASA_PORTFOLJ, namn="signaturer.visa")
def visa(sida: Portfoljsida) -> Response:
    """Check the chain and every signed record now, and list the signatures, newest first. `nr` finds one of them."""
    rapport = verifiera_kedja(sida.session, sida.portfolj_id)
    lankar = las_kedja(sida.session, sida.portfolj_id)
    nr = las_tal(sida.fraga("nr"), 0)
    nummer = vy.sida_med(nr, len(lankar)) if nr else min(max(las_tal(sida.fraga("sida"), 1), 1), 10_000)
    bas = sida.url("signaturer.visa", portfolj_id=sida.portfolj_id)
    return sida.render(
        "signaturer/visa.html",
        titel="Signaturer",
        rapport=rapport,
        sammanfattning=i_ord(rapport),
        fel=[fel_i_ord(fel) for fel in rapport.fel],
        utanfor=[post_i_ord(post) for post in rapport.utanfor],
        rader=vy.rader(sida, lankar, rapport, nummer),
        nr=nr,
        underskrift=skriv_under(sida.portfolj_id, huvud(lankar), sida.installningar.signeringsnyckel),
        nummer=nummer,
        bakat=f"{bas}?sida={nummer - 1}" if nummer > 1 else None,
        framat=f"{bas}?sida={nummer + 1}" if len(lankar) > nummer * vy.PER_SIDA else None,
    )
