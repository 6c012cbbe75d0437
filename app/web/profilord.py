"""The parts of a profile that belong to no rule of a portfolio, in words: headings and names of values."""

from collections.abc import Mapping
from typing import Any, Final

from app.underlag.regionprofil import ALLMANT, BEGARAN, BELASTNING, FLERKALLA, KLIMAT, STEG, TILLRACKLIGHET

AVSNITT: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    ALLMANT: (
        "Gemensamt för reglerna",
        {
            "varsel_dagar": "Varning så många dagar i förväg, om regeln inte säger annat",
            "franvaro_dagar": "Frånvaro så många dagar i rad flyttar andra frister",
            "franvaro_som_raknas": "Frånvaro som räknas som tid i ST",
        },
    ),
    STEG: ("Godkännande av en revidering", {"revidering": "Godkänner, i ordning"}),
    TILLRACKLIGHET: (
        "Underlag nog för ett delmål",
        {
            "antal": "Signerade bedömningar, minst",
            "bedomare": "Olika bedömare, minst",
            "hogst_manader": "Den senaste är högst så många månader gammal",
            "sammanhang": "Olika platser eller aktiviteter, minst",
            "berattelser": "Bedömningar med återkoppling i ord, minst",
        },
    ),
    BEGARAN: (
        "Begäran om bedömning",
        {
            "svara_inom_dagar": "Dagar att svara, som förslag",
            "paminn_hogst": "Påminnelser, högst",
            "paminn_mellanrum_dagar": "Dagar mellan påminnelser, minst",
            "paminn_fore_dagar": "Påminnelse av sig själv, dagar före sista dagen",
            "lank_hogst_dagar": "En engångslänk gäller högst så många dagar",
        },
    ),
    FLERKALLA: (
        "360-gradersbedömning",
        {
            "minst_svar": "Svar innan den sammanställs, minst",
            "minst_i_grupp": "Svar i en grupp innan den visas för sig, minst",
            "svara_inom_dagar": "Dagar att svara, som förslag",
            "paminn_mellanrum_dagar": "Dagar mellan påminnelser, minst",
        },
    ),
    KLIMAT: (
        "Enhetens handledningsklimat",
        {
            "manader": "Månader i en period",
            "minst_poster": "Poster innan något visas, minst",
            "minst_bedomare": "Bedömare innan något visas, minst",
        },
    ),
    BELASTNING: (
        "Handledarnas belastning",
        {"andel_procent": "Del av heltid per ST-läkare, procent", "hogst_st": "ST-läkare per handledare, högst"},
    ),
}
ENHETSTAL: Final[Mapping[str, str]] = {"minst_hemma": "ST-läkare på hemenheten samtidigt, minst"}


def varde(varde: Any) -> str:
    """A value as it is read: "7, 2", "huvudhandledare, studierektor", "inget"."""
    if isinstance(varde, bool):
        return "ja" if varde else "nej"
    if isinstance(varde, tuple | list):
        return ", ".join(str(v).replace("_", " ") for v in varde) or "inget"
    return str(varde).replace("_", " ")
