"""What the overview shows, worked out before the template: the sentence, the list, the side panel."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.behorighet import Handling
from app.domain.delmal import DelmalKod
from app.domain.kedja import Kedja, MetodNod, kedjor
from app.domain.portfolj import Portfolj, Utbildningsslag
from app.domain.tid import add_months
from app.regler.modell import Fynd, Regelunderlag, Utfall
from app.web import diagram
from app.web.format import antal_ord, datum, decimal, period, sedan
from app.web.fyndrader import Fyndrad, Fyndrader, Grundrad, Skal, antal_bradskande
from app.web.kedjeord import cellform, kedja_i_ord

Lankrad = tuple[str, str, str | None]  # label, text, address
_STEG = (
    (
        Handling.IMPORTERA,
        "Hämta in din IUP",
        "Har du planen i en tabell läser vi den och visar vad som saknas.",
        "utbyte.visa",
    ),
    (
        Handling.SKRIVA_PLAN,
        "Lägg in en placering",
        "Tjänstgöringen hemma och på annan enhet är stommen i planen.",
        "aktivitet.ny_placering",
    ),
    (
        Handling.SKRIVA_PLAN,
        "Lägg till en aktivitet",
        "Kurser, seminarier och arbeten som leder till delmålen.",
        "aktivitet.ny",
    ),
    (
        Handling.LASA_PORTFOLJ,
        "Se delmålen",
        "Allt som målbeskrivningen kräver, med föreskrivna aktiviteter.",
        "delmal.lista",
    ),
)
FLERA = 3  # delmål that lack the same before they are offered to be mended together
FORSTA = 10  # lines shown at once; the rest are folded away, so that a new portfolio is no wall of faults


@dataclass(frozen=True, slots=True)
class Remscell:
    """One delmål of the strip: a link drawn by state."""

    kod: str
    url: str
    form: str
    titel: str


@dataclass(frozen=True, slots=True)
class Remsgrupp:
    """A group of the strip."""

    grupp: str
    celler: tuple[Remscell, ...]


@dataclass(frozen=True, slots=True)
class Tidvy:
    """Time in ST: the bar, and the same in words."""

    stapel: diagram.Tidsstapel | None
    titel: str
    rader: tuple[Lankrad, ...]


@dataclass(frozen=True, slots=True)
class Uppfyllt:
    """What one part of a rule finds in order, or does not ask about: one reason for many findings alike."""

    utfall: str
    grund: Grundrad
    skal: tuple[Skal, ...]


def mening(rader: Sequence[Fyndrad]) -> str:
    """The opening sentence: what is missing, and how much of it is urgent."""
    brister = [rad for rad in rader if rad.utfall == Utfall.BRIST.value]
    varningar = [rad for rad in rader if rad.utfall == Utfall.VARNING.value]
    delar = [_antal_i_ord(brister, "saknas"), _antal_i_ord(varningar, "behöver ses över")]
    return " ".join(filter(None, delar)) or "Inget saknas just nu."


def _antal_i_ord(rader: Sequence[Fyndrad], vad: str) -> str:
    if not rader:
        return ""
    bradskar, alla = antal_bradskande(rader), antal_ord(len(rader), "sak", "saker")
    if bradskar == len(rader):
        return f"{alla} {vad}{' och är' if bradskar == 1 else ', alla är'} bråttom."
    hur = f", {antal_ord(bradskar, '', '').strip().lower()} är bråttom" if bradskar else ""
    return f"{alla} {vad}{hur}."


def is_tom(portfolj: Portfolj) -> bool:
    """Whether nothing has been put in yet."""
    return not (portfolj.aktiviteter or portfolj.metoder or portfolj.bedomningar or portfolj.handledarsamtal)


def alla_kedjor(portfolj: Portfolj, underlag: Regelunderlag) -> tuple[Kedja, ...]:
    """The chains that apply; none where the målbeskrivning is unknown."""
    return () if underlag.malbeskrivning is None else kedjor(portfolj, underlag.malbeskrivning, underlag.bt)


def remsa(
    kedjorna: Iterable[Kedja], fynd: Iterable[Fynd], portfolj_id: int, url: Callable[..., str]
) -> tuple[Remsgrupp, ...]:
    """The strip of chains, grouped."""
    varst = _varsta(fynd)
    grupper: dict[str, list[Remscell]] = {}
    for kedja in kedjorna:
        grupper.setdefault(kedja.kod.grupp.value, []).append(_cell(kedja, varst.get(kedja.kod), portfolj_id, url))
    return tuple(Remsgrupp(grupp, tuple(celler)) for grupp, celler in grupper.items())


def _varsta(fynd: Iterable[Fynd]) -> dict[DelmalKod, Utfall]:
    varst: dict[DelmalKod, Utfall] = {}
    for ett in fynd:
        if ett.om.delmal is None or ett.utfall not in (Utfall.BRIST, Utfall.VARNING):
            continue
        if ett.utfall is Utfall.BRIST or ett.om.delmal not in varst:
            varst[ett.om.delmal] = ett.utfall
    return varst


def _cell(kedja: Kedja, varst: Utfall | None, portfolj_id: int, url: Callable[..., str]) -> Remscell:
    adress = url("delmal.visa", portfolj_id=portfolj_id, kod=kedja.kod.lower())
    return Remscell(kedja.kod, adress, cellform(kedja, varst), f"{kedja_i_ord(kedja)}. {kedja.delmal.titel}")


def genvagar(
    kedjorna: Iterable[Kedja], portfolj_id: int, url: Callable[..., str], far: Callable[[Handling], bool]
) -> tuple[tuple[str, str], ...]:
    """What can be mended for many delmål in one form: (text, address), for who may and where there are several."""
    if not far(Handling.SKRIVA_PLAN):
        return ()
    alla = [k for k in kedjorna if not k.is_tillgodoraknad]
    losa = sum(k.is_ifylld and not k.is_hel for k in alla)
    utan = sum(k.metod is MetodNod.SAKNAS for k in alla)
    val = (
        (losa, f"Koppla ihop metoder och aktiviteter i {losa} delmål", "metod.koppla_flera"),
        (utan, f"Välj metod för {utan} delmål", "metod.ny"),
    )
    return tuple((text, url(namn, portfolj_id=portfolj_id)) for antal, text, namn in val if antal >= FLERA)


def tid(portfolj: Portfolj, underlag: Regelunderlag) -> Tidvy:
    """Time served against what is required, with the day on which it is reached at the present pace."""
    utbildning, idag = portfolj.utbildning, underlag.idag
    if utbildning.slag is Utbildningsslag.INFOR_ST:
        return Tidvy(None, "", (("Gjort", "räknas från den dag ST börjar", None),))
    tiden = underlag.tid(portfolj)
    krav = tiden.krav
    planerat = utbildning.planerat_slut or (add_months(utbildning.start, round(krav)) if krav else None)
    av = f" av {decimal(float(krav), 0)}" if krav else ""
    gjort = f"{decimal(float(tiden.samlad))}{av} månader heltid"
    titel = f"{gjort}. Planerat slut {datum(planerat)}, beräknat {datum(tiden.prognos, 'okänt')}."
    stapel = (
        diagram.tidsstapel(utbildning.start, idag, planerat, tiden.prognos)
        if planerat is not None and planerat > utbildning.start
        else None
    )
    rader: list[Lankrad] = [("Gjort", gjort, None)]
    if tiden.tillgodoraknad:
        rader.append(("Varav tillgodoräknat", f"{decimal(float(tiden.tillgodoraknad))} månader", None))
    rader += [
        ("Planerat slut", datum(utbildning.planerat_slut, ""), None),
        ("Beräknat slut", datum(tiden.prognos, ""), None),
    ]
    return Tidvy(stapel, titel, tuple(rader))


def harnast(portfolj: Portfolj, idag: date, url: Callable[..., str]) -> tuple[Lankrad, ...]:
    """What comes next, what was last done, and who is responsible."""
    plats = {"portfolj_id": portfolj.id}
    nasta = min(
        (s for s in portfolj.handledarsamtal if s.nasta and s.nasta >= idag),
        key=lambda s: s.nasta or idag,
        default=None,
    )
    kommande = [a for a in portfolj.gallande_aktiviteter if not a.is_genomford and a.start and a.start > idag]
    aktivitet = min(kommande, key=lambda a: (a.start or date.max, a.id), default=None)
    revidering = max(portfolj.gallande_revideringar, key=lambda r: (r.datum, r.id), default=None)
    huvud = portfolj.huvudhandledare(idag)
    return (
        (
            "Nästa handledning",
            datum(nasta.nasta) if nasta else "",
            url("handledning.visa", samtal_id=nasta.id, **plats) if nasta else None,
        ),
        (
            "Nästa aktivitet",
            f"{aktivitet.titel}, {period(aktivitet.start, aktivitet.slut)}" if aktivitet else "",
            url("aktivitet.visa", aktivitet_id=aktivitet.id, **plats) if aktivitet else None,
        ),
        (
            "Senaste revidering",
            f"{datum(revidering.datum)} ({sedan(revidering.datum, idag)})" if revidering else "",
            url("revidering.visa", revidering_id=revidering.id, **plats) if revidering else None,
        ),
        ("Huvudhandledare", huvud.namn if huvud else "", url("utbildning.visa", **plats)),
    )


def uppfyllda(fynd: Iterable[Fynd], rader: Fyndrader) -> tuple[Uppfyllt, ...]:
    """What is in order and what does not apply, one entry a part of a rule and outcome."""
    hogar: dict[tuple[str, str, Utfall], list[Fynd]] = {}
    for ett in fynd:
        if ett.utfall in (Utfall.UPPFYLLD, Utfall.EJ_TILLAMPLIG):
            hogar.setdefault((ett.regel_id, ett.delregel, ett.utfall), []).append(ett)
    return tuple(
        Uppfyllt(utfall.value, rader.grund(hog[0]), tuple(rader.skal(ett) for ett in hog))
        for (_, _, utfall), hog in sorted(hogar.items(), key=lambda par: par[0][2] is Utfall.EJ_TILLAMPLIG)
    )


def antal_uppfyllda(fynd: Iterable[Fynd]) -> int:
    """How many findings are in order."""
    return Counter(ett.utfall for ett in fynd)[Utfall.UPPFYLLD]


def forsta_steg(portfolj_id: int, url: Callable[..., str], far: Callable[[Handling], bool]) -> tuple[Lankrad, ...]:
    """Where to begin in an empty portfolio: (what, why, address) of what this reader may do."""
    return tuple(
        (vad, varfor, url(namn, portfolj_id=portfolj_id)) for handling, vad, varfor, namn in _STEG if far(handling)
    )
