"""Employment percentage and leave."""

from collections.abc import Mapping
from datetime import date

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import FranvaroRad
from app.domain.behorighet import Handling
from app.features.utbildning import actions, queries
from app.features.utbildning.forms import FranvaroForm, SysselsattningForm, VersionForm
from app.features.utbildning.ram import BAS
from app.web import ord as etiketter
from app.web.format import datum, period
from app.web.forms import Falt, falt_av
from app.web.ifyllt import Ifyllt, Skillnad, skillnader
from app.web.ramkontroll import fel_i_datum, las_datum
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()


def _ord(namn: str, varde: str) -> str:
    """A stored value of the form as a person reads it."""
    slag = {str(s): text for s, text in etiketter.FRANVAROSLAG.items()}
    dag = las_datum({namn: [varde]}, namn)
    return datum(dag) if dag is not None else slag.get(varde, varde)


def _klart(post: Portfoljinskick, meddelande: str) -> Response:
    return post.klart("utbildning.visa", portfolj_id=post.portfolj_id, meddelande=meddelande)


@sidor.las(f"{BAS}/sysselsattning", Handling.ANDRA_UTBILDNING, namn="sysselsattning.ny")
def ny_sysselsattning(sida: Portfoljsida) -> Response:
    """The form of a new percentage."""
    return _visa_sysselsattning(sida, Ifyllt({"fran": [sida.idag.isoformat()]}))


def _visa_sysselsattning(
    sida: Portfoljsida, v: Ifyllt, *, status: int = 200, fel: Mapping[str, str] | None = None
) -> Response:
    return sida.render(
        "utbildning/sysselsattning.html",
        status=status,
        titel="Ändra sysselsättningsgrad",
        v=v,
        fel=fel or {},
        till=sida.url("sysselsattning.ny", portfolj_id=sida.portfolj_id),
        avbryt=sida.url("utbildning.visa", portfolj_id=sida.portfolj_id),
    )


@sidor.skriv(f"{BAS}/sysselsattning", Handling.ANDRA_UTBILDNING, namn="sysselsattning.spara")
def spara_sysselsattning(post: Portfoljinskick) -> Response:
    """Save a percentage from a day on."""
    form = post.validera(SysselsattningForm, fel_i_datum(post.falt, post.portfolj.utbildning, ("fran",)))
    if form.varde is None:
        return _visa_sysselsattning(post, Ifyllt(post.falt), status=422, fel=form.fel)
    fran, procent = form.varde.fran, form.varde.procent
    fanns = actions.satt_sysselsattning(post.skriv, post.portfolj_id, fran, procent)
    return _klart(post, f"{'Rättat: ' if fanns else ''}{procent} % från {datum(fran)}.")


@sidor.las(f"{BAS}/franvaro/ny", Handling.ANDRA_UTBILDNING, namn="franvaro.ny")
def ny_franvaro(sida: Portfoljsida) -> Response:
    """The form of a new leave."""
    return _visa_franvaro(sida, {})


def _visa_franvaro(
    sida: Portfoljsida,
    falt: Falt,
    *,
    sparad: FranvaroRad | None = None,
    version: int | str = 0,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    konflikt: tuple[Skillnad, ...] | None = None,
) -> Response:
    plats = {"portfolj_id": sida.portfolj_id}
    return sida.render(
        "utbildning/franvaro.html",
        status=status,
        titel="Ny frånvaro" if sparad is None else "Ändra frånvaro",
        v=Ifyllt(falt),
        fel=fel or {},
        konflikt=konflikt,
        version=version,
        slagval=tuple((slag.value, text) for slag, text in etiketter.FRANVAROSLAG.items()),
        till=sida.url("franvaro.ny", **plats)
        if sparad is None
        else sida.url("franvaro.andra", franvaro_id=sparad.id, **plats),
        ta_bort="" if sparad is None else sida.url("franvaro.ta_bort", franvaro_id=sparad.id, **plats),
        avbryt=sida.url("utbildning.visa", **plats),
    )


def _fel_i_franvaro(post: Portfoljinskick, egen_id: int | None = None, start: date | None = None) -> dict[str, str]:
    """Leave outside the training, or over other leave. It may go on after the planned end, which it puts off."""
    fel = fel_i_datum(post.falt, post.portfolj.utbildning, ("start",), (start,))
    ny_start, ny_slut = las_datum(post.falt, "start"), las_datum(post.falt, "slut") or date.max
    if ny_start is None or fel:
        return fel
    for annan in post.portfolj.franvaron:
        if annan.id != egen_id and annan.start <= ny_slut and ny_start <= (annan.slut or date.max):
            vad = f"{etiketter.FRANVAROSLAG[annan.slag].lower()} {period(annan.start, annan.slut).lower()}"
            return {"start": f"Dagarna överlappar {vad}. Ändra datumen, eller ändra den frånvaron."}
    return fel


