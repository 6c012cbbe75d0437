"""A 360 round in a test's world: begun, with persons invited and answers given as respondents give them."""

import re
from collections.abc import Callable
from datetime import timedelta

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import FlerkallsinbjudanRad, FlerkallsrundaRad, FlerkallsvarRad
from app.underlag.mallar import load_mallar
from tests.features.bedomning.bedomningar import bas, nya
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

FALT = tuple(
    f"svar_{falt.id}" for mall in load_mallar().alla if mall.id == "msf_360" for falt in mall.falt if falt.skala
)


class Rundan:
    """One round, and what people do with it."""

    def __init__(self, klient: Callable[[str], Klient], varld: Varld, databas: Databas) -> None:
        self.klient, self.varld, self.databas = klient, varld, databas
        klient("st").skicka(bas(varld, "/360/ny"))
        self.id = nya(databas)[-1].id or 0

    def adress(self, mer: str = "") -> str:
        return bas(self.varld, f"/{self.id}/360{mer}")

    def bjud(self, grupp: str, personer: str, vem: str = "st") -> Sidan:
        varden = {"grupp": grupp, "personer": personer}
        return self.klient(vem).skicka(self.adress("/bjud-in"), varden, fran=self.adress())

    def lankar(self, grupp: str, antal: int) -> list[str]:
        """Invite so many of a group without addresses; their links."""
        sida = self.bjud(grupp, "\n".join(f"{grupp} Person{nummer}" for nummer in range(antal)))
        assert sida.h1 == "Länkar att dela ut"
        return re.findall(r"/m/[\w-]{43}", sida.html)

    def svara(self, lank: str, varde: str = "inga_problem", **texter: str) -> Sidan:
        svar = dict.fromkeys(FALT, varde) | {f"svar_{namn}": text for namn, text in texter.items()}
        return self.klient("ingen").skicka(lank, svar)

    def svara_eller_stangd(self, lank: str) -> int:
        """How the link is answered when it is opened."""
        return self.klient("ingen").get(lank).status_code

    def samla(self, grupper: dict[str, int]) -> None:
        """Let so many of each group answer."""
        for grupp, antal in grupper.items():
            for lank in self.lankar(grupp, antal):
                self.svara(lank, bra=f"Ord från {grupp}")

    def avsluta(self, vem: str = "handledare") -> Sidan:
        return self.klient(vem).skicka(self.adress("/avsluta"), fran=self.adress())

    def svaren(self) -> list[FlerkallsvarRad]:
        with self.databas.lasning() as session:
            return list(session.exec(select(FlerkallsvarRad)))

    def inbjudna(self) -> list[FlerkallsinbjudanRad]:
        with self.databas.lasning() as session:
            return list(session.exec(select(FlerkallsinbjudanRad).order_by(col(FlerkallsinbjudanRad.id))))

    def las(self) -> FlerkallsrundaRad:
        with self.databas.lasning() as session:
            return session.exec(select(FlerkallsrundaRad)).one()


EN_DAG = timedelta(days=1)
