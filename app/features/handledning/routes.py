"""Pages about supervision."""

from collections.abc import Collection, Mapping
from typing import Any

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import SamtalRad
from app.domain.alfabet import swedish_key
from app.domain.atagande import Atagande, Atagandekalla
from app.domain.behorighet import Handling
from app.features.handledning import actions, forbered, tid, vy
from app.features.handledning import bekrafta as bekraftade
from app.features.handledning.atagandefalt import RADER, oppna_att_bocka, vilka
from app.features.handledning.bekrafta import far_bekrafta, obekraftade
from app.features.handledning.forms import ETIKETTER, SamtalForm, VersionForm, falt_for, fel_i_samtal
from app.features.handledning.queries import Posten, borttagna, hamta
from app.web import ord as etiketter
from app.web.ataganden import oppna_vyer, vyer
from app.web.att_gora import till_det_som_vantar
from app.web.delmalsval import alla_delmal, delmalsval
from app.web.errors import FinnsInte
from app.web.forms import Falt
from app.web.genomfort import aktivitetsval, nyss_anvanda
from app.web.ifyllt import Ifyllt, skillnader
from app.web.motpart import Motpart, kanda_handledare, motpartsval
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidning import sidning
from app.web.sidor import Sidor

sidor = Sidor()
# Before what has an id in its address.
for _del in (tid, forbered, bekraftade):
    sidor.router.routes.extend(_del.sidor.router.routes)
_BAS = "/portfolj/{portfolj_id:int}/handledning"
_ETT = _BAS + "/{samtal_id:int}"


def _kanda(sida: Portfoljsida) -> tuple[Motpart, ...]:
    return kanda_handledare(sida.portfolj, sida.idag)


def _posten(sida: Portfoljsida) -> Posten:
    """The session of the address. A removed one is there for its owner only."""
    post = hamta(sida.session, sida.portfolj_id, sida.request.path_params["samtal_id"])
    if post.rad.borttagen is not None and not sida.is_egen:
        raise FinnsInte
    return post


def _formular(
    sida: Portfoljsida,
    falt: Falt,
    kanda: Collection[Motpart],
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    rad: SamtalRad | None = None,
    **kontext: Any,
) -> Response:
    v = Ifyllt(falt)
    nyliga = nyss_anvanda(sida.portfolj, sida.idag)
    return sida.render(
        "handledning/formular.html",
        status=status,
        titel="Logga handledning" if rad is None else "Ändra samtalet",
        v=v,
        fel=fel or {},
        rad=rad,
        personer=motpartsval(kanda),
        slagval=tuple((slag.value, text) for slag, text in etiketter.SAMTALSSLAG.items()),
        iupval=((None, [(punkt.value, text, "") for punkt, text in etiketter.IUP_PUNKT.items()]),),
        rader=RADER,
        vilka=vilka(sida, tuple(kanda)),
        oppna=oppna_att_bocka(sida),
        delmal=delmalsval(sida.underlag, v.alla("delmal"), nyliga),
        aktiviteter=aktivitetsval(sida.portfolj.gallande_aktiviteter),
        **({"version": rad.version if rad else 0, "konflikt_rader": None} | kontext),
    )


