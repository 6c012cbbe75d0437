"""The chain of signatures in words: what was signed, and what is wrong, for the page and the command alike."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.domain.kedjekontroll import Kedjefel, Kedjefelslag, Kedjerapport, Signeradpost, las_innehall
from app.domain.signaturkedja import Signaturlank, Signaturslag
from app.web.format import antal, datum, tidpunkt
from app.web.forms import gemen
from app.web.ord import DOKUMENTSLAG, METOD, PART

_FALT: Final[Mapping[str, str]] = {
    "aktivitet_id": "aktivitet", "aterkallad": "dagen då den återkallades", "aterkoppling": "återkoppling",
    "bedomare_arbetsplats": "bedömarens arbetsplats", "bedomare_epost": "bedömarens e-post",
    "bedomare_namn": "bedömarens namn", "bedomare_specialitet": "bedömarens specialitet",
    "bedomare_titel": "bedömarens titel", "dag": "dagen för steget", "delmal": "delmål", "mall": "formulär",
    "mall_version": "formulärets version", "makulerad_skal": "skälet till makuleringen", "minuter": "längd",
    "ogonblicksbild": "den frysta planen", "omraden": "kompetensområden", "overenskommet": "överenskommet",
    "dokument_id": "dokument", "has_risk": "risken", "nasta": "nästa besök", "part": "vem som skrev under",
    "parter": "vilka som ska skriva under", "upplaga": "upplagan", "person_id": "vem som svarade",
    "revidering_id": "revidering", "signerad": "dagen då den signerades",
    "signerad_av": "vem som signerade", "signerad_namn": "namnet på den som signerade",
    "signerad_satt": "sättet att signera", "signerad_tid": "tidpunkten för signeringen", "svar": "svaren i formuläret",
    "tid": "tidpunkt", "utfall": "svaret i steget",
}  # fmt: skip
_STEG: Final = {"huvudhandledare": "huvudhandledare", "studierektor": "studierektor", "chef": "chef"}


def i_ord(rapport: Kedjerapport) -> str:
    """The result in one sentence."""
    if rapport.fel:
        return f"Kedjan har {antal(len(rapport.fel), 'fel', 'fel')}."
    if rapport.senast is None:
        return "Inget är signerat än."
    return f"Kedjan är hel: {antal(rapport.antal, 'signatur', 'signaturer')}, senaste {tidpunkt(rapport.senast)}."


def fel_i_ord(fel: Kedjefel) -> str:
    """What is wrong and where, as one sentence."""
    nr = f"Signatur {fel.nummer}" if fel.nummer else "Kedjan"
    match fel.slag:
        case Kedjefelslag.POST_ANDRAD:
            return f"{nr}: posten har ändrats efter signeringen ({', '.join(_FALT.get(f, f) for f in fel.falt)})."
        case Kedjefelslag.POST_UTANFOR if fel.post is not None:
            return f"{post_i_ord(fel.post)} står som signerad men har ingen signatur i kedjan."
    return _MENINGAR[fel.slag].format(nr=nr)


_MENINGAR: Final[Mapping[Kedjefelslag, str]] = {
    Kedjefelslag.LUCKA: "{nr}: en eller flera signaturer före den saknas.",
    Kedjefelslag.ORDNING: "{nr}: står på fel plats eller flera gånger.",
    Kedjefelslag.HASH: "{nr}: innehållet är ett annat än det som signerades.",
    Kedjefelslag.FOREGAENDE: "{nr}: följer inte på signaturen före.",
    Kedjefelslag.TID: "{nr}: har en tidpunkt före signaturen innan.",
    Kedjefelslag.DUBBEL: "{nr}: samma signatur av samma post finns tidigare i kedjan.",
    Kedjefelslag.POST_SAKNAS: "{nr}: posten finns inte kvar som signerad.",
    Kedjefelslag.HUVUD: "Filens uppgift om kedjans längd och sista hash stämmer inte med kedjan.",
    Kedjefelslag.UNDERSKRIFT: "Underskriften av kedjans huvud är inte gjord med nyckeln.",
    Kedjefelslag.VITTNE: "Kedjan är inte en fortsättning på den tidigare filen: den har skrivits om eller kortats.",
    Kedjefelslag.POST_UTANFOR: "En post står som signerad men har ingen signatur i kedjan.",
}


def post_i_ord(post: Signeradpost) -> str:
    """A signature that has no link, by what its record says."""
    return _vad(post.slag, post.innehall)


def lank_i_ord(lank: Signaturlank) -> str:
    """What a link signed."""
    return _vad(lank.slag, las_innehall(lank))


def _vad(slag: str, innehall: Mapping[str, object]) -> str:
    nar = _datum(innehall.get("datum"))
    match slag:
        case Signaturslag.BEDOMNING | Signaturslag.MAKULERING:
            metod = next((text for ett, text in METOD.items() if ett == innehall.get("metod")), "Bedömning")
            delar = [metod, nar]
            return " ".join(filter(None, ["Makulering av" if slag == Signaturslag.MAKULERING else "", *delar]))
        case Signaturslag.DELMAL:
            return f"Delmål {innehall.get('delmal', '')} uppfyllt"
        case Signaturslag.DELMAL_ATERKALLAT:
            return f"Signeringen av delmål {innehall.get('delmal', '')} återkallad"
        case Signaturslag.REVIDERING:
            steg = _STEG.get(str(innehall.get("steg")), "")
            svar = "lämnade tillbaka" if innehall.get("utfall") == "aterlamnad" else "godkände"
            return f"IUP {nar}" + (f": {steg} {svar}" if steg else "")
        case Signaturslag.DOKUMENT:
            vad = next((text for ett, text in DOKUMENTSLAG.items() if ett == innehall.get("slag")), "Dokument")
            part = next((text for ett, text in PART.items() if ett == innehall.get("part")), "")
            return f"{vad} {nar}" + (f" som {gemen(part)}" if part else "")
    return "Okänt slag av signatur"


def _datum(varde: object) -> str:
    try:
        return datum(varde if isinstance(varde, date) else date.fromisoformat(str(varde)))
    except ValueError:
        return ""
