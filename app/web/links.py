"""From what a rule suggests to a page: the only bridge between symbolic remedies and addresses."""

from collections.abc import Callable
from urllib.parse import urlencode

from app.domain.behorighet import RATTER, Handling, Relation
from app.regler.modell import Atgard, Om

# Symbolic remedy → route name, who may take it, and which parts of "what it is about" go along as query.
_VAGAR: dict[str, tuple[str, Handling]] = {
    "aktivitet.lista": ("aktivitet.lista", Handling.SKRIVA_PLAN),
    "aktivitet.ny": ("aktivitet.ny", Handling.SKRIVA_PLAN),
    "aktivitet.visa": ("aktivitet.visa", Handling.LASA_PORTFOLJ),
    "metod.ny": ("metod.ny", Handling.SKRIVA_PLAN),
    "delmal.visa": ("delmal.visa", Handling.SKRIVA_PLAN),
    "handledare.visa": ("handledare.visa", Handling.UTSE_HANDLEDARE),
    "handledare.kompetens": ("handledare.kompetens", Handling.UTSE_HANDLEDARE),
    "handledare.ersattare": ("handledare.ersattare", Handling.UTSE_HANDLEDARE),
    "handledning.genomgang": ("handledning.ny", Handling.DOKUMENTERA_HANDLEDNING),
    "handledning.lista": ("handledning.lista", Handling.DOKUMENTERA_HANDLEDNING),
    "handledningstid.ny": ("handledningstid.ny", Handling.DOKUMENTERA_HANDLEDNING),
    "handledning.ny": ("handledning.ny", Handling.DOKUMENTERA_HANDLEDNING),
    "bedomning.ny": ("bedomning.ny", Handling.BEGARA_BEDOMNING),
    "bedomning.vantar": ("bedomning.lista", Handling.BEGARA_BEDOMNING),
    "bedomning.sedda": ("bedomning.lista", Handling.SE_BEDOMNINGAR),
    "revidering.ny": ("revidering.ny", Handling.GORA_REVIDERING),
    "revidering.godkann": ("revidering.lista", Handling.GODKANNA_REVIDERING),
    "besok.planera": ("besok.lista", Handling.SKRIVA_BESOK),
    "arsrapport.ny": ("arsrapport.ny", Handling.SKRIVA_ARSRAPPORT),
    "utlatande.ny": ("utlatande.ny", Handling.SKRIVA_UTLATANDE),
    "utvecklingssamtal.ny": ("utvecklingssamtal.ny", Handling.SKRIVA_UTVECKLINGSSAMTAL),
    "slutgenomgang.ny": ("slutgenomgang.ny", Handling.SKRIVA_BESOK),
    "kontrakt.ny": ("kontrakt.ny", Handling.SKRIVA_KONTRAKT),
    "introduktion.visa": ("introduktion.visa", Handling.DELTA_I_BESOK),
    "atgardsplan.ny": ("atgardsplan.ny", Handling.SKRIVA_BESOK),
    "atgardsplan.visa": ("atgardsplan.lista", Handling.DELTA_I_BESOK),
    "handledarskap.ny": ("handledarskap.ny", Handling.UTSE_HANDLEDARE),
    "tjanstgoring.omdome": ("aktivitet.visa", Handling.BEKRAFTA_TJANSTGORING),
    "placering.ny": ("aktivitet.ny_placering", Handling.SKRIVA_PLAN),
    "placering.andra": ("aktivitet.andra", Handling.SKRIVA_PLAN),
    "tjanstgoring.visa": ("aktivitet.visa", Handling.SKRIVA_PLAN),
    "kurs.visa": ("undervisning.visa", Handling.SKRIVA_PLAN),
    "narvaro.ny": ("narvaro.ny", Handling.DOKUMENTERA_UNDERVISNING),
    "narvaro.visa": ("undervisning.visa", Handling.DOKUMENTERA_UNDERVISNING),
    "studietid.ny": ("studietid.ny", Handling.DOKUMENTERA_UNDERVISNING),
    "kursmedel.lista": ("undervisning.visa", Handling.LASA_PORTFOLJ),
    "arbete.visa": ("aktivitet.lista", Handling.DOKUMENTERA_UNDERVISNING),
    "utbildning.andra": ("utbildning.andra", Handling.ANDRA_UTBILDNING),
    "regelverk.visa": ("regelverk.visa", Handling.LASA_PORTFOLJ),
}
ATGARDER = frozenset(_VAGAR)
# The part of the page that the remedy is in.
_ANKARE = {"kurs.visa": "kurser-rubrik", "narvaro.visa": "narvaro-rubrik", "kursmedel.lista": "kursmedel-rubrik"}

# Who is named when the reader may not act, in the order in which they are named.
_VEM = {
    Relation.AGARE: "ST-läkaren",
    Relation.HUVUDHANDLEDARE: "huvudhandledaren",
    Relation.STUDIEREKTOR: "studierektorn",
    Relation.CHEF: "chefen",
}


def atgardslank(  # noqa: PLR0911 - one branch and one return a kind of remedy reads best
    atgard: Atgard, om: Om, portfolj_id: int, url: Callable[..., str], far: Callable[[Handling], bool]
) -> tuple[str, str] | None:
    """Address and button text for a remedy, or None when this person may not take it, or the thing is not known."""
    vag, handling = _VAGAR[atgard.namn]
    if not far(handling):
        return None
    if vag == "aktivitet.andra" and om.aktivitet_id is None:
        return url("aktivitet.ny_placering", portfolj_id=portfolj_id), atgard.etikett
    if vag in ("aktivitet.visa", "aktivitet.andra"):
        if om.aktivitet_id is None:
            return None
        return url(vag, portfolj_id=portfolj_id, aktivitet_id=om.aktivitet_id), atgard.etikett
    if vag == "delmal.visa":
        if om.delmal is None:
            return url("delmal.lista", portfolj_id=portfolj_id), atgard.etikett
        return url(vag, portfolj_id=portfolj_id, kod=om.delmal.lower()), atgard.etikett
    if vag == "regelverk.visa":
        return url(vag), atgard.etikett
    stig = {"portfolj_id": portfolj_id}
    if vag == "handledare.kompetens":
        if om.handledare_id is None:
            return url("handledare.visa", **stig), atgard.etikett
        stig["handledare_id"] = om.handledare_id
    fraga = _fraga(atgard, om)
    ankare = _ANKARE.get(atgard.namn)
    adress = url(vag, **stig) + (f"?{urlencode(fraga)}" if fraga else "")
    return adress + (f"#{ankare}" if ankare else ""), atgard.etikett


def _fraga(atgard: Atgard, om: Om) -> dict[str, str | int]:
    """What goes along: what it is about, and what the form is to be filled in with, or the list filtered by."""
    lage = "begard" if atgard.namn == "bedomning.vantar" else None
    par = (
        ("delmal", om.delmal),
        ("aktivitet", om.aktivitet_id),
        ("metod", atgard.metod),
        ("mall", atgard.mall),
        ("slag", atgard.slag or atgard.merit),
        ("amne", om.post),
        ("lage", lage),
        ("samtalsslag", "iup_genomgang" if atgard.namn == "handledning.genomgang" else None),
    )
    return {namn: varde for namn, varde in par if varde is not None}


def vem_gor(atgard: Atgard) -> str:
    """Who may take a remedy, in words: "ST-läkaren eller studierektorn"."""
    _, handling = _VAGAR[atgard.namn]
    return " eller ".join(i_ord for relation, i_ord in _VEM.items() if relation in RATTER[handling])
