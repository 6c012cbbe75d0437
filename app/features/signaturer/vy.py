"""The chain as rows of a page, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.kedjekontroll import Kedjefelslag, Kedjerapport, las_innehall
from app.domain.signaturkedja import Signaturlank, Signaturslag
from app.web.sida import Portfoljsida
from app.web.signaturord import fel_i_ord, lank_i_ord

PER_SIDA: Final = 50


@dataclass(frozen=True, slots=True)
class Rad:
    """One signature: what, by whom, when, its hash, where to read the record, and what is wrong with it."""

    nummer: int
    vad: str
    vem: str
    tid: datetime | None
    hash: str
    url: str | None
    fel: tuple[str, ...]


def sida_med(nummer: int, antal: int) -> int:
    """The page on which that signature stands."""
    return (antal - nummer) // PER_SIDA + 1 if 0 < nummer <= antal else 1


def rader(sida: Portfoljsida, lankar: Sequence[Signaturlank], rapport: Kedjerapport, nummer: int) -> tuple[Rad, ...]:
    """The signatures of one page."""
    fran = (nummer - 1) * PER_SIDA
    return tuple(_rad(sida, lank, rapport) for lank in lankar[::-1][fran : fran + PER_SIDA])


def _rad(sida: Portfoljsida, lank: Signaturlank, rapport: Kedjerapport) -> Rad:
    fel = rapport.fel_vid(lank.nummer)
    innehall = las_innehall(lank)
    is_borta = any(ett.slag is Kedjefelslag.POST_SAKNAS for ett in fel)
    return Rad(
        lank.nummer,
        lank_i_ord(lank),
        str(innehall.get("namn") or innehall.get("bedomare_namn") or ""),
        lank.tid if lank.tid.year > 1 else None,
        lank.hash,
        None if is_borta else _url(sida, lank, innehall),
        tuple(fel_i_ord(ett).partition(": ")[2].capitalize() for ett in fel),
    )


def _url(sida: Portfoljsida, lank: Signaturlank, innehall: Mapping[str, object]) -> str | None:
    """Where the record is read; nothing where the link no longer says."""
    revidering_id, kod = innehall.get("revidering_id"), str(innehall.get("delmal") or "")
    match lank.slag:
        case Signaturslag.BEDOMNING | Signaturslag.MAKULERING if lank.objekt_id > 0:
            return sida.url("bedomning.visa", portfolj_id=sida.portfolj_id, bedomning_id=lank.objekt_id)
        case Signaturslag.REVIDERING if isinstance(revidering_id, int):
            return sida.url("revidering.visa", portfolj_id=sida.portfolj_id, revidering_id=revidering_id)
        case Signaturslag.DELMAL | Signaturslag.DELMAL_ATERKALLAT if kod.isalnum():
            return sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=kod.lower())
    return None
