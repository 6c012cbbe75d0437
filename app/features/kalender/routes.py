"""The calendar page, one's own calendar address, and the feed that the address opens."""

from starlette.responses import Response

from app.db.atkomst import load_kalenderaktor
from app.db.formnyckel import spara_svar
from app.db.hemlighet import hasha_nyckel
from app.domain.behorighet import Handling
from app.domain.kalender import inom
from app.domain.tid import add_months
from app.features.kalender import actions, flode, queries, vy
from app.features.kalender.arshjul import arshjul
from app.features.kalender.synligt import synliga
from app.regler.kalender import kalender
from app.utbyte.kalenderfil import MEDIATYP, skriv_kalender
from app.web.errors import FinnsInte
from app.web.forsok import Lankforsok
from app.web.qr import qr
from app.web.sida import Inskickat, Portfoljsida, Sida
from app.web.sidor import Sidor, Tillgang

sidor = Sidor()
_MANADER = 12


@sidor.las("/portfolj/{portfolj_id:int}/kalender", Handling.LASA_PORTFOLJ, namn="kalender.visa", etag=True)
def visa(sida: Portfoljsida) -> Response:
    """What comes in a year, month by month."""
    alla = synliga(kalender(sida.portfolj, sida.underlag, sida.fynd, sida.regelverk.regler), sida)
    poster = inom(alla, sida.idag, add_months(sida.idag, _MANADER))
    return sida.render(
        "kalender/visa.html",
        titel="Kalender",
        mening=vy.mening(poster, sida.idag) if poster else "",
        manader=vy.manader(poster, sida.idag, sida.portfolj_id, sida.url),
    )


@sidor.las("/portfolj/{portfolj_id:int}/kalender/ar", Handling.LASA_PORTFOLJ, namn="kalender.ar", etag=True)
def ar(sida: Portfoljsida) -> Response:
    """What recurs in a year."""
    return sida.render("kalender/arshjul.html", titel="Årshjul", hjul=arshjul(sida))


@sidor.las("/konto/kalender", Tillgang.INLOGGAD, namn="kalender.adress")
def adress(sida: Sida) -> Response:
    """Whether one has a calendar address; what it is cannot be shown again."""
    return sida.render(
        "kalender/adress.html",
        titel="Kalenderadress",
        sedan=queries.oppen_sedan(sida.session, sida.aktor.person_id),
    )


@sidor.skriv("/konto/kalender", Tillgang.INLOGGAD, namn="kalender.gor_adress")
def gor_adress(post: Inskickat) -> Response:
    """Make an address and show it, this once."""
    hemlighet = actions.gor_adress(post.skriv, post.aktor.person_id)
    if post.formnyckel is not None:
        spara_svar(post.skriv, post.formnyckel, post.url("kalender.adress"))
    lank = post.installningar.bas_url.rstrip("/") + post.url("kalender.flode", hemlighet=hemlighet)
    return post.render("kalender/ny_adress.html", titel="Din kalenderadress", lank=lank, qr=qr(lank))


@sidor.skriv("/konto/kalender/aterkalla", Tillgang.INLOGGAD, namn="kalender.aterkalla")
def aterkalla(post: Inskickat) -> Response:
    """Let the address open nothing any more."""
    if not actions.aterkalla_adress(post.skriv, post.aktor.person_id):
        return post.vidare("kalender.adress", meddelande="Du har ingen kalenderadress.")
    return post.klart("kalender.adress", meddelande="Adressen är återkallad. Kalendern hämtar inget mer.")


@sidor.las("/kalender/{hemlighet}.ics", Tillgang.OPPEN, namn="kalender.flode")
def hamta(sida: Sida) -> Response:
    """The feed of whoever made the address, by what that person is today. Whoever is signed in here is not asked."""
    forsok: Lankforsok = sida.request.app.state.kalenderforsok
    fran = sida.request.client.host if sida.request.client else ""
    if forsok.is_stoppad(fran):
        vanta = {"Retry-After": str(60 * sida.installningar.forsok_minuter)}
        return Response("För många försök. Vänta en kvart.", 429, vanta, "text/plain; charset=utf-8")
    nyckel = hasha_nyckel(sida.request.path_params["hemlighet"])
    aktor = load_kalenderaktor(sida.session, nyckel, sida.idag)
    if aktor is None:
        if not queries.is_kand(sida.session, nyckel):
            forsok.okand(fran)
        raise FinnsInte
    rader = flode.rader(sida.session, aktor, sida.regelverk, sida.idag)
    return Response(skriv_kalender(rader, "ST-portföljen", sida.nu), media_type=MEDIATYP)
