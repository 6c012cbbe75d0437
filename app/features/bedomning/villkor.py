"""What an assessment itself demands of somebody who may assess in the portfolio."""

from app.db.bedomningar import OPPEN
from app.db.tabeller import BedomningRad
from app.domain.aktivitet import Aktivitet
from app.domain.bedomning import Bedomningsstatus
from app.domain.behorighet import Handling, Relation
from app.web.flode import flodessida
from app.web.sida import Portfoljsida

UTGANGEN = "Svarstiden har gått ut. Den som begärde bedömningen kan förlänga den, och då går det att svara."
_ALLA = frozenset({Relation.HUVUDHANDLEDARE, Relation.STUDIEREKTOR, Relation.CHEF})


def far_bedoma_allt(sida: Portfoljsida) -> bool:
    """Huvudhandledare, studierektor and head assess anything; other handledare what is theirs."""
    return not _ALLA.isdisjoint(sida.tilltrade.relationer)


def far_signera(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """Whether this person may sign the assessment: one who assesses anything, is named, or has the placement."""
    return (
        sida.far(Handling.BEDOMA)
        and flodessida(sida, rad) is None
        and (
            far_bedoma_allt(sida)
            or rad.bedomare_id == sida.aktor.person_id
            or rad.aktivitet_id in sida.tilltrade.placeringar
        )
    )


def far_makulera(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """Only who signed may void."""
    return sida.far(Handling.BEDOMA) and rad.signerad_av == sida.aktor.person_id


def far_andra(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """Whether this person may change, withdraw and remind of what nobody has signed: the owner, and who asked."""
    return rad.status in OPPEN and far_folja(sida, rad)


def far_folja(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """Whether the request is this person's: the owner has all of them, a huvudhandledare those of their own."""
    return sida.far(Handling.BEGARA_BEDOMNING) and (sida.is_egen or rad.begard_av == sida.aktor.person_id)


def is_utgangen(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """Whether the last day to answer is past."""
    is_oppen = rad.status is Bedomningsstatus.BEGARD
    return is_oppen and rad.svara_senast is not None and sida.idag > rad.svara_senast


def far_avboja(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """The one who was asked may decline, while it can be answered."""
    is_fragad = rad.bedomare_id == sida.aktor.person_id
    return is_fragad and sida.far(Handling.BEDOMA) and rad.status in OPPEN and not is_utgangen(sida, rad)


def bedombara(sida: Portfoljsida) -> tuple[Aktivitet, ...]:
    """The activities that this person may assess: all, or the placements of one's own."""
    alla = sida.portfolj.gallande_aktiviteter
    return alla if far_bedoma_allt(sida) else tuple(a for a in alla if a.id in sida.tilltrade.placeringar)