@sidor.las(_BAS, Handling.LASA_PORTFOLJ, namn="handledning.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """Every session, newest first, with the pace."""
    samtal = sida.portfolj.handledarsamtal
    vem, delmal = sida.fraga("vem"), sida.fraga("delmal")
    valda = vy.urval(samtal, vem, delmal)
    return sida.render(
        "handledning/lista.html",
        titel="Handledning",
        samtal=sidning(sida, valda, vem=vem, delmal=delmal),
        antal=len(valda),
        alla=len(samtal),
        summa=sum(s.minuter for s in valda),
        vem=vem,
        delmal=delmal,
        namnval=[(namn, namn) for namn in sorted({s.handledare_namn for s in samtal}, key=swedish_key)],
        kodval=[(kod, kod) for kod in sorted({kod for s in samtal for kod in s.delmal})],
        takt=vy.takt(sida),
        veckor=vy.veckor(sida),
        tid=tid.galler_nu(sida.portfolj, sida.idag),
        nasta=vy.nasta(sida),
        punkter=forbered.sparade_punkter(sida),
        oppna=oppna_vyer(sida),
        obekraftade=len(obekraftade(sida)),
        borttagna=borttagna(sida.session, sida.portfolj_id) if sida.is_egen else (),
    )


@sidor.las(_BAS + "/ny", Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.ny")
def ny(sida: Portfoljsida) -> Response:
    """The form, filled in as far as it can be."""
    kanda = _kanda(sida)
    return _formular(sida, vy.forifyllt(sida, kanda, forbered.sparade_punkter(sida)), kanda)


@sidor.skriv(_BAS + "/ny", Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.skapa")
def skapa(post: Portfoljinskick) -> Response:
    """Document a session."""
    kanda = _kanda(post)
    form = post.validera(SamtalForm, fler_fel=fel_i_samtal(post.falt, post, kanda))
    if form.varde is None:
        return _formular(post, post.falt, kanda, status=422, fel=form.fel)
    actions.skapa(post.skriv, post.portfolj_id, form.varde, kanda)
    vidare = "handledning.ny" if form.varde.sen == "en_till" else "handledning.lista"
    return post.klart(vidare, portfolj_id=post.portfolj_id, meddelande="Handledningen är sparad.")


@sidor.las(_ETT, Handling.LASA_PORTFOLJ, namn="handledning.visa")
def visa(sida: Portfoljsida) -> Response:
    """One session."""
    return _visa(sida, _posten(sida))


def _visa(sida: Portfoljsida, post: Posten, *, status: int = 200, fel: str = "") -> Response:
    rad = post.rad
    return sida.render(
        "handledning/visa.html",
        status=status,
        titel="Handledning",
        rad=rad,
        bekraftad_av=post.bekraftad_av,
        titlar={str(krav.kod): krav.titel for krav in alla_delmal(sida.underlag)},
        aktivitet=sida.portfolj.aktivitet(rad.aktivitet_id),
        egen_anteckning=rad.egen_anteckning if sida.is_egen else "",
        ataganden=vyer(sida, (a for a in sida.portfolj.ataganden if _ar_fran(a, rad))),
        iup=[etiketter.IUP_PUNKT[punkt] for punkt in sorted(rad.iup)],
        slag=etiketter.SAMTALSSLAG[rad.slag],
        far_bekrafta=rad.bekraftad is None and rad.borttagen is None and far_bekrafta(sida, rad.handledare_id),
        fel=fel,
    )


def _ar_fran(ett: Atagande, rad: SamtalRad) -> bool:
    return ett.kalla is Atagandekalla.HANDLEDNING and ett.kalla_id == rad.id


@sidor.las(_ETT + "/andra", Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.andra")
def andra(sida: Portfoljsida) -> Response:
    """The form with what is stored."""
    rad, kanda = _posten(sida).rad, _kanda(sida)
    return _formular(sida, falt_for(rad, kanda), kanda, rad=rad)


@sidor.skriv(_ETT + "/andra", Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.spara")
def spara(post: Portfoljinskick) -> Response:
    """Change a session."""
    rad, kanda = _posten(post).rad, _kanda(post)
    form = post.validera(SamtalForm, fler_fel=fel_i_samtal(post.falt, post, kanda, rad))
    if form.varde is None:
        version = Ifyllt(post.falt)("version")
        return _formular(post, post.falt, kanda, status=422, fel=form.fel, rad=rad, version=version)
    try:
        obekraftad = actions.andra(post.skriv, rad, form.varde, kanda)
    except Konflikt:
        sparat = _posten(post).rad
        personer = dict(motpartsval(kanda))
        rader = skillnader(
            post.falt,
            falt_for(sparat, kanda),
            ETIKETTER,
            lambda namn, varde: personer.get(varde, varde) if namn == "vem" else varde,
        )
        return _formular(post, post.falt, kanda, status=409, rad=sparat, konflikt_rader=rader)
    meddelande = "Samtalet är ändrat."
    if obekraftad:
        meddelande += " Bekräftelsen gällde det som stod förut, så handledaren behöver bekräfta på nytt."
    return post.klart("handledning.visa", portfolj_id=post.portfolj_id, samtal_id=rad.id, meddelande=meddelande)


@sidor.las(_ETT + "/ta-bort", Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.ta_bort")
def ta_bort(sida: Portfoljsida) -> Response:
    """Ask before a session is taken away."""
    return sida.render("handledning/ta_bort.html", titel="Ta bort samtalet", rad=_posten(sida).rad)


@sidor.skriv(_ETT + "/ta-bort", Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.ta_bort_nu")
def ta_bort_nu(post: Portfoljinskick) -> Response:
    """Take a session away."""
    form, posten = post.validera(VersionForm).varde, _posten(post)
    try:
        actions.ta_bort(post.skriv, posten.rad, form.version if form else 0)
    except Konflikt:
        fel = "Samtalet har ändrats eller tagits bort sedan du öppnade sidan. Så här ser det ut nu."
        return _visa(post, _posten(post), status=409, fel=fel)
    return post.klart(
        "handledning.visa",
        portfolj_id=post.portfolj_id,
        samtal_id=posten.rad.id,
        meddelande="Samtalet är borttaget och räknas inte längre. Du kan ångra här.",
    )


@sidor.skriv(_ETT + "/aterstall", Handling.DOKUMENTERA_HANDLEDNING, namn="handledning.aterstall")
def aterstall(post: Portfoljinskick) -> Response:
    """Bring a removed session back."""
    form, posten = post.validera(VersionForm).varde, _posten(post)
    try:
        actions.aterstall(post.skriv, posten.rad, form.version if form else 0)
    except Konflikt:
        return _visa(post, _posten(post), status=409, fel="Samtalet är redan tillbaka. Så här ser det ut nu.")
    return post.klart(
        "handledning.visa", portfolj_id=post.portfolj_id, samtal_id=posten.rad.id, meddelande="Samtalet är tillbaka."
    )


@sidor.skriv(_ETT + "/bekrafta", Handling.BEKRAFTA_HANDLEDNING, namn="handledning.bekrafta")
def bekrafta(post: Portfoljinskick) -> Response:
    """Confirm a session as its handledare."""
    form, posten = post.validera(VersionForm).varde, _posten(post)
    post.krav(far_bekrafta(post, posten.rad.handledare_id))
    try:
        actions.bekrafta(post.skriv, posten.rad, form.version if form else 0)
    except Konflikt:
        fel = "Samtalet har ändrats eller redan bekräftats sedan du öppnade sidan. Läs det som står nu."
        return _visa(post, _posten(post), status=409, fel=fel)
    return post.klart(
        "handledning.visa",
        portfolj_id=post.portfolj_id,
        samtal_id=posten.rad.id,
        meddelande="Samtalet är bekräftat.",
        lank=till_det_som_vantar(post),
    )
