"""The pages of åtgärdsplaner: why, to what end, row by row, and how it ended."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, TypeVar

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import AtgardsplanRad, AtgardsradRad
from app.domain.avstamning import Part
from app.domain.behorighet import Handling
from app.features.atgardsplan import actions, vy
from app.features.atgardsplan.forms import (
    AtgardForm,
    AvslutaForm,
    KlarForm,
    PlanForm,
    UppfoljForm,
    VersionForm,
    fel_i_dagar,
    fel_i_gjort,
)
from app.features.atgardsplan.queries import alla, atgarden, planen, raderna
from app.web.forms import Falt, Formular, Validerad, falt_av
from app.web.ifyllt import Ifyllt
from app.web.ord import PLANUTFALL
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS: Final = "/portfolj/{portfolj_id:int}/besok/atgardsplan"
EN: Final = BAS + "/{plan_id:int}"
ATGARD: Final = EN + "/atgard/{atgard_id:int}"
HUNNET: Final = (
    "Planen eller punkten har ändrats sedan du öppnade sidan. Så här står den nu. Det du skrev är inte sparat."
)
F = TypeVar("F", bound=Formular)


@sidor.las(BAS, Handling.LASA_BESOK, namn="atgardsplan.lista")
def lista(sida: Portfoljsida) -> Response:
    """The plans that there are and have been."""
    planer = alla(sida.session, sida.portfolj_id)
    return sida.render(
        "atgardsplan/lista.html", titel="Åtgärdsplan", planer=planer, far_skriva=sida.far(Handling.SKRIVA_BESOK)
    )


def _planform(
    sida: Portfoljsida, falt: Falt, *, plan: AtgardsplanRad | None = None, status: int = 200,
    fel: Mapping[str, str] | None = None, konflikt: str = "",
) -> Response:  # fmt: skip
    return sida.render(
        "atgardsplan/plan_form.html",
        status=status,
        titel="Ändra åtgärdsplanen" if plan else "Upprätta åtgärdsplan",
        plan=plan,
        v=Ifyllt(falt),
        fel=fel or {},
        konflikt=konflikt,
    )


@sidor.las(BAS + "/ny", Handling.SKRIVA_BESOK, namn="atgardsplan.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form of a new plan."""
    return _planform(sida, {})


@sidor.skriv(BAS + "/ny", Handling.SKRIVA_BESOK, namn="atgardsplan.skapa")
def skapa(post: Portfoljinskick) -> Response:
    """Begin a plan."""
    form = post.validera(PlanForm)
    if form.varde is None:
        return _planform(post, post.falt, status=422, fel=form.fel)
    plan_id = actions.skapa(post.skriv, post.portfolj_id, form.varde)
    meddelande = "Åtgärdsplanen är upprättad. Skriv in vad som ska göras."
    return post.klart("atgardsplan.visa", portfolj_id=post.portfolj_id, plan_id=plan_id, meddelande=meddelande)


@sidor.las(EN + "/andra", Handling.SKRIVA_BESOK, namn="atgardsplan.andra")
def andra(sida: Portfoljsida) -> Response:
    """The form with what is stored."""
    plan = planen(sida)
    return _planform(sida, falt_av({"anledning": plan.anledning, "mal": plan.mal}), plan=plan)


@sidor.skriv(EN + "/andra", Handling.SKRIVA_BESOK, namn="atgardsplan.spara")
def spara(post: Portfoljinskick) -> Response:
    """Change the reason or the goal."""
    plan, form = planen(post), post.validera(PlanForm)
    if form.varde is None:
        return _planform(post, post.falt, plan=plan, status=422, fel=form.fel)
    try:
        actions.andra(post.skriv, plan, form.varde)
    except Konflikt:
        return _planform(
            post,
            post.falt,
            plan=planen(post),
            status=409,
            konflikt="Någon annan har ändrat planen. Det du skrev står kvar: läs igenom och spara igen.",
        )
    return _till_planen(post, plan, "Planen är ändrad.")


