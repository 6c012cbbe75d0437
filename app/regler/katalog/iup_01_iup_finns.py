"""Det finns ett individuellt utbildningsprogram (IUP).

Vad som kontrolleras: att portföljen innehåller en plan. En planerad eller genomförd aktivitet, en planerad
bedömningsmetod eller en undertecknad revidering räcker.

Varför: utan IUP går det varken att planera, följa eller granska utbildningen.

Så gör du: lägg in den första aktiviteten, eller läs in din nuvarande plan från en tabell.

Tolkning: för ST-läkare är kravet föreskrift. För den som är anställd med sikte på ST, och för den som inlett ST med
bastjänstgöring (BT), är det en kvalitetsindikator; vi läser det senare som att BT ingår och inte är godkänd än.
Om IUP är bra nog prövas av de andra reglerna.
"""

from collections.abc import Iterator

from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.domain.rattsgrund import Niva
from app.regler.former import Svar
from app.regler.modell import Atgard, Bevis, Bevisslag, Bredd, Del, Fynd, Kontext, Regel

_ST = Svar("IUP-01", "st")
_INFOR_ST = Svar("IUP-01", "infor_st")


def _plan(portfolj: Portfolj) -> tuple[Bevis, ...]:
    """The first record of each kind that shows that there is a plan."""
    poster = (
        *(Bevis(Bevisslag.AKTIVITET, a.id, a.start) for a in portfolj.gallande_aktiviteter),
        *(Bevis(Bevisslag.METOD, m.id, m.planerad_till) for m in portfolj.metoder),
        *(Bevis(Bevisslag.REVIDERING, r.id, r.signerad) for r in portfolj.gallande_revideringar),
    )
    forsta: dict[Bevisslag, Bevis] = {}
    for bevis in sorted(poster, key=lambda bevis: bevis.id):
        forsta.setdefault(bevis.slag, bevis)
    return tuple(forsta.values())


def _kontroll(portfolj: Portfolj, kontext: Kontext) -> Iterator[Fynd]:
    utbildning = portfolj.utbildning
    gor_bt = utbildning.bt is BtLage.INGAR and utbildning.bt_godkand is None
    fore_st = utbildning.slag is Utbildningsslag.INFOR_ST or gor_bt
    galler, annan = (_INFOR_ST, _ST) if fore_st else (_ST, _INFOR_ST)
    if bevis := _plan(portfolj):
        yield galler.uppfylld("Det finns en IUP.", bevis=bevis)
    elif kontext.idag < utbildning.start:
        yield galler.ej_tillamplig("Utbildningen har inte börjat.", vander=utbildning.start)
    else:
        yield galler.brist("Det finns ingen IUP.", sedan=utbildning.start)
    yield annan.ej_tillamplig(
        "Kravet är en kvalitetsindikator före ST och under BT." if fore_st else "Under ST är kravet en föreskrift."
    )


REGEL = Regel(
    id="IUP-01",
    slug="iup-finns",
    titel="Det finns en IUP",
    delar={
        "st": Del(Niva.FORESKRIFT, kalla="spur-lipus", visa="ST"),
        "infor_st": Del(Niva.KVALITETSINDIKATOR, kalla="spur-lipus", visa="Inför ST och BT"),
    },
    omfattar=Bredd.PORTFOLJ,
    kontroll=_kontroll,
    atgard=Atgard("aktivitet.ny", "Lägg till aktivitet"),
)
