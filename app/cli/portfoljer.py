"""Commands about one portfolio: check a file, read a table in, write everything out."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from app import clock
from app.cli.gemensamt import avbryt, las_regelverk, oppna_databas
from app.cli.helportfolj import las_in_hel, las_json, las_portfoljfil
from app.config import installningar
from app.db.signaturkedja import las_kedja
from app.db.snapshot import load_portfolj
from app.regler.modell import Fynd
from app.regler.utvardera import utvardera
from app.underlag.malbeskrivningar import MalbeskrivningSaknas
from app.underlag.regelunderlag import Regelverk
from app.utbyte.importera import plan_import
from app.utbyte.kedjefil import to_json_med_kedja
from app.utbyte.lasning import read_tabell
from app.utbyte.plan import Importplan, Importval, Radutfall
from app.utbyte.skriv import KanInteImporteras, apply_import
from app.utbyte.tabell import Filfel
from app.web.format import antal

Idag = Annotated[datetime | None, typer.Option("--idag", formats=["%Y-%m-%d"], help="Dagen att räkna för.")]


def _skriv_json(varde: Any) -> str:
    return json.dumps(varde, ensure_ascii=False, indent=2)


def _fynd_som_json(fynd: Fynd, regelverk: Regelverk) -> dict[str, Any]:
    regel = regelverk.regler[fynd.regel_id]
    del_ = regel.delar[fynd.delregel]
    return {
        "regel": fynd.regel_id,
        "del": fynd.delregel,
        "niva": del_.niva.value,
        "kalla": del_.kalla,
        "utfall": fynd.utfall.value,
        "om": fynd.om.nyckel,
        "meddelande": fynd.meddelande,
        "sedan": _dag(fynd.sedan),
        "forfaller": _dag(fynd.forfaller),
        "vander": _dag(fynd.vander),
        "bevis": [{"slag": b.slag.value, "id": b.id, "datum": _dag(b.datum), "varfor": b.varfor} for b in fynd.bevis],
        "anmarkning": fynd.anmarkning,
    }


def _dag(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()


def kontrollera(
    fil: Annotated[Path, typer.Argument(help="En portfölj som JSON, från st-portfolj exportera.")], idag: Idag = None
) -> None:
    """Kontrollera en exporterad portfölj mot reglerna och skriv fynden som JSON. Behöver ingen server."""
    regelverk = las_regelverk()
    portfolj = las_portfoljfil(fil)
    dag = idag.date() if idag else clock.idag()
    fynden = utvardera(portfolj, regelverk.underlag_for(portfolj, dag), regelverk.regler)
    typer.echo(_skriv_json({"idag": dag.isoformat(), "fynd": [_fynd_som_json(fynd, regelverk) for fynd in fynden]}))


def importera(
    fil: Annotated[Path, typer.Argument(help="En tabell, .xlsx eller .csv, eller en hel portfölj som .json.")],
    portfolj: Annotated[int, typer.Option(help="Portföljens nummer, som i adressen.")],
    genomfor: Annotated[
        bool, typer.Option("--genomfor", help="Läs in; annars visas bara vad som skulle hända.")
    ] = False,
    utelamna_fel: Annotated[bool, typer.Option("--utelamna-fel", help="Läs in resten om några rader har fel.")] = False,
) -> None:
    """Visa rad för rad vad en tabell skulle skapa, och läs in den med --genomfor. Allt eller inget.

    En hel portfölj från en annan installation (.json, från st-portfolj exportera) läses in i en portfölj utan poster.
    """
    if fil.suffix.lower() == ".json":
        las_in_hel(fil.name, las_json(fil), portfolj, genomfor=genomfor)
        return
    regelverk = las_regelverk()
    val = Importval(utelamna_fel=utelamna_fel)
    try:
        tabell = read_tabell(fil.read_bytes(), fil.name)
    except OSError as fel:
        avbryt(f"Filen går inte att läsa: {fel.strerror}.")
    except Filfel as fel:
        avbryt(str(fel))
    idag, nu = clock.idag(), clock.nu()
    with (
        oppna_databas() as databas,
        databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session,
    ):
        try:
            plan = plan_import(session, portfolj, tabell, regelverk.malbeskrivningar, idag)
        except MalbeskrivningSaknas:
            avbryt("Portföljens specialitet har ingen målbeskrivning.")
        except LookupError:
            avbryt(f"Det finns ingen portfölj {portfolj}.")
        _visa_plan(plan)
        if not genomfor:
            typer.echo("Inget är inläst. Lägg till --genomfor för att läsa in.")
            return
        try:
            import_id = apply_import(session, portfolj, plan, val)
        except KanInteImporteras as fel:
            avbryt(str(fel))
    typer.echo(f"Inläst som import {import_id}.")


def _visa_plan(plan: Importplan) -> None:
    for rad in plan.rader:
        typer.echo(f"{rad.plats.blad} rad {rad.plats.rad}: {rad.utfall.value}: {rad.text}")
    for a in plan.anmarkningar:
        typer.echo(f"{a.allvar.value}: {a.plats.blad} {a.kolumn}{a.plats.rad or ''}: {a.meddelande}")
    for fraga in plan.fragor:
        typer.echo(f"Bladet {fraga.blad}: {fraga.meddelande}")
    delar = [
        f"{len(plan.med_utfall(utfall))} {ord_}"
        for utfall, ord_ in (
            (Radutfall.SKAPAS, "skapas"),
            (Radutfall.FINNS, "finns redan"),
            (Radutfall.KONFLIKT, "i konflikt"),
            (Radutfall.FEL, "med fel"),
        )
    ]
    typer.echo(f"{antal(len(plan.rader), 'rad', 'rader')}: {', '.join(delar)}.")


def exportera(
    portfolj: Annotated[int, typer.Argument(help="Portföljens nummer, som i adressen.")],
    till: Annotated[Path | None, typer.Option(help="Filen att skriva; annars skrivs den ut.")] = None,
) -> None:
    """Skriv hela portföljen som JSON enligt det publicerade schemat (docs/schema/), med signaturkedjan."""
    with oppna_databas() as databas, databas.lasning() as session:
        hel, lankar = load_portfolj(session, portfolj), las_kedja(session, portfolj)
    if hel is None:
        avbryt(f"Det finns ingen portfölj {portfolj}.")
    text = _skriv_json(to_json_med_kedja(hel, lankar, installningar().signeringsnyckel))
    if till is None:
        typer.echo(text)
    else:
        till.write_text(text + "\n", encoding="utf-8")
        typer.echo(f"Portföljen är skriven till {till}.")
