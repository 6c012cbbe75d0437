"""A whole portfolio as a file: read and checked, and brought into a portfolio that has no records.

Only an administrator does this, by command: the file carries signatures, confirmations and handledare, and those
nobody may vouch for in a portfolio of their own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import typer

from app import clock
from app.cli.gemensamt import avbryt, las_regelverk, oppna_databas
from app.db.logg import Handelseslag, handelse
from app.db.session import las_portfolj_rad
from app.db.snapshot import load_portfolj
from app.domain.portfolj import Portfolj
from app.utbyte.jamforelse import has_records, records
from app.utbyte.kedjefil import NYCKEL
from app.utbyte.lasin import NyPortfolj, fill_portfolj
from app.utbyte.portfoljfil import load_portfolj_json, personer_i
from app.utbyte.portfoljlasning import read_json
from app.utbyte.schema import Portfoljfel

_SAMLINGAR: Final = (
    "handledarskap", "sysselsattningar", "aktiviteter", "metoder", "bedomningar", "handledarsamtal", "revideringar",
    "signeringar", "tillgodoraknanden", "franvaron",
)  # fmt: skip


def las_portfoljfil(fil: Path) -> Portfolj:
    """The portfolio of a file; one that is not good ends the program with what is wrong."""
    return load_portfolj_json(las_json(fil))


def las_json(fil: Path) -> dict[str, Any]:
    """The JSON values of a portfolio file; one that is not good ends the program with what is wrong."""
    try:
        return read_json(fil.read_bytes())
    except OSError as fel:
        avbryt(f"Filen går inte att läsa: {fel.strerror}.")
    except Portfoljfel as fel:
        avbryt(f"Filen är ingen portfölj som går att läsa:\n{fel}")


def las_in_hel(filnamn: str, innehall: Mapping[str, Any], portfolj_id: int, *, genomfor: bool) -> None:
    """Tell what a portfolio file holds and how its frame differs from ours, and read it in when asked to."""
    hel, regelverk, idag, nu = load_portfolj_json(innehall), las_regelverk(), clock.idag(), clock.nu()
    with (
        oppna_databas() as databas,
        databas.skrivning(person_id=None, idag=idag, nu=nu, regelverk=regelverk) as session,
    ):
        rad, nuvarande = las_portfolj_rad(session, portfolj_id), load_portfolj(session, portfolj_id)
        if rad is None or nuvarande is None:
            avbryt(f"Det finns ingen portfölj {portfolj_id}.")
        if has_records(nuvarande):
            avbryt("Portföljen har redan poster. En hel portfölj läses bara in i en som är tom.")
        for text in _beratta(hel, nuvarande):
            typer.echo(text)
        if NYCKEL in innehall:
            typer.echo("Filens signaturkedja läses inte in: det signerades där, inte här. Spara filen som bevis.")
        if not genomfor:
            typer.echo("Inget är inläst. Lägg till --genomfor för att läsa in.")
            return
        fill_portfolj(session, portfolj_id, NyPortfolj(hel, rad.person_id, rad.enhet_id, filnamn=filnamn))
        handelse(
            session, Handelseslag.IMPORT_GENOMFORD, portfolj_id=portfolj_id, objekt="portfolj", objekt_id=portfolj_id,
            detalj={"skapade": len(records(hel)), "form": "json"},
        )  # fmt: skip
    typer.echo(f"Portföljen är inläst i portfölj {portfolj_id}.")


def _beratta(hel: Portfolj, nuvarande: Portfolj) -> Iterator[str]:
    yield from (f"{len(getattr(hel, namn))} {namn}" for namn in _SAMLINGAR if getattr(hel, namn))
    namn = sorted(set(personer_i(hel).values()))
    if namn:
        yield f"Personer, som känns igen på namnet i regionen eller läggs till: {', '.join(namn)}"
    if hel.namn != nuvarande.namn:
        yield f"Filen är {hel.namn}s, portföljen här {nuvarande.namn}s."
    for falt in fields(hel.utbildning):
        i_filen, har = getattr(hel.utbildning, falt.name), getattr(nuvarande.utbildning, falt.name)
        if i_filen != har:
            yield f"{falt.name} är {i_filen} i filen och {har} här. Det som står här gäller."
