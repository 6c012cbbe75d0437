"""Alla grupper av delmål är ifyllda, inte bara c-delmålen.

Vad som kontrolleras: hur stor del av delmålen i varje grupp (a, b, c eller STa, STb, STc) som har både en aktivitet
och en bedömningsmetod. En grupp som är ifylld till mindre än hälften nämns, om en annan grupp är ifylld till hälften
eller mer.

Varför: det är vanligt att planen bara gäller specialitetens egna delmål. De gemensamma delmålen hör också dit.

Så gör du: öppna matrisen, välj gruppen och fyll i det som saknas.

Tolkning: är ingen grupp ifylld till hälften nämns ingen, för då är det hela planen som återstår. Delmålen för BT
jämförs inte, eftersom de hör till en egen del av utbildningen. Ett tillgodoräknat delmål räknas som ifyllt.
"""

from collections.abc import Iterator, Mapping

from app.domain.delmal import Delmalgrupp
from app.domain.malbeskrivning import Malbeskrivning
from app.domain.portfolj import Portfolj
from app.domain.rattsgrund import Niva
from app.regler.former import OKANDA_B, Svar, bindande, okand_b_grupp, planer, varfor_inga_delmal
from app.regler.modell import Atgard, Bredd, Del, Fynd, Kontext, Om, Regel
from app.regler.ord import uppraknat

_SVAR = Svar("IUP-12", "grupp")


def _fyllda(portfolj: Portfolj, malbeskrivning: Malbeskrivning) -> Mapping[Delmalgrupp, tuple[int, int]]:
    """Filled in, and all, per group."""
    per_delmal = planer(portfolj)
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
        yield _SVAR.ej_tillamplig(varfor_inga_delmal(portfolj))
        return
    fyllda = _fyllda(portfolj, malbeskrivning)
    mer = [_text(grupp, *tal) for grupp, tal in fyllda.items() if tal[0] * 2 >= tal[1]]
    for grupp, (ifyllda, alla) in fyllda.items():
        om, text = Om(grupp=grupp), _text(grupp, ifyllda, alla)
        if ifyllda * 2 >= alla:
            yield _SVAR.uppfylld(f"{text} är ifyllda.", om)
        elif mer:
            yield _SVAR.brist(f"{text} är ifyllda, jämfört med {uppraknat(mer)}.", om)
        else:
            yield _SVAR.ej_tillamplig(f"{text} är ifyllda, och ingen grupp är ifylld till hälften.", om)
    if okand := okand_b_grupp(malbeskrivning):
        yield _SVAR.ej_tillamplig(OKANDA_B, Om(grupp=okand))


REGEL = Regel(
    id="IUP-12",
    slug="alla-grupper",
    titel="Alla grupper av delmål är ifyllda",
    delar={"grupp": Del(Niva.FORESKRIFT, kalla="spur-rapporter", tolkning=True)},
    omfattar=Bredd.GRUPP,
    kontroll=_kontroll,
    atgard=Atgard("delmal.visa", "Visa delmålen"),
)
