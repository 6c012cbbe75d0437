"""Drawing the forms of planned methods, fresh or refused."""

from collections.abc import Collection, Mapping, Sequence

from starlette.responses import Response

from app.db.tabeller import MetodRad
from app.domain.aktivitet import Aktivitet
from app.domain.delmal import DelmalKod, OkandDelmalKod
from app.domain.kedja import MetodNod, kedjor
from app.domain.slag import Metod
from app.features.metod.kopplingar import Losa, forslag, parval
from app.web import ord as etiketter
from app.web.delmalsval import delmalsval
from app.web.forms import Falt, falt_av
from app.web.ifyllt import Ifyllt, skillnader
from app.web.metodval import metodval
from app.web.sida import Portfoljinskick, Portfoljsida

_UTAN_METOD = ("Saknar metod", "Valda, och de som saknar metod")
_ETIKETTER = (("metod", "Metod"), ("aktivitet", "Aktivitet"), ("planerad_till", "Planerad till"))


def koder_av(falt: Falt) -> tuple[DelmalKod, ...]:
    """The codes sent that can be read as codes."""
    koder = []
    for text in falt.get("delmal", ()):
        try:
            koder.append(DelmalKod(text))
        except OkandDelmalKod:
            continue
    return tuple(koder)


def nysida(sida: Portfoljsida, falt: Falt, fel: Mapping[str, str] | None = None) -> Response:
    """The form for a new method. Where one activity alone leads to the chosen delmål it is proposed."""
    koder = koder_av(falt)
    leder_hit = _leder_hit(sida, koder)
    if fel is None and len(leder_hit) == 1 and not any(falt.get("aktivitet", ())):
        falt = {**falt, "aktivitet": [str(leder_hit[0].id)]}
    return sida.render(
        "metod/ny.html",
        status=422 if fel else 200,
        titel="Välj bedömningsmetod",
        v=Ifyllt(falt),
        fel=fel or {},
        delmal_val=delmalsval(sida.underlag, koder, _utan_metod(sida), _UTAN_METOD),
        valda=koder,
        metodval=metodval(sida.portfolj),
        aktivitetsval=_aktivitetsval(sida, koder),
        avbryt=_tillbaka(sida, koder),
    )


def ihopsida(
    sida: Portfoljsida, losa: Sequence[Losa], valda: Collection[str] | None = None, fel: Mapping[str, str] | None = None
) -> Response:
    """The form that ties many loose ends: with a proposal ticked, or with what was ticked."""
    alla = sida.fraga("forslag") == "alla"
    return sida.render(
        "metod/koppla_ihop.html",
        status=422 if fel else 200,
        titel="Koppla ihop metoder och aktiviteter",
        fel=fel or {},
        grupper=parval(losa),
        valda=forslag(losa, alla=alla) if valda is None else valda,
        alla=alla,
        antal=len(losa),
        har=sida.url("metod.koppla_flera", portfolj_id=sida.portfolj_id),
        avbryt=sida.url("delmal.lista", portfolj_id=sida.portfolj_id),
    )


def andrasida(
    sida: Portfoljsida,
    rad: MetodRad,
    falt: Falt | None = None,
    *,
    fel: Mapping[str, str] | None = None,
    is_konflikt: bool = False,
) -> Response:
    """The form for a stored method: with what is stored, with faults, or with both texts after a conflict."""
    kod = DelmalKod(rad.delmal)
    sparat = falt_av({"metod": rad.metod, "aktivitet": rad.aktivitet_id, "planerad_till": rad.planerad_till})
    skickat = sparat if falt is None else {**sparat, **falt}
    titlar = {str(a.id): a.titel for a in sida.portfolj.aktiviteter}

    def i_ord(namn: str, varde: str) -> str:
        if namn == "metod":
            return etiketter.METOD[Metod(varde)] if varde in set(Metod) else varde
        return titlar.get(varde, varde) if namn == "aktivitet" else varde

    return sida.render(
        "metod/andra.html",
        status=409 if is_konflikt else 422 if fel else 200,
        titel=f"Ändra metod för {kod}",
        rad=rad,
        kod=kod,
        v=Ifyllt(skickat),
        fel=fel or {},
        is_konflikt=is_konflikt,
        skillnader=skillnader(skickat, sparat, _ETIKETTER, i_ord),
        metodval=metodval(sida.portfolj),
        aktivitetsval=_aktivitetsval(sida, (kod,)),
        avbryt=_tillbaka(sida, (kod,)),
    )


def bortsida(sida: Portfoljsida, rad: MetodRad, *, is_konflikt: bool = False) -> Response:
    """The question before a method is removed."""
    kod = DelmalKod(rad.delmal)
    aktivitet = sida.portfolj.aktivitet(rad.aktivitet_id)
    return sida.render(
        "metod/ta_bort.html",
        status=409 if is_konflikt else 200,
        titel=f"Ta bort metod för {kod}",
        rad=rad,
        metod=etiketter.METOD[rad.metod],
        aktivitet="" if aktivitet is None else aktivitet.titel,
        is_konflikt=is_konflikt,
        avbryt=_tillbaka(sida, (kod,)),
    )


def sparad(post: Portfoljinskick, koder: Sequence[DelmalKod], meddelande: str) -> Response:
    """Back to the delmål, or to the matrix where there were several."""
    if len(koder) == 1:
        return post.klart("delmal.visa", portfolj_id=post.portfolj_id, kod=koder[0].lower(), meddelande=meddelande)
    return post.klart("delmal.lista", portfolj_id=post.portfolj_id, meddelande=meddelande)


def _utan_metod(sida: Portfoljsida) -> tuple[DelmalKod, ...]:
    """The delmål in which nothing says yet how they are assessed."""
    malbeskrivning = sida.underlag.malbeskrivning
    alla = kedjor(sida.portfolj, malbeskrivning, sida.underlag.bt) if malbeskrivning else ()
    return tuple(k.kod for k in alla if k.metod is MetodNod.SAKNAS and not k.is_tillgodoraknad)


def _aktivitetsval(
    sida: Portfoljsida, koder: Sequence[DelmalKod]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The activities of the plan: those that lead to the chosen delmål first."""
    leder_hit = _leder_hit(sida, koder)
    ovriga = [a for a in _senast_forst(sida) if a not in leder_hit]
    grupper = (("Leder till valda delmål", leder_hit), ("Övriga i planen", ovriga))
    return tuple((rubrik, tuple((str(a.id), a.titel) for a in del_)) for rubrik, del_ in grupper if del_)


def _leder_hit(sida: Portfoljsida, koder: Sequence[DelmalKod]) -> list[Aktivitet]:
    return [a for a in _senast_forst(sida) if koder and a.delmal.issuperset(koder)]


def _senast_forst(sida: Portfoljsida) -> list[Aktivitet]:
    return sorted(sida.portfolj.gallande_aktiviteter, key=lambda a: a.id, reverse=True)


def _tillbaka(sida: Portfoljsida, koder: Sequence[DelmalKod]) -> str:
    if len(koder) == 1:
        return sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=koder[0].lower())
    return sida.url("delmal.lista", portfolj_id=sida.portfolj_id)
