"""Pages about who supervises."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.personer import kanda_personer
from app.db.session import Konflikt
from app.domain.behorighet import Handling
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Meritslag
from app.features.handledare import actions, queries, vy
from app.features.handledare.forms import ErsattareForm, MeritForm, TillganglighetForm
from app.web import ord as etiketter
from app.web.forms import Falt, falt_av, las_tal
from app.web.ifyllt import Ifyllt
from app.web.personval import fel_i_handledare, personval
from app.web.ramkontroll import fel_i_datum, las_datum
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS = "/portfolj/{portfolj_id:int}/handledare"
_ETT = BAS + "/{handledarskap_id:int}/andra"
_KOMPETENS = BAS + "/{handledare_id:int}/kompetens"
_PA_ENHETEN = (
    ("ja", "På samma enhet", "Där ST-läkaren har sin huvudsakliga tjänstgöring."),
    ("nej", "På en annan enhet", ""),
    ("okant", "Inte noterat", ""),
)


@sidor.las(BAS, Handling.LASA_PORTFOLJ, namn="handledare.visa", etag=True)
def visa(sida: Portfoljsida) -> Response:
    """Those who supervise now, their competence, and how it has changed."""
    alla = queries.alla_handledarskap(sida.session, sida.portfolj_id)
    return sida.render(
        "handledare/visa.html",
        titel="Handledare",
        kort=vy.kort(sida.portfolj, alla, sida.idag, sida.regelverk.specialitetsnamn),
        tidigare=[ett for ett in alla if ett.rad.till is not None and ett.rad.till < sida.idag],
        har_huvud=sida.portfolj.huvudhandledare(sida.idag) is not None,
    )


@sidor.las(BAS + "/ersattare", Handling.UTSE_HANDLEDARE, namn="handledare.ersattare")
def ersattare(sida: Portfoljsida) -> Response:
    """The form that names a replacement, filled in with the noted absence."""
    huvud = sida.portfolj.huvudhandledare(sida.idag)
    falt = {"fran": huvud.borta_fran, "till": huvud.borta_till} if huvud is not None else {}
    return _ersattarform(sida, falt_av({"fran": sida.idag, **{n: v for n, v in falt.items() if v}}))


def _ersattarform(
    sida: Portfoljsida, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None
) -> Response:
    personer = kanda_personer(sida.session, sida.portfolj_id, sida.tilltrade.region, sida.tilltrade.person_id)
    return sida.render(
        "handledare/ersattare.html", status=status, titel="Utse ersättare", v=Ifyllt(falt), fel=fel or {},
        personer=personval(personer),
    )  # fmt: skip


@sidor.skriv(BAS + "/ersattare", Handling.UTSE_HANDLEDARE, namn="handledare.utse_ersattare")
def utse_ersattare(post: Portfoljinskick) -> Response:
    """Name a replacement."""
    kanda = kanda_personer(post.session, post.portfolj_id, post.tilltrade.region, post.tilltrade.person_id)
    fel = fel_i_datum(post.falt, post.portfolj.utbildning, ("fran",))
    fel |= fel_i_handledare(post.falt, {p.id for p in kanda}, None)
    fran = las_datum(post.falt, "fran")
    huvud = post.portfolj.huvudhandledare(fran) if fran else None
    if huvud is not None and Ifyllt(post.falt)("handledare") == str(huvud.person_id):
        fel["handledare"] = f"{huvud.namn} är huvudhandledare då. Välj någon annan."
    form = post.validera(ErsattareForm, fel)
    if form.varde is None:
        return _ersattarform(post, post.falt, status=422, fel=form.fel)
    actions.utse_ersattare(post.skriv, post.portfolj_id, form.varde, post.tilltrade.region)
    return post.klart("handledare.visa", portfolj_id=post.portfolj_id, meddelande="Ersättaren är utsedd.")


def _handledaren(sida: Portfoljsida) -> queries.Handledaren:
    return queries.handledarskap(sida.session, sida.portfolj_id, sida.request.path_params["handledarskap_id"])


def _falt(ett: queries.Handledaren) -> dict[str, list[str]]:
    var = {True: "ja", False: "nej", None: "okant"}[ett.rad.is_pa_enheten]
    namnen = ("tillganglighet", "borta_fran", "borta_till", "skal", "version")
    return falt_av({"pa_enheten": var, **{namn: getattr(ett.rad, namn) for namn in namnen}})


def _andraform(
    sida: Portfoljsida,
    ett: queries.Handledaren,
    falt: Falt,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
) -> Response:
    return sida.render(
        "handledare/andra.html", status=status, titel=f"Tillgänglighet och frånvaro: {ett.namn}", ett=ett,
        v=Ifyllt(falt), fel=fel or {}, pa_enheten=_PA_ENHETEN, version=ett.rad.version,
    )  # fmt: skip


@sidor.las(_ETT, Handling.UTSE_HANDLEDARE, namn="handledare.andra")
def andra(sida: Portfoljsida) -> Response:
    """Where the handledare works, how to reach them, when they are away."""
    ett = _handledaren(sida)
    return _andraform(sida, ett, _falt(ett))


@sidor.skriv(_ETT, Handling.UTSE_HANDLEDARE, namn="handledare.spara")
def spara(post: Portfoljinskick) -> Response:
    """Note it."""
    ett, form = _handledaren(post), post.validera(TillganglighetForm)
    if form.varde is None:
        return _andraform(post, ett, post.falt, status=422, fel=form.fel)
    try:
        actions.andra(post.skriv, ett.rad, form.varde)
    except Konflikt:
        fel = {"": "Någon annan har ändrat uppgifterna sedan du öppnade sidan. Det du skrev står kvar; spara igen."}
        return _andraform(post, _handledaren(post), post.falt, status=409, fel=fel)
    return post.klart("handledare.visa", portfolj_id=post.portfolj_id, meddelande="Uppgifterna är sparade.")


def _meritform(sida: Portfoljsida, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None) -> Response:
    person_id = sida.request.path_params["handledare_id"]
    namn = queries.handledarens_namn(sida.session, sida.portfolj_id, person_id)
    return sida.render(
        "handledare/kompetens.html",
        status=status,
        titel=f"Kompetens: {namn}",
        person_id=person_id,
        namn=namn,
        noterade=[
            (vy.merit_i_ord(n.rad, sida.regelverk.specialitetsnamn), n)  # type: ignore[arg-type]  # the same fields
            for n in queries.meriter(sida.session, person_id)
        ],
        v=Ifyllt(falt),
        fel=fel or {},
        slagval=tuple((slag.value, etiketter.MERITSLAG[slag], "") for slag in Meritslag),
        specialiteter=tuple((s.slug, s.namn) for s in sida.regelverk.malbeskrivningar.specialiteter()),
        foreskrifter=tuple((f.value, f.beteckning) for f in Foreskrift),
    )


@sidor.las(_KOMPETENS, Handling.UTSE_HANDLEDARE, namn="handledare.kompetens")
def kompetens(sida: Portfoljsida) -> Response:
    """What is noted of a handledare, and the form for more."""
    ram = sida.portfolj.utbildning
    return _meritform(
        sida,
        falt_av(
            {"finns": "ja", "specialitet": ram.specialitet, "foreskrift": ram.foreskrift, "slag": sida.fraga("slag")}
        ),
    )


@sidor.skriv(_KOMPETENS, Handling.UTSE_HANDLEDARE, namn="handledare.notera")
def notera(post: Portfoljinskick) -> Response:
    """Note more."""
    person_id = post.request.path_params["handledare_id"]
    queries.handledarens_namn(post.session, post.portfolj_id, person_id)
    form = post.validera(MeritForm, _fel_i_merit(post, person_id))
    if form.varde is None:
        return _meritform(post, post.falt, status=422, fel=form.fel)
    actions.notera(post.skriv, post.portfolj_id, person_id, form.varde)
    return _klart(post, person_id, "Det är noterat.")


def _fel_i_merit(post: Portfoljinskick, person_id: int) -> dict[str, str]:
    v, dag = Ifyllt(post.falt), las_datum(post.falt, "datum")
    fel = {}
    if dag is not None and dag > post.idag:
        fel["datum"] = "Datumet ligger i framtiden. Notera det när det har ägt rum."
    kanda = {s.slug for s in post.regelverk.malbeskrivningar.specialiteter()}
    if v("specialitet") and v("specialitet") not in kanda:
        fel["specialitet"] = "Välj en av specialiteterna i listan."
    for noterad, _ in queries.meriter(post.session, person_id):
        lika = noterad.slag == v("slag") and noterad.finns is (v("finns") != "nej") and noterad.datum == dag
        if lika and (noterad.slag is not Meritslag.SPECIALIST or noterad.specialitet == v("specialitet")):
            fel["slag"] = "Det är redan noterat med samma dag."
    return fel


@sidor.skriv(_KOMPETENS + "/{merit_id:int}/ta-bort", Handling.UTSE_HANDLEDARE, namn="handledare.ta_bort_merit")
def ta_bort_merit(post: Portfoljinskick) -> Response:
    """Take away what was noted by mistake."""
    person_id = post.request.path_params["handledare_id"]
    queries.handledarens_namn(post.session, post.portfolj_id, person_id)
    rad = queries.merit(post.session, person_id, post.request.path_params["merit_id"])
    try:
        actions.ta_bort(post.skriv, post.portfolj_id, rad, las_tal(Ifyllt(post.falt)("version"), 0))
    except Konflikt:
        fel = {"": "Uppgiften är redan ändrad eller borttagen. Så här ser det ut nu."}
        return _meritform(post, {}, status=409, fel=fel)
    return _klart(post, person_id, "Uppgiften är borttagen.")


def _klart(post: Portfoljinskick, person_id: int, meddelande: str) -> Response:
    return post.klart(
        "handledare.kompetens", portfolj_id=post.portfolj_id, handledare_id=person_id, meddelande=meddelande
    )
