"""The other person of a supervision session or an assessment: one of those known, or a name written by hand."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import Field

from app.domain.handledning import Handledarroll
from app.domain.portfolj import Portfolj
from app.web.forms import Falt, Formular, Rad


class Motpart(NamedTuple):
    """Somebody whom the portfolio already names as handledare; `roll` is what the choice adds to the name."""

    id: int
    namn: str
    roll: str

    @property
    def etikett(self) -> str:
        """The name with the role."""
        return f"{self.namn} ({self.roll})" if self.roll else self.namn


class MotpartFalt(Formular):
    """Fields that name the other person. A written name wins over the choice, which is filled in beforehand."""

    vem: Annotated[int | None, Field(title="Vem")] = None
    vem_namn: Annotated[Rad, Field(title="Namn")] = ""

    def person(self, kanda: Collection[Motpart]) -> tuple[int | None, str]:
        """Id (None for one who is only a name) and name."""
        if self.vem_namn:
            traff = next((m for m in kanda if m.namn.casefold() == self.vem_namn.casefold()), None)
            return (None, self.vem_namn) if traff is None else (traff.id, traff.namn)
        vald = next(m for m in kanda if m.id == self.vem)
        return vald.id, vald.namn


_ROLLER = {
    Handledarroll.HUVUDHANDLEDARE: "huvudhandledare",
    Handledarroll.HANDLEDARE: "handledare",
    Handledarroll.STALLFORETRADARE: "ersättare",
}


def kanda_handledare(portfolj: Portfolj, idag: date) -> tuple[Motpart, ...]:
    """Every handledare of the portfolio once: huvudhandledare, those of today's placements, then the others."""
    per_id: dict[int, Motpart] = {}
    for _, motpart in sorted(_namngivna(portfolj, idag), key=lambda par: (par[0], par[1].namn)):
        per_id.setdefault(motpart.id, motpart)
    return tuple(per_id.values())


def _namngivna(portfolj: Portfolj, idag: date) -> Iterator[tuple[int, Motpart]]:
    for h in portfolj.handledarskap:
        is_huvud = h.roll is Handledarroll.HUVUDHANDLEDARE
        roll = _ROLLER[h.roll]
        yield (
            (0 if is_huvud else 2) if h.galler(idag) else 4,
            Motpart(h.person_id, h.namn, roll if h.galler(idag) else ""),
        )
    for a in portfolj.tjanstgoringar:
        tjanst = a.tjanstgoring
        if tjanst is not None and tjanst.handledare_id is not None:
            pagar = a.start is not None and a.start <= idag and (a.slut is None or idag <= a.slut)
            yield 1 if pagar else 3, Motpart(tjanst.handledare_id, tjanst.handledare_namn or "", a.titel)


def fel_i_motpart(falt: Falt, kanda: Collection[Motpart], saknas: str) -> dict[str, str]:
    """A fault where nobody is named (`saknas` says so), or where the choice is not among those offered."""
    vald = (falt.get("vem") or [""])[-1].strip()
    if (falt.get("vem_namn") or [""])[-1].strip():
        return {}
    if not vald:
        return {"vem": saknas}
    if vald not in {str(m.id) for m in kanda}:
        return {"vem": "Välj en av personerna i listan, eller skriv ett namn."}
    return {}


def motpartsval(kanda: Collection[Motpart]) -> tuple[tuple[str, str], ...]:
    """The persons for a select."""
    return tuple((str(m.id), m.etikett) for m in kanda)
