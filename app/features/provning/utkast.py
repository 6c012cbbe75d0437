"""The changes being tried: kept for the person alone, as they were filled in, until they are saved or thrown away."""

import json
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session

from app.db.session import WriteSession
from app.db.utkast import hamta_utkast, kasta_utkast, spara_utkast
from app.domain.provning import Andring
from app.features.provning.forms import FORMULAR
from app.web.forms import Falt, validera
from app.web.ifyllt import Ifyllt

PLATS: Final = "prova"
ANGRA: Final = "prova:angra"  # what a save found, so that it can be undone
HOGST: Final = 60
_ANDRINGAR: Final = "andringar"


@dataclass(frozen=True, slots=True)
class Post:
    """One change as it was filled in, and what it is."""

    typ: str
    falt: Falt
    andring: Andring

    @property
    def objekt(self) -> tuple[str, str] | None:
        """What the change is about: there is one change of each thing. None for what is new."""
        v = Ifyllt(self.falt)
        for namn in ("aktivitet", "franvaro"):
            if v(namn):
                return namn, v(namn)
        return {"grad": ("grad", v("fran")), "slut": ("slut", "")}.get(self.typ)


@dataclass(frozen=True, slots=True)
class Utkast:
    """The changes, in the order in which they were made, and the portfolio's version when the latest was."""

    poster: tuple[Post, ...] = ()
    version: int = 0

    @property
    def andringar(self) -> tuple[Andring, ...]:
        """What is tried."""
        return tuple(post.andring for post in self.poster)

    def med(self, ny: Post, nr: int | None = None) -> "Utkast":
        """With one change more, in the place of number `nr` or of another change of the same thing."""
        plats = nr if nr is not None and nr < len(self.poster) else self._plats(ny)
        poster = list(self.poster)
        if plats is None:
            poster.append(ny)
        else:
            poster[plats] = ny
        return Utkast(tuple(poster), self.version)

    def utan(self, nr: int) -> "Utkast":
        """Without number `nr`."""
        return Utkast(tuple(post for plats, post in enumerate(self.poster) if plats != nr), self.version)

    def om(self, objekt: tuple[str, str]) -> Post | None:
        """The change of that thing."""
        return next((post for post in self.poster if post.objekt == objekt), None)

    def _plats(self, ny: Post) -> int | None:
        return next((n for n, post in enumerate(self.poster) if ny.objekt and post.objekt == ny.objekt), None)


def post_av(typ: str, falt: Falt) -> Post | None:
    """A change out of its fields; None where they say none."""
    modell = FORMULAR.get(typ)
    form = None if modell is None else validera(modell, falt)
    return None if form is None or form.varde is None else Post(typ, falt, form.varde.andring())


def hamta(session: Session, person_id: int, portfolj_id: int) -> Utkast:
    """The person's own; empty where there is none."""
    rad = hamta_utkast(session, person_id, portfolj_id, PLATS)
    if rad is None:
        return Utkast()
    lasta = (json.loads(text) for text in rad.falt.get(_ANDRINGAR, ()))
    poster = (post_av(typ, falt) for typ, falt in lasta)
    return Utkast(tuple(post for post in poster if post is not None), rad.mall_version or 0)


def spara(session: WriteSession, portfolj_id: int, utkast: Utkast, version: int) -> None:
    """Keep the changes, made on the portfolio in that version."""
    if not utkast.poster:
        kasta_utkast(session, portfolj_id, PLATS)
        return
    texter = [json.dumps([post.typ, dict(post.falt)], ensure_ascii=False) for post in utkast.poster]
    spara_utkast(session, portfolj_id, PLATS, ("", version), {_ANDRINGAR: texter})