def _visa(
    sida: Portfoljsida, plan: AtgardsplanRad, *, status: int = 200, fel: Mapping[str, str] | None = None,
    konflikt: str = "", falt: Falt | None = None, var: str = "",
) -> Response:  # fmt: skip
    """The plan. `fel` and `falt` are of the form `var`: "klar-3", "uppfoljd-3" or "avsluta"."""
    is_oppen, far_skriva = plan.avslutad is None, sida.far(Handling.SKRIVA_BESOK)
    rader = raderna(sida.session, plan.id or 0)
    return sida.render(
        "atgardsplan/visa.html",
        status=status,
        titel="Åtgärdsplan",
        plan=plan,
        atgarder=[vy.atgardsvy(sida, rad, is_oppen=is_oppen) for rad in rader],
        kvar=sum(rad.uppfoljd is None for rad in rader),
        far_skriva=far_skriva and is_oppen,
        underlag=vy.underlag(sida, plan.id or 0) if far_skriva and is_oppen else (),
        utfallsval=[(utfall.value, text, "") for utfall, text in PLANUTFALL.items()],
        v=Ifyllt(falt or {}),
        fel=fel or {},
        var=var,
        konflikt=konflikt,
    )


@sidor.las(EN, Handling.LASA_BESOK, namn="atgardsplan.visa")
def visa(sida: Portfoljsida) -> Response:
    """One plan with its rows."""
    return _visa(sida, planen(sida))


@sidor.skriv(EN + "/avsluta", Handling.SKRIVA_BESOK, namn="atgardsplan.avsluta")
def avsluta(post: Portfoljinskick) -> Response:
    """Close the plan."""
    plan, form = planen(post), post.validera(AvslutaForm)
    if form.varde is None:
        return _visa(post, plan, status=422, fel=form.fel, falt=post.falt, var="avsluta")
    try:
        actions.avsluta(post.skriv, plan, form.varde)
    except Konflikt:
        return _visa(post, planen(post), status=409, konflikt=HUNNET, falt=post.falt, var="avsluta")
    return _till_planen(post, plan, "Åtgärdsplanen är avslutad.")


def _atgardsform(
    sida: Portfoljsida, plan: AtgardsplanRad, falt: Falt, *, rad: AtgardsradRad | None = None, status: int = 200,
    fel: Mapping[str, str] | None = None, konflikt: str = "",
) -> Response:  # fmt: skip
    return sida.render(
        "atgardsplan/atgard_form.html",
        status=status,
        titel="Ändra punkten" if rad else "Ny punkt",
        plan=plan,
        rad=rad,
        parter=vy.PARTER,
        v=Ifyllt(falt),
        fel=fel or {},
        konflikt=konflikt,
        underlag=next((u for u in vy.underlag(sida, plan.id or 0) if u.nyckel == sida.fraga("fran")), None),
    )


@sidor.las(EN + "/atgard/ny", Handling.SKRIVA_BESOK, namn="atgard.ny")
def ny_atgard(sida: Portfoljsida) -> Response:
    """The form of a row: done in a month, followed up two weeks later by the studierektor."""
    plan = planen(sida)
    if plan.avslutad is not None:
        return sida.vidare("atgardsplan.visa", portfolj_id=sida.portfolj_id, plan_id=plan.id)
    forst = sida.idag + timedelta(days=30)
    falt = {"vem": Part.ST_LAKARE, "klar_senast": forst, "foljs_upp": forst + timedelta(days=14),
            "foljs_upp_av": Part.STUDIEREKTOR}  # fmt: skip
    return _atgardsform(sida, plan, falt_av(falt))


@sidor.skriv(EN + "/atgard/ny", Handling.SKRIVA_BESOK, namn="atgard.skapa")
def skapa_atgard(post: Portfoljinskick) -> Response:
    """Write a new row."""
    plan = planen(post)
    form = post.validera(AtgardForm, fler_fel=fel_i_dagar(post.falt, plan.datum))
    if form.varde is None:
        return _atgardsform(post, plan, post.falt, status=422, fel=form.fel)
    try:
        actions.lagg_till(post.skriv, plan, form.varde)
    except Konflikt:
        return _visa(post, planen(post), status=409, konflikt="Planen är avslutad. Upprätta en ny om det behövs.")
    return _till_planen(post, plan, "Punkten är sparad.")


