"""The first page after sign-in, by what the person is."""

from starlette.responses import Response

from app.db.att_gora import vantar_pa
from app.domain.behorighet import Handling, may
from app.features.start import queries
from app.web.att_gora import antal_per_portfolj, vantlista
from app.web.sida import Sida
from app.web.sidor import Sidor, Tillgang

sidor = Sidor()


@sidor.las("/", Tillgang.INLOGGAD, namn="start.hem")
def hem(sida: Sida) -> Response:
    """Send everybody to where their work is."""
    aktor = sida.aktor
    if aktor.egen_portfolj_id is not None:
        return sida.vidare("portfolj.oversikt", portfolj_id=aktor.egen_portfolj_id)
    if may(aktor.relationer, Handling.SE_KOHORT):
        return sida.vidare("studierektor.kohort")
    if aktor.has_adepter:
        return sida.vidare("start.adepter")
    if may(aktor.relationer, Handling.ADMINISTRERA):
        return sida.vidare("admin.visa")
    return sida.vidare("start.tomt")


@sidor.las("/mina-st-lakare", Tillgang.INLOGGAD, namn="start.adepter")
def adepter(sida: Sida) -> Response:
    """The ST-läkare that the reader supervises, and what awaits the reader."""
    vantande = vantar_pa(sida.session, sida.aktor.person_id, sida.idag, sida.regelverk)
    return sida.render(
        "start/adepter.html",
        titel="Mina ST-läkare",
        adepter=queries.adepter(sida.session, sida.aktor.person_id, sida.idag),
        vantar=vantlista(vantande, sida),
        antal=antal_per_portfolj(vantande),
        specialitet=sida.regelverk.specialitetsnamn,
    )


@sidor.las("/ingen-portfolj", Tillgang.INLOGGAD, namn="start.tomt")
def tomt(sida: Sida) -> Response:
    """What somebody sees who has an account but nothing in it yet."""
    return sida.render("start/tomt.html", titel="Inget att visa än")


@sidor.las("/tillganglighet", Tillgang.OPPEN, namn="start.tillganglighet")
def tillganglighet(sida: Sida) -> Response:
    """How far the service is accessible, and what to do where it is not; the law asks for it."""
    return sida.render("start/tillganglighet.html", titel="Tillgänglighet")


@sidor.las("/integritet", Tillgang.OPPEN, namn="start.integritet")
def integritet(sida: Sida) -> Response:
    """What is kept about whom, who sees it, and what the browser holds."""
    return sida.render("start/integritet.html", titel="Personuppgifter", timmar=sida.installningar.session_timmar)
