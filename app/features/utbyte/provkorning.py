"""A draft read anew against the portfolio as it is now: the dry run, and what the person has chosen in it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.db.tabeller import Importutkast
from app.utbyte.importera import load_mappningar
from app.utbyte.modell import Bladtolkning, Mappningsfraga, Tolkning, make_ram
from app.utbyte.ord import fold
from app.utbyte.personer import Kandperson, Personfraga, Register
from app.utbyte.plan import Importplan, Importval, Konfliktval, Planrad, Radutfall, make_plan
from app.utbyte.skriv import load_register
from app.utbyte.tabell import Tabellfil, from_utkast
from app.utbyte.tolka import interpret
from app.web.errors import FinnsInte
from app.web.sida import Portfoljsida

Tolkatblad = Mappningsfraga | Bladtolkning
NY_PERSON = "ny"
SOM_TEXT = "text"
_KANDIDATER = 25


def kort(nyckel: str) -> str:
    """A key of the plan as part of a field's name: keys are texts out of the file."""
    return hashlib.blake2s(nyckel.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Provkorning:
    """The file, how it was understood, what would become of it, and the choices made so far (`val`, as saved)."""

    fil: Tabellfil
    tolkning: Tolkning
    plan: Importplan
    register: Register
    val: Mapping[str, Any]
    agare_id: int

    @property
    def blad(self) -> tuple[Tolkatblad, ...]:
        """Every sheet that holds a table, those that need an answer first."""
        return (*self.tolkning.fragor, *self.tolkning.blad)

    @property
    def konflikter(self) -> tuple[Planrad, ...]:
        """Conflicts in which there is something to choose."""
        return tuple(rad for rad in self.plan.med_utfall(Radutfall.KONFLIKT) if rad.kan_ersattas)

    def konfliktval(self, rad: Planrad) -> Konfliktval:
        """What is chosen for a conflict; keeping what there is unless told."""
        return Konfliktval(self.val.get("konflikter", {}).get(kort(rad.nyckel), Konfliktval.BEHALL))

    def kandidater(self, fraga: Personfraga) -> tuple[Kandperson, ...]:
        """Whom a name may mean: the one it seems to be, namesakes, then those who share a part of the name."""
        delar = set(fold(fraga.namn).split())

        def avstand(person: Kandperson) -> int:
            if person.id == fraga.person_id:
                return 0
            namn = set(fold(person.namn).split())
            return 1 if namn == delar else 2 if namn & delar else 3

        nara = sorted((avstand(p), fold(p.namn), p.id, p) for p in self.register.personer if p.id != self.agare_id)
        return tuple(p for langd, _, _, p in nara[:_KANDIDATER] if langd < 3)  # noqa: PLR2004 - shares nothing

    def personval(self, fraga: Personfraga) -> str:
        """What is chosen for a name: a person's id, `NY_PERSON` or `SOM_TEXT`; a sole namesake unless told."""
        vald = self.val.get("personer", {}).get(kort(fraga.nyckel))
        kandidater = self.kandidater(fraga)
        if vald in {SOM_TEXT, *(str(p.id) for p in kandidater)} or (vald == NY_PERSON and fraga.person_id is None):
            return str(vald)
        if fraga.person_id is not None:
            return SOM_TEXT if fraga.person_id == self.agare_id else str(fraga.person_id)
        namnar = [p for p in kandidater if fold(p.namn) == fold(fraga.namn)]
        return str(namnar[0].id) if len(namnar) == 1 else NY_PERSON

    def importval(self) -> Importval:
        """The choices as the import wants them."""
        personer = {nyckel: self.personval(fraga) for nyckel, fraga in self.plan.personer.items()}
        return Importval(
            konflikter={rad.nyckel: self.konfliktval(rad) for rad in self.konflikter},
            skapa_personer=frozenset(nyckel for nyckel, vald in personer.items() if vald == NY_PERSON),
            skapa_enheter=frozenset(namn for namn in self.plan.okanda_enheter if self.skapar_enhet(namn)),
            personer={
                nyckel: None if vald == SOM_TEXT else int(vald)
                for nyckel, vald in personer.items()
                if vald != NY_PERSON
            },
            utelamna_fel=bool(self.val.get("utelamna_fel")),
        )

    def with_val(self, val: Mapping[str, Any]) -> "Provkorning":
        """The same dry run with other choices."""
        return replace(self, val=val)

    def skapar_enhet(self, namn: str) -> bool:
        """Whether an unknown unit is to be put in the register."""
        return kort(namn) in self.val.get("enheter", ())

    @property
    def antal_att_lasa_in(self) -> int:
        """How many records an import would write with the choices made so far."""
        ersatts = sum(self.konfliktval(rad) is Konfliktval.ERSATT for rad in self.konflikter)
        return len(self.plan.med_utfall(Radutfall.SKAPAS)) + ersatts


def provkor(sida: Portfoljsida, rad: Importutkast) -> Provkorning:
    """Read the draft as of now.

    Raises:
        FinnsInte: the specialty of the portfolio has no målbeskrivning; nothing can be brought into it.
    """
    malbeskrivning = sida.regelverk.malbeskrivning_for(sida.portfolj)
    if malbeskrivning is None:
        raise FinnsInte
    fil = from_utkast(rad.blad)
    mappningar = load_mappningar(sida.session, sida.aktor.person_id)
    tolkning = interpret(fil, make_ram(sida.portfolj, malbeskrivning, sida.idag), mappningar)
    register = load_register(sida.session, sida.portfolj_id)
    plan = make_plan(tolkning, sida.portfolj, register, rad.filnamn)
    return Provkorning(fil, tolkning, plan, register, rad.val, sida.tilltrade.person_id)
