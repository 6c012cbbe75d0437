"""From a table to records: recognises each sheet, reads its rows, and joins what several rows say of one activity."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.aktivitet import Aktivitet
from app.domain.slag import Aktivitetsslag
from app.utbyte.delmalsrader import Omnamnande, is_delmalsrad, read_delmalsrad
from app.utbyte.igenkanning import Igenkanning, check_mappning, recognise
from app.utbyte.mall import PER_SLAG, Postslag
from app.utbyte.modell import (
    Allvar,
    Anmarkning,
    Bladmappning,
    Bladtolkning,
    Mappningsfraga,
    Plats,
    Post,
    Ram,
    Tolkning,
)
from app.utbyte.ord import fold
from app.utbyte.poster import read_poster
from app.utbyte.radlasare import Radlasare
from app.utbyte.tabell import Blad, Tabellfil, kolumnbokstav

_EXEMPELKOLUMNER: Final = 60


def interpret(fil: Tabellfil, ram: Ram, mappningar: Mapping[str, Bladmappning] | None = None) -> Tolkning:
    """What the file says, judged against one person's training.

    Args:
        fil: the table as read.
        ram: the person's delmål and days.
        mappningar: what the person has said about layouts, by signature; it goes before our own recognition.

    """
    tolk = _Tolk(ram, mappningar or {})
    if fil.anmarkning:
        tolk.anmarkningar.append(Anmarkning(Plats("", 0), "", "", "", fil.anmarkning, Allvar.VARNING))
    for blad in fil.blad:
        tolk.read_blad(blad)
    return tolk.finish()


@dataclass(slots=True)
class _Tolk:
    ram: Ram
    mappningar: Mapping[str, Bladmappning]
    poster: list[Post] = field(default_factory=list)
    namnda: list[tuple[Omnamnande, Post]] = field(default_factory=list)
    anmarkningar: list[Anmarkning] = field(default_factory=list)
    fragor: list[Mappningsfraga] = field(default_factory=list)
    blad: list[Bladtolkning] = field(default_factory=list)

    def read_blad(self, blad: Blad) -> None:
        """Read one sheet, or ask what it is."""
        igenkand = recognise(blad)
        if igenkand is None:
            return
        given = self.mappningar.get(igenkand.signatur)
        mappning = igenkand.mappning if given is None else given
        if given is None and not igenkand.is_saker:
            self.fragor.append(_make_fraga(blad, igenkand, _say_saknade(igenkand)))
            return
        if given is not None and (saknade := check_mappning(given)):
            kolumner = ", ".join(kolumn.rubrik for kolumn in saknade)
            self.fragor.append(_make_fraga(blad, igenkand, f"Peka också ut: {kolumner}.", given))
            return
        antal = len(self.poster) + len(self.namnda)
        if mappning.slag is not None:
            self._read_rader(blad, igenkand, mappning, mappning.slag)
        antal = len(self.poster) + len(self.namnda) - antal
        self.blad.append(Bladtolkning(blad.namn, igenkand.signatur, igenkand.rubriker, mappning, antal))

    def _read_rader(self, blad: Blad, igenkand: Igenkanning, mappning: Bladmappning, slag: Postslag) -> None:
        kolumner = {nyckel: kolumn for kolumn, nyckel in mappning.kolumner.items()}
        self._remark_okanda(blad, igenkand, mappning)
        for nummer in range(igenkand.rubrikrad + 1, len(blad.rader)):
            if all(blad.cell(nummer, kolumn) is None for kolumn in kolumner.values()):
                continue
            rad = Radlasare(blad, nummer, PER_SLAG[slag], kolumner, self.ram)
            if slag is Postslag.DELMALSRADER:
                if is_delmalsrad(rad):
                    namnda, metoder = read_delmalsrad(rad)
                    self.namnda += namnda
                    self.poster += metoder
            else:
                self.poster += read_poster(rad)
            self.anmarkningar += rad.anmarkningar

    def _remark_okanda(self, blad: Blad, igenkand: Igenkanning, mappning: Bladmappning) -> None:
        for kolumn, rubrik in igenkand.rubriker:
            has_innehall = any(
                blad.cell(rad, kolumn) is not None for rad in range(igenkand.rubrikrad + 1, len(blad.rader))
            )
            if kolumn not in mappning.kolumner and has_innehall:
                self.anmarkningar.append(
                    Anmarkning(
                        Plats(blad.namn, igenkand.rubrikrad + 1),
                        kolumnbokstav(kolumn),
                        rubrik,
                        rubrik,
                        f"Kolumnen ”{rubrik}” lästes inte. Peka ut vad den är om den ska med.",
                        Allvar.VARNING,
                    )
                )

    def finish(self) -> Tolkning:
        """Join what was named in passing with the activities, and gather everything."""
        egna, bytta = _join_namnda(self.poster, self.namnda, self.anmarkningar)
        felrader = {a.plats for a in self.anmarkningar if a.allvar is Allvar.FEL}
        poster = [replace(post, aktivitet=bytta.get(fold(post.aktivitet), post.aktivitet)) for post in egna]
        return Tolkning(
            poster=tuple(post for post in poster if post.plats not in felrader),
            anmarkningar=tuple(self.anmarkningar),
            fragor=tuple(self.fragor),
            blad=tuple(self.blad),
            felrader=frozenset(felrader),
        )


def _say_saknade(igenkand: Igenkanning) -> str:
    if igenkand.mappning.slag is None:
        return "Bladet följer inte mallen. Säg vad det innehåller och vad kolumnerna betyder, eller hoppa över det."
    kolumner = ", ".join(kolumn.rubrik for kolumn in igenkand.saknade)
    return f"Bladet liknar ”{PER_SLAG[igenkand.mappning.slag].namn}” men dessa kolumner hittades inte: {kolumner}."


def _make_fraga(
    blad: Blad, igenkand: Igenkanning, meddelande: str, gissning: Bladmappning | None = None
) -> Mappningsfraga:
    nasta = blad.rader[igenkand.rubrikrad + 1] if len(blad.rader) > igenkand.rubrikrad + 1 else ()
    exempel = tuple("" if cell is None else str(cell) for cell in nasta[:_EXEMPELKOLUMNER])
    return Mappningsfraga(
        blad.namn, igenkand.signatur, igenkand.rubriker, gissning or igenkand.mappning, exempel, meddelande
    )


def _join_namnda(
    poster: Sequence[Post], namnda: Sequence[tuple[Omnamnande, Post]], anmarkningar: list[Anmarkning]
) -> tuple[list[Post], dict[str, str]]:
    """Activities named on rows of delmål become one record each, however many rows name them.

    Where another sheet describes the activity (same title, no other kind, no other start) that record gets the
    delmål. The second value tells which title a named one got, by the folded name.
    """
    klara = list(poster)
    bytta: dict[str, str] = {}
    for namnd, post in namnda:
        plats = next((n for n, annan in enumerate(klara) if _is_samma(annan, namnd)), None)
        if plats is None:
            klara.append(post)
        else:
            klara[plats] = _merge(klara[plats], namnd, post)
            bytta[fold(namnd.titel)] = _aktivitet(klara[plats]).titel
    anmarkningar += _remark_utan_slag(klara)
    return klara, bytta


def _aktivitet(post: Post) -> Aktivitet:
    assert isinstance(post.varde, Aktivitet)  # noqa: S101 - tells the type checker what `_is_samma` has found
    return post.varde


def _is_samma(post: Post, namnd: Omnamnande) -> bool:
    varde = post.varde
    if not isinstance(varde, Aktivitet):
        return False
    namn = {fold(varde.titel)} | ({fold(varde.tjanstgoring.enhet)} if varde.tjanstgoring else set())
    is_slag = namnd.slag in (None, varde.slag) or varde.slag is Aktivitetsslag.ANNAN
    is_start = (
        varde.start is None
        or namnd.start is None
        or ((varde.start.year, varde.start.month) == (namnd.start.year, namnd.start.month))
    )
    return fold(namnd.titel) in namn and is_slag and is_start


def _merge(post: Post, namnd: Omnamnande, ny: Post) -> Post:
    gammal, nytt = _aktivitet(post), _aktivitet(ny)
    varde = replace(
        gammal,
        slag=nytt.slag if gammal.slag is Aktivitetsslag.ANNAN else gammal.slag,
        delmal=gammal.delmal | nytt.delmal,
        status=gammal.status if "status" in post.angivna or namnd.status is None else namnd.status,
        start=gammal.start or nytt.start,
        slut=gammal.slut or (nytt.slut if gammal.start in (None, nytt.start) else None),
    )
    return replace(post, varde=varde, angivna=post.angivna | ny.angivna)


def _remark_utan_slag(poster: Sequence[Post]) -> Iterator[Anmarkning]:
    for post in poster:
        if isinstance(post.varde, Aktivitet) and post.varde.slag is Aktivitetsslag.ANNAN and not post.varde.beskrivning:
            yield Anmarkning(
                post.plats, "", "", post.varde.titel,
                f"Vad ”{post.varde.titel}” är för slags aktivitet framgår inte; ”Annan aktivitet” antogs. "
                "Skriv till exempel ”Kurs” först.",
                Allvar.VARNING,
            )  # fmt: skip
