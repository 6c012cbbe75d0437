"""Alla grupper av delmål är ifyllda, inte bara c-delmålen.

Vad som kontrolleras: hur stor del av delmålen i varje grupp (a, b, c eller STa, STb, STc) som har både en aktivitet
och en bedömningsmetod. En grupp som är mindre ifylld än den andel som profilen anger nämns, om en annan grupp når
andelen.

Varför: det är vanligt att planen bara gäller specialitetens egna delmål. De gemensamma delmålen hör också dit.

Så gör du: öppna matrisen, välj gruppen och fyll i det som saknas.

Tolkning: källan anger ingen andel, den är vår. Når ingen grupp dit nämns ingen, för då är det hela planen som
återstår. Delmålen för BT jämförs inte, eftersom de hör till en egen del av utbildningen. Ett tillgodoräknat delmål
räknas som ifyllt. Till och med den dag då din första IUP ska vara klar (IUP-05) är det en varning och ingen brist.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.delmal import Delmalgrupp
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.delmalsplan import Delmalsplaner
from app.regler.former import OKANDA_B, Svar, bindande, inga_delmal, okand_b_grupp, plan_brist
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Om, Regel
from app.regler.ord import uppraknat

_SVAR = Svar("IUP-12", "grupp")


@dataclass(frozen=True, slots=True)
class Parametrar:
    """The share of its delmål (0-1) under which a group is thinly filled in."""

    minst_andel: Decimal


def _fyllda(
    portfolj: Portfolj, malbeskrivning: Malbeskrivning, per_delmal: Delmalsplaner
) -> Mapping[Delmalgrupp, tuple[int, int]]:
    """Filled in, and all, per group."""
    hela = portfolj.tillgodoraknade_delmal
    return {
        grupp: (sum(krav.kod in hela or per_delmal[krav.kod].is_ifylld for krav in delmal), len(delmal))
        for grupp, delmal in malbeskrivning.grupper().items()
    }


def _text(grupp: Delmalgrupp, ifyllda: int, alla: int) -> str:
    return f"{ifyllda} av {alla} {grupp}-delmål"


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    malbeskrivning = bindande(portfolj, kontext)
    if malbeskrivning is None:
        yield inga_delmal(portfolj, kontext, _SVAR)
        return
    andel = kontext.varden(Parametrar).minst_andel
    fyllda = _fyllda(portfolj, malbeskrivning, kontext.delat.planer(portfolj))
    mer = [_text(grupp, *tal) for grupp, tal in fyllda.items() if tal[0] >= andel * tal[1]]
    for grupp, (ifyllda, alla) in fyllda.items():
        om, text = Om(grupp=grupp), _text(grupp, ifyllda, alla)
        if ifyllda >= andel * alla:
            yield _SVAR.uppfylld(f"{text} är ifyllda.", om)
        elif mer:
            yield plan_brist(portfolj, kontext, _SVAR, f"{text} är ifyllda, jämfört med {uppraknat(mer)}", om)
        else:
            yield _SVAR.ej_tillamplig(f"{text} är ifyllda, och ingen grupp är ifylld nog att jämföra med.", om)
    if okand := okand_b_grupp(malbeskrivning):
        yield _SVAR.ej_tillamplig(OKANDA_B, Om(grupp=okand))


REGEL = Regel(
    id="IUP-12",
    slug="alla-grupper",
    titel="Alla grupper av delmål är ifyllda",
    delar={"grupp": Del(Niva.FORESKRIFT, kalla="spur-rapporter", tolkning=True)},
    omfattar=Bredd.GRUPP,
    parametrar=Parametrar,
    kontroll=_kontroll,
    atgard=Atgard("delmal.visa", "Visa delmålen"),
)
