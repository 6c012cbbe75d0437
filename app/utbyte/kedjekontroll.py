"""Checks the chain of signatures in a portfolio file: needs nothing but the file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from app.domain.kedjekontroll import (
    Huvud,
    Kedjefel,
    Kedjefelslag,
    Kedjerapport,
    Signeradpost,
    bestyrk,
    huvud,
    las_innehall,
    verifiera,
)
from app.domain.signaturkedja import Signaturlank, Signaturslag, tidstext
from app.utbyte.kedjefil import FORMAT, NYCKEL, undertecknad_text
from app.utbyte.portfoljfil import hel_post
from app.utbyte.underskrift import ALGORITM, is_akta

Json = Mapping[str, Any]
_OLASLIG: Final = datetime.min.replace(tzinfo=UTC)


class KedjaSaknas(ValueError):
    """The file carries no chain of signatures."""


def kontrollera_fil(fil: Json, *, nyckel: str = "", vittne: Json | None = None) -> Kedjerapport:
    """Check the chain of a file that `check_json` has found good, its records against it, and who signed its head.

    Args:
        fil: the file as JSON values.
        nyckel: the public key to hold the head against; else the one in the file, which proves only that the file
            hangs together.
        vittne: an earlier file of the same portfolio, whose head must stand in this chain.

    Raises:
        KedjaSaknas: one of the files carries no chain.

    """
    kedja = _kedja(fil)
    lankar = tuple(_lank(lank) for lank in kedja["lankar"])
    rapport = verifiera(lankar, _poster(fil, kedja))
    fler = [*_granska_filen(kedja, lankar), *_granska_underskrift(kedja, nyckel)]
    if vittne is not None:
        fler += _granska_mot(kedja, lankar, _kedja(vittne))
    return replace(rapport, fel=(*rapport.fel, *fler))


def _kedja(fil: Json) -> Json:
    kedja: Json | None = fil.get(NYCKEL)
    if kedja is None:
        raise KedjaSaknas
    return kedja


def _lank(rad: Json) -> Signaturlank:
    try:
        tid = datetime.fromisoformat(rad["tid"])
    except ValueError:
        tid = _OLASLIG
    if tid.tzinfo is None or tidstext(tid) != rad["tid"]:
        tid = _OLASLIG  # another way to write it is not what was hashed
    return Signaturlank(
        rad["nummer"], rad["slag"], rad["objekt_id"], tid, rad["person_id"], rad["innehall"], rad["foregaende"],
        rad["hash"],
    )  # fmt: skip


def _granska_filen(kedja: Json, lankar: tuple[Signaturlank, ...]) -> Iterator[Kedjefel]:
    if kedja["format"] != FORMAT or huvud(lankar) != Huvud(kedja["antal"], kedja["huvud"]):
        yield Kedjefel(Kedjefelslag.HUVUD)


def _granska_underskrift(kedja: Json, nyckel: str) -> Iterator[Kedjefel]:
    """The head must be signed where a key is given to hold it against, and rightly so wherever it is signed."""
    skrift, text = kedja.get("underskrift"), undertecknad_text(kedja["portfolj"], Huvud(kedja["antal"], kedja["huvud"]))
    if skrift is None:
        is_ratt = not nyckel
    else:
        is_ratt = skrift["algoritm"] == ALGORITM and is_akta(
            nyckel or skrift["publik_nyckel"], skrift["signatur"], text
        )
    if not is_ratt:
        yield Kedjefel(Kedjefelslag.UNDERSKRIFT)


def _granska_mot(kedja: Json, lankar: tuple[Signaturlank, ...], tidigare: Json) -> Iterator[Kedjefel]:
    if kedja["portfolj"] != tidigare["portfolj"]:
        yield Kedjefel(Kedjefelslag.VITTNE)
        return
    fel = bestyrk(lankar, huvud(tuple(_lank(lank) for lank in tidigare["lankar"])))
    if fel is not None:
        yield fel


def _poster(fil: Json, kedja: Json) -> Iterator[Signeradpost]:
    """What the records of the file say of their signatures, as far as the file holds them."""
    lankade: set[tuple[str, int]] = set()
    aterkallade = {lank["objekt_id"] for lank in kedja["lankar"] if lank["slag"] == Signaturslag.DELMAL_ATERKALLAT}
    sist = {lank["post"]["nummer"]: lank["nummer"] for lank in kedja["lankar"] if _is_steg(lank)}
    for lank in kedja["lankar"]:
        slag, objekt_id, plats = lank["slag"], lank["objekt_id"], lank.get("post")
        if slag == Signaturslag.DELMAL_ATERKALLAT or (slag == Signaturslag.DELMAL and objekt_id in aterkallade):
            # A withdrawn sign-off is not in the file: the chain alone tells of it.
            yield Signeradpost(slag, objekt_id, {})
            continue
        rad = _slag_upp(fil, slag, plats)
        if rad is None or plats is None:
            continue
        vilken = (plats["samling"], plats["nummer"])
        is_tagen = vilken in lankade and slag in _EN_POST_EN_LANK
        lankade.add(vilken)
        falt = None if is_tagen else _falt(lank, rad, is_sist=sist.get(plats["nummer"]) == lank["nummer"])
        if falt is not None:
            yield Signeradpost(slag, objekt_id, falt)
    yield from _utan_lank(fil, lankade)


# A voiding and a step are further signatures of a record that has others; these two are not.
_EN_POST_EN_LANK: Final = frozenset({Signaturslag.BEDOMNING, Signaturslag.DELMAL})


def _is_steg(lank: Json) -> bool:
    return lank["slag"] == Signaturslag.REVIDERING and lank.get("post") is not None


def _slag_upp(fil: Json, slag: str, plats: Json | None) -> Json | None:
    if plats is None or plats["samling"] != _SAMLING.get(slag):
        return None
    poster = fil.get(plats["samling"], [])
    return hel_post(plats["samling"], poster[plats["nummer"] - 1]) if plats["nummer"] <= len(poster) else None


_SAMLING: Final[Mapping[str, str]] = {
    Signaturslag.BEDOMNING: "bedomningar",
    Signaturslag.MAKULERING: "bedomningar",
    Signaturslag.DELMAL: "signeringar",
    Signaturslag.REVIDERING: "revideringar",
    Signaturslag.DOKUMENT: "dokument",
}


def _falt(lank: Json, rad: Json, *, is_sist: bool) -> dict[str, object] | None:
    """The record's fields by the names that the chain has for them; None where the record no longer is so signed."""
    innehall = las_innehall(_lank(lank))
    match lank["slag"]:
        case Signaturslag.BEDOMNING if rad["status"] in {"signerad", "makulerad"}:
            svar = {ett["falt"]: ett["varde"] for ett in rad["svar"]}
            aktivitet = innehall.get("aktivitet_id") if rad["aktivitet_id"] == lank.get("aktivitet") else "annan"
            # A file lists codes in natural order, the chain by letter.
            ordnade = {namn: sorted(map(str, rad[namn])) for namn in ("delmal", "omraden")}
            return {**rad, **ordnade, "svar": svar, "aktivitet_id": aktivitet}
        case Signaturslag.MAKULERING if rad["status"] == "makulerad":
            return {**rad}
        case Signaturslag.DELMAL:
            return {**rad, "signerad_namn": rad["signerad_av"], "signerad_av": innehall.get("signerad_av")}
        case Signaturslag.REVIDERING:
            return _stegets_falt(innehall, rad, is_sist=is_sist)
        case Signaturslag.DOKUMENT:
            return _dokumentets_falt(innehall, rad)
    return None


