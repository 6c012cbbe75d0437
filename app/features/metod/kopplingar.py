"""The loose ends of the plan, to be tied many at once: activities that no method assesses, and the methods at hand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.domain.aktivitet import Aktivitet
from app.domain.delmal import DelmalKod
from app.domain.kedja import Kedja, kedjor
from app.domain.portfolj import Portfolj
from app.domain.slag import Metod
from app.regler.modell import Regelunderlag
from app.web import ord as etiketter
from app.web.format import period


@dataclass(frozen=True, slots=True)
class Par:
    """One method of a delmål and one activity that leads to it, offered to be linked."""

    kod: DelmalKod
    metod: Metod
    aktivitet: Aktivitet

    @property
    def nyckel(self) -> str:
        """The pair in a form."""
        return f"{self.kod}.{self.metod.value}.{self.aktivitet.id}"


@dataclass(frozen=True, slots=True)
class Losa:
    """What is loose in one delmål: every pair that could be linked, by method."""

    kedja: Kedja
    metoder: tuple[Metod, ...]
    aktiviteter: tuple[Aktivitet, ...]

    @property
    def par(self) -> tuple[Par, ...]:
        """Each method with each activity, those of the first method first."""
        return tuple(Par(self.kedja.kod, metod, a) for metod in self.metoder for a in self.aktiviteter)

    @property
    def is_entydig(self) -> bool:
        """Whether they can be linked in one way only."""
        return len(self.metoder) == len(self.aktiviteter) == 1


def losa_andar(portfolj: Portfolj, underlag: Regelunderlag) -> tuple[Losa, ...]:
    """The delmål that have a method, and activities that neither a method nor a signed assessment covers."""
    if underlag.malbeskrivning is None:
        return ()
    alla = (_losa(kedja) for kedja in kedjor(portfolj, underlag.malbeskrivning, underlag.bt))
    return tuple(losa for losa in alla if losa.metoder and losa.aktiviteter and not losa.kedja.is_tillgodoraknad)


def _losa(kedja: Kedja) -> Losa:
    tackta = {m.aktivitet_id for m in kedja.metoder} | {b.aktivitet_id for b in kedja.bedomningar if b.is_signerad}
    finns = {a.id for a in kedja.aktiviteter}
    # A method that waits for its activity comes before one that already has another.
    metoder = sorted(kedja.metoder, key=lambda m: (m.aktivitet_id in finns, m.id))
    return Losa(
        kedja,
        tuple(dict.fromkeys(m.metod for m in metoder)),
        tuple(a for a in kedja.aktiviteter if a.id not in tackta),
    )


def forslag(losa: Iterable[Losa], *, alla: bool) -> frozenset[str]:
    """The pairs ticked from the start: what can be linked in one way only, or every activity with the first method."""
    return frozenset(par.nyckel for ett in losa if alla or ett.is_entydig for par in ett.par[: len(ett.aktiviteter)])


def valda_par(losa: Iterable[Losa], nycklar: Collection[str]) -> tuple[Par, ...]:
    """The pairs that were ticked and can still be linked."""
    return tuple(par for ett in losa for par in ett.par if par.nyckel in nycklar)


def parval(losa: Iterable[Losa]) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """Groups for the macro `flerval`: a delmål and method, with the activities that it could assess."""
    return tuple(
        (
            f"{ett.kedja.kod} {ett.kedja.delmal.titel}: {etiketter.METOD[metod]} bedömer",
            tuple((par.nyckel, _i_ord(par.aktivitet), "") for par in ett.par if par.metod is metod),
        )
        for ett in losa
        for metod in ett.metoder
    )


def _i_ord(aktivitet: Aktivitet) -> str:
    if aktivitet.start is None and aktivitet.slut is None:
        return aktivitet.titel
    return f"{aktivitet.titel}, {period(aktivitet.start, aktivitet.slut)}"
