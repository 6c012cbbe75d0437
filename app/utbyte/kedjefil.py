"""The chain of signatures in a portfolio file: what is written of it, signed by the installation's key."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from app.domain.kedjekontroll import Huvud, huvud, las_innehall
from app.domain.portfolj import Portfolj
from app.domain.signaturkedja import Signaturlank, Signaturslag, kanonisk, tidstext
from app.utbyte.portfoljfil import lokala_nummer, renumber, to_json
from app.utbyte.underskrift import ALGORITM, publik_nyckel, underteckna

FORMAT: Final = "st-portfoljen/signaturkedja-1"
NYCKEL: Final = "signaturkedja"


@dataclass(frozen=True, slots=True)
class Filpost:
    """Which record of the file a link is about: in which list, and at which place counted from 1."""

    samling: str
    nummer: int


@dataclass(frozen=True, slots=True)
class Fillank:
    """A link as the file has it.

    `tid` is text in the form that is hashed. Of ids, those of the link are the database's; `post` and `aktivitet`
    say which record of the file is meant, and which activity of the file an assessment was of.
    """

    nummer: int
    slag: str
    objekt_id: int
    tid: str
    person_id: int | None
    innehall: str
    foregaende: str
    hash: str
    post: Filpost | None = None
    aktivitet: int | None = None


@dataclass(frozen=True, slots=True)
class Underskrift:
    """The head, signed. Both texts are base64."""

    algoritm: str
    publik_nyckel: str
    signatur: str


@dataclass(frozen=True, slots=True)
class Filkedja:
    """The whole chain. `portfolj` is the portfolio's number in the installation, `huvud` the hash of the last link."""

    format: str
    portfolj: int
    antal: int
    huvud: str
    lankar: tuple[Fillank, ...]
    underskrift: Underskrift | None = None


def undertecknad_text(portfolj: int, topp: Huvud) -> str:
    """The text that the key signs."""
    return kanonisk({"format": FORMAT, "portfolj": portfolj, "antal": topp.antal, "huvud": topp.hash})


def skriv_under(portfolj: int, topp: Huvud, nyckel: str) -> Underskrift | None:
    """The head signed with the installation's secret key; None where it has none."""
    if not nyckel:
        return None
    return Underskrift(ALGORITM, publik_nyckel(nyckel), underteckna(nyckel, undertecknad_text(portfolj, topp)))


def to_json_med_kedja(portfolj: Portfolj, lankar: Sequence[Signaturlank], nyckel: str) -> dict[str, Any]:
    """The portfolio as JSON values with its chain of signatures, the head signed where there is a key."""
    topp = huvud(lankar)
    hanvisa = _Hanvisning(portfolj, lankar)
    kedja = Filkedja(
        FORMAT, portfolj.id, topp.antal, topp.hash,
        tuple(hanvisa(lank) for lank in lankar), skriv_under(portfolj.id, topp, nyckel),
    )  # fmt: skip
    return {**to_json(portfolj), NYCKEL: asdict(kedja)}


class _Hanvisning:
    """Finds the record of the file that a link is about."""

    def __init__(self, portfolj: Portfolj, lankar: Sequence[Signaturlank]) -> None:
        self._nummer = lokala_nummer(portfolj)
        self._aterkallade = {lank.objekt_id for lank in lankar if lank.slag == Signaturslag.DELMAL_ATERKALLAT}
        self._signeringar = {
            (str(ett.delmal), ett.datum.isoformat(), ett.signerad_av): nummer
            for nummer, ett in enumerate(renumber(portfolj).signeringar, start=1)
        }

    def __call__(self, lank: Signaturlank) -> Fillank:
        innehall = las_innehall(lank)
        aktivitet = self._i("aktiviteter", innehall.get("aktivitet_id"))
        return Fillank(
            lank.nummer, lank.slag, lank.objekt_id, tidstext(lank.tid), lank.person_id, lank.innehall, lank.foregaende,
            lank.hash, self._post(lank, innehall), aktivitet.nummer if aktivitet else None,
        )  # fmt: skip

    def _post(self, lank: Signaturlank, innehall: Mapping[str, object]) -> Filpost | None:
        match lank.slag:
            case Signaturslag.BEDOMNING | Signaturslag.MAKULERING:
                return self._i("bedomningar", lank.objekt_id)
            case Signaturslag.REVIDERING:
                return self._i("revideringar", innehall.get("revidering_id"))
            case Signaturslag.DOKUMENT:
                return self._i("dokument", innehall.get("dokument_id"))
            case Signaturslag.DELMAL if lank.objekt_id not in self._aterkallade:
                delmal, datum, namn = (str(innehall.get(ett)) for ett in ("delmal", "datum", "signerad_namn"))
                nummer = self._signeringar.get((delmal, datum, namn))
                return Filpost("signeringar", nummer) if nummer else None
        return None

    def _i(self, samling: str, id_: object) -> Filpost | None:
        nummer = self._nummer[samling].get(id_) if isinstance(id_, int) else None
        return Filpost(samling, nummer) if nummer else None
