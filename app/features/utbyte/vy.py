"""What the pages show: the plan's rows in words, the sheets as they were read, the choices to make."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from app.domain.aktivitet import Aktivitet
from app.features.utbyte.forms import LAS_INTE, blad_id
from app.features.utbyte.provkorning import NY_PERSON, SOM_TEXT, Provkorning, Tolkatblad, kort
from app.features.utbyte.tvatt import dolj
from app.utbyte.igenkanning import recognise
from app.utbyte.mall import MALLAR, PER_SLAG
from app.utbyte.modell import Anmarkning, Mappningsfraga, Plats
from app.utbyte.personer import Traffsatt, person_key
from app.utbyte.plan import Importplan, Planrad, Radutfall, Skillnad
from app.utbyte.tabell import Blad
from app.web.format import antal
from app.web.forms import las_tal
from app.web.sidning import sidnummer

PER_SIDA: Final = 100
VISADE_KONFLIKTER: Final = 100
_EXEMPELRADER: Final = 3
_LANGSTA_EXEMPEL: Final = 40
_FORSTA_CELLER: Final = 4

UTFALLSORD: Final[Mapping[Radutfall, tuple[str, str, str]]] = {
    Radutfall.SKAPAS: ("Skapas", "skapas", "ok"),
    Radutfall.FINNS: ("Finns redan", "finns redan", ""),
    Radutfall.KONFLIKT: ("I konflikt", "i konflikt", "vantar"),
    Radutfall.FEL: ("Fel", "har fel", "fel"),
    Radutfall.IGNORERAS: ("Dubblett i filen", "står dubbelt i filen", ""),
}
"""For each outcome: the word on a row, the words after a number, the tone of the mark."""


def sammanfattning(plan: Importplan) -> str:
    """The whole dry run in a sentence: "42 rader: 31 skapas, 8 finns redan, 2 i konflikt, 1 har fel."."""
    delar = [
        f"{len(plan.med_utfall(utfall))} {efter}"
        for utfall, (_, efter, _) in UTFALLSORD.items()
        if plan.med_utfall(utfall)
    ]
    if not delar:
        return "Filen behöver förklaras innan den kan läsas." if plan.fragor else "Inga rader att läsa in."
    return f"{antal(len(plan.rader), 'rad', 'rader')}: {', '.join(delar)}."


class Radvy(NamedTuple):
    """A line of the dry run. `skal` are sentences; `skillnader` what differs from the portfolio."""

    plats: Plats
    slag: str
    text: str
    ord: str
    ton: str
    skal: tuple[str, ...]
    skillnader: tuple[Skillnad, ...]


def radvyer(korning: Provkorning, utfall: Radutfall | None) -> tuple[Radvy, ...]:
    """The lines with that outcome, or all, in the order of the file."""
    per_plats: dict[Plats, list[Anmarkning]] = {}
    for anmarkning in korning.plan.anmarkningar:
        per_plats.setdefault(anmarkning.plats, []).append(anmarkning)
    valda = korning.plan.rader if utfall is None else korning.plan.med_utfall(utfall)
    blad = {ett.namn: (nummer, ett) for nummer, ett in enumerate(korning.fil.blad)}
    ordnade = sorted(valda, key=lambda rad: (blad[rad.plats.blad][0], rad.plats.rad))
    return tuple(_radvy(rad, blad[rad.plats.blad][1], per_plats.get(rad.plats, ())) for rad in ordnade)


def _radvy(rad: Planrad, blad: Blad, anmarkningar: Iterable[Anmarkning]) -> Radvy:
    """A row that was not understood has no record to describe: its first cells are shown instead."""
    ord_, _, ton = UTFALLSORD[rad.utfall]
    skal = () if rad.slag is None else rad.skal
    celler = blad.rader[rad.plats.rad - 1] if 0 < rad.plats.rad <= len(blad.rader) else ()
    texter = [text for nummer in range(len(celler)) if (text := _cell(celler, nummer))]
    return Radvy(
        rad.plats,
        PER_SLAG[rad.slag].namn if rad.slag else "",
        rad.text if rad.slag else " · ".join(texter[:_FORSTA_CELLER]),
        ord_,
        ton,
        (*skal, *map(i_ord, anmarkningar)),
        rad.skillnader,
    )


def i_ord(anmarkning: Anmarkning) -> str:
    """A remark with its cell: "C7, Delmål, ”c99”: Koden finns inte."."""
    plats = f"{anmarkning.kolumn}{anmarkning.plats.rad}" if anmarkning.kolumn else ""
    text = f"”{anmarkning.text}”" if anmarkning.text and anmarkning.text != anmarkning.rubrik else ""
    forst = ", ".join(del_ for del_ in (plats, anmarkning.rubrik, text) if del_)
    return f"{forst}: {anmarkning.meddelande}" if plats and forst else anmarkning.meddelande


class Kolumnvy(NamedTuple):
    """A column of a sheet: its field in the form, its heading, what its first cells say, what it is taken to be."""

    falt: str
    rubrik: str
    exempel: tuple[str, ...]
    vald: str


class Bladvy(NamedTuple):
    """How a sheet is read, to be changed. `fraga` says what has to be answered, "" where nothing has."""

    falt: str
    namn: str
    fraga: str
    slag: str
    slagnamn: str
    antal: int
    kolumner: tuple[Kolumnvy, ...]
    val: tuple[tuple[str, str], ...]
    anmarkningar: tuple[str, ...]


SLAGVAL: Final = (*((mall.slag.value, mall.namn) for mall in MALLAR), (LAS_INTE, "Läs inte bladet"))


def bladvyer(korning: Provkorning) -> tuple[Bladvy, ...]:
    """Every sheet that holds a table, those that need an answer first; a layout that comes twice is shown once."""
    per_signatur: dict[str, Bladvy] = {}
    for blad in korning.blad:
        tidigare = per_signatur.get(blad.signatur)
        if tidigare is None:
            per_signatur[blad.signatur] = _bladvy(korning, blad)
        else:
            per_signatur[blad.signatur] = tidigare._replace(
                namn=f"{tidigare.namn}, {blad.blad}", antal=tidigare.antal + _antal(korning, blad.blad)
            )
    return tuple(per_signatur.values())


def _bladvy(korning: Provkorning, blad: Tolkatblad) -> Bladvy:
    mappning = blad.gissning if isinstance(blad, Mappningsfraga) else blad.mappning
    id_ = blad_id(blad.signatur)
    rader = _exempelrader(korning, blad.blad)
    mall = PER_SLAG[mappning.slag] if mappning.slag else None
    return Bladvy(
        falt=f"slag-{id_}",
        namn=blad.blad,
        fraga=blad.meddelande if isinstance(blad, Mappningsfraga) else "",
        slag=mappning.slag.value if mappning.slag else "" if isinstance(blad, Mappningsfraga) else LAS_INTE,
        slagnamn=mall.namn if mall else "Läses inte",
        antal=_antal(korning, blad.blad),
        kolumner=tuple(
            Kolumnvy(
                f"kolumn-{id_}-{nummer}",
                rubrik,
                tuple(text for rad in rader if (text := _cell(rad, nummer))),
                mappning.kolumner.get(nummer, ""),
            )
            for nummer, rubrik in blad.rubriker
        ),
        val=tuple(
            (kolumn.nyckel, f"{kolumn.rubrik} (måste finnas)" if kolumn.obligatorisk else kolumn.rubrik)
            for kolumn in (mall.kolumner if mall else ())
        ),
        anmarkningar=_om_bladet(korning, blad.blad),
    )


def _antal(korning: Provkorning, blad: str) -> int:
    """How many lines the sheet gave, those with faults included."""
    return sum(rad.plats.blad == blad for rad in korning.plan.rader)


def _om_bladet(korning: Provkorning, blad: str) -> tuple[str, ...]:
    """Remarks that no line of the plan tells of: about a heading, or the sheet as a whole."""
    visade = {rad.plats for rad in korning.plan.rader}
    return tuple(a.meddelande for a in korning.plan.anmarkningar if a.plats.blad == blad and a.plats not in visade)


def filanmarkningar(korning: Provkorning) -> tuple[str, ...]:
    """Remarks about the file as a whole, such as a guessed encoding."""
    return tuple(a.meddelande for a in korning.plan.anmarkningar if not a.plats.blad)


def _exempelrader(korning: Provkorning, namn: str) -> tuple[tuple[object, ...], ...]:
    blad = next(ett for ett in korning.fil.blad if ett.namn == namn)
    igenkand = recognise(blad)
    forsta = igenkand.rubrikrad + 1 if igenkand else 0
    return tuple(rad for rad in blad.rader[forsta:] if any(cell is not None for cell in rad))[:_EXEMPELRADER]


def _cell(rad: tuple[object, ...], nummer: int) -> str:
    cell = rad[nummer] if nummer < len(rad) else None
    text = "" if cell is None else f"{cell:g}" if isinstance(cell, float) else " ".join(dolj(str(cell)).split())
    return text if len(text) <= _LANGSTA_EXEMPEL else f"{text[:_LANGSTA_EXEMPEL].rstrip()} …"


def hoppade_blad(korning: Provkorning) -> tuple[str, ...]:
    """Sheets in which no table was found."""
    visade = {blad.blad for blad in korning.blad}
    return tuple(blad.namn for blad in korning.fil.blad if blad.namn not in visade)


class Konfliktvy(NamedTuple):
    """A conflict to choose in."""

    falt: str
    text: str
    plats: Plats
    vald: str
    skillnader: tuple[Skillnad, ...]


def konfliktvyer(korning: Provkorning) -> tuple[Konfliktvy, ...]:
    """The conflicts in which there is something to choose."""
    return tuple(
        Konfliktvy(f"konflikt-{kort(r.nyckel)}", r.text, r.plats, korning.konfliktval(r).value, r.skillnader)
        for r in korning.konflikter
    )


class Personvy(NamedTuple):
    """A name in the file and who it is. `hjalp` says how the choice came about or what it leads to."""

    falt: str
    namn: str
    var: str
    val: tuple[tuple[str, str], ...]
    vald: str
    hjalp: str


_SATT: Final = {
    Traffsatt.EPOST: "Kändes igen på e-postadressen.",
    Traffsatt.NAMN: "Kändes igen på namn och enhet.",
    Traffsatt.OKAND: "",
}


def personvyer(korning: Provkorning) -> tuple[Personvy, ...]:
    """Every name in the file with its choice; those nobody matches first."""
    handledare = {person_key(p) for p in korning.tolkning.poster if isinstance(p.varde, Aktivitet)}
    vyer = []
    for fraga in sorted(korning.plan.personer.values(), key=lambda f: (f.person_id is not None, f.namn)):
        val = [
            (str(p.id), f"{p.namn}, {p.enhet}" if p.enhet else p.namn) for p in korning.kandidater(fraga)
        ]  # fmt: skip
        if fraga.person_id is None:
            val.append((NY_PERSON, "Lägg till som ny person"))
        utan = (
            "Ingen: tjänstgöringen blir utan handledare" if fraga.nyckel in handledare else "Ingen: bara namnet sparas"
        )
        val.append((SOM_TEXT, utan))
        var = ", ".join(del_ for del_ in (fraga.epost, fraga.enhet, antal(fraga.antal, "rad", "rader")) if del_)
        hjalp = _SATT[fraga.satt]
        if fraga.person_id is None and len(val) > 2:  # noqa: PLR2004 - more than new and nobody
            hjalp = "Det finns personer med liknande namn. Kontrollera vem det är."
        vyer.append(
            Personvy(f"person-{kort(fraga.nyckel)}", fraga.namn, var, tuple(val), korning.personval(fraga), hjalp)
        )
    return tuple(vyer)


class Enhetsvy(NamedTuple):
    """A unit that the region's register lacks, and whether it is to be put there."""

    varde: str
    namn: str
    vald: bool