@sidor.skriv(f"{BAS}/franvaro/ny", Handling.ANDRA_UTBILDNING, namn="franvaro.skapa")
def skapa_franvaro(post: Portfoljinskick) -> Response:
    """Note a leave."""
    form = post.validera(FranvaroForm, _fel_i_franvaro(post))
    if form.varde is None:
        return _visa_franvaro(post, post.falt, status=422, fel=form.fel)
    actions.skapa_franvaro(post.skriv, post.portfolj_id, form.varde)
    return _klart(post, "Frånvaron är sparad.")


def _franvaro(sida: Portfoljsida) -> FranvaroRad:
    return queries.franvaro(sida.session, sida.portfolj_id, sida.request.path_params["franvaro_id"])


def _sparade_falt(rad: FranvaroRad) -> Falt:
    return falt_av({"slag": rad.slag, "start": rad.start, "slut": rad.slut})


@sidor.las(f"{BAS}/franvaro/{{franvaro_id:int}}", Handling.ANDRA_UTBILDNING, namn="franvaro.andra")
def andra_franvaro(sida: Portfoljsida) -> Response:
    """The form of a leave as it is stored."""
    rad = _franvaro(sida)
    return _visa_franvaro(sida, _sparade_falt(rad), sparad=rad, version=rad.version)


@sidor.skriv(f"{BAS}/franvaro/{{franvaro_id:int}}", Handling.ANDRA_UTBILDNING, namn="franvaro.spara")
def spara_franvaro(post: Portfoljinskick) -> Response:
    """Change or end a leave."""
    rad = _franvaro(post)
    form = post.validera(FranvaroForm, _fel_i_franvaro(post, rad.id, rad.start))
    if form.varde is None:
        sedd = Ifyllt(post.falt)("version")
        return _visa_franvaro(post, post.falt, sparad=rad, version=sedd, status=422, fel=form.fel)
    try:
        actions.andra_franvaro(post.skriv, post.portfolj_id, post.request.path_params["franvaro_id"], form.varde)
    except Konflikt:
        etiketter_ = [(n, str(f.title)) for n, f in FranvaroForm.model_fields.items() if f.title]
        nu = _franvaro(post)
        rader = skillnader(post.falt, _sparade_falt(nu), etiketter_, _ord)
        return _visa_franvaro(post, post.falt, sparad=nu, version=nu.version, status=409, konflikt=rader)
    return _klart(post, "Frånvaron är ändrad.")


@sidor.las(f"{BAS}/franvaro/{{franvaro_id:int}}/ta-bort", Handling.ANDRA_UTBILDNING, namn="franvaro.ta_bort")
def fraga_ta_bort(sida: Portfoljsida) -> Response:
    """Say what is removed, and ask."""
    return _visa_ta_bort(sida, _franvaro(sida))


def _visa_ta_bort(sida: Portfoljsida, rad: FranvaroRad, *, status: int = 200, fel: str = "") -> Response:
    return sida.render(
        "utbildning/ta_bort_franvaro.html",
        status=status,
        titel="Ta bort frånvaro",
        rad=rad,
        fel=fel,
        till=sida.url("franvaro.ta_bort", portfolj_id=sida.portfolj_id, franvaro_id=rad.id),
        avbryt=sida.url("utbildning.visa", portfolj_id=sida.portfolj_id),
    )


@sidor.skriv(f"{BAS}/franvaro/{{franvaro_id:int}}/ta-bort", Handling.ANDRA_UTBILDNING, namn="franvaro.ta_bort_nu")
def ta_bort(post: Portfoljinskick) -> Response:
    """Remove a leave."""
    rad = _franvaro(post)
    form = post.validera(VersionForm)
    try:
        actions.ta_bort_franvaro(post.skriv, rad, form.varde.version if form.varde else 0)
    except Konflikt:
        text = "Frånvaron har ändrats sedan du öppnade sidan. Så här ser den ut nu."
        return _visa_ta_bort(post, rad, status=409, fel=text)
    return _klart(post, "Frånvaron är borttagen.")
