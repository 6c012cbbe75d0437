"""Activities: the list, one by one, and the steps that each can take."""

from collections.abc import Callable
from dataclasses import replace

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import ArbetsstegRad
from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.behorighet import Handling
from app.domain.slag import Aktivitetsslag
from app.domain.undervisning import MED_STEG, Arbetsstegsslag
from app.features.aktivitet import actions, queries
from app.features.aktivitet.anmarkningar import om_aktiviteten, om_planen
from app.features.aktivitet.forms import AterkallaForm, GenomfordForm, VersionForm
from app.features.aktivitet.gang import far_bekrafta, gangen
from app.features.aktivitet.placering import sidor
from app.features.aktivitet.plan import planruta
from app.features.aktivitet.vy import LAGE, TON, Urval, koder
from app.web import ord as etiketter
from app.web.bevis import Bevisord
from app.web.delmalsval import alla_delmal
from app.web.format import antal
from app.web.forms import falt_av
from app.web.fyndrader import Fyndrad, Fyndrader
from app.web.ifyllt import Ifyllt
from app.web.ramkontroll import fel_i_datum, las_datum
from app.web.sida import Portfoljinskick, Portfoljsida

_BAS = "/portfolj/{portfolj_id:int}/aktivitet"
_EN = f"{_BAS}/{{aktivitet_id:int}}"
_SYNLIGA = (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD, Aktivitetsstatus.FORESLAGEN)


@sidor.las(_BAS, Handling.LASA_PORTFOLJ, namn="aktivitet.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """All activities, filtered and sorted."""
    urval = Urval.las(sida)
    bas = sida.url("aktivitet.lista", portfolj_id=sida.portfolj_id)
    poster = [post for post in sida.portfolj.aktiviteter if urval.passar(post)]
    per_status = {status: [p for p in poster if p.status is status] for status in Aktivitetsstatus}
    visade = [p for s in _SYNLIGA if urval.status in ("", s) for p in per_status[s]]
    flikar = [("Alla", urval.adress(bas, status=""), urval.status == "", sum(len(per_status[s]) for s in _SYNLIGA))]
    flikar += [(_FLIK[s], urval.adress(bas, status=s), urval.status == s, len(per_status[s])) for s in _SYNLIGA]
    anvanda = {p.slag for p in sida.portfolj.aktiviteter}
    return sida.render(
        "aktivitet/lista.html",
        titel="Aktiviteter",
        urval=urval,
        bas=bas,
        flikar=flikar,
        poster=urval.sorterade(visade),
        aterkallade=urval.sorterade(per_status[Aktivitetsstatus.ATERKALLAD]),
        finns_nagra=bool(sida.portfolj.aktiviteter),
        slagval=tuple((s.value, etiketter.AKTIVITETSSLAG[s]) for s in Aktivitetsslag if s in anvanda),
        delmalsval=tuple((str(k.kod).lower(), f"{k.kod} {k.titel}") for k in alla_delmal(sida.underlag)),
        koder=lambda post: koder(sida, post.delmal),
        lage=LAGE,
        ton=TON,
        anmarkningar=om_planen(sida),
        traffar=antal(len(visade), "aktivitet", "aktiviteter"),
    )


_FLIK = {
    Aktivitetsstatus.PLANERAD: "Planerade",
    Aktivitetsstatus.GENOMFORD: "Genomförda",
    Aktivitetsstatus.FORESLAGEN: "Föreslagna",
}


def _hamta(sida: Portfoljsida) -> queries.Posten:
    return queries.hamta(sida.session, sida.portfolj_id, sida.request.path_params["aktivitet_id"])


@sidor.las(_EN, Handling.LASA_PORTFOLJ, namn="aktivitet.visa")
def visa(sida: Portfoljsida) -> Response:
    """One activity with all that refers to it."""
    return _visa(sida, _hamta(sida))


def _visa(sida: Portfoljsida, post: queries.Posten, *, status: int = 200, fel: str = "") -> Response:
    aktivitet = sida.portfolj.aktivitet(post.id)
    bevis = Bevisord(sida.portfolj, sida.url)
    rad = post.aktivitet
    return sida.render(
        "aktivitet/visa.html",
        status=status,
        titel=rad.titel,
        fel=fel,
        a=aktivitet,
        rad=rad,
        lage=LAGE[rad.status],
        ton=TON.get(rad.status, ""),
        koder=koder(sida, rad.delmal),
        metoder=[
            (m, sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=m.delmal.lower()))
            for m in sida.portfolj.metoder
            if m.aktivitet_id == post.id
        ],
        bedomningar=[bevis.bedomning(b.id) for b in sida.portfolj.bedomningar if b.aktivitet_id == post.id],
        samtal=[bevis.samtal(s.id) for s in sida.portfolj.handledarsamtal if s.aktivitet_id == post.id],
        egen_anteckning=rad.egen_anteckning if sida.is_egen else "",
        foreslagen_av=queries.namn(sida.session, rad.foreslagen_av),
        bekraftad_av=queries.namn(sida.session, post.tjanstgoring.bekraftad_av) if post.tjanstgoring else "",
        kan_bekraftas=far_bekrafta(sida, post)
        and sida.far(Handling.BEKRAFTA_TJANSTGORING)
        and rad.status in (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD)
        and post.tjanstgoring is not None
        and post.tjanstgoring.bekraftad is None,
        gang=gangen(sida, post),
        arbetssteg=_arbetssteg(sida, post),
        anmarkningar=om_aktiviteten(sida, aktivitet) if aktivitet else (),
        plan=planruta(sida, aktivitet) if aktivitet else None,
        plan_saknas=_kan_valja_i_planen(sida, post),
        rader=_flaggor(sida, post.id),
        klar_direkt=rad.start is not None and rad.slut is not None and rad.slut <= sida.idag,
    )


def _kan_valja_i_planen(sida: Portfoljsida, post: queries.Posten) -> bool:
    """Whether the region's plan has something to choose for an activity for which nothing is chosen."""
    plan, rad, plats = sida.underlag.plan, post.aktivitet, post.tjanstgoring
    if plan is None or not sida.far(Handling.SKRIVA_PLAN) or rad.status is not Aktivitetsstatus.PLANERAD:
        return False
    if plats is not None:
        return plats.typ is TjanstgoringsTyp.SIDOTJANSTGORING and not plats.amne
    return rad.slag is Aktivitetsslag.KURS and not rad.mall


def _flaggor(sida: Portfoljsida, aktivitet_id: int) -> list[Fyndrad]:
    """What the rules say of the activity; a remedy that is this page itself is no button."""
    ritare = Fyndrader(sida.portfolj, sida.regelverk, sida.idag, sida.url, sida.far)
    har = sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=aktivitet_id)
    rader = ritare.lista(ett for ett in sida.fynd if ett.om.aktivitet_id == aktivitet_id)
    return [replace(rad, url=None, atgard=None if rad.atgard and rad.atgard[0] == har else rad.atgard) for rad in rader]


