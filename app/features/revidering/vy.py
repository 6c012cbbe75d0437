"""What the pages about revisions show."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from app.domain.iup import Revidering, Revideringsslag, Revideringsstatus
from app.domain.portfolj import Portfolj
from app.features.revidering.genomgang import ANDRA
from app.regler.modell import Fynd, Utfall
from app.regler.utvardera import utvardera
from app.utbyte.revideringsbild import Bekraftelse
from app.web.format import datum
from app.web.sida import Portfoljsida

_REGEL: Final = "IUP-07"
LAGE: Final = {
    Revideringsstatus.INLAMNAD: ("Inlämnad", "vantar"),
    Revideringsstatus.SIGNERAD: ("Signerad", "ok"),
    Revideringsstatus.GODKAND: ("Godkänd", "ok"),
    Revideringsstatus.ATERLAMNAD: ("Återlämnad", "fel"),
}
SLAG: Final = {Revideringsslag.UPPRATTAD: "IUP upprättad", Revideringsslag.REVIDERING: "Revidering"}


def senast_forst(revideringar: Iterable[Revidering]) -> tuple[Revidering, ...]:
    """Newest first."""
    return tuple(sorted(revideringar, key=lambda r: (r.datum, r.id), reverse=True))


def ej_aterlamnade(portfolj: Portfolj) -> tuple[Revidering, ...]:
    """The revisions that were not returned, newest first."""
    return tuple(r for r in senast_forst(portfolj.revideringar) if r.status is not Revideringsstatus.ATERLAMNAD)


def nasta_slag(portfolj: Portfolj) -> Revideringsslag:
    """The first is the drawing up of the IUP; a returned one does not count."""
    return Revideringsslag.REVIDERING if ej_aterlamnade(portfolj) else Revideringsslag.UPPRATTAD


def senast_aterlamnad(portfolj: Portfolj) -> Revidering | None:
    """The latest revision, where it was returned: its texts are what the next one begins with."""
    forst = next(iter(sorted(portfolj.revideringar, key=lambda r: r.id, reverse=True)), None)
    return forst if forst is not None and forst.status is Revideringsstatus.ATERLAMNAD else None


def aterlamnad_nyss(portfolj: Portfolj, sedd: str) -> str:
    """A notice where a revision was returned after the form was opened, which had seen the one with the id `sedd`."""
    forra = senast_aterlamnad(portfolj)
    if forra is None or sedd == str(forra.id):
        return ""
    nar = datum(forra.datum)
    return f"{SLAG[forra.slag]} {nar} lämnades tillbaka medan du skrev. Läs kommentaren och lämna in igen."


def nasta_gang(sida: Portfoljsida) -> tuple[Fynd, ...]:
    """What the rule says about when the IUP is to be revised."""
    fynd = utvardera(sida.portfolj, sida.underlag, {_REGEL: sida.regelverk.regler[_REGEL]})
    return tuple(f for f in fynd if f.utfall is not Utfall.EJ_TILLAMPLIG)


def forifyllt(portfolj: Portfolj, idag: date, genomgang: Iterable[Bekraftelse]) -> dict[str, list[str]]:
    """Today and those who are usually there; or the texts of the one returned, with what was to be amended."""
    forra = senast_aterlamnad(portfolj)
    if forra is not None:
        texter = {f"{ANDRA}{b.kod.lower()}": [b.andras] for b in genomgang if b.andras}
        deltagare, sammanfattning = "\n".join(forra.deltagare), forra.sammanfattning
        return {"datum": [idag.isoformat()], "deltagare": [deltagare], "sammanfattning": [sammanfattning], **texter}
    huvud = portfolj.huvudhandledare(idag)
    deltagare = "\n".join([portfolj.namn, *([huvud.namn] if huvud else [])])
    return {"datum": [idag.isoformat()], "deltagare": [deltagare]}


def vantar(portfolj: Portfolj) -> str:
    """A notice where an earlier revision still waits for somebody, else empty."""
    senast = next(iter(ej_aterlamnade(portfolj)), None)
    if senast is None or senast.status is Revideringsstatus.GODKAND:
        return ""
    vad = "underskrift" if senast.status is Revideringsstatus.INLAMNAD else "godkännande"
    return f"{SLAG[senast.slag]} {datum(senast.datum)} väntar på {vad}. Fryser du planen en annan dag blir båda kvar."
