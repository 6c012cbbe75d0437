"""The forms in which a change is made or made otherwise. Nothing is written but the person's own draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.behorighet import Handling
from app.domain.provning import prova
from app.domain.regionplan import Plankurs, Planplacering
from app.domain.tjanst import Franvaro
from app.features.provning import ord as orden
from app.features.provning import utkast as utkasten
from app.features.provning.forms import FORMULAR
from app.features.provning.utkast import HOGST, Post, Utkast
from app.web import ord as etiketter
from app.web.delmalsval import delmalsval, fel_i_delmal
from app.web.errors import FinnsInte
from app.web.forms import Falt, falt_av, las_tal, validera
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS = "/portfolj/{portfolj_id:int}/prova"
_NYA: Mapping[str, str] = {
    "franvaro": "Prova frånvaro",
    "grad": "Prova en annan sysselsättningsgrad",
    "slut": "Prova ett annat planerat slut",
    "placering": "Prova en ny placering",
    "kurs": "Prova en ny kurs",
}
# Where a fault about the thing itself is shown: the form has no field for it.
_FALT: Mapping[str, str] = {"aktivitet_id": "start", "franvaro_id": "start"}


@dataclass(frozen=True, slots=True)
class Ruta:
    """One form: what kind of change, its heading and address, and what it changes where that is noted already."""

    typ: str
    titel: str
    till: str
    nr: int | None = None
    om: tuple[str, int] | None = None


def hamta(sida: Portfoljsida) -> Utkast:
    """The reader's own changes of this portfolio."""
    return utkasten.hamta(sida.session, sida.aktor.person_id, sida.portfolj_id)


def _visa(
    sida: Portfoljsida, ruta: Ruta, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None
) -> Response:
    v, plan = Ifyllt(falt), sida.underlag.plan
    mallar = () if plan is None else plan.kurser if ruta.typ == "kurs" else plan.placeringar
    return sida.render(
        "provning/andring.html",
        status=status,
        titel=ruta.titel,
        ruta=ruta,
        v=v,
        fel=fel or {},
        slagval=tuple((slag.value, text) for slag, text in etiketter.FRANVAROSLAG.items()),
        typval=tuple((typ.value, text) for typ, text in etiketter.TJANSTGORINGSTYP.items()),
        mallval=tuple((post.nyckel, post.titel) for post in mallar),
        delmal=delmalsval(sida.underlag, v.alla("delmal")) if ruta.typ in ("kurs", "placering") else (),
        avbryt=sida.url("provning.visa", portfolj_id=sida.portfolj_id),
    )


def _ta_emot(post: Portfoljinskick, ruta: Ruta) -> Response:
    """Try what was sent together with the other changes, and keep it if it can be done."""
    modell = FORMULAR[ruta.typ]
    falt = {namn: varden for namn, varden in post.falt.items() if namn in modell.model_fields}
    if ruta.om is not None:
        falt[ruta.om[0]] = [str(ruta.om[1])]
    plats = _planens(post, ruta, falt)
    if plats is not None:
        falt = {"titel": [plats.titel], "delmal": list(map(str, plats.delmal))} | _ifyllda(falt)
    form = validera(modell, falt, _fel(post, falt, plats))
    fel = dict(form.fel)
    if form.varde is not None:
        ny = Post(ruta.typ, falt, form.varde.andring())
        utkast = hamta(post).med(ny, ruta.nr)
        fel = hinder_for(post, utkast, ny)
        if not fel:
            return behall(post, utkast, "Ändringen är med. Så här blir det.")
    return _visa(post, ruta, falt, status=422, fel=fel)


def _planens(post: Portfoljinskick, ruta: Ruta, falt: Falt) -> Planplacering | Plankurs | None:
    """What of the region's plan was chosen."""
    plan, nyckel = post.underlag.plan, Ifyllt(falt)("mall")
    if plan is None or not nyckel:
        return None
    return plan.kurs(nyckel) if ruta.typ == "kurs" else plan.placering(nyckel)


def _ifyllda(falt: Falt) -> dict[str, list[str]]:
    return {namn: varden for namn, varden in falt.items() if any(text.strip() for text in varden)}


def _fel(post: Portfoljinskick, falt: Falt, plats: object) -> dict[str, str]:
    """Faults that only the reference data can tell."""
    if Ifyllt(falt)("mall") and plats is None:
        return {"mall": "Välj ett av alternativen."}
    return fel_i_delmal(falt, post.underlag)


def hinder_for(sida: Portfoljsida, utkast: Utkast, ny: Post) -> dict[str, str]:
    """What hinders the new change, at its field; too many changes are a hinder too."""
    if len(utkast.poster) > HOGST:
        return {"_": f"Du kan prova högst {HOGST} ändringar åt gången. Spara eller ta bort någon först."}
    funna = prova(sida.portfolj, utkast.andringar).hinder
    hinder = funna.get(utkast.poster.index(ny))
    return {} if hinder is None else {_FALT.get(hinder.falt, hinder.falt): orden.hinder(hinder)}