def _arbetssteg(sida: Portfoljsida, post: queries.Posten) -> list[tuple[Arbetsstegsslag, ArbetsstegRad | None]]:
    """The steps of a work of one's own with what is stored of each; nothing for any other activity."""
    rad = post.aktivitet
    if rad.slag not in MED_STEG or rad.status not in (Aktivitetsstatus.PLANERAD, Aktivitetsstatus.GENOMFORD):
        return []
    sparade = queries.arbetssteg(sida.session, sida.portfolj_id, post.id)
    return [(slag, sparade.get(slag)) for slag in Arbetsstegsslag]


def _steg(post: Portfoljinskick, gor: Callable[[queries.Posten, int], str]) -> Response:
    """Take one step with an activity as the person saw it, or show it as it is now."""
    sparad = _hamta(post)
    form = post.validera(VersionForm)
    try:
        meddelande = gor(sparad, form.varde.version if form.varde else 0)
    except Konflikt:
        return _andrad(post)
    return post.klart("aktivitet.visa", portfolj_id=post.portfolj_id, aktivitet_id=sparad.id, meddelande=meddelande)


def _andrad(post: Portfoljinskick) -> Response:
    return _visa(
        post, _hamta(post), status=409,
        fel="Aktiviteten har ändrats sedan du öppnade sidan. Så här ser den ut nu. Gör om det du ville göra.",
    )  # fmt: skip


@sidor.las(f"{_EN}/genomford", Handling.SKRIVA_PLAN, namn="aktivitet.genomford")
def genomford(sida: Portfoljsida) -> Response:
    """Ask when the activity was finished."""
    post = _hamta(sida)
    slut = post.aktivitet.slut if post.aktivitet.slut and post.aktivitet.slut <= sida.idag else sida.idag
    falt = falt_av({"start": post.aktivitet.start, "slut": slut})
    return _visa_genomford(sida, post, Ifyllt(falt))


def _visa_genomford(
    sida: Portfoljsida, post: queries.Posten, v: Ifyllt, *, status: int = 200, fel: dict[str, str] | None = None
) -> Response:
    return sida.render(
        "aktivitet/genomford.html",
        status=status,
        titel=f"Markera {post.aktivitet.titel} som genomförd",
        rad=post.aktivitet,
        v=v,
        fel=fel or {},
        avbryt=sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=post.id),
    )


