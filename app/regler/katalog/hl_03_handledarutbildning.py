"""Handledare har handledarutbildning.

Vad som kontrolleras: att den huvudansvariga handledaren har handledarutbildning, att den följer den föreskrift som du
följer, och att övriga handledare har handledarutbildning och är specialister.

Varför: att handleda är en egen kompetens, och föreskriften kräver att den som handleder har utbildning i det.

Så gör du: be studierektorn eller chefen att notera utbildningen på sidan Handledare, med dag och vilken föreskrift den
följde. Saknas den behöver handledaren gå en kurs.

Tolkning: att ingenting är noterat visar inte att utbildningen saknas. Då är det en varning tills någon har noterat hur
det är. Övriga handledare är de som är utsedda i dag och de som handleder en tjänstgöring som pågår. För dem räcker
specialistbevis i vilken specialitet som helst; vilken som är relevant avgör studierektorn, och att någon är legitimerad
läkare följer av specialistbeviset. Utbildning enligt den andra föreskriften avviker från det allmänna rådet.
"""

from collections.abc import Iterator
from datetime import date

from app.domain.handledning import Handledarskap, Meritslag
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG
from app.regler.former import Svar
from app.regler.frist import med_vander, varfor_inte
from app.regler.handledare import bevis, byten, is_kand_brist, meriter, om_huvudhandledaren, om_person
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import uppraknat
from app.regler.placeringar import perioden

_HUVUD = Svar("HL-03", "huvud")
_FORESKRIFT = Svar("HL-03", "foreskrift")
_OVRIGA = Svar("HL-03", "ovriga")
_KRAVDA = (Meritslag.HANDLEDARUTBILDNING, Meritslag.SPECIALIST)


def _huvud(portfolj: Portfolj, idag: date) -> Iterator[Fynd]:
    def prova(nu: Handledarskap, _dag: date) -> Fynd:
        funna, om = meriter(portfolj, nu.person_id, Meritslag.HANDLEDARUTBILDNING), om_person(nu)
        if is_kand_brist(funna):
            return _HUVUD.brist(f"{nu.namn} saknar handledarutbildning.", om, bevis=bevis(nu))
        if not funna:
            text = f"Det är inte noterat om {nu.namn} har handledarutbildning."
            return _HUVUD.varning(text, om, bevis=bevis(nu))
        return _HUVUD.uppfylld(f"{nu.namn} har handledarutbildning.", om, bevis=bevis(nu))

    return om_huvudhandledaren(portfolj, idag, _HUVUD, prova)


def _foreskrift(portfolj: Portfolj, idag: date) -> Iterator[Fynd]:
    def prova(nu: Handledarskap, _dag: date) -> Fynd:
        funna, om = meriter(portfolj, nu.person_id, Meritslag.HANDLEDARUTBILDNING), om_person(nu)
        vilken = portfolj.utbildning.foreskrift
        if not funna or is_kand_brist(funna):
            return _FORESKRIFT.ej_tillamplig(f"Ingen handledarutbildning är noterad för {nu.namn}.", om)
        if any(m.foreskrift is vilken for m in funna):
            text = f"Handledarutbildningen för {nu.namn} följer {vilken.beteckning}."
            return _FORESKRIFT.uppfylld(text, om, bevis=bevis(nu))
        if any(m.foreskrift is None for m in funna):
            text = f"Det är inte noterat vilken föreskrift handledarutbildningen för {nu.namn} följer."
            return _FORESKRIFT.varning(text, om, bevis=bevis(nu))
        text = f"Handledarutbildningen för {nu.namn} följer inte {vilken.beteckning}, som gäller för den här ST:n."
        return _FORESKRIFT.brist(text, om, bevis=bevis(nu))

    return om_huvudhandledaren(portfolj, idag, _FORESKRIFT, prova)


def ovriga_handledare(portfolj: Portfolj, dag: date) -> dict[int, str]:
    """Names of those who supervise on that day besides the huvudansvarig, by person id."""
    nu = portfolj.huvudhandledare(dag)
    namn = {h.person_id: h.namn for h in portfolj.handledarskap if h.galler(dag)}
    for placering in portfolj.tjanstgoringar:
        period, tjanst = perioden(placering), placering.tjanstgoring
        if period is not None and dag in period and tjanst is not None and tjanst.handledare_id is not None:
            namn.setdefault(tjanst.handledare_id, tjanst.handledare_namn or "")
    return {id_: ett for id_, ett in namn.items() if nu is None or id_ != nu.person_id}


def _ovriga(portfolj: Portfolj, idag: date) -> Fynd:
    perioder = [p for a in portfolj.tjanstgoringar if (p := perioden(a)) is not None]
    brytdagar = byten(portfolj) | {p.start for p in perioder}
    brytdagar |= {p.slut + EN_DAG for p in perioder if p.slut != date.max}

    def pa(dag: date) -> Fynd:
        if skal := varfor_inte(portfolj, dag):
            return _OVRIGA.ej_tillamplig(skal)
        alla = sorted(ovriga_handledare(portfolj, dag).items(), key=lambda par: (par[1], par[0]))
        if not alla:
            return _OVRIGA.ej_tillamplig("Ingen annan än huvudansvarig handledare handleder nu.")
        funna = {id_: [meriter(portfolj, id_, slag) for slag in _KRAVDA] for id_, _ in alla}
        saknar = [namn for id_, namn in alla if any(map(is_kand_brist, funna[id_]))]
        okant = [namn for id_, namn in alla if not all(funna[id_])]
        if saknar:
            return _OVRIGA.brist(f"Handledarutbildning eller specialistbevis saknas för {uppraknat(saknar)}.")
        if okant:
            text = f"Handledarutbildning eller specialistbevis är inte noterat för {uppraknat(okant)}."
            return _OVRIGA.varning(text)
        return _OVRIGA.uppfylld("Övriga handledare har handledarutbildning och är specialister.")

    return med_vander(pa, idag, brytdagar)


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    yield from _huvud(portfolj, kontext.idag)
    yield from _foreskrift(portfolj, kontext.idag)
    yield _ovriga(portfolj, kontext.idag)


REGEL = Regel(
    id="HL-03",
    slug="handledarutbildning",
    titel="Handledare har handledarutbildning",
    delar={
        "huvud": Del(Niva.FORESKRIFT, kalla="spur-lipus", visa="Huvudansvarig handledare"),
        "foreskrift": Del(Niva.ALLMANT_RAD, kalla="spur-lipus", visa="Enligt rätt föreskrift"),
        "ovriga": Del(Niva.FORESKRIFT, kalla="spur-lipus", tolkning=True, visa="Övriga handledare"),
    },
    omfattar=Bredd.HANDLEDARE,
    kontroll=_kontroll,
    atgard=Atgard("handledare.kompetens", "Notera handledarutbildning", merit=Meritslag.HANDLEDARUTBILDNING),
)
