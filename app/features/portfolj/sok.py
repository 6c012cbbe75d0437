"""Search in one portfolio: delmål, activities, methods, assessments, handledning."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.malbeskrivning import DelmalKrav
from app.domain.portfolj import Portfolj
from app.web import ord as etiketter
from app.web.bevis import bedomning_i_ord
from app.web.format import datum, period

_HOGST: Final = 30  # hits shown of each kind
_RUNT: Final = 50  # characters shown on either side of a hit in a longer text


@dataclass(frozen=True, slots=True)
class Traff:
    """One hit: the record's name, its page, and the words around the hit where the name does not hold it."""

    text: str
    url: str
    utdrag: str = ""


@dataclass(frozen=True, slots=True)
class Traffgrupp:
    """The hits of one kind; `antal` counts also those that are not shown."""

    rubrik: str
    antal: int
    traffar: tuple[Traff, ...]


class Sokning:
    """One search. Case does not matter, and every word must be there, in any order.

    `anteckningar` are private notes by kind and id, empty for everyone but the owner.
    """

    def __init__(
        self,
        ord_: str,
        portfolj: Portfolj,
        url: Callable[..., str],
        anteckningar: Mapping[tuple[str, int], str],
    ) -> None:
        self._ord = tuple(ord_.casefold().split())
        self._portfolj = portfolj
        self._url = url
        self._egna = anteckningar

    def grupper(self, delmal: Iterable[DelmalKrav]) -> tuple[Traffgrupp, ...]:
        """What was found, by kind; kinds with no hit are left out."""
        delar = (
            ("Delmål", self._delmal(delmal)),
            ("Aktiviteter", self._aktiviteter()),
            ("Bedömningsmetoder", self._metoder()),
            ("Bedömningar", self._bedomningar()),
            ("Handledning", self._samtal()),
        )
        return tuple(Traffgrupp(rubrik, len(funna), tuple(funna[:_HOGST])) for rubrik, funna in delar if funna)

    def _delmal(self, delmal: Iterable[DelmalKrav]) -> list[Traff]:
        return self._provade(
            (f"{krav.kod} {krav.titel}", self._sida("delmal.visa", kod=krav.kod.lower()), ()) for krav in delmal
        )

    def _aktiviteter(self) -> list[Traff]:
        return self._provade(
            (
                f"{a.titel}, {period(a.start, a.slut).lower()}",
                self._sida("aktivitet.visa", aktivitet_id=a.id),
                (
                    etiketter.AKTIVITETSSLAG[a.slag],
                    a.tjanstgoring.enhet if a.tjanstgoring else "",
                    (a.tjanstgoring.handledare_namn or "") if a.tjanstgoring else "",
                    a.beskrivning,
                    self._egna.get(("aktivitet", a.id), ""),
                ),
            )
            for a in sorted(self._portfolj.aktiviteter, key=lambda a: a.id, reverse=True)
        )

    def _metoder(self) -> list[Traff]:
        return self._provade(
            (f"{etiketter.METOD[m.metod]} för {m.delmal}", self._sida("delmal.visa", kod=m.delmal.lower()), ())
            for m in self._portfolj.metoder
        )

    def _bedomningar(self) -> list[Traff]:
        return self._provade(
            (
                bedomning_i_ord(b),
                self._sida("bedomning.visa", bedomning_id=b.id),
                (" ".join(sorted(b.delmal)), b.aterkoppling, b.overenskommet),
            )
            for b in sorted(self._portfolj.bedomningar, key=lambda b: (b.datum, b.id), reverse=True)
        )

    def _samtal(self) -> list[Traff]:
        return self._provade(
            (
                f"Handledning {datum(s.datum)}, {s.handledare_namn}",
                self._sida("handledning.visa", samtal_id=s.id),
                (
                    " ".join(sorted(s.delmal)),
                    s.anteckning,
                    s.overenskommet,
                    self._egna.get(("handledarsamtal", s.id), ""),
                ),
            )
            for s in sorted(self._portfolj.handledarsamtal, key=lambda s: (s.datum, s.id), reverse=True)
        )

    def _provade(self, poster: Iterable[tuple[str, str, tuple[str, ...]]]) -> list[Traff]:
        funna = []
        for namn, url, texter in poster:
            alla = "\n".join((namn, *texter)).casefold()
            if all(ord_ in alla for ord_ in self._ord):
                funna.append(Traff(namn, url, self._utdrag(namn, texter)))
        return funna

    def _utdrag(self, namn: str, texter: Iterable[str]) -> str:
        """The words around the first hit in a text, where the name alone does not explain the hit."""
        if all(ord_ in namn.casefold() for ord_ in self._ord):
            return ""
        for text in texter:
            plats = next((p for ord_ in self._ord if (p := text.casefold().find(ord_)) >= 0), -1)
            if plats >= 0:
                fran, till = max(0, plats - _RUNT), plats + _RUNT
                return f"{'…' if fran else ''}{text[fran:till].strip()}{'…' if till < len(text) else ''}"
        return ""

    def _sida(self, namn: str, **parametrar: object) -> str:
        return self._url(namn, portfolj_id=self._portfolj.id, **parametrar)
