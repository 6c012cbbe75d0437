"""Ersättare när huvudansvarig handledare är borta.

Vad som kontrolleras: att någon ersätter den huvudansvariga handledaren under en längre frånvaro som är noterad.

Varför: du ska alltid ha någon som följer dig, också när handledaren är ledig eller sjuk.

Så gör du: be verksamhetschefen eller studierektorn att utse en ersättare för tiden på sidan Handledare.

Tolkning: hur lång frånvaro som behöver en ersättare är vår tolkning. En ersättare, eller en annan huvudansvarig
handledare, ska vara utsedd för hela frånvaron. Att ingen tar över när en handledare slutar säger HL-01.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.handledning import Handledarroll, Handledarskap
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.domain.tid import EN_DAG, Period, slagna, utanfor
from app.regler.former import Svar, varslas
from app.regler.handledare import bevis, om_huvudhandledaren, om_person
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Regel
from app.regler.ord import datum

_SVAR = Svar("HL-11", "ersattare")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """From how many days of absence a replacement is needed."""

    minst_dagar: int
    varsel_dagar: int


def _borta(h: Handledarskap, minst_dagar: int) -> Period | None:
    """The absence that needs a replacement: as long as the person is handledare."""
    if h.borta_fran is None:
        return None
    till = h.borta_till or date.max
    if till - h.borta_fran < timedelta(days=minst_dagar - 1):
        return None
    slut = min(till, h.till or date.max)
    return Period(h.borta_fran, slut) if h.borta_fran <= slut else None


def _luckor(portfolj: Portfolj, h: Handledarskap, borta: Period) -> list[Period]:
    tackta = slagna(
        Period(ett.fran, ett.till or date.max)
        for ett in portfolj.handledarskap
        if ett.person_id != h.person_id
        and ett.roll is not Handledarroll.HANDLEDARE
        and (ett.till is None or ett.fran <= ett.till)
    )
    return list(utanfor(borta, tackta))


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    p = kontext.varden(Parametrar)

    def prova(nu: Handledarskap, dag: date) -> Fynd:
        borta, om = _borta(nu, p.minst_dagar), om_person(nu)
        if borta is None or borta.slut < dag:
            return _SVAR.ej_tillamplig(f"Ingen längre frånvaro är noterad för {nu.namn}.", om)
        kvar = [lucka for lucka in _luckor(portfolj, nu, borta) if lucka.slut >= dag]
        if not kvar:
            text = f"Någon ersätter {nu.namn} under frånvaron från {datum(borta.start)}."
            return _SVAR.uppfylld(text, om, bevis=bevis(nu))
        forst, senast = kvar[0].start, kvar[0].start - EN_DAG
        text = f"Ingen ersätter {nu.namn}, som är borta från {datum(forst)}."
        if forst <= dag:
            return _SVAR.brist(text, om, sedan=forst, forfaller=senast, bevis=bevis(nu))
        if dag >= varslas(senast, p.varsel_dagar):
            return _SVAR.varning(text, om, forfaller=senast, bevis=bevis(nu))
        return _SVAR.uppfylld(f"{nu.namn} är borta från {datum(forst)}.", om, bevis=bevis(nu), forfaller=senast)

    brytdagar: set[date] = set()
    for h in portfolj.handledarskap:
        borta = _borta(h, p.minst_dagar)
        for lucka in [] if borta is None else [borta, *_luckor(portfolj, h, borta)]:
            brytdagar |= {lucka.start, varslas(lucka.start - EN_DAG, p.varsel_dagar)}
            brytdagar |= {lucka.slut + EN_DAG} if lucka.slut != date.max else set()
    yield from om_huvudhandledaren(portfolj, kontext.idag, _SVAR, prova, brytdagar)


REGEL = Regel(
    id="HL-11",
    slug="ersattare-for-handledare",
    titel="Ersättare när huvudansvarig handledare är borta",
    delar={"ersattare": Del(Niva.LOKAL, kalla="norrbotten-chefsguide-2025", tolkning=True)},
    omfattar=Bredd.HANDLEDARE,
    kontroll=_kontroll,
    atgard=Atgard("handledare.ersattare", "Utse ersättare"),
    parametrar=Parametrar,
)
