"""The read behind the climate of units: one question, whatever the number of portfolios."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlmodel import Session

from app.db.tabeller import BedomningRad, Enhet, PortfoljRad
from app.db.typer import core
from app.domain.bedomning import Bedomningsstatus
from app.domain.klimat import Avslut, Klimatpost
from app.domain.slag import Metod
from app.features.studierektor.queries import inom_enheter

_BEDOMNING, _PORTFOLJ, _ENHET = core(BedomningRad), core(PortfoljRad), core(Enhet)


class Enhetspost(NamedTuple):
    """One assessment that ended, and the home unit of the ST-läkare whose it is."""

    enhet_id: int
    enhet: str
    region: str
    post: Klimatpost


def list_poster(session: Session, stigar: Sequence[str], fran: date, idag: date) -> list[Enhetspost]:
    """Every assessment of the units that was signed, declined or ran out from `fran` on, by unit.

    A request that was declined counts from the day of the request. Self-ratings are left out.
    """
    b = _BEDOMNING.c
    signerad = and_(b.status == Bedomningsstatus.SIGNERAD, b.signerad >= fran)
    avbojd = and_(b.status == Bedomningsstatus.AVBOJD, func.coalesce(b.begard, b.datum) >= fran)
    utgangen = and_(b.status == Bedomningsstatus.BEGARD, b.svara_senast >= fran, b.svara_senast < idag)
    fraga: Select[Any] = (
        select(
            _ENHET.c.id.label("enhet_id"),
            _ENHET.c.namn.label("enhet"),
            _ENHET.c.region,
            b.status,
            b.datum,
            b.signerad,
            b.begard,
            b.svara_senast,
            func.length(func.trim(func.replace(b.aterkoppling, "\n", ""))).label("tecken"),
            b.bedomare_id,
            b.bedomare_namn,
        )
        .select_from(_BEDOMNING)
        .join(_PORTFOLJ, _PORTFOLJ.c.id == b.portfolj_id)
        .join(_ENHET, _ENHET.c.id == _PORTFOLJ.c.enhet_id)
        .where(inom_enheter(stigar), b.metod != Metod.SJALVSKATTNING, or_(signerad, avbojd, utgangen))
        .order_by(_ENHET.c.stig, b.id)
    )
    return [Enhetspost(rad.enhet_id, rad.enhet, rad.region, _post(rad)) for rad in session.connection().execute(fraga)]


def _post(rad: Row[Any]) -> Klimatpost:
    """What ended: the signature has its own day and its own request; the others were always asked for."""
    begard: date = rad.begard or rad.datum
    if rad.status is Bedomningsstatus.SIGNERAD:
        dag, avslut = rad.signerad, Avslut.SIGNERAD
    elif rad.status is Bedomningsstatus.AVBOJD:
        dag, avslut = begard, Avslut.AVBOJD
    else:
        dag, avslut = rad.svara_senast, Avslut.UTGANGEN
    is_signerad = avslut is Avslut.SIGNERAD
    return Klimatpost(
        dag=dag,
        avslut=avslut,
        begard=rad.begard if is_signerad else begard,
        has_berattelse=is_signerad and rad.tecken > 0,
        bedomare_id=rad.bedomare_id,
        bedomare_namn=rad.bedomare_namn,
    )
