"""Commands about the chains of signatures: check them here or in a file on its own, and make a key."""

from pathlib import Path
from typing import Annotated, Any

import typer
from sqlmodel import col, select

from app.cli.gemensamt import avbryt, oppna_databas
from app.cli.helportfolj import las_json
from app.db.signaturposter import verifiera_kedja
from app.db.tabeller import PortfoljRad
from app.domain.kedjekontroll import Kedjerapport
from app.utbyte.kedjefil import NYCKEL
from app.utbyte.kedjekontroll import KedjaSaknas, kontrollera_fil
from app.utbyte.underskrift import ny_nyckel, publik_nyckel
from app.web.format import antal
from app.web.signaturord import fel_i_ord, i_ord


def verifiera(
    fil: Annotated[
        Path | None, typer.Argument(help="En exporterad portfölj (JSON); kontrolleras utan databas.")
    ] = None,
    portfolj: Annotated[int | None, typer.Option(help="En portfölj i databasen, efter numret i adressen.")] = None,
    alla: Annotated[bool, typer.Option("--alla", help="Alla portföljer i databasen.")] = False,
    nyckel: Annotated[str, typer.Option(help="Publik nyckel som filen ska vara undertecknad med.")] = "",
    mot: Annotated[
        Path | None, typer.Option(help="En tidigare fil av samma portfölj, som kedjan ska bygga vidare på.")
    ] = None,
) -> None:
    """Kontrollera att det som är signerat inte har ändrats. Slutar med kod 1 om något är fel."""
    if [fil is not None, portfolj is not None, alla].count(True) != 1:
        avbryt("Ange en fil, --portfolj N eller --alla.")
    if fil is None and (nyckel or mot):
        avbryt("--nyckel och --mot gäller en fil.")
    is_hel = _fil(fil, nyckel, mot) if fil is not None else _databas(portfolj)
    if not is_hel:
        raise typer.Exit(1)


def _fil(fil: Path, nyckel: str, mot: Path | None) -> bool:
    innehall, tidigare = las_json(fil), las_json(mot) if mot else None
    try:
        rapport = kontrollera_fil(innehall, nyckel=nyckel, vittne=tidigare)
    except KedjaSaknas:
        avbryt("Filen bär ingen signaturkedja, så det finns inget att kontrollera den mot.")
    _skriv(innehall["namn"], rapport)
    typer.echo(_underskriften(innehall[NYCKEL], nyckel))
    if mot is not None and rapport.is_hel:
        typer.echo(f"Kedjan bygger vidare på den i {mot.name}.")
    return rapport.is_hel


def _underskriften(kedja: Any, nyckel: str) -> str:
    skrift = kedja.get("underskrift")
    if skrift is None:
        return "Kedjans huvud är inte undertecknat."
    if nyckel:
        return "Underskriften är prövad mot nyckeln som angavs."
    return (
        f"Underskriften är prövad mot nyckeln i filen, {skrift['publik_nyckel']}. Jämför den med den som "
        "installationen har gett ut, eller ange den med --nyckel."
    )


def _databas(portfolj: int | None) -> bool:
    with oppna_databas() as databas, databas.lasning() as session:
        idn = session.exec(select(PortfoljRad.id).order_by(col(PortfoljRad.id))).all()
        valda = [id_ for id_ in idn if id_ is not None and portfolj in (None, id_)]
        if portfolj is not None and not valda:
            avbryt(f"Det finns ingen portfölj {portfolj}.")
        rapporter = {id_: verifiera_kedja(session, id_) for id_ in valda}
    for id_, rapport in rapporter.items():
        _skriv(f"Portfölj {id_}", rapport)
    return all(rapport.is_hel for rapport in rapporter.values())


def _skriv(vad: str, rapport: Kedjerapport) -> None:
    typer.echo(f"{vad}: {i_ord(rapport)}")
    for fel in rapport.fel:
        typer.echo(f"  {fel_i_ord(fel)}")
    if rapport.utanfor:
        typer.echo(
            f"  {antal(len(rapport.utanfor), 'signatur omfattas', 'signaturer omfattas')} inte: gjorda före kedjan "
            "eller inlästa."
        )
    if rapport.antal:
        typer.echo(f"  Sista hash: {rapport.huvud}")


def ny_signeringsnyckel() -> None:
    """Gör en ny nyckel som undertecknar signaturkedjorna, och säg vad du ska göra med den."""
    nyckel = ny_nyckel()
    typer.echo("Hemlig nyckel. Sätt den i tjänstens miljö, och spara en kopia där hemligheter förvaras:")
    typer.echo(f"ST_SIGNERINGSNYCKEL={nyckel}")
    typer.echo("Publik nyckel. Ge ut den till dem som ska kunna kontrollera filer, och spara den för alltid:")
    typer.echo(publik_nyckel(nyckel))
