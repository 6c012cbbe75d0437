"""What awaits a signature, in words and with the page where it is signed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from app.domain.slag import Metod
from app.features.start.queries import Vantande
from app.web import ord as etiketter
from app.web.format import datum

# Kind of record → route, name of its id in the address, what it is, and the verb of the button.
_SLAG = {
    "revidering": ("revidering.visa", "revidering_id", "Revision av IUP", "Läs och signera"),
    "bedomning": ("bedomning.visa", "bedomning_id", "Bedömning", "Bedöm"),
    "handledning": ("handledning.visa", "samtal_id", "Handledning", "Bekräfta"),
    "placering": ("aktivitet.visa", "aktivitet_id", "Placering", "Bekräfta"),
}


@dataclass(frozen=True, slots=True)
class Signaturrad:
    """One line of the list."""

    namn: str
    vad: str
    nar: str
    url: str
    knapp: str


def signaturrader(poster: Iterable[Vantande], url: Callable[..., str]) -> tuple[Signaturrad, ...]:
    """All that awaits the reader, revisions first, oldest first; one ST-läkare's handledning is one line."""
    rader: list[Signaturrad] = []
    ordnade = sorted(poster, key=lambda post: (list(_SLAG).index(post.slag), post.portfolj_id))
    for (slag, portfolj_id), grupp in groupby(ordnade, key=lambda post: (post.slag, post.portfolj_id)):
        lika = list(grupp)
        if slag == "handledning" and len(lika) > 1:
            vad = f"Handledning, {len(lika)} samtal"
            adress = url("handledning.lista", portfolj_id=portfolj_id)
            rader.append(Signaturrad(lika[0].namn, vad, f"sedan {datum(lika[0].datum)}", adress, "Bekräfta"))
        else:
            rader.extend(_rad(post, url) for post in lika)
    return tuple(rader)


def _rad(post: Vantande, url: Callable[..., str]) -> Signaturrad:
    namn, falt, vad, knapp = _SLAG[post.slag]
    if post.slag == "bedomning":
        vad = etiketter.METOD[Metod(post.text)]
    elif post.text:
        vad = f"{vad}: {post.text}"
    adress = url(namn, portfolj_id=post.portfolj_id, **{falt: post.id})
    return Signaturrad(post.namn, vad, datum(post.datum, ""), adress, knapp)
