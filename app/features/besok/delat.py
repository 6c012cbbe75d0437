"""What the pages about visits and documents share: addresses, and who may do what with which kind."""

from collections.abc import Mapping
from typing import Final

from app.db.tabeller import DokumentRad
from app.domain.avstamning import RELATION, Dokumentslag, Dokumentstatus, Part
from app.domain.behorighet import Handling
from app.web.sida import Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
BAS: Final = "/portfolj/{portfolj_id:int}/besok"
ETT: Final = BAS + "/{dokument_id:int}"
OPPNA: Final = frozenset({Dokumentstatus.PLANERAD, Dokumentstatus.UTKAST})
"""The texts of these are drafts, which only their writers see."""
SKRIVER: Final[Mapping[Dokumentslag, Handling]] = {
    Dokumentslag.BESOK: Handling.SKRIVA_BESOK,
    Dokumentslag.ARSRAPPORT: Handling.SKRIVA_ARSRAPPORT,
    Dokumentslag.UTLATANDE: Handling.SKRIVA_UTLATANDE,
    Dokumentslag.UTVECKLINGSSAMTAL: Handling.SKRIVA_UTVECKLINGSSAMTAL,
    Dokumentslag.SLUTGENOMGANG: Handling.SKRIVA_BESOK,
    Dokumentslag.KONTRAKT: Handling.SKRIVA_KONTRAKT,
    Dokumentslag.TILLSTYRKAN: Handling.SKRIVA_BESOK,
}
HUNNET: Final = "Det har ändrats sedan du öppnade sidan. Läs det som står nu innan du skriver under."
LAST: Final = "Det är underskrivet och låst. Behöver något rättas görs en rättad upplaga; den gamla finns kvar."


def far_skriva(sida: Portfoljsida, slag: Dokumentslag) -> bool:
    """Whether this person writes documents of that kind here."""
    return sida.far(SKRIVER[slag])


def far_andra(sida: Portfoljsida, rad: DokumentRad) -> bool:
    """Whether this person may change the text: it is a draft, and theirs to write."""
    return rad.status in OPPNA and far_skriva(sida, rad.slag)


def ser_texten(sida: Portfoljsida, rad: DokumentRad) -> bool:
    """Whether this person sees the text."""
    return rad.status not in OPPNA or far_skriva(sida, rad.slag)


def mina_parter(sida: Portfoljsida) -> tuple[Part, ...]:
    """The parts in which this person can sign; a studierektor who also is huvudhandledare has both."""
    return tuple(part for part, relation in RELATION.items() if relation in sida.tilltrade.relationer)
