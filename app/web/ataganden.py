"""What is agreed on, for every page that shows it: in words, who may see it, and who may follow it to its end."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.atagande import Atagande, Atagandekalla, Atagandeslut, oppna
from app.domain.behorighet import Handling, Relation
from app.web.format import datum
from app.web.sida import Portfoljsida

SLUT = {
    Atagandeslut.GJORT: "Gjort",
    Atagandeslut.DELVIS: "Gjort till en del",
    Atagandeslut.AVSKRIVET: "Behövs inte längre",
}
KALLA = {
    Atagandekalla.HANDLEDNING: "Handledning",
    Atagandekalla.BESOK: "Besök",
}
# Who reads visits and action plans; the handledare of a placement does not.
_SER_ALLT = frozenset({Relation.AGARE, Relation.HUVUDHANDLEDARE, Relation.STUDIEREKTOR, Relation.CHEF})


@dataclass(frozen=True, slots=True)
class Atagandevy:
    """One agreed action as a page shows it. `nar` tells when it is to be done, or when and how it ended."""

    id: int
    text: str
    ansvarig: str
    nar: str
    kalla: str
    is_oppet: bool
    is_forsenat: bool
    utfall: str
    url: str
    far_folja: bool
    fragetecken: str = ""


def far_se(sida: Portfoljsida, ett: Atagande) -> bool:
    """Whether the reader may see it: what was agreed at a visit is not for the handledare of a placement."""
    if ett.kalla is Atagandekalla.HANDLEDNING or ett.ansvarig_id == sida.aktor.person_id:
        return True
    return not _SER_ALLT.isdisjoint(sida.tilltrade.relationer)


def far_folja(sida: Portfoljsida, ett: Atagande) -> bool:
    """Whether the reader may close it, move its day or give it to another.

    Whoever is to do it may, and the studierektor; at handledning agreed on, the ST-läkare and the huvudhandledare too.
    """
    if not (sida.far(Handling.FOLJA_ATAGANDE) and far_se(sida, ett)):
        return False
    relationer = sida.tilltrade.relationer
    is_eget = ett.ansvarig_id == sida.aktor.person_id or (not ett.ansvarig_namn and sida.is_egen)
    is_parten = ett.kalla is Atagandekalla.HANDLEDNING and not relationer.isdisjoint(
        {Relation.AGARE, Relation.HUVUDHANDLEDARE}
    )
    return is_eget or is_parten or Relation.STUDIEREKTOR in relationer


def synliga(sida: Portfoljsida) -> tuple[Atagande, ...]:
    """All that the reader may see in the portfolio."""
    return tuple(ett for ett in sida.portfolj.ataganden if far_se(sida, ett))


def oppna_vyer(sida: Portfoljsida) -> tuple[Atagandevy, ...]:
    """What is still to be done, the earliest day first."""
    return vyer(sida, oppna(synliga(sida)))


def vyer(sida: Portfoljsida, ataganden: Iterable[Atagande]) -> tuple[Atagandevy, ...]:
    """Agreed actions as pages show them."""
    return tuple(_vy(sida, ett) for ett in ataganden)


def ansvarig_i_ord(sida: Portfoljsida, ett: Atagande) -> str:
    """Who is to do it: "Du", or a name."""
    if ett.ansvarig_id == sida.aktor.person_id or (not ett.ansvarig_namn and sida.is_egen):
        return "Du"
    return ett.ansvarig_namn or sida.tilltrade.namn


def _vy(sida: Portfoljsida, ett: Atagande) -> Atagandevy:
    if ett.klar is not None:
        nar = f"{(SLUT[ett.slut] if ett.slut else 'Avslutat').lower()} {datum(ett.klar)}"
    else:
        nar = f"senast {datum(ett.senast)}" if ett.senast else "utan sista dag"
    return Atagandevy(
        id=ett.id,
        text=ett.text,
        ansvarig=ansvarig_i_ord(sida, ett),
        nar=nar,
        kalla=f"{KALLA[ett.kalla]} {datum(ett.datum)}",
        is_oppet=ett.is_oppet,
        is_forsenat=ett.is_forsenat(sida.idag),
        utfall=ett.utfall,
        url=sida.url("atagande.visa", portfolj_id=sida.portfolj_id, atagande_id=ett.id),
        far_folja=far_folja(sida, ett),
        fragetecken=_slutat(sida, ett),
    )


def _slutat(sida: Portfoljsida, ett: Atagande) -> str:
    """That whoever was to do it is handledare here no more; "" else."""
    if not ett.is_oppet or ett.ansvarig_id is None or ett.kalla is not Atagandekalla.HANDLEDNING:
        return ""
    portfolj = sida.portfolj
    kvar = {h.person_id for h in portfolj.handledarskap if h.till is None or h.till >= sida.idag}
    for a in portfolj.tjanstgoringar:
        if a.tjanstgoring is not None and (a.slut is None or a.slut >= sida.idag):
            kvar.add(a.tjanstgoring.handledare_id or 0)
    return "" if ett.ansvarig_id in kvar else f"{ett.ansvarig_namn} handleder inte här längre. Välj någon annan."
