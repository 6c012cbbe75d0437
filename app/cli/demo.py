"""The demo: a database of its own with made-up persons, and a server on this machine."""

import socket
from pathlib import Path
from typing import Annotated, Final

import typer
import uvicorn

from app import clock
from app.cli.gemensamt import avbryt, las_regelverk
from app.config import Installningar
from app.db.demokonton import Demokonto, demokonton
from app.db.engine import Databas
from app.db.migrera import is_current, migrate
from app.jobs.demo.berattelser import BERATTELSER
from app.jobs.demo.epost import demopost
from app.jobs.demo.fyll import Lage, fyll_demo, lage
from app.main import create_app
from app.underlag.regelunderlag import Regelverk
from app.web.demo import LOSENORD, VISAS
from app.web.postlada import Postlada

_FIL: Final = Path("data/demo.db")
_VARD: Final = "127.0.0.1"


def demo(
    antal: Annotated[int, typer.Option(min=1, help="Antal ST-läkare; de första fjorton är berättelser.")] = len(
        BERATTELSER
    ),
    port: Annotated[int, typer.Option(help="Porten på 127.0.0.1.")] = 8000,
    bara_data: Annotated[bool, typer.Option("--bara-data", help="Fyll databasen men starta ingen server.")] = False,
    databas: Annotated[Path, typer.Option(help="Databasfilen; aldrig den som används på riktigt.")] = _FIL,
    pa_nytt: Annotated[bool, typer.Option("--pa-nytt", help="Kasta den demo som finns och fyll på nytt.")] = False,
) -> None:
    """Starta en färdig demo med påhittade personer, i en egen databas."""
    if not bara_data and _is_upptagen(port):
        avbryt(f"Porten {port} är upptagen. Stäng det som använder den, eller välj en annan med --port.")
    url = f"sqlite:///{databas}"
    regelverk = las_regelverk()
    konton = _gor_i_ordning(url, regelverk, antal, pa_nytt=pa_nytt)
    typer.echo(_tabell(konton))
    if bara_data:
        return
    adress, lada = f"http://{_VARD}:{port}", Postlada()
    typer.echo(f"\nÖppna {adress} i webbläsaren. Brev som demon skickar visas på {adress}/demo/post.")
    typer.echo("Avsluta med Ctrl-C.")
    with demopost(lada, clock.nu) as smtp_port:
        val = Installningar(
            databas_url=url, bas_url=adress, demolage=True, smtp_vard=_VARD, smtp_port=smtp_port, smtp_tls="ingen",
            smtp_anvandare="", avsandare="ST-portföljen <demo@exempel.invalid>",
        )  # fmt: skip
        app = create_app(val, regelverk=regelverk, postlada=lada)
        uvicorn.run(app, host=_VARD, port=port, access_log=False, server_header=False, log_level="warning")


def _gor_i_ordning(url: str, regelverk: Regelverk, antal: int, *, pa_nytt: bool) -> tuple[Demokonto, ...]:
    """Migrate and, where nobody is there yet, fill; the accounts to show."""
    databas = Databas(url)
    try:
        finns = lage(databas)
        if finns is Lage.ANNAT:
            # Its accounts would be shown to whoever comes.
            avbryt("Databasen innehåller annat än demon och rörs inte. Välj en annan fil med --databas.")
        if pa_nytt and finns is Lage.DEMO:
            migrate(databas, "base")
            finns = Lage.TOM
        if not is_current(databas):
            migrate(databas)
        if finns is Lage.TOM:
            typer.echo(f"Fyller demon med {antal} ST-läkare ...")
            fyll_demo(databas, regelverk, antal=antal, idag=clock.idag(), nu=clock.nu())
        else:
            typer.echo("Demon finns sedan tidigare. Lägg till --pa-nytt för att börja om med dagens datum.")
        with databas.lasning() as session:
            return demokonton(session, VISAS)
    finally:
        databas.stang()


def _is_upptagen(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as uttag:
        uttag.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            uttag.bind((_VARD, port))
        except OSError:
            return True
    return False


def _tabell(konton: tuple[Demokonto, ...]) -> str:
    rubriker = ("Roll", "Namn", "E-post", "Lösenord")
    rader = [rubriker, *((konto.titel, konto.namn, konto.epost, LOSENORD) for konto in konton)]
    bredder = [max(len(rad[kolumn]) for rad in rader) for kolumn in range(len(rubriker))]
    streck = "  ".join("-" * bredd for bredd in bredder)
    text = ["  ".join(f"{cell:<{bredd}}" for cell, bredd in zip(rad, bredder, strict=True)).rstrip() for rad in rader]
    return "\n".join(["", text[0], streck, *text[1:]])