_STEGDAG: Final = {"huvudhandledare": "signerad", "studierektor": "studierektor_godkand"}


def _stegets_falt(innehall: Json, rad: Json, *, is_sist: bool) -> dict[str, object]:
    """What a revision says of one of its steps: the comment stands in the step alone."""
    falt = {namn: rad[namn] for namn in ("datum", "slag", "deltagare", "sammanfattning")}
    dag = _STEGDAG.get(str(innehall.get("steg")))
    if dag and innehall.get("utfall") == "godkand":
        falt["dag"] = rad[dag]
    return falt | ({"status": rad["status"]} if is_sist else {})


def _dokumentets_falt(innehall: Json, rad: Json) -> dict[str, object] | None:
    """What a document says of one of its signatures; None where it no longer has it."""
    skrivet = next((ett for ett in rad["undertecknanden"] if ett["part"] == innehall.get("part")), None)
    if skrivet is None:
        return None
    svar = {ett["falt"]: ett["varde"] for ett in rad["svar"]}
    return {**rad, "svar": svar, "parter": " ".join(rad["parter"]), "namn": skrivet["namn"], "dag": skrivet["datum"]}


def _utan_lank(fil: Json, lankade: set[tuple[str, int]]) -> Iterator[Signeradpost]:
    """Signed records of the file that no link is about; ids below zero, since the chain has none for them."""
    for nummer, rad in enumerate(fil.get("bedomningar", ()), start=1):
        if rad.get("signerad") and rad["status"] == "signerad" and ("bedomningar", nummer) not in lankade:
            is_inlast = bool(rad.get("is_importerad"))
            yield Signeradpost(Signaturslag.BEDOMNING, -nummer, rad, _dag(rad["signerad"]), is_inlast=is_inlast)
    for nummer, rad in enumerate(fil.get("signeringar", ()), start=1):
        if ("signeringar", nummer) not in lankade:
            yield Signeradpost(Signaturslag.DELMAL, -nummer, rad, _dag(rad["datum"]))
    for nummer, rad in enumerate(fil.get("revideringar", ()), start=1):
        if rad["status"] != "inlamnad" and ("revideringar", nummer) not in lankade:
            # A file does not tell an imported revision from another.
            yield Signeradpost(Signaturslag.REVIDERING, -nummer, rad, _dag(rad["datum"]), is_inlast=True)

    for nummer, rad in enumerate(fil.get("dokument", ()), start=1):
        if rad.get("undertecknanden") and ("dokument", nummer) not in lankade:
            # Nor does it tell an imported document from another.
            dag = _dag(rad["undertecknanden"][0]["datum"])
            yield Signeradpost(Signaturslag.DOKUMENT, -nummer, rad, dag, is_inlast=True)


def _dag(text: str) -> date:
    return date.fromisoformat(text)
