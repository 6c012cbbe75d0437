"""What an assessment itself demands of somebody who may assess in the portfolio."""

from app.db.bedomningar import OPPEN
from app.db.tabeller import BedomningRad
from app.domain.aktivitet import Aktivitet
from app.domain.behorighet import Handling, Relation
from app.web.sida import Portfoljsida

_ALLA = frozenset({Relation.HUVUDHANDLEDARE, Relation.STUDIEREKTOR, Relation.CHEF})


def far_bedoma_allt(sida: Portfoljsida) -> bool:
    """Huvudhandledare, studierektor and head assess anything; other handledare what is theirs."""
    return not _ALLA.isdisjoint(sida.tilltrade.relationer)


def far_signera(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """Whether this person may sign the assessment: one who assesses anything, is named, or has the placement."""
    return sida.far(Handling.BEDOMA) and (
        far_bedoma_allt(sida)
        or rad.bedomare_id == sida.aktor.person_id
        or rad.aktivitet_id in sida.tilltrade.placeringar
    )


def far_makulera(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """Only who signed may void."""
    return sida.far(Handling.BEDOMA) and rad.signerad_av == sida.aktor.person_id


def far_andra(sida: Portfoljsida, rad: BedomningRad) -> bool:
    """The owner may change and withdraw what nobody has signed."""
    return sida.far(Handling.BEGARA_BEDOMNING) and rad.status in OPPEN


def bedombara(sida: Portfoljsida) -> tuple[Aktivitet, ...]:
    """The activities that this person may assess: all, or the placements of one's own."""
    alla = sida.portfolj.gallande_aktiviteter
    return alla if far_bedoma_allt(sida) else tuple(a for a in alla if a.id in sida.tilltrade.placeringar)
