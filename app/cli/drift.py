"""Commands for those who run the service."""

from datetime import timedelta
from typing import Annotated

import typer
import uvicorn

from app import clock
from app.cli.gemensamt import avbryt, las_regelverk, oppna_databas
from app.config import installningar
from app.db import konton
from app.db.migrera import migrera as migrera_databas
from app.db.regelstatus import bygg_om
from app.web.format import antal


def serve(
    port: Annotated[int, typer.Option(help="Porten på 127.0.0.1.")] = 8000,
    arbetare: Annotated[int, typer.Option(help="Antal processer; en per kärna är lagom.")] = 1,
) -> None:
    """Starta webbtjänsten på 127.0.0.1; sätt en omvänd proxy med https framför."""
    with oppna_databas():
        pass
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        workers=arbetare,
        proxy_headers=True,
        access_log=False,
        server_header=False,
    )


def migrera() -> None:
    """Skapa databasen, eller för den till programmets version."""
    migrera_databas(installningar().databas_url)
    typer.echo("Databasen är uppdaterad.")


def regelstatus() -> None:
    """Räkna om alla sparade regelresultat från grunden."""
    regelverk = las_regelverk()
    with oppna_databas() as databas:
        raknade = bygg_om(databas, regelverk, idag=clock.idag(), nu=clock.nu())
    typer.echo(f"{antal(raknade, 'portfölj', 'portföljer')} räknades om.")


def skapa_konto(
    epost: Annotated[str, typer.Argument(help="Personens e-postadress, som också är inloggningsnamnet.")],
    namn: Annotated[str, typer.Option(prompt="Namn", help="Personens namn.")],
    region: Annotated[
        str,
        typer.Option(help="Gör personen till administratör för regionen med det kortnamnet, till exempel kronoberg."),
    ] = "",
    regionnamn: Annotated[str, typer.Option(help="Regionens namn, om den är ny.")] = "",
) -> None:
    """Skapa ett konto och visa inbjudningslänken. Den första administratören skapas så."""
    if "@" not in epost:
        avbryt("Skriv en e-postadress, till exempel anna@exempel.se.")
    val = installningar()
    regelverk = las_regelverk()
    with (
        oppna_databas() as databas,
        databas.skrivning(person_id=None, idag=clock.idag(), nu=clock.nu(), regelverk=regelverk) as session,
    ):
        enhet_id = konton.region_for(session, region, regionnamn or f"Region {region.capitalize()}") if region else None
        try:
            nytt = konton.skapa_konto(
                session,
                namn=namn,
                epost=epost,
                giltig=timedelta(days=val.inbjudan_dagar),
                enhet_id=enhet_id,
            )
        except konton.KontoFinns:
            avbryt("Personen har redan ett konto. En administratör kan bjuda in igen under Administration.")
    typer.echo(f"Kontot är skapat. Länken gäller i {val.inbjudan_dagar} dagar och kan användas en gång:")
    typer.echo(f"{val.bas_url}/inbjudan/{nytt.hemlighet}")
