"""The pages with the form of an activity: a new one, a new placement, a change, a suggestion."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TypeVar

from starlette.responses import Response

from app.db.aktivitetsmallar import for_portfolj
from app.db.personer import Valbar, kanda_personer
from app.db.session import Konflikt
from app.domain.aktivitet import Aktivitetsstatus
from app.domain.behorighet import Handling
from app.domain.slag import Aktivitetsslag
from app.features.aktivitet import actions, plan, queries
from app.features.aktivitet.forms import AktivitetForm, ForslagForm, Jour, PlaceringForm
from app.features.aktivitet.vy import forslag, i_ord
from app.web import ord as etiketter
from app.web.delmalsval import alla_delmal, delmalsval, fel_i_delmal, las_koder, nyliga_delmal
from app.web.forms import Falt, Validerad, falt_av, las_tal
from app.web.ifyllt import Ifyllt, Skillnad, skillnader
from app.web.personval import fel_i_handledare, personval
from app.web.ramkontroll import fel_i_datum, las_datum
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()

F = TypeVar("F", bound=ForslagForm)

_PLACERING = (Aktivitetsslag.KLINISK_TJANSTGORING, Aktivitetsslag.AUSKULTATION)
_BAS = "/portfolj/{portfolj_id:int}/aktivitet"


def _personer(sida: Portfoljsida) -> tuple[Valbar, ...]:
    return kanda_personer(sida.session, sida.portfolj_id, sida.tilltrade.region, sida.tilltrade.person_id)


def _slagval(modell: type[ForslagForm], valt: str) -> tuple[tuple[str, ...], ...]:
    """The kinds on offer; a plain activity is no clinical service, which has fields of its own."""
    if modell is PlaceringForm:
        return tuple((s.value, etiketter.AKTIVITETSSLAG[s], "") for s in _PLACERING)
    utan = Aktivitetsslag.KLINISK_TJANSTGORING if modell is AktivitetForm else None
    return tuple((s.value, etiketter.AKTIVITETSSLAG[s]) for s in Aktivitetsslag if s is not utan or s == valt)


def _visa(  # noqa: PLR0913 - one form, many states
    sida: Portfoljsida,
    modell: type[ForslagForm],
    titel: str,
    falt: Falt,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    konflikt: tuple[Skillnad, ...] | None = None,
    version: int = 0,
    avbryt: str = "",
) -> Response:
    """Draw the form with those fields."""
    v = Ifyllt(falt)
    is_placering = modell is PlaceringForm
    planval = plan.val(sida, v(_nyckelfalt(modell)), placeringar=is_placering) if modell is not ForslagForm else ()
    is_ny = modell is not ForslagForm and not version and status == HTTPStatus.OK
    visa_mallar = not is_placering and not version and status == HTTPStatus.OK and not v("titel")
    return sida.render(
        "aktivitet/formular.html",
        status=status,
        titel=titel,
        v=v,
        fel=fel or {},
        konflikt=konflikt,
        version=version,
        is_placering=is_placering,
        is_forslag=modell is ForslagForm,
        slagval=_slagval(modell, v("slag")),
        typval=tuple((typ.value, text) for typ, text in etiketter.TJANSTGORINGSTYP.items()),
        miljoval=tuple((miljo.value, text) for miljo, text in etiketter.MILJO.items()),
        delmal=delmalsval(sida.underlag, v.alla("delmal"), nyliga_delmal(sida.portfolj)),
        personer=personval(_personer(sida)) if is_placering else (),
        planval=planval,
        forslag=forslag(sida, placeringar=is_placering) if is_ny else None,
        is_ny=is_ny,
        plantext=plan.i_ord(sida, v("amne")),
        mallar=for_portfolj(sida.session, sida.portfolj_id) if visa_mallar else (),
        till=sida.request.url.path,
        avbryt=avbryt or sida.url("aktivitet.lista", portfolj_id=sida.portfolj_id),
    )


def _nyckelfalt(modell: type[ForslagForm]) -> str:
    """The field that says what the activity is in the region's plan."""
    return "amne" if modell is PlaceringForm else "mall"


def _validera(post: Portfoljinskick, modell: type[F], sparad: queries.Posten | None = None) -> Validerad[F]:
    """Check the form, also against the frame of the training, the målbeskrivning and the register."""
    fel = fel_i_datum(
        post.falt,
        post.portfolj.utbildning,
        tillatna=sparad.datum if sparad else (),
        tidigare="Det som gjordes innan tas upp som tillgodoräknande.",
    )
    fel |= fel_i_delmal(post.falt, post.underlag)
    if Ifyllt(post.falt)("status") == Aktivitetsstatus.GENOMFORD:
        for namn in ("start", "slut"):
            dag = las_datum(post.falt, namn)
            if dag is not None and dag > post.idag:
                fel.setdefault(namn, "Datumet har inte varit än. Välj läget Planerad, eller rätta datumet.")
    if modell is not ForslagForm:
        falt, is_placering = _nyckelfalt(modell), modell is PlaceringForm
        sparat = (_sparade_falt(sparad).get(falt) or [""])[0] if sparad else ""
        if plan.okant(post, Ifyllt(post.falt)(falt), sparat, placeringar=is_placering):
            fel[falt] = "Valet finns inte i regionens plan. Välj något i listan, eller lämna tomt."
    if issubclass(modell, PlaceringForm):
        agare = queries.epost(post.session, post.tilltrade.person_id)
        fel |= fel_i_handledare(post.falt, {p.id for p in _personer(post)}, agare)
    return post.validera(modell, fel)


