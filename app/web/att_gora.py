"""What awaits somebody, in words and with the page where it is done."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from app.db.att_gora import Vantande, Vantslag
from app.db.utkast import BEDOM, BESVARA
from app.domain.avstamning import Dokumentslag
from app.domain.behorighet import Handling, may
from app.domain.slag import Metod
from app.web import ord as etiketter
from app.web.format import datum
from app.web.forms import las_tal
from app.web.meddelande import Lank
from app.web.sida import Sida

# Kind → route, name of its id in the address, what it is, and the verb of the button. In the order shown.
_SLAG: Final[Mapping[Vantslag, tuple[str, str, str, str]]] = {
    Vantslag.SIGNERA_REVIDERING: ("revidering.visa", "revidering_id", "Revidering av IUP", "Läs och signera"),
    Vantslag.GODKANNA_REVIDERING: ("revidering.visa", "revidering_id", "Revidering av IUP", "Läs och godkänn"),
    Vantslag.FORTSATTA_BEDOMNING: ("bedomning.bedom_ny", "", "Påbörjad bedömning", "Fortsätt"),
    Vantslag.SIGNERA_BEDOMNING: ("bedomning.besvara", "bedomning_id", "Bedömning", "Bedöm"),
    Vantslag.BEKRAFTA_HANDLEDNING: ("handledning.visa", "samtal_id", "Handledning", "Bekräfta"),
    Vantslag.BEKRAFTA_PLACERING: ("aktivitet.visa", "aktivitet_id", "Placering", "Bekräfta"),
    Vantslag.SKRIVA_UNDER: ("besok.visa", "dokument_id", "", "Läs och skriv under"),
    Vantslag.GORA_ATGARD: ("atgardsplan.visa", "plan_id", "Åtgärdsplan", "Öppna"),
    Vantslag.FOLJA_UPP_ATGARD: ("atgardsplan.visa", "plan_id", "Följ upp i åtgärdsplanen", "Följ upp"),
    Vantslag.FOLJA_ATAGANDE: ("atagande.visa", "atagande_id", "Överenskommet", "Följ upp"),
    Vantslag.BESLUTA_KURSMEDEL: ("kursmedel.visa", "kursmedel_id", "Kursmedel", "Besluta"),
}
_ORDNING: Final = tuple(_SLAG)


@dataclass(frozen=True, slots=True)
class Vantrad:
    """One line of the list."""

    namn: str
    vad: str
    nar: str
    url: str
    knapp: str


@dataclass(frozen=True, slots=True)
class Vantlista:
    """The first lines of what awaits, how many there are in all, and where all are shown (None: they are)."""

    rader: tuple[Vantrad, ...]
    antal: int
    alla_url: str | None


_SYNLIGA: Final = 8
_SITUATION: Final = 90  # characters of what is to be assessed that a line shows


def vantlista(poster: Iterable[Vantande], sida: Sida) -> Vantlista | None:
    """What awaits the reader, for a page whose own matter comes below it; None where nothing does."""
    rader = vantrader(poster, sida.url)
    if not rader:
        return None
    if len(rader) <= _SYNLIGA or sida.fraga("vantar") == "alla":
        return Vantlista(rader, len(rader), None)
    return Vantlista(rader[:_SYNLIGA], len(rader), f"{sida.request.url.path}?vantar=alla")


def vantrader(poster: Iterable[Vantande], url: Callable[..., str]) -> tuple[Vantrad, ...]:
    """All that awaits the reader, revisions first, oldest first; one ST-läkare's handledning is one line."""
    rader: list[Vantrad] = []
    ordnade = sorted(poster, key=lambda post: (_ORDNING.index(post.slag), post.datum, post.portfolj_id))
    ordnade.sort(key=lambda post: (_ORDNING.index(post.slag), _samlas(post)))
    for samlas, grupp in groupby(ordnade, key=lambda post: (post.slag, _samlas(post))):
        lika = list(grupp)
        if samlas[1] and len(lika) > 1:
            vad = f"Handledning, {len(lika)} samtal"
            adress = url("handledning.bekrafta_flera", portfolj_id=lika[0].portfolj_id)
            rader.append(Vantrad(lika[0].namn, vad, f"sedan {datum(lika[0].datum)}", adress, "Bekräfta"))
        else:
            rader.extend(_rad(post, url) for post in lika)
    return tuple(rader)


def _samlas(post: Vantande) -> int:
    """What is gathered in one line a portfolio has its number; all else is 0, so that the sort keeps its order."""
    return post.portfolj_id if post.slag is Vantslag.BEKRAFTA_HANDLEDNING else 0


def _rad(post: Vantande, url: Callable[..., str]) -> Vantrad:
    namn, falt, vad, knapp = _SLAG[post.slag]
    if post.slag is Vantslag.FORTSATTA_BEDOMNING:
        return Vantrad(post.namn, vad, f"sparad {datum(post.datum)}", _till_utkast(post, url), knapp)
    nar = datum(post.datum)
    if post.slag is Vantslag.SIGNERA_BEDOMNING:
        vad = etiketter.METOD[Metod(post.text)] + (f": {_kort(post.situation)}" if post.situation else "")
        nar += f", svara senast {datum(post.senast)}" if post.senast else ""
    elif post.slag is Vantslag.SKRIVA_UNDER:
        vad = etiketter.DOKUMENTSLAG[Dokumentslag(post.text)]
    elif post.text:
        vad = f"{vad}: {_kort(post.text)}"
        nar = f"senast {nar}" if post.senast else nar
    adress = url(namn, portfolj_id=post.portfolj_id, **{falt: post.objekt_id})
    return Vantrad(post.namn, vad, nar, adress, knapp)


def _kort(text: str) -> str:
    return text if len(text) <= _SITUATION else f"{text[:_SITUATION].rstrip()} …"


def _till_utkast(post: Vantande, url: Callable[..., str]) -> str:
    """Where a draft is opened again."""
    if post.text.startswith(BESVARA):
        begard = las_tal(post.text.removeprefix(BESVARA), 0)
        return url("bedomning.besvara", portfolj_id=post.portfolj_id, bedomning_id=begard)
    return f"{url('bedomning.bedom_ny', portfolj_id=post.portfolj_id)}?mall={post.text.removeprefix(BEDOM)}"


def till_det_som_vantar(sida: Sida) -> Lank:
    """The way on when one thing is done: to the page that tells what else awaits the person."""
    namn = "studierektor.kohort" if may(sida.aktor.relationer, Handling.SE_KOHORT) else "start.adepter"
    return "Till det som väntar på dig", sida.url(namn)


def antal_per_portfolj(poster: Iterable[Vantande]) -> Mapping[int, int]:
    """How many things await the reader in each portfolio."""
    return Counter(post.portfolj_id for post in poster)
