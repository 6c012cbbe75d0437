"""Addresses of forms filled in beforehand."""

from collections.abc import Iterable
from urllib.parse import urlencode

from app.domain.delmal import DelmalKod
from app.domain.slag import Aktivitetsslag, Metod
from app.web.sida import Portfoljsida


def begar(sida: Portfoljsida, metod: Metod, delmal: Iterable[DelmalKod] = (), aktivitet_id: int | None = None) -> str:
    """Where to ask for an assessment by that method, towards those delmål, of that activity."""
    fraga = [("metod", metod.value), *(("delmal", str(kod)) for kod in delmal)]
    if aktivitet_id is not None:
        fraga.append(("aktivitet", str(aktivitet_id)))
    return f"{sida.url('bedomning.ny', portfolj_id=sida.portfolj_id)}?{urlencode(fraga)}"


def ny_aktivitet(sida: Portfoljsida, slag: Aktivitetsslag, delmal: Iterable[DelmalKod] = ()) -> str:
    """Where to add an activity of that kind, towards those delmål."""
    fraga = [("slag", slag.value), *(("delmal", str(kod)) for kod in delmal)]
    return f"{sida.url('aktivitet.ny', portfolj_id=sida.portfolj_id)}?{urlencode(fraga)}"