def _forifyllt(sida: Portfoljsida, **mer: str) -> Falt:
    """The fields of a new form, from the address: what the plan fills in for the choice, and what is said beside it."""
    falt = {namn: [varde] for namn, varde in mer.items()}
    if start := sida.fraga("fran") or sida.fraga("start"):
        falt["start"] = [start]
    falt |= plan.forifyllt(sida, sida.fraga("valj") or sida.fraga("amne") or sida.fraga("mall"), falt)
    delmal = [str(kod) for kod in las_koder(sida.request.query_params.getlist("delmal"))]
    if delmal:
        falt["delmal"] = delmal
    for namn in ("slag", "titel"):
        if sida.fraga(namn):
            falt[namn] = [sida.fraga(namn)]
    return {**falt, **_ur_mall(sida)} if sida.fraga("fran_mall") else falt


def _ur_mall(sida: Portfoljsida) -> Falt:
    """What a template of the unit or region fills in; of its delmål those that this training has."""
    valt = sida.fraga("fran_mall")
    rad = next((m.rad for m in for_portfolj(sida.session, sida.portfolj_id) if str(m.rad.id) == valt), None)
    if rad is None:
        return {}
    egna = {krav.kod for krav in alla_delmal(sida.underlag)}
    langd = f"Längd: {rad.omfattning}." if rad.omfattning else ""
    return falt_av(
        {
            "slag": rad.slag,
            "titel": rad.titel,
            "delmal": sorted(rad.delmal & egna),
            "beskrivning": "\n".join(filter(None, (rad.beskrivning, langd))),
        }
    )


