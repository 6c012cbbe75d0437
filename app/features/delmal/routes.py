"""Pages about the delmål of one portfolio."""

from starlette.responses import HTMLResponse, Response

from app.domain.behorighet import Handling
from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.kedja import Kedja
from app.features.delmal import actions, queries
from app.features.delmal.forms import AktivitetskopplingForm, SigneraForm
from app.features.delmal.matris import alla_kedjor, matris
from app.features.delmal.sida import delmalssida
from app.features.delmal.styrka import styrkor
from app.web.errors import FinnsInte
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las("/portfolj/{portfolj_id:int}/delmal", Handling.LASA_PORTFOLJ, namn="delmal.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """The matrix: every delmål with what is planned and done towards it."""
    kedjorna = alla_kedjor(sida.portfolj, sida.underlag)
    return sida.render(
        "delmal/lista.html",
        titel="Delmål",
        matris=matris(kedjorna, styrkor(sida, kedjorna), sida.fynd, sida.url, sida.portfolj_id, sida.fraga("saknar")),
        malbeskrivning=sida.underlag.malbeskrivning,
        listurl=sida.url("delmal.lista", portfolj_id=sida.portfolj_id),
    )


@sidor.las("/portfolj/{portfolj_id:int}/delmal/{kod}", Handling.LASA_PORTFOLJ, namn="delmal.visa")
def visa(sida: Portfoljsida) -> Response:
    """One delmål: its chain, plan, demands, evidence and sign-off. A part of it opens in the matrix."""
    if sida.fraga("dolj") and sida.request.headers.get("HX-Request-Type") == "partial":
        return HTMLResponse("")
    return delmalssida(sida, _kedja(sida))


@sidor.skriv("/portfolj/{portfolj_id:int}/delmal/{kod}/aktivitet", Handling.SKRIVA_PLAN, namn="delmal.koppla_aktivitet")
def koppla_aktivitet(post: Portfoljinskick) -> Response:
    """Let an activity of the plan lead to the delmål."""
    kod = _kedja(post).kod
    form = post.validera(AktivitetskopplingForm)
    rad = queries.aktivitet(post.skriv, post.portfolj_id, form.varde.aktivitet) if form.varde else None
    if rad is None:
        return delmalssida(post, _kedja(post), fel={"aktivitet": "Välj en aktivitet som finns i planen."})
    actions.koppla_aktivitet(post.skriv, rad, kod, is_kopplad=True)
    return _klart(post, kod, f"”{rad.titel}” är kopplad till {kod}.")


@sidor.skriv(
    "/portfolj/{portfolj_id:int}/delmal/{kod}/aktivitet/{aktivitet_id:int}/koppla-bort",
    Handling.SKRIVA_PLAN,
    namn="delmal.koppla_bort_aktivitet",
)
def koppla_bort_aktivitet(post: Portfoljinskick) -> Response:
    """Let an activity no longer lead to the delmål."""
    kod = _kedja(post).kod
    rad = queries.aktivitet(post.skriv, post.portfolj_id, post.request.path_params["aktivitet_id"])
    if rad is None:
        raise FinnsInte
    actions.koppla_aktivitet(post.skriv, rad, kod, is_kopplad=False)
    return _klart(post, kod, f"”{rad.titel}” är inte längre kopplad till {kod}.")


@sidor.skriv("/portfolj/{portfolj_id:int}/delmal/{kod}/signera", Handling.SIGNERA_DELMAL, namn="delmal.signera")
def signera(post: Portfoljinskick) -> Response:
    """Sign the delmål off as fulfilled. Thin evidence does not stop it, but the event tells of it."""
    kedja = _kedja(post)
    form = post.validera(SigneraForm)
    if form.varde is None:
        return delmalssida(post, kedja, fel=form.fel)
    if kedja.signering is not None:
        return delmalssida(post, kedja, fel={"kommentar": "Delmålet är redan signerat som uppfyllt."})
    styrka = styrkor(post, (kedja,)).get(kedja.kod)
    actions.signera(post.skriv, post.portfolj_id, kedja.kod, post.aktor.namn, form.varde.kommentar, styrka)
    tillagg = " Att underlaget var tunt är noterat i historiken." if styrka and styrka.brister else ""
    return _klart(post, kedja.kod, f"{kedja.kod} är signerat som uppfyllt.{tillagg}")


@sidor.skriv("/portfolj/{portfolj_id:int}/delmal/{kod}/aterkalla", Handling.SIGNERA_DELMAL, namn="delmal.aterkalla")
def aterkalla(post: Portfoljinskick) -> Response:
    """Withdraw the sign-off."""
    kedja = _kedja(post)
    if kedja.signering is None:
        return delmalssida(
            post, kedja, fel={"kommentar": "Delmålet är inte signerat, så det finns inget att återkalla."}
        )
    actions.aterkalla(post.skriv, post.portfolj_id, kedja.kod)
    return _klart(post, kedja.kod, f"Signeringen av {kedja.kod} är återkallad.")


def _kedja(sida: Portfoljsida) -> Kedja:
    """The chain that the address names, whatever case it is written in."""
    try:
        kod = DelmalKod(sida.request.path_params["kod"])
    except OkandDelmalKod:
        raise FinnsInte from None
    funnen = next((k for k in alla_kedjor(sida.portfolj, sida.underlag) if k.kod == kod), None)
    if funnen is None:
        raise FinnsInte
    return funnen


def _klart(post: Portfoljinskick, kod: DelmalKod, meddelande: str) -> Response:
    return post.klart("delmal.visa", portfolj_id=post.portfolj_id, kod=kod.lower(), meddelande=meddelande)
