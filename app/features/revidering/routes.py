"""Pages about revisions of the IUP."""

from collections.abc import Mapping

from starlette.responses import Response

from app.db.session import Konflikt
from app.domain.behorighet import Handling
from app.domain.iup import Revideringsstatus
from app.features.revidering import actions, steg, vy
from app.features.revidering.forms import RevideringForm, SvarForm, fel_i_revidering
from app.features.revidering.ogonblick import las, nuet
from app.features.revidering.queries import Posten, hamta, narmast_fore, ogonblicksbild
from app.features.revidering.skillnad import Avsnitt, skillnad
from app.utbyte.revideringsbild import frys
from app.web.att_gora import till_det_som_vantar
from app.web.delmalsval import alla_delmal
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_BAS = "/portfolj/{portfolj_id:int}/iup"
_EN = _BAS + "/{revidering_id:int}"


@sidor.las(_BAS, Handling.LASA_PORTFOLJ, namn="revidering.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """Every revision with its status, and when the next is due."""
    revideringar = vy.senast_forst(sida.portfolj.revideringar)
    return sida.render(
        "revidering/lista.html",
        titel="IUP",
        revideringar=revideringar,
        lage=steg.LAGE,
        slag=vy.SLAG,
        nasta=vy.nasta_gang(sida),
    )


@sidor.las(_BAS + "/ny", Handling.GORA_REVIDERING, namn="revidering.ny")
def ny(sida: Portfoljsida) -> Response:
    """What changed, beside what is to be confirmed."""
    return _formular(sida, vy.forifyllt(sida))


def _formular(sida: Portfoljsida, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None) -> Response:
    portfolj = sida.portfolj
    forra = next(iter(vy.ej_aterlamnade(portfolj)), None)
    fore = las(ogonblicksbild(sida.session, sida.portfolj_id, forra.id)) if forra else None
    is_forsta = forra is None
    return sida.render(
        "revidering/ny.html",
        status=status,
        titel="Upprätta IUP" if is_forsta else "Revidera IUP",
        v=Ifyllt(falt),
        fel=fel or {},
        is_forsta=is_forsta,
        forra=forra,
        aterlamnad=vy.senast_aterlamnad(portfolj),
        vantar=vy.vantar(portfolj),
        skillnad=skillnad(fore, nuet(portfolj, alla_delmal(sida.underlag)), forra.datum if forra else None),
        has_bild=fore is not None,
        steg=[steg.I_ORD[ett].lower() for ett in steg.profilens(sida)],
    )


@sidor.skriv(_BAS + "/ny", Handling.GORA_REVIDERING, namn="revidering.lamna_in")
def lamna_in(post: Portfoljinskick) -> Response:
    """Freeze the plan and hand it in."""
    form = post.validera(RevideringForm, fler_fel=fel_i_revidering(post.falt, post))
    if form.varde is None:
        return _formular(post, post.falt, status=422, fel=form.fel)
    bild = frys(post.portfolj, alla_delmal(post.underlag))
    revidering_id = actions.lamna_in(post.skriv, post.portfolj_id, form.varde, vy.nasta_slag(post.portfolj), bild)
    return post.klart(
        "revidering.visa",
        portfolj_id=post.portfolj_id,
        revidering_id=revidering_id,
        meddelande="Planen är fryst och inlämnad. Den räknas från dagen då huvudhandledaren signerar.",
    )


@sidor.las(_EN, Handling.LASA_PORTFOLJ, namn="revidering.visa")
def visa(sida: Portfoljsida) -> Response:
    """The frozen plan as it was, and its way through the steps."""
    return _visa(sida, _posten(sida))


def _posten(sida: Portfoljsida) -> Posten:
    return hamta(sida.session, sida.portfolj_id, sida.request.path_params["revidering_id"])


def _visa(
    sida: Portfoljsida,
    post: Posten,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    konflikt: str = "",
    falt: Falt | None = None,
) -> Response:
    rad, alla = post.rad, steg.profilens(sida)
    kvar = steg.kvar(post, alla)
    bild = las(rad.ogonblicksbild)
    return sida.render(
        "revidering/visa.html",
        status=status,
        titel=vy.SLAG[rad.slag],
        rad=rad,
        tagna=post.steg,
        kvar=kvar,
        stegord=steg.I_ORD,
        lage=steg.LAGE[rad.status],
        min_tur=kvar[0] if kvar and sida.far(steg.HANDLING.get(kvar[0], Handling.ADMINISTRERA)) else "",
        is_aterlamnad=rad.status is Revideringsstatus.ATERLAMNAD,
        bild=bild,
        skillnad=_sedan_forra(sida, post) if bild else (),
        v=Ifyllt(falt or {}),
        fel=fel or {},
        konflikt=konflikt,
    )


def _sedan_forra(sida: Portfoljsida, post: Posten) -> tuple[Avsnitt, ...]:
    """What the revision changed against the one before it; nothing where that one was not frozen."""
    forra = narmast_fore(sida.session, post.rad)
    fore, nu = las(forra.ogonblicksbild) if forra else None, las(post.rad.ogonblicksbild)
    return () if forra is None or fore is None or nu is None else skillnad(fore, nu, forra.datum)


def _svara(post: Portfoljinskick, ett: str, gjort: str) -> Response:
    """Take one step: sign or approve, or return with a comment."""
    fore, alla = _posten(post), steg.profilens(post)
    form = post.validera(SvarForm)
    if form.varde is None:
        return _visa(post, fore, status=422, fel=form.fel, falt=post.falt)
    try:
        status = actions.svara(post.skriv, fore, form.varde, ett, alla)
    except Konflikt:
        return _visa(post, _posten(post), status=409, konflikt=_varfor_inte(fore, ett, alla), falt=post.falt)
    meddelande = "Revideringen är återlämnad." if status is Revideringsstatus.ATERLAMNAD else gjort
    return post.klart(
        "revidering.visa",
        portfolj_id=post.portfolj_id,
        revidering_id=fore.rad.id,
        meddelande=meddelande,
        lank=till_det_som_vantar(post),
    )


def _varfor_inte(fore: Posten, ett: str, alla: tuple[str, ...]) -> str:
    kvar = steg.kvar(fore, alla)
    if ett in kvar[1:]:
        return f"{steg.I_ORD[kvar[0]]} har inte svarat än. Du kan svara när det är gjort."
    if ett in kvar:
        return "Revideringen har ändrats sedan du öppnade sidan. Så här ser den ut nu."
    return "Steget är redan besvarat. Så här ser revideringen ut nu."


@sidor.skriv(_EN + "/signera", Handling.SIGNERA_REVIDERING, namn="revidering.signera")
def signera(post: Portfoljinskick) -> Response:
    """Huvudhandledare signs, or returns."""
    return _svara(post, steg.HUVUDHANDLEDARE, "Revideringen är signerad.")


@sidor.skriv(_EN + "/godkann", Handling.GODKANNA_REVIDERING, namn="revidering.godkann")
def godkann(post: Portfoljinskick) -> Response:
    """Studierektor approves, or returns."""
    return _svara(post, steg.STUDIEREKTOR, "Revideringen är godkänd.")