@sidor.las(f"{_BAS}/ny", Handling.SKRIVA_PLAN, namn="aktivitet.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form of a new activity."""
    return _visa(sida, AktivitetForm, "Ny aktivitet", _forifyllt(sida, status="planerad"))


@sidor.skriv(f"{_BAS}/ny", Handling.SKRIVA_PLAN, namn="aktivitet.skapa")
def skapa(post: Portfoljinskick) -> Response:
    """Put an activity into the plan."""
    return _spara_ny(post, AktivitetForm, "Ny aktivitet", "Aktiviteten är sparad.")


@sidor.las(f"{_BAS}/ny-placering", Handling.SKRIVA_PLAN, namn="aktivitet.ny_placering")
def ny_placering(sida: Portfoljsida) -> Response:
    """The form of a new placement."""
    falt = _forifyllt(
        sida, status="planerad", slag="klinisk_tjanstgoring", typ="sidotjanstgoring", procent=str(_grad(sida))
    )
    return _visa(sida, PlaceringForm, "Ny placering", falt)


def _grad(sida: Portfoljsida) -> int:
    """The share of full time that the ST-läkare works now."""
    rader = [s for s in sida.portfolj.sysselsattningar if s.fran <= sida.idag]
    return max(rader, key=lambda s: s.fran).procent if rader else 100


@sidor.skriv(f"{_BAS}/ny-placering", Handling.SKRIVA_PLAN, namn="aktivitet.skapa_placering")
def skapa_placering(post: Portfoljinskick) -> Response:
    """Put a placement into the plan."""
    return _spara_ny(post, PlaceringForm, "Ny placering", "Placeringen är sparad.")


def _spara_ny(post: Portfoljinskick, modell: type[AktivitetForm], titel: str, meddelande: str) -> Response:
    form = _validera(post, modell)
    if form.varde is None:
        return _visa(post, modell, titel, post.falt, status=422, fel=form.fel)
    aktivitet_id = actions.skapa(post.skriv, post.portfolj_id, form.varde, post.tilltrade.region)
    return post.klart("aktivitet.visa", portfolj_id=post.portfolj_id, aktivitet_id=aktivitet_id, meddelande=meddelande)


@sidor.las(f"{_BAS}/foresla", Handling.FORESLA_AKTIVITET, namn="aktivitet.foresla")
def foresla(sida: Portfoljsida) -> Response:
    """The form of a suggestion."""
    return _visa(sida, ForslagForm, "Föreslå aktivitet", _forifyllt(sida))


@sidor.skriv(f"{_BAS}/foresla", Handling.FORESLA_AKTIVITET, namn="aktivitet.foresla_nu")
def foresla_nu(post: Portfoljinskick) -> Response:
    """Suggest an activity to the ST-läkare."""
    form = _validera(post, ForslagForm)
    if form.varde is None:
        return _visa(post, ForslagForm, "Föreslå aktivitet", post.falt, status=422, fel=form.fel)
    aktivitet_id = actions.foresla(post.skriv, post.portfolj_id, form.varde)
    return post.klart(
        "aktivitet.visa",
        portfolj_id=post.portfolj_id,
        aktivitet_id=aktivitet_id,
        meddelande="Förslaget är skickat. ST-läkaren tar in det i planen eller avböjer.",
    )


def _hamta(sida: Portfoljsida) -> queries.Posten:
    return queries.hamta(sida.session, sida.portfolj_id, sida.request.path_params["aktivitet_id"])


def _modell(post: queries.Posten) -> type[AktivitetForm]:
    if post.tjanstgoring is not None or post.aktivitet.slag is Aktivitetsslag.KLINISK_TJANSTGORING:
        return PlaceringForm
    return AktivitetForm


_JOUR = {None: Jour.OKANT, True: Jour.JA, False: Jour.NEJ}


def _sparade_falt(post: queries.Posten) -> Falt:
    rad, plats = post.aktivitet, post.tjanstgoring
    varden: dict[str, object] = {
        namn: getattr(rad, namn)
        for namn in ("slag", "titel", "status", "start", "slut", "beskrivning", "egen_anteckning", "mall")
    } | {"delmal": sorted(rad.delmal)}
    if plats is not None:
        varden |= {namn: getattr(plats, namn) for namn in ("typ", "enhet", "miljo", "procent", "ersattare", "amne")}
        varden["handledare"] = plats.handledare_id
        varden["jour"] = _JOUR[plats.has_jour]
        varden["slutenvard"] = "ja" if plats.is_slutenvard else None
    return falt_av(varden)


def _kan_andras(post: queries.Posten) -> bool:
    return post.aktivitet.status in (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD)


@sidor.las(f"{_BAS}/{{aktivitet_id:int}}/andra", Handling.SKRIVA_PLAN, namn="aktivitet.andra")
def andra(sida: Portfoljsida) -> Response:
    """The form of an activity as it is stored."""
    post = _hamta(sida)
    adress = sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=post.id)
    if not _kan_andras(post):
        return sida.vidare_till(adress, meddelande="Ta in aktiviteten i planen innan du ändrar den.", slag="fel")
    falt = dict(_sparade_falt(post))
    if sida.fraga("mall"):  # the page of courses proposes which of the plan's it is
        falt["mall"] = [sida.fraga("mall")]
    return _visa(
        sida, _modell(post), f"Ändra {post.aktivitet.titel}", falt,
        version=post.aktivitet.version, avbryt=adress,
    )  # fmt: skip


@sidor.skriv(f"{_BAS}/{{aktivitet_id:int}}/andra", Handling.SKRIVA_PLAN, namn="aktivitet.spara")
def spara(post: Portfoljinskick) -> Response:
    """Save a change, unless somebody else came first."""
    sparad = _hamta(post)
    modell, titel = _modell(sparad), f"Ändra {sparad.aktivitet.titel}"
    adress = post.url("aktivitet.visa", portfolj_id=post.portfolj_id, aktivitet_id=sparad.id)
    form = _validera(post, modell, sparad)
    if form.varde is None:
        version = las_tal(Ifyllt(post.falt)("version"), 0)
        return _visa(post, modell, titel, post.falt, status=422, fel=form.fel, version=version, avbryt=adress)
    try:
        if not _kan_andras(sparad):
            raise Konflikt(sparad.aktivitet)  # noqa: TRY301 - one answer to both
        obekraftad = actions.andra(post.skriv, sparad, form.varde, post.tilltrade.region)
    except Konflikt:
        return _konflikt(post, modell, _hamta(post), adress)
    meddelande = "Ändringen är sparad."
    if obekraftad:
        meddelande += " Handledaren behöver bekräfta placeringen på nytt."
    return post.klart("aktivitet.visa", portfolj_id=post.portfolj_id, aktivitet_id=sparad.id, meddelande=meddelande)


_ETIKETTER = {namn: str(falt.title) for namn, falt in PlaceringForm.model_fields.items() if falt.title}


def _konflikt(post: Portfoljinskick, modell: type[AktivitetForm], nu: queries.Posten, adress: str) -> Response:
    """What is saved now beside what was written; the next save is made on top of it."""
    namn = {p.id: p.namn for p in _personer(post)}
    etiketter_ = [(n, e) for n, e in _ETIKETTER.items() if n in modell.model_fields]
    rader = skillnader(post.falt, _sparade_falt(nu), etiketter_, lambda falt, varde: i_ord(namn, falt, varde))
    return _visa(
        post, modell, f"Ändra {nu.aktivitet.titel}", post.falt,
        status=409, konflikt=rader, version=nu.aktivitet.version, avbryt=adress,
    )  # fmt: skip
