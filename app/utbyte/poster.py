"""Turns a row of each kind into a record of the domain."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, PlaneradMetod, Tjanstgoring, TjanstgoringsTyp
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.handledning import Handledarsamtal
from app.domain.iup import Revidering, Revideringsslag, Revideringsstatus, Tillgodoraknande
from app.domain.slag import Aktivitetsslag
from app.domain.tjanst import Franvaro
from app.utbyte import ord as orden
from app.utbyte.mall import Postslag
from app.utbyte.modell import Allvar, Post, Varde
from app.utbyte.radlasare import Radlasare

_TEXT: Final = 10_000
_SKAL: Final = 2000
_INTYG: Final = 500
_PLACERINGSSLAG: Final = frozenset({Aktivitetsslag.KLINISK_TJANSTGORING, Aktivitetsslag.AUSKULTATION})
# What a sheet named so holds, where no column says it.
_SLAG_AV_BLADNAMN: Final = (
    ("kurs", Aktivitetsslag.KURS),
    ("auskultation", Aktivitetsslag.AUSKULTATION),
    ("tjanstgoring", Aktivitetsslag.KLINISK_TJANSTGORING),
    ("placering", Aktivitetsslag.KLINISK_TJANSTGORING),
)


def read_poster(rad: Radlasare) -> Iterator[Post]:
    """The records that one row tells of; none where the row is at fault, which its remarks then say."""
    yield from _LASARE[rad.mall.slag](rad)


def _post(rad: Radlasare, varde: Varde, *, aktivitet: str = "", epost: str = "") -> Iterator[Post]:
    if not rad.has_fel:
        yield Post(rad.plats, rad.mall.slag, varde, frozenset(rad.angivna), aktivitet, epost)


def _read_aktivitet(rad: Radlasare) -> Iterator[Post]:
    titel = rad.text("titel")
    enhet = rad.text("enhet")
    if not titel and enhet:
        titel = enhet
        rad.angivna.add("titel")
    slag = rad.word("slag", orden.AKTIVITETSSLAG) or _guess_slag(rad, enhet)
    start, slut = rad.period("start", "slut")
    status = rad.word("status", orden.STATUS) or Aktivitetsstatus.PLANERAD
    tjanstgoring = _read_tjanstgoring(rad, enhet, slag)
    delmal, beskrivning, epost = rad.delmal(), rad.text("beskrivning", _TEXT), rad.epost("handledare_epost")
    rad.require("titel", "slag")
    if status is Aktivitetsstatus.GENOMFORD and (slut or start or rad.ram.idag) > rad.ram.idag:
        rad.remark("status", f"Aktiviteten slutar {slut or start} men står som genomförd.")
    if slag:
        aktivitet = Aktivitet(0, slag, titel, status, start, slut or start, delmal, beskrivning, tjanstgoring)
        yield from _post(rad, aktivitet, epost=epost)


def _guess_slag(rad: Radlasare, enhet: str) -> Aktivitetsslag | None:
    """The kind where no cell says it: a unit makes a placement, else what the sheet is called."""
    if rad.cell("slag") is not None:
        return None
    namn = orden.fold(rad.blad.namn)
    slag = next((slag for ord_, slag in _SLAG_AV_BLADNAMN if ord_ in namn), None)
    slag = slag or (Aktivitetsslag.KLINISK_TJANSTGORING if enhet else None)
    if slag:
        rad.angivna.add("slag")
    return slag


def _read_tjanstgoring(rad: Radlasare, enhet: str, slag: Aktivitetsslag | None) -> Tjanstgoring | None:
    typ = rad.word("typ", orden.TJANSTGORINGSTYP)
    procent, miljo, handledare = rad.procent("procent"), rad.word("miljo", orden.MILJO), rad.text("handledare")
    if slag not in _PLACERINGSSLAG:
        if any((enhet, typ, miljo)):
            rad.remark("enhet", "Enheten läses bara för tjänstgöring och auskultation.", Allvar.VARNING)
        return None
    if not enhet:
        if any((typ, procent, handledare)) and slag is Aktivitetsslag.KLINISK_TJANSTGORING:
            rad.remark("enhet", "Enhet saknas.")
        return None
    return Tjanstgoring(
        typ or TjanstgoringsTyp.SIDOTJANSTGORING, enhet, procent or 100, miljo, None, handledare or None
    )


def _read_metod(rad: Radlasare) -> Iterator[Post]:
    metod, delmal = rad.word("metod", orden.METOD), rad.delmal()
    aktivitet, planerad_till = rad.text("aktivitet"), rad.datum("planerad_till")
    rad.require("metod", "delmal")
    if metod:
        for kod in sorted(delmal):
            yield from _post(rad, PlaneradMetod(0, kod, metod, None, planerad_till), aktivitet=aktivitet)


def _read_bedomning(rad: Radlasare) -> Iterator[Post]:
    datum = rad.datum("datum")
    metod, bedomare, delmal = rad.word("metod", orden.METOD), rad.text("bedomare"), rad.delmal()
    signerad = rad.signerad("signerad", datum)
    aterkoppling, overenskommet = rad.text("aterkoppling", _TEXT), rad.text("overenskommet", _TEXT)
    minuter, aktivitet, epost = rad.minuter("minuter"), rad.text("aktivitet"), rad.epost("bedomare_epost")
    rad.require("datum", "metod", "bedomare")
    if signerad and datum and signerad < datum:
        rad.remark("signerad", f"Signerad {signerad}, före bedömningen {datum}.")
    if signerad and datum and datum > rad.ram.idag:
        rad.remark("datum", f"{datum} har inte varit än, men bedömningen står som signerad.")
    if datum and metod:
        status = Bedomningsstatus.SIGNERAD if signerad else Bedomningsstatus.UTKAST
        bedomning = Bedomning(
            0, metod, datum, status, bedomare, None, delmal, None, aterkoppling, overenskommet, minuter, signerad,
            is_importerad=True,
        )  # fmt: skip
        yield from _post(rad, bedomning, aktivitet=aktivitet, epost=epost)


def _read_handledning(rad: Radlasare) -> Iterator[Post]:
    datum, minuter, handledare = rad.datum("datum", har_hant=True), rad.minuter("minuter"), rad.text("handledare")
    delmal, aktivitet, epost = rad.delmal(), rad.text("aktivitet"), rad.epost("handledare_epost")
    anteckning, overenskommet = rad.text("anteckning", _TEXT), rad.text("overenskommet", _TEXT)
    nasta = rad.datum("nasta")
    rad.require("datum", "minuter", "handledare")
    if datum and minuter:
        samtal = Handledarsamtal(0, datum, minuter, handledare, None, delmal, None, anteckning, overenskommet, nasta)
        yield from _post(rad, samtal, aktivitet=aktivitet, epost=epost)


def _read_revidering(rad: Radlasare) -> Iterator[Post]:
    datum = rad.datum("datum", har_hant=True)
    slag = rad.word("slag", orden.REVIDERINGSSLAG) or Revideringsslag.REVIDERING
    deltagare, sammanfattning = rad.names("deltagare"), rad.text("sammanfattning", _TEXT)
    signerad = rad.signerad("signerad", datum)
    godkand = rad.signerad("studierektor_godkand", datum)
    rad.require("datum")
    if godkand and not signerad:
        rad.remark("studierektor_godkand", "Godkänd av studierektor men inte signerad av huvudhandledare.")
    if datum:
        status = Revideringsstatus.INLAMNAD
        if signerad:
            status = Revideringsstatus.GODKAND if godkand else Revideringsstatus.SIGNERAD
        varde = Revidering(0, datum, slag, status, deltagare, signerad, godkand, godkand, sammanfattning)
        yield from _post(rad, varde)


def _read_tillgodoraknande(rad: Radlasare) -> Iterator[Post]:
    delmal, manader = rad.delmal(), rad.manader("manader")
    skal, intyg, beslutad_av = rad.text("skal", _SKAL), rad.text("intyg", _INTYG), rad.text("beslutad_av")
    datum = rad.datum("datum", inom=False, har_hant=True)
    rad.require("skal", "beslutad_av", "datum")
    if bool(delmal) == (manader is not None) and not rad.has_fel:
        rad.remark("delmal", "Fyll i antingen delmål eller månader.")
    if datum:
        for kod in sorted(delmal) or (None,):
            yield from _post(rad, Tillgodoraknande(0, skal, beslutad_av, datum, kod, manader, intyg))


def _read_franvaro(rad: Radlasare) -> Iterator[Post]:
    slag, (start, slut) = rad.word("slag", orden.FRANVAROSLAG), rad.period("start", "slut")
    rad.require("slag", "start")
    if slag and start:
        yield from _post(rad, Franvaro(0, slag, start, slut))


_LASARE: Final[Mapping[Postslag, Callable[[Radlasare], Iterator[Post]]]] = {
    Postslag.AKTIVITET: _read_aktivitet,
    Postslag.METOD: _read_metod,
    Postslag.BEDOMNING: _read_bedomning,
    Postslag.HANDLEDNING: _read_handledning,
    Postslag.REVIDERING: _read_revidering,
    Postslag.TILLGODORAKNANDE: _read_tillgodoraknande,
    Postslag.FRANVARO: _read_franvaro,
}
