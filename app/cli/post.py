"""Commands about mail: the server does the same by itself, these are for other schedules and for what went wrong."""

from typing import Annotated

import typer

from app import clock
from app.cli.gemensamt import avbryt, las_regelverk, oppna_databas
from app.config import Installningar, installningar
from app.db import utkorg
from app.jobs.paminnelser import paminn_alla
from app.jobs.post import skicka_post as skicka
from app.jobs.vantar import skriv_vantbrev
from app.jobs.veckobrev import skriv_veckobrev
from app.web.format import antal, tidpunkt


def _installningar() -> Installningar:
    val = installningar()
    if not val.has_epost:
        avbryt("Ingen e-postserver är inställd. Sätt ST_SMTP_VARD, se docs/drift.md.")
    return val


def skicka_post(
    om: Annotated[
        int | None, typer.Option(help="Numret på ett osäkert brev som ska skickas igen, fast det kan ha kommit fram.")
    ] = None,
) -> None:
    """Skicka de brev som väntar, och lista dem som ingen vet om de kom iväg."""
    val, regelverk = _installningar(), las_regelverk()
    with oppna_databas() as databas:
        if om is not None:
            idag, nu = clock.idag(), clock.nu()
            with databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session:
                if not utkorg.skicka_om(session, om):
                    avbryt(f"Brev {om} är inte osäkert.")
        tur = skicka(databas, val, regelverk, clock.nu)
        with databas.lasning() as session:
            osakra = utkorg.osakra(session, clock.nu())
    typer.echo(
        f"{antal(tur.skickade, 'brev', 'brev')} skickades, {tur.omojliga} går inte att leverera, "
        f"{tur.senare} försöks igen senare."
    )
    for brev in osakra:
        typer.echo(
            f"Osäkert: brev {brev.id} till {brev.till} från {tidpunkt(brev.skapad)}. Skicka om med --om {brev.id}."
        )


def paminn() -> None:
    """Lägg dagens påminnelser om obesvarade bedömningar i utkorgen. Varje påminnelse går en gång."""
    val, regelverk = _installningar(), las_regelverk()
    with oppna_databas() as databas:
        gjorda = paminn_alla(databas, val, regelverk, idag=clock.idag(), nu=clock.nu())
    typer.echo(f"{antal(gjorda, 'påminnelse', 'påminnelser')} lades i utkorgen.")


def vantbrev() -> None:
    """Lägg brev om det som väntar på någon i utkorgen. Om samma sak går ett brev."""
    val, regelverk = _installningar(), las_regelverk()
    with oppna_databas() as databas:
        skrivna = skriv_vantbrev(databas, val, regelverk, idag=clock.idag(), nu=clock.nu())
    typer.echo(f"{antal(skrivna, 'brev', 'brev')} lades i utkorgen.")


def veckobrev() -> None:
    """Lägg veckans brev i utkorgen för dem som inte har fått något. Samma person får ett brev i veckan."""
    val, regelverk = _installningar(), las_regelverk()
    with oppna_databas() as databas:
        skrivna = skriv_veckobrev(databas, val, regelverk, idag=clock.idag(), nu=clock.nu())
    typer.echo(f"{antal(skrivna, 'veckobrev', 'veckobrev')} lades i utkorgen.")
