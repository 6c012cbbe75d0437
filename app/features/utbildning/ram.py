"""The page of the training, and the form of its frame."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import PortfoljRad
from app.domain.behorighet import Handling
from app.domain.foreskrift import Foreskrift
from app.domain.portfolj import BtLage, Utbildning
from app.features.utbildning import actions, queries
from app.features.utbildning.forms import RamForm, SvenskAt
from app.underlag.malbeskrivningar import MalbeskrivningSaknas
from app.web import ord as etiketter
from app.web.format import datum
from app.web.forms import Falt, falt_av
from app.web.ifyllt import Ifyllt, Skillnad, skillnader
from app.web.ramkontroll import las_datum
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS = "/portfolj/{portfolj_id:int}/utbildning"
_AT = {SvenskAt.JA: "Ja", SvenskAt.NEJ: "Nej", SvenskAt.OKANT: "Vet inte"}


@sidor.las(BAS, Handling.LASA_PORTFOLJ, namn="utbildning.visa", etag=True)
def visa(sida: Portfoljsida) -> Response:
    """The frame, employment, leave and handledare."""
    portfolj = sida.portfolj
    handledare = queries.handledarskap(sida.session, sida.portfolj_id)
    return sida.render(
        "utbildning/visa.html",
        titel="Utbildning",
        ramfakta=_fakta(sida),
        provning=next((f for f in sida.fynd if f.regel_id == "TID-03"), None),
        sysselsattning=sorted(portfolj.sysselsattningar, key=lambda s: s.fran, reverse=True),
        franvaro=sorted(portfolj.franvaron, key=lambda f: f.start, reverse=True),
        handledare=handledare,
        har_huvud=portfolj.huvudhandledare(sida.idag) is not None,
        tillgodoraknanden=portfolj.tillgodoraknanden,
        pagar=lambda post: post.start <= sida.idag and (post.slut is None or post.slut >= sida.idag),
    )


def _fakta(sida: Portfoljsida) -> tuple[tuple[str, str, str | None], ...]:
    """The frame as pairs for the macro `fakta`."""
    u = sida.portfolj.utbildning
    at = {True: "Ja", False: "Nej", None: ""}[u.has_svensk_at]
    rader: list[tuple[str, str, str | None]] = [
        ("Utbildning", etiketter.UTBILDNINGSSLAG[u.slag], None),
        ("Specialitet", sida.regelverk.specialitetsnamn(u.specialitet), None),
        ("Föreskrift", u.foreskrift.beteckning, sida.url("regelverk.visa")),
        ("Enhet", u.enhet, None),
        ("ST-start", datum(u.start), None),
        ("Planerat slut", datum(u.planerat_slut, ""), None),
        ("Legitimation", datum(u.legitimation, ""), None),
        ("Svensk AT", f"{at}, godkänd {datum(u.at_datum)}" if u.at_datum else at, None),
        ("Bastjänstgöring (BT)", _bt(u), None),
    ]
    if u.undantag_skal:
        rader.append(("Skäl till undantag", u.undantag_skal, None))
    return tuple(rader)


def _bt(u: Utbildning) -> str:
    lage = etiketter.BT_LAGE[u.bt]
    if u.bt_godkand is None:
        return lage
    return f"{lage} {datum(u.bt_godkand)}" if u.bt is BtLage.GODKAND else f"{lage}, godkänd {datum(u.bt_godkand)}"


def _sparade_falt(rad: PortfoljRad) -> Falt:
    svensk_at = {True: SvenskAt.JA, False: SvenskAt.NEJ, None: SvenskAt.OKANT}[rad.has_svensk_at]
    varden = {namn: getattr(rad, namn) for namn in queries.RAMFALT if namn != "has_svensk_at"}
    return falt_av(varden | {"svensk_at": svensk_at})


def _visa_formular(
    sida: Portfoljsida,
    falt: Falt,
    sedd: str,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    konflikt: tuple[Skillnad, ...] | None = None,
) -> Response:
    return sida.render(
        "utbildning/andra.html",
        status=status,
        titel="Ändra utbildningens ramar",
        v=Ifyllt(falt),
        fel=fel or {},
        konflikt=konflikt,
        sedd=sedd,
        specialiteter=tuple((s.slug, s.namn) for s in sida.regelverk.malbeskrivningar.specialiteter()),
        foreskrifter=tuple((f.value, f.beteckning, "") for f in Foreskrift),
        slagval=tuple((slag.value, text, "") for slag, text in etiketter.UTBILDNINGSSLAG.items()),
        btval=tuple((lage.value, text, "") for lage, text in etiketter.BT_LAGE.items()),
        atval=tuple((val.value, text, "") for val, text in _AT.items()),
        till=sida.url("utbildning.andra", portfolj_id=sida.portfolj_id),
        avbryt=sida.url("utbildning.visa", portfolj_id=sida.portfolj_id),
    )


@sidor.las(f"{BAS}/andra", Handling.ANDRA_UTBILDNING, namn="utbildning.andra")
def andra(sida: Portfoljsida) -> Response:
    """The form of the frame as it is stored."""
    rad = queries.ram(sida.session, sida.portfolj_id)
    return _visa_formular(sida, _sparade_falt(rad), queries.stampel(rad))


@sidor.skriv(f"{BAS}/andra", Handling.ANDRA_UTBILDNING, namn="utbildning.spara")
def spara(post: Portfoljinskick) -> Response:
    """Save the frame, unless somebody else came first."""
    form = post.validera(RamForm, _fel_i_ram(post))
    if form.varde is None:
        return _visa_formular(post, post.falt, Ifyllt(post.falt)("sedd"), status=422, fel=form.fel)
    rad = queries.ram(post.session, post.portfolj_id)
    try:
        actions.andra_ram(post.skriv, rad, form.varde)
    except Konflikt:
        etiketter_ = [(n, str(f.title)) for n, f in RamForm.model_fields.items() if f.title]
        rader = skillnader(post.falt, _sparade_falt(rad), etiketter_, lambda namn, varde: _i_ord(post, namn, varde))
        return _visa_formular(post, post.falt, queries.stampel(rad), status=409, konflikt=rader)
    return post.klart("utbildning.visa", portfolj_id=post.portfolj_id, meddelande="Utbildningens ramar är ändrade.")


def _fel_i_ram(post: Portfoljinskick) -> dict[str, str]:
    """Faults that only the reference data and the clock can tell."""
    v, fel = Ifyllt(post.falt), {}
    for namn in ("legitimation", "at_datum", "bt_godkand"):
        dag = las_datum(post.falt, namn)
        if dag is not None and dag > post.idag:
            fel[namn] = "Datumet har inte varit än. Fyll i det när det är gjort."
    if v("specialitet") and v("foreskrift") in list(Foreskrift):
        foreskrift = Foreskrift(v("foreskrift"))
        try:
            post.regelverk.malbeskrivningar.hamta(foreskrift, v("specialitet"))
        except MalbeskrivningSaknas:
            fel["specialitet"] = f"Specialiteten finns inte i {foreskrift.beteckning}. Välj en annan."
    return fel


def _i_ord(sida: Portfoljsida, namn: str, varde: str) -> str:
    """A stored value of the form as a person reads it."""
    ordlistor: dict[str, dict[str, str]] = {
        "slag": {str(slag): text for slag, text in etiketter.UTBILDNINGSSLAG.items()},
        "bt": {str(lage): text for lage, text in etiketter.BT_LAGE.items()},
        "foreskrift": {f.value: f.beteckning for f in Foreskrift},
        "svensk_at": {str(val): text for val, text in _AT.items()},
        "specialitet": {varde: sida.regelverk.specialitetsnamn(varde)},
    }
    dag = las_datum({namn: [varde]}, namn)
    return datum(dag) if dag is not None else ordlistor.get(namn, {}).get(varde, varde)