@sidor.skriv(f"{_EN}/genomford", Handling.SKRIVA_PLAN, namn="aktivitet.genomfor")
def genomfor(post: Portfoljinskick) -> Response:
    """Note that the activity is done."""
    sparad = _hamta(post)
    fel = fel_i_datum(post.falt, post.portfolj.utbildning, tillatna=sparad.datum)
    slut = las_datum(post.falt, "slut")
    if slut is not None and slut > post.idag:
        fel["slut"] = "Datumet har inte varit än. Vänta tills aktiviteten är klar, eller rätta datumet."
    form = post.validera(GenomfordForm, fel)
    if form.varde is None:
        return _visa_genomford(post, sparad, Ifyllt(post.falt), status=422, fel=dict(form.fel))
    varde = form.varde

    def gor(rad: queries.Posten, version: int) -> str:
        actions.genomfor(post.skriv, rad, version, varde.start, varde.slut)
        return "Aktiviteten är markerad som genomförd."

    return _steg(post, gor)


@sidor.las(f"{_EN}/aterkalla", Handling.SKRIVA_PLAN, namn="aktivitet.aterkalla")
def aterkalla(sida: Portfoljsida) -> Response:
    """Ask why the activity is withdrawn, and say what follows."""
    return _visa_aterkalla(sida, _hamta(sida), Ifyllt({}))


def _visa_aterkalla(
    sida: Portfoljsida, post: queries.Posten, v: Ifyllt, *, status: int = 200, fel: dict[str, str] | None = None
) -> Response:
    return sida.render(
        "aktivitet/aterkalla.html",
        status=status,
        titel=f"Återkalla {post.aktivitet.titel}",
        rad=post.aktivitet,
        koder=koder(sida, post.aktivitet.delmal),
        v=v,
        fel=fel or {},
        avbryt=sida.url("aktivitet.visa", portfolj_id=sida.portfolj_id, aktivitet_id=post.id),
    )


@sidor.skriv(f"{_EN}/aterkalla", Handling.SKRIVA_PLAN, namn="aktivitet.aterkalla_nu")
def aterkalla_nu(post: Portfoljinskick) -> Response:
    """Withdraw the activity."""
    form = post.validera(AterkallaForm)
    if form.varde is None:
        return _visa_aterkalla(post, _hamta(post), Ifyllt(post.falt), status=422, fel=dict(form.fel))
    skal = form.varde.skal

    def gor(rad: queries.Posten, version: int) -> str:
        actions.aterkalla(post.skriv, rad, version, skal)
        return "Aktiviteten är återkallad. Den finns kvar längst ned i listan och kan tas tillbaka."

    return _steg(post, gor)


@sidor.skriv(f"{_EN}/angra", Handling.SKRIVA_PLAN, namn="aktivitet.angra")
def angra(post: Portfoljinskick) -> Response:
    """Restore a withdrawn activity."""

    def gor(rad: queries.Posten, version: int) -> str:
        status = actions.angra(post.skriv, rad, version)
        return f"Aktiviteten är tillbaka som {etiketter.AKTIVITETSSTATUS[status].lower()}."

    return _steg(post, gor)


@sidor.skriv(f"{_EN}/anta", Handling.SKRIVA_PLAN, namn="aktivitet.anta")
def anta(post: Portfoljinskick) -> Response:
    """Take a suggestion into the plan."""

    def gor(rad: queries.Posten, version: int) -> str:
        actions.anta(post.skriv, rad, version)
        return "Aktiviteten är med i din plan."

    return _steg(post, gor)


@sidor.skriv(f"{_EN}/avboj", Handling.SKRIVA_PLAN, namn="aktivitet.avboj")
def avboj(post: Portfoljinskick) -> Response:
    """Decline a suggestion."""

    def gor(rad: queries.Posten, version: int) -> str:
        actions.avboj(post.skriv, rad, version)
        return "Förslaget är avböjt."

    return _steg(post, gor)


@sidor.skriv(f"{_EN}/bekrafta", Handling.BEKRAFTA_TJANSTGORING, namn="tjanstgoring.bekrafta")
def bekrafta(post: Portfoljinskick) -> Response:
    """Confirm a placement."""
    post.krav(far_bekrafta(post, _hamta(post)))

    def gor(rad: queries.Posten, version: int) -> str:
        actions.bekrafta(post.skriv, rad, version)
        return "Placeringen är bekräftad."

    return _steg(post, gor)


__all__ = ["sidor"]
