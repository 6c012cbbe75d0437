"""Whether the assessments of a delmål are evidence enough: how many, by whom, how lately, where, and in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.aktivitet import Aktivitet
from app.domain.bedomning import Bedomning
from app.domain.tid import add_months


class Styrka(StrEnum):
    """How far the evidence goes: nothing signed at all, something short of the thresholds, or enough by them."""

    INGET = "inget"
    TUNT = "tunt"
    RACKER = "racker"


class Matt(StrEnum):
    """What is measured, in the order in which it is told."""

    ANTAL = "antal"
    BEDOMARE = "bedomare"
    SENASTE = "senaste"
    SAMMANHANG = "sammanhang"
    BERATTELSE = "berattelse"


@dataclass(frozen=True, slots=True)
class Trosklar:
    """What is asked of the signed assessments of one delmål; 0 asks nothing.

    `antal` assessments by `bedomare` different assessors in `sammanhang` different places or activities, `berattelser`
    of them with feedback in words, and the latest not more than `hogst_manader` months old.
    """

    antal: int
    bedomare: int
    hogst_manader: int
    sammanhang: int
    berattelser: int


@dataclass(frozen=True, slots=True)
class Troskelsvar:
    """The answer to one threshold: `har` against `krav`, and the ids of the assessments that it rests on.

    For SENASTE `krav` is a number of months and `har` is 1 where an assessment is that recent, else 0; `senaste` is its
    day, or that of the latest there is.
    """

    matt: Matt
    har: int
    krav: int
    is_uppfylld: bool
    bedomningar: tuple[int, ...]
    senaste: date | None = None


@dataclass(frozen=True, slots=True)
class Tillracklighet:
    """The answer for one delmål, with that of every threshold that asks something."""

    styrka: Styrka
    svar: tuple[Troskelsvar, ...]

    @property
    def brister(self) -> tuple[Troskelsvar, ...]:
        """The thresholds that are not met."""
        return tuple(svar for svar in self.svar if not svar.is_uppfylld)


def tillracklighet(
    bedomningar: Iterable[Bedomning], aktiviteter: Mapping[int, Aktivitet], trosklar: Trosklar, idag: date
) -> Tillracklighet:
    """How far the assessments of one delmål go today; `aktiviteter` by id tell where they were made.

    Only signed assessments by somebody else count. Their order does not matter, and one more never makes it worse.
    """
    raknas = sorted((b for b in bedomningar if b.is_signerad and b.is_av_annan), key=lambda b: (b.datum, b.id))
    svar = tuple(ett for ett in _svar(raknas, aktiviteter, trosklar, idag) if ett.krav)
    if not raknas:
        return Tillracklighet(Styrka.INGET, svar)
    return Tillracklighet(Styrka.RACKER if all(ett.is_uppfylld for ett in svar) else Styrka.TUNT, svar)


def antal_bedomare(bedomningar: Iterable[Bedomning]) -> int:
    """How many different persons assessed, at least.

    The same person may be known by account in one record and only by name in another: they are told apart by account,
    and by name, and the larger number of the two is sure.
    """
    poster = tuple(bedomningar)
    konton = {b.bedomare_id for b in poster if b.bedomare_id is not None}
    return max(len(konton), len({_likt(b.bedomare_namn) for b in poster}))


def _svar(
    raknas: list[Bedomning], aktiviteter: Mapping[int, Aktivitet], trosklar: Trosklar, idag: date
) -> Iterable[Troskelsvar]:
    alla = tuple(b.id for b in raknas)
    yield _antalssvar(Matt.ANTAL, len(raknas), trosklar.antal, alla)
    yield _antalssvar(Matt.BEDOMARE, antal_bedomare(raknas), trosklar.bedomare, alla)
    farska = tuple(b for b in raknas if add_months(b.datum, trosklar.hogst_manader) >= idag)
    senaste = raknas[-1] if raknas else None
    yield Troskelsvar(
        Matt.SENASTE,
        min(1, len(farska)),
        trosklar.hogst_manader,
        bool(farska),
        (senaste.id,) if senaste else (),
        senaste.datum if senaste else None,
    )
    # An assessment was made somewhere, also where nobody noted it.
    platser = {_sammanhang(b, aktiviteter) for b in raknas} - {""}
    yield _antalssvar(Matt.SAMMANHANG, max(len(platser), min(1, len(raknas))), trosklar.sammanhang, alla)
    med_ord = tuple(b.id for b in raknas if b.aterkoppling.strip())
    yield _antalssvar(Matt.BERATTELSE, len(med_ord), trosklar.berattelser, med_ord)


def _antalssvar(matt: Matt, har: int, krav: int, bedomningar: tuple[int, ...]) -> Troskelsvar:
    return Troskelsvar(matt, har, krav, har >= krav, bedomningar)


def _sammanhang(bedomning: Bedomning, aktiviteter: Mapping[int, Aktivitet]) -> str:
    """Where it was made: the unit of the placement, else the activity, else the assessor's workplace; "" if unknown."""
    aktivitet = aktiviteter.get(bedomning.aktivitet_id or 0)
    if aktivitet is None:
        return _likt(bedomning.bedomare_arbetsplats)
    return _likt(aktivitet.tjanstgoring.enhet) if aktivitet.tjanstgoring else f"aktivitet {aktivitet.id}"


def _likt(text: str) -> str:
    """A name as it is compared: case and spaces do not tell two apart."""
    return " ".join(text.split()).casefold()
