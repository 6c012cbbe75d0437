"""One application for course money: what it says, what is decided of it, and what it cost."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import KursmedelRad
from app.domain.behorighet import Handling
from app.domain.kursmedel import Medelstatus
from app.features.undervisning import actions
from app.features.undervisning.forms import BeslutForm, KostnadForm
from app.features.undervisning.queries import beslutad_av, posten
from app.features.undervisning.slag import KURSMEDEL
from app.features.undervisning.vy import MEDELTON, budget, kr
from app.web.att_gora import till_det_som_vantar
from app.web.errors import FinnsInte
from app.web.forms import Falt, falt_av, las_tal
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

_ETT: Final = "/portfolj/{portfolj_id:int}/undervisning/kursmedel/{kursmedel_id:int}"
_HUNNET: Final = "Ansökan har ändrats sedan du öppnade sidan. Det du skrev är inte sparat. Så här ser den ut nu."


def _raden(sida: Portfoljsida) -> KursmedelRad:
    rad = posten(sida, KURSMEDEL)
    if not isinstance(rad, KursmedelRad):  # pragma: no cover - the kind says which table is read
        raise FinnsInte
    return rad


def visa_kursmedel(
    sida: Portfoljsida,
    *,
    status: int = 200,
    fel: str = "",
    falt: Falt | None = None,
    faltfel: Mapping[str, str] | None = None,
) -> Response:
    """The page of the application in the address, with what the reader may do with it."""
    rad = _raden(sida)
    sparat: dict[str, object] = {"beviljat": rad.beviljat or rad.sokt, "anvant": rad.anvant, "kommentar": rad.kommentar}
    beslut: dict[str, object] = {} if rad.status is Medelstatus.SOKT else {"beslut": rad.status.value}
    is_kvar = rad.borttagen is None
    return sida.render(
        "undervisning/kursmedel_visa.html",
        status=status,
        titel=rad.titel,
        rad=rad,
        fel=fel,
        faltfel=faltfel or {},
        v=Ifyllt(falt_av(sparat | beslut) | dict(falt or {})),
        ton=MEDELTON.get(rad.status, ""),
        kr=kr,
        beslutad_av=beslutad_av(sida.session, rad),
        aktivitet=sida.portfolj.aktivitet(rad.aktivitet_id),
        budget=budget(sida),
        far_andra=is_kvar and rad.status is Medelstatus.SOKT and sida.far(Handling.DOKUMENTERA_UNDERVISNING),
        far_besluta=is_kvar and rad.anvant is None and sida.far(Handling.BEVILJA_KURSMEDEL),
        far_notera=is_kvar and rad.status is Medelstatus.BEVILJAD and sida.far(Handling.DOKUMENTERA_UNDERVISNING),
    )


def registrera_kursmedel(sidor: Sidor) -> None:
    """The routes that only an application for money has."""

    @sidor.las(_ETT, Handling.LASA_PORTFOLJ, namn="kursmedel.visa")
    def visa(sida: Portfoljsida) -> Response:
        """One application."""
        return visa_kursmedel(sida)

    @sidor.skriv(f"{_ETT}/beslut", Handling.BEVILJA_KURSMEDEL, namn="kursmedel.besluta")
    def besluta(post: Portfoljinskick) -> Response:
        """Grant or refuse it."""
        rad = _raden(post)
        form = post.validera(BeslutForm, fler_fel=_mer_an_sokt(post.falt, rad))
        if form.varde is None:
            return visa_kursmedel(post, status=422, falt=post.falt, faltfel=form.fel)
        try:
            actions.besluta(post.skriv, rad, form.varde)
        except Konflikt:
            return visa_kursmedel(post, status=409, fel=_HUNNET, falt=post.falt)
        return post.klart(
            "kursmedel.visa",
            portfolj_id=post.portfolj_id,
            kursmedel_id=rad.id,
            meddelande="Beslutet är sparat. ST-läkaren ser det på sin sida Undervisning.",
            lank=till_det_som_vantar(post),
        )

    @sidor.skriv(f"{_ETT}/kostnad", Handling.DOKUMENTERA_UNDERVISNING, namn="kursmedel.kostnad")
    def kostnad(post: Portfoljinskick) -> Response:
        """Note what it cost."""
        rad, form = _raden(post), post.validera(KostnadForm)
        if form.varde is None:
            return visa_kursmedel(post, status=422, falt=post.falt, faltfel=form.fel)
        try:
            actions.notera_kostnad(post.skriv, rad, form.varde)
        except Konflikt:
            return visa_kursmedel(post, status=409, fel=_HUNNET, falt=post.falt)
        return post.klart(
            "kursmedel.visa",
            portfolj_id=post.portfolj_id,
            kursmedel_id=rad.id,
            meddelande="Kostnaden är sparad.",
            lank=("Till Undervisning", post.url("undervisning.visa", portfolj_id=post.portfolj_id)),
        )


def _mer_an_sokt(falt: Falt, rad: KursmedelRad) -> dict[str, str]:
    v = Ifyllt(falt)
    if v("beslut") == Medelstatus.BEVILJAD.value and las_tal(v("beviljat"), 0) > rad.sokt:
        return {"beviljat": f"Ansökan gäller {kr(rad.sokt)}. Bevilja högst så mycket."}
    return {}
