"""The kinds of records that the ST-läkare makes, changes, removes and takes back, each said once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from app.db.logg import Handelseslag
from app.db.tabeller import KursmedelRad, NarvaroRad, StudietidRad
from app.domain.aktivitet import Aktivitet
from app.domain.kursmedel import Medelstatus
from app.domain.slag import Aktivitetsslag
from app.domain.undervisning import Narvaroslag
from app.features.undervisning.forms import KursmedelForm, NarvaroForm, StudietidForm
from app.web.forms import Falt, falt_av
from app.web.genomfort import aktivitetsval, fel_i_aktivitet, fel_i_genomfort
from app.web.ord import NARVAROSLAG
from app.web.sida import Portfoljsida

Rad = NarvaroRad | StudietidRad | KursmedelRad
Form = NarvaroForm | StudietidForm | KursmedelForm


class Handelser(NamedTuple):
    """The audit events of a kind of record."""

    skapad: Handelseslag
    andrad: Handelseslag
    borttagen: Handelseslag
    aterstalld: Handelseslag


@dataclass(frozen=True, slots=True)
class Postslag:
    """One kind. `namn` is its table, its part of the address, and the head of its routes' names.

    `rader` turns a form into the columns that it sets, `falt` a stored record into the form's fields, and `val` gives
    what its form offers. `efter` is the page shown once it is saved, `egen` the record's own page.
    """

    namn: str
    mall: str
    tabell: type[Rad]
    form: type[Form]
    handelser: Handelser
    titlar: tuple[str, str]
    etiketter: tuple[tuple[str, str], ...]
    efter: str
    egen: str
    rader: Callable[[Any], dict[str, Any]]
    falt: Callable[[Any], dict[str, list[str]]]
    fel: Callable[[Falt, Portfoljsida, Rad | None], dict[str, str]]
    val: Callable[[Portfoljsida], Mapping[str, Any]]

    @property
    def id_namn(self) -> str:
        """What the record's id is called in addresses."""
        return f"{self.namn}_id"

    def far_andras(self, rad: Rad) -> bool:
        """Whether it is still the ST-läkare's to change: what has been decided on is not."""
        return not isinstance(rad, KursmedelRad) or rad.status is Medelstatus.SOKT


def _fel_i_datum(falt: Falt, sida: Portfoljsida, rad: Rad | None) -> dict[str, str]:
    return fel_i_genomfort(falt, sida.portfolj, sida.idag, tillatna=() if rad is None else (rad.datum,))


def _kurser(sida: Portfoljsida, med: int | None = None) -> Iterable[Aktivitet]:
    return [a for a in sida.portfolj.gallande_aktiviteter if a.slag is Aktivitetsslag.KURS or a.id == med]


def _fel_i_kursmedel(falt: Falt, sida: Portfoljsida, rad: Rad | None) -> dict[str, str]:
    lankad = rad.aktivitet_id if isinstance(rad, KursmedelRad) else None
    return _fel_i_datum(falt, sida, rad) | fel_i_aktivitet(falt, list(_kurser(sida, lankad)))


NARVARO: Final = Postslag(
    namn="narvaro",
    mall="undervisning/narvaro.html",
    tabell=NarvaroRad,
    form=NarvaroForm,
    handelser=Handelser(
        Handelseslag.NARVARO_LOGGAD,
        Handelseslag.NARVARO_ANDRAD,
        Handelseslag.NARVARO_BORTTAGEN,
        Handelseslag.NARVARO_ATERSTALLD,
    ),
    titlar=("Logga seminarium", "Ändra tillfället"),
    etiketter=(("slag", "Tillfälle"), ("datum", "Datum"), ("med", "Var du med?"), ("skal", "Skäl")),
    efter="undervisning.visa",
    egen="narvaro.andra",
    rader=lambda form: {
        "slag": form.slag,
        "datum": form.datum,
        "is_narvarande": form.med == "ja",
        "skal": form.skal,
    },
    falt=lambda rad: falt_av(
        {"slag": rad.slag.value, "datum": rad.datum, "med": "ja" if rad.is_narvarande else "nej", "skal": rad.skal}
    ),
    fel=_fel_i_datum,
    val=lambda _sida: {"slagval": [(slag.value, NARVAROSLAG[slag], "") for slag in Narvaroslag]},
)
STUDIETID: Final = Postslag(
    namn="studietid",
    mall="undervisning/studietid.html",
    tabell=StudietidRad,
    form=StudietidForm,
    handelser=Handelser(
        Handelseslag.STUDIETID_LOGGAD,
        Handelseslag.STUDIETID_ANDRAD,
        Handelseslag.STUDIETID_BORTTAGEN,
        Handelseslag.STUDIETID_ATERSTALLD,
    ),
    titlar=("Logga studietid", "Ändra studietiden"),
    etiketter=(("datum", "Dag i veckan"), ("minuter", "Tid")),
    efter="undervisning.visa",
    egen="studietid.andra",
    rader=lambda form: {"datum": form.datum, "minuter": form.minuter},
    falt=lambda rad: falt_av({"datum": rad.datum, "minuter": rad.minuter}),
    fel=_fel_i_datum,
    val=lambda _sida: {},
)
KURSMEDEL: Final = Postslag(
    namn="kursmedel",
    mall="undervisning/kursmedel.html",
    tabell=KursmedelRad,
    form=KursmedelForm,
    handelser=Handelser(
        Handelseslag.KURSMEDEL_SOKT,
        Handelseslag.KURSMEDEL_ANDRAT,
        Handelseslag.KURSMEDEL_BORTTAGET,
        Handelseslag.KURSMEDEL_ATERSTALLT,
    ),
    titlar=("Sök kursmedel", "Ändra ansökan"),
    etiketter=(("titel", "Kurs"), ("datum", "Datum"), ("sokt", "Belopp"), ("aktivitet", "Kurs i planen")),
    efter="kursmedel.visa",
    egen="kursmedel.visa",
    rader=lambda form: {
        "titel": form.titel,
        "datum": form.datum,
        "sokt": form.sokt,
        "aktivitet_id": form.aktivitet,
    },
    falt=lambda rad: falt_av({"titel": rad.titel, "datum": rad.datum, "sokt": rad.sokt, "aktivitet": rad.aktivitet_id}),
    fel=_fel_i_kursmedel,
    val=lambda sida: {"kurser": aktivitetsval(list(_kurser(sida)))},
)
