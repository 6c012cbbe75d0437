"""Setting up a portfolio: its frame, and which regulation it follows."""

from datetime import date

from starlette.responses import Response

from app.domain.behorighet import Handling
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildningsslag
from app.features.admin import actions, queries
from app.features.admin.actions import NyPortfolj
from app.features.admin.foreskriftsval import Forslag, foresla
from app.features.admin.forms import PortfoljForm
from app.features.admin.queries import Persondetalj
from app.features.admin.routes.bas import enheter, enhetsfel, enhetsval, person, sidor, stigar
from app.underlag.malbeskrivningar import MalbeskrivningSaknas
from app.web import ord as etiketter
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.sida import Inskickat, Sida


@sidor.las("/admin/person/{person_id:int}/portfolj/ny", Handling.ADMINISTRERA, namn="admin.portfolj_ny")
def ny(sida: Sida) -> Response:
    """The form for a new portfolio."""
    vem = person(sida)
    falt = {"enhet": [str(vem.enhet_id)], "slag": ["st"], "procent": ["100"]}
    return _formular(sida, vem, falt, {})


@sidor.skriv("/admin/person/{person_id:int}/portfolj/ny", Handling.ADMINISTRERA, namn="admin.portfolj_skapa")
def skapa(post: Inskickat) -> Response:
    """Set up the portfolio. The first time round the regulation is suggested with its reason, for the admin to see."""
    vem = person(post)
    form = post.validera(PortfoljForm, _fel(post, vem))
    if form.varde is None:
        return _formular(post, vem, post.falt, dict(form.fel), status=422)
    forslag = foresla(form.varde.start, form.varde.has_svensk_at, _ny_fran(post, vem, form.varde.specialitet))
    vald = form.varde.foreskrift
    if vald is None:
        falt = dict(post.falt) | {"foreskrift": [forslag.foreskrift.value]}
        return _formular(post, vem, falt, {}, status=422, forslag=forslag)
    fel = _fel_i_val(post, form.varde, vald, forslag)
    if fel:
        return _formular(post, vem, post.falt, fel, status=422, forslag=forslag)
    actions.skapa_portfolj(post.skriv, _ny(vem, form.varde, vald))
    return post.klart("admin.person", person_id=vem.id, meddelande="Portföljen är skapad.")


def _ny(vem: Persondetalj, form: PortfoljForm, foreskrift: Foreskrift) -> NyPortfolj:
    return NyPortfolj(
        person_id=vem.id,
        enhet_id=form.enhet,
        slag=form.slag,
        foreskrift=foreskrift,
        specialitet=form.specialitet,
        start=form.start,
        planerat_slut=form.planerat_slut,
        procent=form.procent,
        legitimation=form.legitimation,
        has_svensk_at=form.has_svensk_at,
        at_datum=form.at_datum,
        bt=form.bt,
        bt_godkand=form.bt_godkand,
        undantag_skal=form.undantag_skal,
        huvudhandledare_id=form.huvudhandledare,
    )


def _ny_fran(sida: Sida, vem: Persondetalj, specialitet: str) -> date:
    """The day the newer regulation came into force, by the profile of the region."""
    varden = sida.regelverk.profiler.valj(vem.region, specialitet).varden("TID-03", sida.idag) or {}
    dag: date = varden["ny_foreskrift_fran"]
    return dag


def _fel(post: Inskickat, vem: Persondetalj) -> dict[str, str]:
    """Faults that only the register can tell."""
    v = Ifyllt(post.falt)
    fel = enhetsfel(post, post.falt)
    kanda = {s.slug for s in post.regelverk.malbeskrivningar.specialiteter()}
    if v("specialitet") and v("specialitet") not in kanda:
        fel["specialitet"] = "Välj en specialitet i listan."
    elif v("specialitet") and queries.har_specialitet(post.session, vem.id, v("specialitet")):
        fel["specialitet"] = "Personen har redan en portfölj i den specialiteten."
    valbara = {str(id_) for id_, _ in queries.valbara_personer(post.session, stigar(post), vem.id)}
    if v("huvudhandledare") and v("huvudhandledare") not in valbara:
        fel["huvudhandledare"] = "Välj en av personerna i listan."
    return fel


def _fel_i_val(sida: Sida, form: PortfoljForm, vald: Foreskrift, forslag: Forslag) -> dict[str, str]:
    """What the regulation chosen demands; a recorded reason lets an exception through."""
    try:
        sida.regelverk.malbeskrivningar.hamta(vald, form.specialitet)
    except MalbeskrivningSaknas:
        return {"foreskrift": f"Specialiteten finns inte i {vald.beteckning}."}
    if form.undantag_skal or form.slag is Utbildningsslag.INFOR_ST:
        return {}
    if vald not in forslag.tillatna:
        return {"undantag_skal": f"{forslag.skal} Ska {vald.beteckning} ändå följas, skriv skälet."}
    if vald is Foreskrift.F2021 and form.bt is BtLage.EJ_AKTUELL:
        return {"bt": "Den som följer HSLF-FS 2021:8 ska ha BT. Välj hur, eller skriv skälet till ett undantag."}
    return {}


def _formular(
    sida: Sida,
    vem: Persondetalj,
    falt: Falt,
    fel: dict[str, str],
    *,
    status: int = 200,
    forslag: Forslag | None = None,
) -> Response:
    specialiteter = sida.regelverk.malbeskrivningar.specialiteter()
    return sida.render(
        "admin/portfolj.html", status=status, titel="Ny portfölj", person=vem, v=Ifyllt(falt), fel=fel,
        forslag=forslag, enhetsval=enhetsval(enheter(sida)), specialiteter=[(s.slug, s.namn) for s in specialiteter],
        handledare=queries.valbara_personer(sida.session, stigar(sida), vem.id),
        slagval=[(slag.value, text, "") for slag, text in etiketter.UTBILDNINGSSLAG.items()],
        btval=[(bt.value, text, "") for bt, text in etiketter.BT_LAGE.items()],
        foreskrifter=[(f.value, f.beteckning, "Föreslås" if forslag and f is forslag.foreskrift else "")
                      for f in Foreskrift],
    )  # fmt: skip
