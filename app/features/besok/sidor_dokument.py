"""The page of one document: a visit with all that it begins with, the text, those who sign."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from app.domain.avstamning import Dokumentslag, Dokumentstatus
from app.domain.dokumentmall import Dokumentmall
from app.features.besok import vy
from app.features.besok.delat import far_andra, far_skriva, mina_parter, ser_texten
from app.features.besok.forifyllt import forifyll
from app.features.besok.queries import Posten, hamta
from app.underlag.dokumentmallar import dokumentmall
from app.web.errors import FinnsInte
from app.web.forms import Falt, falt_av, gemen
from app.web.ifyllt import Ifyllt
from app.web.ord import DOKUMENTSTATUS, PART
from app.web.sida import Portfoljsida


def posten(sida: Portfoljsida) -> Posten:
    """The document of the address. A draft is there for its writers only."""
    post = hamta(sida.session, sida.portfolj_id, sida.request.path_params["dokument_id"])
    if post.rad.status is Dokumentstatus.UTKAST and not far_skriva(sida, post.rad.slag):
        raise FinnsInte
    return post


def _sparat(sida: Portfoljsida, post: Posten, mall: Dokumentmall) -> Falt:
    """What the form holds: what is written so far, or what the records tell."""
    if not post.rad.svar and post.rad.status is Dokumentstatus.PLANERAD:
        falt = forifyll(sida, mall)
        return {**falt, "datum": [min(post.rad.datum, sida.idag).isoformat()]}
    return falt_av({"datum": post.rad.datum, **post.rad.svar})


def visa_dokument(
    sida: Portfoljsida, post: Posten, *, status: int = 200, fel: Mapping[str, str] | None = None,
    falt: Falt | None = None, konflikt: str = "", **kontext: Any,
) -> Response:  # fmt: skip
    """The page of a document. `fel` and `falt` are those of a form that was sent."""
    rad = post.rad
    mall = dokumentmall(rad.slag, rad.mall_version)
    is_mitt, is_besok = far_andra(sida, rad), rad.slag is Dokumentslag.BESOK
    kan_nu = not is_mitt and rad.status is Dokumentstatus.UNDERTECKNAS
    skriver = is_mitt and (not is_besok or falt is not None or _skriver(sida, post))
    har = vy.forberedelse(sida) if is_besok and (is_mitt or rad.status is Dokumentstatus.PLANERAD) else None
    return sida.render(
        "besok/dokument.html",
        status=status,
        titel=mall.titel,
        rad=rad,
        post=post,
        mallen=mall,
        lage=(DOKUMENTSTATUS[rad.status], vy.TON.get(rad.status, "")),
        is_besok=is_besok,
        is_planerat=rad.status is Dokumentstatus.PLANERAD,
        skriver=skriver,
        is_mitt=is_mitt,
        far_ratta=_far_ratta(sida, post),
        svaren=vy.svaren(mall, rad.svar) if ser_texten(sida, rad) and not skriver else (),
        v=Ifyllt(_sparat(sida, post, mall) if falt is None else falt),
        fel=fel or {},
        konflikt=konflikt,
        knappar=[(part, gemen(PART[part])) for part in mina_parter(sida) if part in post.kvar] if is_mitt else (),
        mina=[(part, gemen(PART[part])) for part in mina_parter(sida) if part in post.kvar] if kan_nu else (),
        andras=[(part.value, PART[part]) for part in post.kvar if part not in mina_parter(sida)] if kan_nu else (),
        hittills=vy.hittills(sida, rad.slag) if skriver and not is_besok else (),
        har=har,
        visar_rattad=post.ersatts_av is not None
        and (rad.status is Dokumentstatus.ERSATT or far_skriva(sida, rad.slag)),
        **({"harfel": {}, "harfalt": {}, "flyttfel": {}, "flyttfalt": {}} | kontext),
    )


def _skriver(sida: Portfoljsida, post: Posten) -> bool:
    """Whether the protocol of a visit is open: asked for, or begun."""
    return {"ja": True, "nej": False}.get(sida.fraga("skriv"), bool(post.rad.svar))


def _far_ratta(sida: Portfoljsida, post: Posten) -> bool:
    is_last = post.rad.status in (Dokumentstatus.UNDERTECKNAS, Dokumentstatus.KLAR)
    return is_last and post.ersatts_av is None and far_skriva(sida, post.rad.slag)


def visa_nytt(
    sida: Portfoljsida, mall: Dokumentmall, falt: Falt, *, status: int = 200, fel: Mapping[str, str] | None = None
) -> Response:
    """The form of a document that is not kept yet."""
    return sida.render(
        "besok/nytt.html",
        status=status,
        titel=mall.titel,
        mallen=mall,
        v=Ifyllt(falt),
        fel=fel or {},
        knappar=[(part, gemen(PART[part])) for part in mina_parter(sida) if part in mall.parter],
        hittills=vy.hittills(sida, mall.slag),
    )
