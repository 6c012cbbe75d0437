"""The mail that tells of a revision that came back: who returned it and where, never what was written about it.

When a step is somebody's turn the morning mail tells that (`app.jobs.vantar`): one at once as well would say it twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.config import Installningar
from app.db.brevval import Brevgrupp
from app.db.ledare import studierektorer
from app.db.session import WriteSession
from app.db.tabeller import RevideringRad
from app.db.utkorg import Brevslag, NyttBrev, lagg_brev
from app.db.veckobrev import Lasare, lasare
from app.domain.handledning import Handledarroll
from app.features.revidering.queries import Posten
from app.features.revidering.steg import HUVUDHANDLEDARE, I_ORD, STUDIEREKTOR
from app.web.bedomningsbrev import FOT
from app.web.format import datum
from app.web.sida import Portfoljinskick

_OBJEKT = "revidering"


@dataclass(frozen=True, slots=True)
class Brevbarare:
    """Writes mails within one transaction.

    `namn` is the ST-läkare's and `agare` her id, `fran` the name of whoever answers, and `i_tjanst` the persons who
    hold each step today.
    """

    session: WriteSession
    val: Installningar
    namn: str
    agare: int
    fran: str
    i_tjanst: frozenset[tuple[str, int]]

    def aterlamnad(self, post: Posten, steg: str) -> None:
        """Tell the ST-läkare, and those who had signed or approved and still are who they were."""
        if not self.val.has_epost:
            return
        tagna = {ett.person_id for ett in post.steg if ett.is_godkant and (ett.steg, ett.person_id) in self.i_tjanst}
        till = ({self.agare} | tagna) - {self.session.person_id}
        for en in lasare(self.session, Brevgrupp.BEGARAN, till):
            lagg_brev(self.session, self._brev(post.rad, steg, en))

    def _brev(self, rad: RevideringRad, steg: str, en: Lasare) -> NyttBrev:
        is_egen = en.person_id == self.agare
        return NyttBrev(
            nyckel=f"aterlamnad:{rad.id}:{en.person_id}", slag=Brevslag.ATERLAMNAD, till=en.epost,
            amne="Din IUP är återlämnad" if is_egen else f"{self.namn}: IUP är återlämnad",
            text=self._text(rad, steg, en, is_egen=is_egen), person_id=en.person_id, portfolj_id=rad.portfolj_id,
            objekt=_OBJEKT, objekt_id=rad.id,
        )  # fmt: skip

    def _text(self, rad: RevideringRad, steg: str, en: Lasare, *, is_egen: bool) -> str:
        bas = self.val.bas_url.rstrip("/")
        vems = "din IUP" if is_egen else f"IUP för {self.namn}"
        delar = [
            f"Hej {en.namn},",
            f"{self.fran}, {I_ORD[steg].lower()}, har lämnat tillbaka revideringen av {vems} från {datum(rad.datum)}.",
            f"Kommentaren står här: {bas}/portfolj/{rad.portfolj_id}/iup/{rad.id}",
            "Gör om revideringen från samma sida när planen är ändrad." if is_egen
            else f"Du har redan svarat på den. Det {self.namn} lämnar in härnäst får du svara på för sig.",
            f"Välj vilka brev du vill ha: {bas}/konto/brev",
        ]  # fmt: skip
        return "\n\n".join(delar) + FOT


def barare(post: Portfoljinskick) -> Brevbarare:
    """Whoever carries the mails of this form."""
    return Brevbarare(
        post.skriv, post.installningar, post.tilltrade.namn, post.tilltrade.person_id, post.aktor.namn,
        frozenset(_i_tjanst(post)),
    )  # fmt: skip


def _i_tjanst(post: Portfoljinskick) -> Iterator[tuple[str, int]]:
    for en in post.portfolj.handledarskap:
        if en.roll is not Handledarroll.HANDLEDARE and en.galler(post.idag):
            yield HUVUDHANDLEDARE, en.person_id
    for person_id, _ in studierektorer(post.session, post.portfolj_id, post.idag):
        yield STUDIEREKTOR, person_id
