"""The rare procedures and situations that some of the demo's persons have logged."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final, TypeAlias

from app.domain.moment import Sjalvstandighet
from app.jobs.demo.byggstenar import Bygge
from app.underlag.momentlistor import moment_for

_SAG, _HJALP, _SJALV = Sjalvstandighet
# What (an id of the list, or the name of one's own), days ago, level, times.
Rader: TypeAlias = Iterable[tuple[str, int, Sjalvstandighet, int]]

MITT_I: Final[Rader] = (
    ("gynundersokning", 410, _SAG, 1), ("gynundersokning", 388, _HJALP, 3), ("mvc", 395, _HJALP, 4),
    ("jour-at", 720, _HJALP, 3), ("jour-sjalvstandig", 210, _SJALV, 2), ("jour-barn", 300, _HJALP, 2),
    ("ingrepp", 160, _HJALP, 2), ("ingrepp", 34, _SJALV, 1), ("rektoskopi", 96, _HJALP, 1),
    ("hembesok", 61, _SJALV, 2), ("dodsfall", 44, _SAG, 1), ("Nagelkilsplastik", 12, _HJALP, 1),
    ("gynundersokning", 5, _SJALV, 1),
)  # fmt: skip
PA_SIDAN: Final[Rader] = (
    ("jour-psykiatri-natt", 40, _HJALP, 1), ("lpt", 33, _SAG, 1), ("jour-at", 400, _HJALP, 2),
    ("ingrepp", 350, _SAG, 1),
)  # fmt: skip
NARA_SLUTET: Final[Rader] = (
    ("rektoskopi", 900, _HJALP, 3), ("rektoskopi", 220, _SJALV, 4), ("gynundersokning", 1100, _HJALP, 5),
    ("gynundersokning", 130, _SJALV, 12), ("ingrepp", 800, _HJALP, 3), ("ingrepp", 75, _SJALV, 9),
    ("jour-halsocentral", 60, _SJALV, 18), ("spiral", 500, _HJALP, 2), ("ledinjektion", 320, _SJALV, 4),
    ("dodsfall", 200, _SJALV, 3), ("lpt", 640, _HJALP, 1), ("brytpunktssamtal", 90, _SJALV, 6),
)  # fmt: skip
NYBORJAD: Final[Rader] = (("rektoskopi", 9, _SAG, 1),)


def logga_moment(bygge: Bygge, rader: Rader) -> None:
    """Put them into the log, each with the delmål that the list ties it to."""
    ram = bygge.utbildning
    lista = {ett.id: ett for ett in moment_for(ram.region, ram.specialitet)}
    for vad, dagar, niva, antal in rader:
        traff = lista.get(vad)
        koder = [kod for kod in traff.delmal if kod.foreskrift is ram.foreskrift] if traff else []
        bygge.logga(
            traff.id if traff else "", traff.titel if traff else vad, bygge.idag - timedelta(days=dagar),
            niva, antal, " ".join(sorted(koder)),
        )  # fmt: skip