@sidor.las(ATGARD, Handling.SKRIVA_BESOK, namn="atgard.andra")
def andra_atgard(sida: Portfoljsida) -> Response:
    """The form of a row with what is stored."""
    plan = planen(sida)
    rad = atgarden(sida, plan)
    return _atgardsform(sida, plan, falt_av({namn: getattr(rad, namn) for namn in _FALT}), rad=rad)


_FALT: Final = ("vad", "vem", "klar_senast", "foljs_upp", "foljs_upp_av")


@sidor.skriv(ATGARD, Handling.SKRIVA_BESOK, namn="atgard.spara")
def spara_atgard(post: Portfoljinskick) -> Response:
    """Change a row."""
    plan = planen(post)
    rad = atgarden(post, plan)
    form = post.validera(AtgardForm, fler_fel=fel_i_dagar(post.falt, plan.datum, (rad.klar_senast, rad.foljs_upp)))
    if form.varde is None:
        return _atgardsform(post, plan, post.falt, rad=rad, status=422, fel=form.fel)
    try:
        actions.andra_atgard(post.skriv, plan, rad, form.varde)
    except Konflikt:
        return _visa(post, planen(post), status=409, konflikt=HUNNET)
    return _till_planen(post, plan, "Punkten är ändrad.")


@sidor.skriv(ATGARD + "/ta-bort", Handling.SKRIVA_BESOK, namn="atgard.ta_bort")
def ta_bort_atgard(post: Portfoljinskick) -> Response:
    """Take a row away."""
    return _svara(
        post,
        VersionForm,
        {},
        lambda plan, rad, form: actions.ta_bort(post.skriv, plan, rad, form.version),
        "",
        "Punkten är borttagen.",
    )


@sidor.skriv(ATGARD + "/klar", Handling.DELTA_I_BESOK, namn="atgard.klar")
def klar(post: Portfoljinskick) -> Response:
    """Note that one's own row is done."""
    plan = planen(post)
    post.krav(vy.far_svara(post, atgarden(post, plan).vem))
    fel = fel_i_gjort(post.falt, "klar", post.idag, plan.datum)
    return _svara(
        post,
        KlarForm,
        fel,
        lambda p, rad, form: actions.klarmarkera(post.skriv, p, rad, form),
        "klar",
        "Noterat som gjort.",
    )


@sidor.skriv(ATGARD + "/folj-upp", Handling.DELTA_I_BESOK, namn="atgard.folj_upp")
def folj_upp(post: Portfoljinskick) -> Response:
    """Follow a row up."""
    plan = planen(post)
    post.krav(vy.far_svara(post, atgarden(post, plan).foljs_upp_av))
    fel = fel_i_gjort(post.falt, "uppfoljd", post.idag, plan.datum)
    return _svara(
        post,
        UppfoljForm,
        fel,
        lambda p, rad, form: actions.folj_upp(post.skriv, p, rad, form),
        "uppfoljd",
        "Uppföljningen är sparad.",
    )


def _svara(
    post: Portfoljinskick, modell: type[F], fler_fel: Mapping[str, str],
    gor: Callable[[AtgardsplanRad, AtgardsradRad, F], Any], var: str, meddelande: str,
) -> Response:  # fmt: skip
    """Do something with the row of the address, and show the plan."""
    plan = planen(post)
    rad = atgarden(post, plan)
    form: Validerad[F] = post.validera(modell, fler_fel=fler_fel)
    plats = f"{var}-{rad.id}"
    if form.varde is None:
        return _visa(post, plan, status=422, fel=form.fel, falt=post.falt, var=plats)
    try:
        gor(plan, rad, form.varde)
    except Konflikt:
        return _visa(post, planen(post), status=409, konflikt=HUNNET, falt=post.falt, var=plats)
    return _till_planen(post, plan, meddelande)


def _till_planen(post: Portfoljinskick, plan: AtgardsplanRad, meddelande: str) -> Response:
    return post.klart("atgardsplan.visa", portfolj_id=post.portfolj_id, plan_id=plan.id or 0, meddelande=meddelande)
