"""Write the rule catalogue as a document: `docs/regler.md` is made of the rules, so that it cannot drift from them."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Niva, Rattskalla
from app.regler import REGLER
from app.regler.modell import Del, Regel
from app.underlag.rattskallor import load_rattskallor
from app.web.ord import KALLSLAG, NIVA

_INLEDNING = """\
# Reglerna

Den här filen skrivs av `make docs` ur `app/regler/katalog/`; ändra där. Talen i reglerna står i
`app/underlag/profiler/` och källorna i `app/underlag/rattskallor.toml`.

Nivån är regelns allvar: """


def skriv_regler(regler: Iterable[Regel], kallor: Mapping[str, Rattskalla]) -> str:
    """Describe rules in Markdown, in the order given: what each checks and, part by part, its level and source.

    Raises:
        KeyError: a rule names a source that is not among `kallor`.
    """
    nivaer = ", ".join(f"{niva} {NIVA[niva].lower()}" for niva in Niva)
    delar = [f"{_INLEDNING}{nivaer}.", *(_regel(regel, kallor) for regel in regler)]
    return "\n".join(delar) + "\n"


def _regel(regel: Regel, kallor: Mapping[str, Rattskalla]) -> str:
    return "\n".join(
        [
            f"\n## {regel.id} {regel.titel}\n",
            f"{regel.beskrivning}\n",
            "| Del | Nivå | Gäller | Källa |",
            "| --- | --- | --- | --- |",
            *(_del(namn, del_, kallor[del_.kalla]) for namn, del_ in regel.delar.items()),
        ]
    )


def _del(namn: str, del_: Del, kalla: Rattskalla) -> str:
    galler = ", ".join(foreskrift.beteckning for foreskrift in Foreskrift if foreskrift in del_.foreskrifter)
    kallnamn = f"{kalla.beteckning}, {kalla.titel}" if kalla.beteckning else kalla.titel
    tolkning = " (vår tolkning)" if del_.tolkning else ""
    return f"| {del_.visa or namn} | {NIVA[del_.niva]} | {galler} | {KALLSLAG[kalla.slag]}: {kallnamn}{tolkning} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(skriv_regler(REGLER.values(), load_rattskallor()), encoding="utf-8")
