"""What the region's plan fills in and says of an activity: subjects and courses to choose, lengths, what is missing."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.aktivitet import Aktivitet, BtDel, TjanstgoringsTyp
from app.domain.delmal import DelmalKod
from app.domain.plankontroll import (
    foreslaget_slut,
    has_bt,
    heltidsmanader,
    kalendermanader,
    langd,
    per_nyckel,
    planlage,
    plannyckel,
)
from app.domain.portfolj import BtLage
from app.domain.rattsgrund import Konfidens
from app.domain.regionplan import Plankurs, Planplacering, Regionplan
from app.domain.slag import Aktivitetsslag
from app.features.aktivitet.vy import koder
from app.regler.ord import langd_i_ord, manadstal
from app.web import ord as etiketter
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt
from app.web.ramkontroll import las_datum
from app.web.sida import Portfoljsida

Grupper = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
_HELTID = 100


def val(sida: Portfoljsida, valt: str, *, placeringar: bool) -> Grupper:
    """What can be chosen in the form, in groups; what is stored already stays on offer though the plan lacks it."""
    plan = sida.underlag.plan
    grupper = [] if plan is None else _planens(sida, plan, placeringar=placeringar)
    if placeringar and sida.portfolj.utbildning.bt is BtLage.INGAR:
        kanda = {nyckel for _, poster in grupper for nyckel, _ in poster}
        delar = [(del_.value, text) for del_, text in etiketter.BT_DEL.items() if del_ not in kanda]
        grupper.append(("Delar av BT", delar))
    if valt and valt not in {nyckel for _, poster in grupper for nyckel, _ in poster}:
        grupper.append(("Sparat tidigare", [(valt, valt)]))
    return tuple((rubrik, tuple(poster)) for rubrik, poster in grupper if poster)


def _planens(sida: Portfoljsida, plan: Regionplan, *, placeringar: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    inlagda = per_nyckel(sida.portfolj)
    if not placeringar:
        return [("Kurser", [(k.nyckel, _inlagd(k.titel, saknas=k.nyckel not in inlagda)) for k in plan.kurser])]

    def rader(*, uppdrag: bool) -> list[tuple[str, str]]:
        return [
            (p.nyckel, _inlagd(p.titel, saknas=p.is_vantad and p.nyckel not in inlagda))
            for p in plan.placeringar
            if p.is_uppdrag is uppdrag
        ]

    return [("Placeringar", rader(uppdrag=False)), ("Uppdrag på hemenheten", rader(uppdrag=True))]


def _inlagd(titel: str, *, saknas: bool) -> str:
    return f"{titel} – saknas i din plan" if saknas else titel


def okant(sida: Portfoljsida, valt: str, sparat: str, *, placeringar: bool) -> bool:
    """Whether a choice is neither on offer nor what was stored before."""
    return valt not in ("", sparat) and not any(
        valt == nyckel for _, poster in val(sida, "", placeringar=placeringar) for nyckel, _ in poster
    )


def forifyllt(sida: Portfoljsida, nyckel: str, falt: Falt) -> dict[str, list[str]]:
    """The fields that a placement of that kind, or that course, fills in; those of the address go before."""
    plan = sida.underlag.plan
    post = plan and (plan.placering(nyckel) or plan.kurs(nyckel))
    if isinstance(post, Plankurs):
        return {
            "mall": [nyckel], "titel": [post.titel], "slag": [Aktivitetsslag.KURS.value],
            "delmal": [str(kod) for kod in post.delmal],
        }  # fmt: skip
    if isinstance(post, Planplacering):
        ny = {"amne": [nyckel], "titel": [post.titel], "delmal": [str(kod) for kod in post.delmal]}
        if post.is_uppdrag:
            ny |= {"typ": [TjanstgoringsTyp.HEMENHET.value], "enhet": [sida.portfolj.utbildning.enhet]}
        return ny | _slut(sida, post, falt)
    if nyckel in tuple(BtDel) and sida.portfolj.utbildning.bt is BtLage.INGAR:
        titel = f"BT: {etiketter.BT_DEL[BtDel(nyckel)].lower()}"
        return {"amne": [nyckel], "titel": [titel], "typ": [TjanstgoringsTyp.BT_DEL.value]}
    return {}


def _slut(sida: Portfoljsida, post: Planplacering, falt: Falt) -> dict[str, list[str]]:
    """The end that the least of the usual length gives, where the start is known."""
    start, krav = las_datum(falt, "start"), post.langd(has_bt=has_bt(sida.portfolj))
    if start is None or krav is None:
        return {}
    procent = _HELTID if post.is_uppdrag else int(Ifyllt(falt)("procent") or _HELTID)
    return {"slut": [foreslaget_slut(start, krav[0], procent).isoformat()]}


def i_ord(sida: Portfoljsida, nyckel: str) -> str:
    """What the plan says of the length of that kind of placement, in a sentence; "" for nothing."""
    plan = sida.underlag.plan
    post = None if plan is None else plan.placering(nyckel)
    krav = None if post is None else post.langd(has_bt=has_bt(sida.portfolj))
    if plan is None or post is None or krav is None:
        return ""
    kalla = sida.regelverk.rattskallor[plan.kalla].titel
    vad = f"minst {langd_i_ord(krav)}" if post.is_uppdrag else f"{langd_i_ord(krav)} på heltid"
    for_vem = " för den som har BT" if has_bt(sida.portfolj) and post.manader_efter_bt else ""
    return f"{post.titel} är {vad}{for_vem} enligt {kalla}. Slutet är ett förslag och går att ändra."


@dataclass(frozen=True, slots=True)
class Planruta:
    """What the page of an activity says about its place in the region's plan.

    `langd` is the plan's length, `inlagt` this one's own, `sammanlagt` all of the kind where there are several.
    """

    titel: str
    kalla: str
    kalla_url: str
    konfidens: Konfidens
    langd: str
    inlagt: str
    sammanlagt: str
    is_kort: bool
    saknade: tuple[tuple[str, str, str], ...]
    anmarkning: str


def planruta(sida: Portfoljsida, aktivitet: Aktivitet) -> Planruta | None:
    """What the plan says of an activity; None for what is nothing in it."""
    plan, nyckel = sida.underlag.plan, plannyckel(aktivitet)
    post = plan and (plan.placering(nyckel) or plan.kurs(nyckel))
    if plan is None or not post:
        return None
    krav = kort = inlagt = samlat = None
    if isinstance(post, Planplacering):
        lage = planlage(sida.portfolj, post)
        krav, kort = lage.krav, bool(lage.kvar)
        inlagt = _egen_langd(sida, aktivitet, post)
        samlat = lage.manader if len(lage.inlagda) > 1 and not post.is_uppdrag else None
    kalla = sida.regelverk.rattskallor[plan.kalla]
    return Planruta(
        titel=post.titel,
        kalla=kalla.titel,
        kalla_url=f"{sida.url('regelverk.visa')}#{kalla.id}",
        konfidens=post.konfidens,
        langd=langd_i_ord(krav) if krav else "",
        inlagt="" if inlagt is None else _manader(inlagt),
        sammanlagt="" if samlat is None else _manader(samlat),
        is_kort=bool(kort),
        saknade=koder(sida, _saknade(post, aktivitet)),
        anmarkning=post.anmarkning,
    )


def _egen_langd(sida: Portfoljsida, aktivitet: Aktivitet, post: Planplacering) -> Fraction | None:
    period = langd(aktivitet)
    if post.is_uppdrag:
        return None if period is None else kalendermanader(period)
    return heltidsmanader(sida.portfolj, aktivitet)


def _manader(tal: Fraction) -> str:
    return f"{manadstal(tal)} {'månad' if manadstal(tal) == '1' else 'månader'}"


def _saknade(post: Planplacering | Plankurs, aktivitet: Aktivitet) -> set[DelmalKod]:
    return set(post.delmal) - aktivitet.delmal
