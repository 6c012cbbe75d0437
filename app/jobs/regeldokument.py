"""Write the rule catalogue as a document: `docs/regler.md` is made of the rules, so that it cannot drift from them."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from app.domain.foreskrift import Foreskrift
from app.domain.rattsgrund import Kallslag, Niva, Rattskalla
from app.regler import REGLER
from app.regler.enheten import EN_05, Enhetsregel
from app.regler.modell import Del, Regel
from app.underlag.parametertyper import parameter_types
from app.underlag.profiler import load_profiler
from app.underlag.rattskallor import load_rattskallor
from app.underlag.regionprofil import Regionprofil
from app.web.ord import KALLSLAG, NIVA
from app.web.profilord import AVSNITT, ENHETSTAL, varde

_INLEDNING = """\
# Reglerna

Den här filen skrivs av `make docs` ur `app/regler/katalog/`; ändra där. Talen i reglerna står i
`app/underlag/profiler/` och källorna i `app/underlag/rattskallor.toml`.

Nivån är regelns allvar: """

Varden = Mapping[str, object]


def varden_i_riket() -> Mapping[str, Varden]:
    """The values that hold where no region has set its own, by rule id; the last decided ones where they are dated."""
    riket = load_profiler().valj("", "")
    return {regel_id: riket.varden(regel_id, date.max) or {} for regel_id in REGLER}


def skriv_regler(regler: Iterable[Regel], kallor: Mapping[str, Rattskalla], varden: Mapping[str, Varden]) -> str:
    """Describe rules in Markdown, in the order given: what each checks, part by part its level and source, its values.

    Raises:
        KeyError: a rule names a source that is not among `kallor`.
    """
    nivaer = ", ".join(f"{niva} {NIVA[niva].lower()}" for niva in Niva)
    delar = [f"{_INLEDNING}{nivaer}.", *(_regel(regel, kallor, varden.get(regel.id, {})) for regel in regler)]
    return "\n".join(delar) + "\n"


def _regel(regel: Regel, kallor: Mapping[str, Rattskalla], varden: Varden) -> str:
    return "\n".join(
        [
            f"\n## {regel.id} {regel.titel}\n",
            f"{regel.beskrivning}\n",
            "| Del | Nivå | Gäller | Källa |",
            "| --- | --- | --- | --- |",
            *(_del(namn, del_, kallor[del_.kalla]) for namn, del_ in regel.delar.items()),
            *_parametrar(regel, varden),
        ]
    )


def _parametrar(regel: Regel, varden: Varden) -> list[str]:
    """The rule's parameters with the values of the nation's profile; a dash where only a region may set one."""
    namn = list(parameter_types(regel.parametrar))
    if not namn:
        return []
    return ["", "| Parameter | Hela riket |", "| --- | --- |", *(f"| `{n}` | {varden.get(n, '–')} |" for n in namn)]


def _del(namn: str, del_: Del, kalla: Rattskalla) -> str:
    galler = ", ".join(foreskrift.beteckning for foreskrift in Foreskrift if foreskrift in del_.foreskrifter)
    kallnamn = f"{kalla.beteckning}, {kalla.titel}" if kalla.beteckning else kalla.titel
    tolkning = " (vår tolkning)" if del_.tolkning else ""
    return f"| {del_.visa or namn} | {NIVA[del_.niva]} | {galler} | {KALLSLAG[kalla.slag]}: {kallnamn}{tolkning} |"


def skriv_om_enheter(regel: Enhetsregel, kallor: Mapping[str, Rattskalla], riket: Regionprofil) -> str:
    """Describe what belongs to no portfolio: the rule about units, and the values in the nation's profile of no rule.

    Raises:
        KeyError: a source is not among `kallor`, or a value has no name in words.
    """
    rader = [f"\n## {regel.id} {regel.titel}\n", "Gäller en enhet, inte en enskild portfölj.\n"]
    rader += [f"{stycke}\n" for stycke in regel.beskrivning]
    rader += ["| Del | Nivå | Gäller | Källa |", "| --- | --- | --- | --- |"]
    rader += [_del("enheten", regel.del_, kallor[regel.del_.kalla]), "", "| Parameter | Hela riket |", "| --- | --- |"]
    rader += [f"| `{namn}` | {riket.bemanning(date.max).minst_hemma or '–'} |" for namn in ENHETSTAL]
    rader += ["\n## Tal utan egen regel\n", "Regionernas planer och avvikande tal visas på sidan Regelverk.\n"]
    rader += ["| Vad | Hela riket | Källa |", "| --- | --- | --- |"]
    for nyckel, (rubrik, namn) in AVSNITT.items():
        post = riket.kedja[0].post(nyckel, date.max)
        if post is None or post.grund is None:
            continue
        kalla = kallor[post.grund.kalla]
        tolkning = " (vår tolkning)" if post.grund.tolkning and kalla.slag is not Kallslag.TOLKNING else ""
        rader += [f"| {rubrik}: {namn[n]} | {varde(v)} | {kalla.titel}{tolkning} |" for n, v in post.varden.items()]
    return "\n".join(rader) + "\n"


def hela() -> str:
    """The whole document of today."""
    kallor, riket = load_rattskallor(), load_profiler().valj("", "")
    return skriv_regler(REGLER.values(), kallor, varden_i_riket()) + skriv_om_enheter(EN_05, kallor, riket)


if __name__ == "__main__":
    text = hela()
    Path(sys.argv[1]).write_text(text, encoding="utf-8")