def enhetsvyer(korning: Provkorning) -> tuple[Enhetsvy, ...]:
    """Units of the file that nobody knows."""
    return tuple(Enhetsvy(kort(namn), namn, korning.skapar_enhet(namn)) for namn in korning.plan.okanda_enheter)


class Lista(NamedTuple):
    """One page of the lines, with links to the other pages and to those of one outcome only."""

    rader: tuple[Radvy, ...]
    filter: tuple[tuple[str, str, str, bool, int], ...]
    sidor: tuple[tuple[int, str, bool] | None, ...]
    bakat: str | None
    framat: str | None
    visar: str


def make_lista(
    rader: tuple[Radvy, ...], bas: str, visat: Radutfall | None, onskad: str, plan: Importplan
) -> Lista:  # fmt: skip
    """Cut the lines into pages; a page that does not exist is the nearest that does."""
    sista = max(1, -(-len(rader) // PER_SIDA))
    nummer = min(max(las_tal(onskad, 1), 1), sista)

    def adress(sida: int) -> str:
        delar = ([f"visa={visat.value}"] if visat else []) + ([f"sida={sida}"] if sida > 1 else [])
        return f"{bas}?{'&'.join(delar)}" if delar else bas

    forsta = (nummer - 1) * PER_SIDA
    valda = rader[forsta : forsta + PER_SIDA]
    return Lista(
        rader=valda,
        filter=(
            ("alla", "Alla", bas, visat is None, len(plan.rader)),
            *(
                (utfall.value, ord_, f"{bas}?visa={utfall.value}", visat is utfall, len(plan.med_utfall(utfall)))
                for utfall, (ord_, _, _) in UTFALLSORD.items()
                if plan.med_utfall(utfall)
            ),
        ),
        sidor=tuple(None if n is None else (n, adress(n), n == nummer) for n in sidnummer(nummer, sista)),
        bakat=adress(nummer - 1) if nummer > 1 else None,
        framat=adress(nummer + 1) if nummer < sista else None,
        visar=f"{forsta + 1}–{forsta + len(valda)} av {len(rader)}",
    )
