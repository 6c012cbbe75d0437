"""Who a name in a file is: by mail, else by name within the unit, confirmed by the person in the dry run."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.aktivitet import Aktivitet
from app.domain.bedomning import Bedomning
from app.domain.handledning import Handledarsamtal
from app.utbyte.modell import Post
from app.utbyte.ord import fold


@dataclass(frozen=True, slots=True)
class Kandperson:
    """A person in the system, with the name of the unit."""

    id: int
    namn: str
    epost: str | None
    enhet: str | None


@dataclass(frozen=True, slots=True)
class Register:
    """The persons and units that a file can mean. `enhet` is the ST-läkare's main unit."""

    personer: tuple[Kandperson, ...] = ()
    enheter: tuple[str, ...] = ()
    enhet: str = ""


class Traffsatt(StrEnum):
    """How a person was found."""

    EPOST = "epost"
    NAMN = "namn"
    OKAND = "okand"


@dataclass(frozen=True, slots=True)
class Personfraga:
    """A name in the file. `person_id` is who it seems to be; None: nobody known, created only if one says so.

    `nyckel` is what the choice is given under. `enhet` is where the person works, as far as the file tells.
    """

    nyckel: str
    namn: str
    epost: str
    enhet: str
    person_id: int | None
    satt: Traffsatt
    antal: int = 1


def person_of(post: Post) -> tuple[str, str] | None:
    """The name and unit of the person that the record names; None where it names nobody."""
    match post.varde:
        case Aktivitet(tjanstgoring=tjanstgoring) if tjanstgoring and tjanstgoring.handledare_namn:
            return tjanstgoring.handledare_namn, tjanstgoring.enhet
        case Bedomning(bedomare_namn=namn) if namn:
            return namn, ""
        case Handledarsamtal(handledare_namn=namn) if namn:
            return namn, ""
        case _:
            return None


def person_key(post: Post) -> str:
    """What the same person is recognised by throughout the file: the address, else the name."""
    person = person_of(post)
    return post.epost or (fold(person[0]) if person else "")


def match_personer(poster: Iterable[Post], register: Register) -> dict[str, Personfraga]:
    """Every person the file names, by key. A handledare works where the placement is, else in the main unit."""
    fragor: dict[str, Personfraga] = {}
    for post in poster:
        person = person_of(post)
        if person is None:
            continue
        namn, enhet = person
        nyckel = person_key(post)
        tidigare = fragor.get(nyckel)
        enhet = enhet or (tidigare.enhet if tidigare else "")
        person_id, satt = _find(namn, post.epost, enhet or register.enhet, register)
        antal = tidigare.antal + 1 if tidigare else 1
        if tidigare and person_id is None:
            person_id, satt = tidigare.person_id, tidigare.satt
        fragor[nyckel] = Personfraga(nyckel, namn, post.epost, enhet, person_id, satt, antal)
    return fragor


def _find(namn: str, epost: str, enhet: str, register: Register) -> tuple[int | None, Traffsatt]:
    if epost:
        for person in register.personer:
            if person.epost and person.epost.lower() == epost:
                return person.id, Traffsatt.EPOST
    traffar = [
        person
        for person in register.personer
        if fold(person.namn) == fold(namn) and fold(person.enhet or "") == fold(enhet)
    ]
    return (traffar[0].id, Traffsatt.NAMN) if len(traffar) == 1 else (None, Traffsatt.OKAND)