def behall(post: Portfoljinskick, utkast: Utkast, meddelande: str) -> Response:
    """Keep the draft and go to what it leads to."""
    utkasten.spara(post.skriv, post.portfolj_id, utkast, post.tilltrade.version)
    return post.klart("provning.visa", portfolj_id=post.portfolj_id, meddelande=meddelande)


def _ny_ruta(sida: Portfoljsida, nr: int | None) -> Ruta:
    typ = sida.request.path_params["typ"]
    if typ not in _NYA:
        raise FinnsInte
    return Ruta(typ, _NYA[typ], sida.url("provning.lagg_till", portfolj_id=sida.portfolj_id, typ=typ), nr)


@sidor.las(f"{BAS}/ny/{{typ}}", Handling.LASA_PORTFOLJ, namn="provning.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form of something new; with `nr` that of a change made already."""
    nr, poster = las_tal(sida.fraga("nr"), HOGST), hamta(sida).poster
    ruta = _ny_ruta(sida, nr if nr < len(poster) else None)
    if ruta.nr is not None and poster[ruta.nr].typ == ruta.typ:
        return _visa(sida, ruta, poster[ruta.nr].falt)
    return _visa(sida, ruta, {"typ": ["sidotjanstgoring"], "procent": ["100" if ruta.typ == "placering" else ""]})


@sidor.skriv(f"{BAS}/ny/{{typ}}", Handling.LASA_PORTFOLJ, namn="provning.lagg_till")
def lagg_till(post: Portfoljinskick) -> Response:
    """Try something new."""
    nr = las_tal(Ifyllt(post.falt)("nr"), HOGST)
    return _ta_emot(post, _ny_ruta(post, None if nr == HOGST else nr))


def _aktivitet(sida: Portfoljsida) -> tuple[Ruta, Aktivitet]:
    aktivitet = sida.portfolj.aktivitet(sida.request.path_params["aktivitet_id"])
    if aktivitet is None:
        raise FinnsInte
    till = sida.url("provning.flytta", portfolj_id=sida.portfolj_id, aktivitet_id=aktivitet.id)
    return Ruta("flytta", f"Prova att flytta {aktivitet.titel}", till, om=("aktivitet", aktivitet.id)), aktivitet


@sidor.las(f"{BAS}/aktivitet/{{aktivitet_id:int}}", Handling.LASA_PORTFOLJ, namn="provning.flytta")
def flytta(sida: Portfoljsida) -> Response:
    """The form of other days for an activity of the plan."""
    ruta, aktivitet = _aktivitet(sida)
    if aktivitet.status is not Aktivitetsstatus.PLANERAD:
        nej = f"{aktivitet.titel} är inte planerad, så den kan inte flyttas."
        return sida.vidare("provning.visa", portfolj_id=sida.portfolj_id, meddelande=nej, slag="fel")
    return _visa(sida, ruta, _tidigare(sida, ruta) or falt_av({"start": aktivitet.start, "slut": aktivitet.slut}))


@sidor.skriv(f"{BAS}/aktivitet/{{aktivitet_id:int}}", Handling.LASA_PORTFOLJ, namn="provning.flytta_nu")
def flytta_nu(post: Portfoljinskick) -> Response:
    """Try the activity on other days."""
    return _ta_emot(post, _aktivitet(post)[0])


def _franvaro(sida: Portfoljsida) -> tuple[Ruta, Franvaro]:
    franvaro_id = sida.request.path_params["franvaro_id"]
    ledig = next((post for post in sida.portfolj.franvaron if post.id == franvaro_id), None)
    if ledig is None:
        raise FinnsInte
    till = sida.url("provning.franvaro", portfolj_id=sida.portfolj_id, franvaro_id=ledig.id)
    return Ruta("franvaro", "Prova att ändra frånvaron", till, om=("franvaro", ledig.id)), ledig


@sidor.las(f"{BAS}/franvaro/{{franvaro_id:int}}", Handling.LASA_PORTFOLJ, namn="provning.franvaro")
def franvaro(sida: Portfoljsida) -> Response:
    """The form of other days for noted leave."""
    ruta, ledig = _franvaro(sida)
    sparad = falt_av({"slag": ledig.slag, "start": ledig.start, "slut": ledig.slut})
    return _visa(sida, ruta, _tidigare(sida, ruta) or sparad)


@sidor.skriv(f"{BAS}/franvaro/{{franvaro_id:int}}", Handling.LASA_PORTFOLJ, namn="provning.franvaro_nu")
def franvaro_nu(post: Portfoljinskick) -> Response:
    """Try the leave on other days."""
    return _ta_emot(post, _franvaro(post)[0])


def _tidigare(sida: Portfoljsida, ruta: Ruta) -> Falt | None:
    """The fields of the change that is tried already of the same thing."""
    if ruta.om is None:
        return None
    post = hamta(sida).om((ruta.om[0], str(ruta.om[1])))
    return post.falt if post is not None and post.typ == ruta.typ else None
