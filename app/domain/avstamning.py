"""What is written and signed together about an ST-läkare: visits, yearly reports, statements, the contract."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.bedomning import Svar
from app.domain.behorighet import Relation


class Part(StrEnum):
    """The parties of the training: who signs, and who does what an åtgärdsplan says."""

    ST_LAKARE = "st_lakare"
    HUVUDHANDLEDARE = "huvudhandledare"
    STUDIEREKTOR = "studierektor"
    CHEF = "chef"


RELATION: Final[Mapping[Part, Relation]] = {
    Part.ST_LAKARE: Relation.AGARE,
    Part.HUVUDHANDLEDARE: Relation.HUVUDHANDLEDARE,
    Part.STUDIEREKTOR: Relation.STUDIEREKTOR,
    Part.CHEF: Relation.CHEF,
}


class Dokumentslag(StrEnum):
    """Kinds of documents. Each has a form of its own (`app.underlag.dokumentmallar`)."""

    BESOK = "besok"
    ARSRAPPORT = "arsrapport"
    UTLATANDE = "utlatande"
    UTVECKLINGSSAMTAL = "utvecklingssamtal"
    SLUTGENOMGANG = "slutgenomgang"
    KONTRAKT = "kontrakt"
    TILLSTYRKAN = "tillstyrkan"


class Dokumentstatus(StrEnum):
    """How far a document has come.

    A visit is PLANERAD until somebody has signed its protocol; other documents are UTKAST, which only their writers
    see. With the first signature the text is locked (UNDERTECKNAS), with the last one it is KLAR. A corrected edition
    leaves the one before it as ERSATT. AVBOKAD is a visit called off or a draft thrown away.
    """

    PLANERAD = "planerad"
    UTKAST = "utkast"
    UNDERTECKNAS = "undertecknas"
    KLAR = "klar"
    ERSATT = "ersatt"
    AVBOKAD = "avbokad"


@dataclass(frozen=True, slots=True)
class Undertecknande:
    """One signature: in which part, by whom, on which day."""

    part: Part
    namn: str
    datum: date


@dataclass(frozen=True, slots=True)
class Dokument:
    """One document. `datum` is the day it is about: of a visit the day it is planned for, then the day it was held.

    `svar` are the texts by the fields of the form in `mall_version`, `parter` those who are to sign. `nasta` is the
    next visit agreed on, and `has_risk` that somebody judged there to be a risk that the ST-läkare will not reach what
    is asked for. `upplaga` counts corrected editions from 1.
    """

    id: int
    slag: Dokumentslag
    datum: date
    status: Dokumentstatus
    svar: tuple[Svar, ...] = ()
    mall_version: int = 1
    parter: tuple[Part, ...] = ()
    undertecknanden: tuple[Undertecknande, ...] = ()
    nasta: date | None = None
    has_risk: bool = False
    upplaga: int = 1

    @property
    def is_klar(self) -> bool:
        """Whether everybody has signed and no corrected edition has taken its place: it counts."""
        return self.status is Dokumentstatus.KLAR

    @property
    def is_planerad(self) -> bool:
        """Whether it is a visit to come, or one whose protocol nobody has signed."""
        return self.status is Dokumentstatus.PLANERAD

    @property
    def kvar(self) -> tuple[Part, ...]:
        """Those who have not signed."""
        gjort = {ett.part for ett in self.undertecknanden}
        return tuple(part for part in self.parter if part not in gjort)

    def svarat(self, falt: str) -> str:
        """What stands in that field; "" where nothing does."""
        return next((svar.varde for svar in self.svar if svar.falt == falt), "")


def klara(dokument: Iterable[Dokument], slag: Dokumentslag) -> list[Dokument]:
    """The documents of that kind that count, in order of their days."""
    return sorted((d for d in dokument if d.slag is slag and d.is_klar), key=lambda d: (d.datum, d.id))


def nasta_besok(dokument: Iterable[Dokument]) -> Dokument | None:
    """The planned visit that comes first."""
    planerade = (d for d in dokument if d.slag is Dokumentslag.BESOK and d.is_planerad)
    return min(planerade, key=lambda d: (d.datum, d.id), default=None)
