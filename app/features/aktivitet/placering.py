"""The pages on which the steps of a placement are written: goals, talk midway, both judgements, certificate."""

from datetime import date

from starlette.responses import Response

from app.db.session import Konflikt
from app.features.aktivitet import actions, queries
from app.features.aktivitet.formular import sidor
from app.features.aktivitet.gang import (
    AVSTAMNING,
    INTYG,
    MAL,
    OMDOME,
    UTVARDERING,
    Steg,
    far_skriva,
    har_steg,
    kan_skrivas,
)
from app.web.errors import FinnsInte
from app.web.format import datum as dag_i_ord
from app.web.forms import Falt, falt_av, las_tal
from app.web.ifyllt import Ifyllt, Skillnad, skillnader
from app.web.ramkontroll import las_datum
from app.web.sida import Portfoljinskick, Portfoljsida

_EN = "/portfolj/{portfolj_id:int}/aktivitet/{aktivitet_id:int}"


def _hamta(sida: Portfoljsida, steg: Steg) -> queries.Posten:
    """The activity, for one who writes that step of it."""
    post = queries.hamta(sida.session, sida.portfolj_id, sida.request.path_params["aktivitet_id"])
    if not har_steg(post, steg):
        raise FinnsInte
    sida.krav(far_skriva(sida, post, steg))
    return post


def _sparat(post: queries.Posten, steg: Steg, annars: date | None = None) -> Falt:
    dag, text = steg.varden(post)
    return falt_av({"datum": dag or annars, "text": text})


def _visa(
    sida: Portfoljsida,
    post: queries.Posten,
    steg: Steg,
    falt: Falt,
    version: int,
    *,
    status: int = 200,
    fel: dict[str, str] | None = None,
    konflikt: tuple[Skillnad, ...] | None = None,
) -> Response:
    return sida.render(
        "aktivitet/steg.html",
        status=status,
        titel=steg.rubrik,
        placering=post.aktivitet.titel,
        vad=_vad(post),
        steg=steg,
        v=Ifyllt(falt),
        fel=fel or {},
        konflikt=konflikt,
        version=version,
        till=sida.request.url.path,
        avbryt=sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=post.id),
    )


def _oppna(sida: Portfoljsida, steg: Steg) -> Response:
    post = _hamta(sida, steg)
    if not kan_skrivas(post):
        adress = sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=post.id)
        return sida.vidare_till(adress, meddelande=f"Ta in {_vad(post).lower()} i planen först.", slag="fel")
    return _visa(sida, post, steg, _sparat(post, steg, sida.idag), post.aktivitet.version)


def _fel_i_dag(post: Portfoljinskick, placering: queries.Posten, steg: Steg) -> dict[str, str]:
    """Nothing is noted before it has happened; all but the goals happens once the placement has begun."""
    dag, start = las_datum(post.falt, "datum"), placering.aktivitet.start
    if dag is None:
        return {}
    if dag > post.idag:
        return {"datum": "Datumet har inte varit än. Rätta datumet, eller vänta till dess."}
    if steg is not MAL and start is not None and dag < start:
        return {"datum": f"{_vad(placering)} börjar {dag_i_ord(start)}. Rätta datumet, eller ändra starten först."}
    return {}


def _vad(post: queries.Posten) -> str:
    return "Placeringen" if post.tjanstgoring else "Aktiviteten"


def _spara(post: Portfoljinskick, steg: Steg) -> Response:
    sparad = _hamta(post, steg)
    form = post.validera(steg.modell, _fel_i_dag(post, sparad, steg))
    if form.varde is None:
        version = las_tal(Ifyllt(post.falt)("version"), 0)
        return _visa(post, sparad, steg, post.falt, version, status=422, fel=dict(form.fel))
    try:
        if not kan_skrivas(sparad):
            raise Konflikt(sparad.aktivitet)  # noqa: TRY301 - one answer to both
        actions.skriv_steg(post.skriv, sparad, steg, form.varde)
    except Konflikt:
        nu = _hamta(post, steg)
        etiketter = [(falt, steg.etikett(falt)) for falt in ("datum", "text")]
        rader = skillnader(post.falt, _sparat(nu, steg), etiketter)
        return _visa(post, nu, steg, post.falt, nu.aktivitet.version, status=409, konflikt=rader)
    return post.klart("aktivitet.visa", portfolj_id=post.portfolj_id, aktivitet_id=sparad.id, meddelande=steg.klart)


@sidor.las(f"{_EN}/mal", MAL.handling, namn="placering.mal")
def mal(sida: Portfoljsida) -> Response:
    """The form of goals and plan."""
    return _oppna(sida, MAL)


@sidor.skriv(f"{_EN}/mal", MAL.handling, namn="placering.spara_mal")
def spara_mal(post: Portfoljinskick) -> Response:
    """Write goals and plan."""
    return _spara(post, MAL)


@sidor.las(f"{_EN}/avstamning", AVSTAMNING.handling, namn="placering.avstamning")
def avstamning(sida: Portfoljsida) -> Response:
    """The form of the talk midway."""
    return _oppna(sida, AVSTAMNING)


@sidor.skriv(f"{_EN}/avstamning", AVSTAMNING.handling, namn="placering.spara_avstamning")
def spara_avstamning(post: Portfoljinskick) -> Response:
    """Write what the talk midway came to."""
    return _spara(post, AVSTAMNING)


@sidor.las(f"{_EN}/omdome", OMDOME.handling, namn="placering.omdome")
def omdome(sida: Portfoljsida) -> Response:
    """The form of the clinic's judgement."""
    return _oppna(sida, OMDOME)


@sidor.skriv(f"{_EN}/omdome", OMDOME.handling, namn="placering.spara_omdome")
def spara_omdome(post: Portfoljinskick) -> Response:
    """Write the clinic's judgement of the ST-läkare."""
    return _spara(post, OMDOME)


@sidor.las(f"{_EN}/utvardering", UTVARDERING.handling, namn="placering.utvardering")
def utvardering(sida: Portfoljsida) -> Response:
    """The form of the ST-läkare's judgement."""
    return _oppna(sida, UTVARDERING)


@sidor.skriv(f"{_EN}/utvardering", UTVARDERING.handling, namn="placering.spara_utvardering")
def spara_utvardering(post: Portfoljinskick) -> Response:
    """Write the ST-läkare's judgement of the clinic."""
    return _spara(post, UTVARDERING)


@sidor.las(f"{_EN}/intyg", INTYG.handling, namn="placering.intyg")
def intyg(sida: Portfoljsida) -> Response:
    """The form of the certificate."""
    return _oppna(sida, INTYG)


@sidor.skriv(f"{_EN}/intyg", INTYG.handling, namn="placering.spara_intyg")
def spara_intyg(post: Portfoljinskick) -> Response:
    """Note that the certificate is signed."""
    return _spara(post, INTYG)


__all__ = ["sidor"]
