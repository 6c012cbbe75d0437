"""`make bench`: each figure beside the static string of the same process."""

import http.client
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.domain.foreskrift import Foreskrift
from app.domain.planforslag import Forslag
from app.domain.portfolj import Portfolj, Utbildning, Utbildningsslag
from app.losare.plan import los
from app.regler.planposter import planposter
from app.regler.planproblem import Onskemal, planproblem
from app.underlag.regelunderlag import Regelverk, load_regelverk
from bench.matning import Begaran, Tider, en_klient, forsta_besok, manga_klienter, server
from bench.varld import ALLAS_STUDIEREKTOR, Varld, bygg

PORT = 8190
ANTAL = 400
SIDOR = (
    ("översikt", ""),
    ("delmålsmatris", "/delmal"),
    ("så räknas tiden", "/utbildning/tid"),
    ("tidslinjen", "/tidslinje"),
    ("prova ändringar", "/prova"),
)
STATISK: Begaran = ("/health/live", {})


def _kaka(nyckel: str) -> dict[str, str]:
    return {"Cookie": f"st_session={nyckel}"}


def _rad(namn: str, tider: Tider, tak: Tider) -> None:
    andel = tak.per_sekund / tider.per_sekund
    print(
        f"{namn:<34} p50 {tider.p50:6.2f} ms  p99 {tider.p99:6.2f} ms  {tider.per_sekund:7.0f}/s  "
        f"1/{andel:.1f} av taket  (svar {tider.status})"
    )


def _portfoljsidor(varld: Varld) -> None:
    slump = random.Random(1)
    # Everybody once, then at random.
    ordning = [*varld.agare, *(slump.choice(varld.agare) for _ in range(ANTAL))]

    def sida(slut: str) -> list[Begaran]:
        return [(f"/portfolj/{id_}{slut}", _kaka(nyckel)) for id_, nyckel in ordning]

    with server(sys.executable, varld.url, PORT, "0"):
        tak = en_klient(PORT, lambda _: STATISK, 2000)
        _rad("statisk text (taket)", tak, tak)
        for namn, slut in SIDOR:
            _rad(f"{namn}, allt räknas", en_klient(PORT, sida(slut).__getitem__, ANTAL), tak)
    with server(sys.executable, varld.url, PORT):
        tak = en_klient(PORT, lambda _: STATISK, 2000)
        _rad("statisk text (taket)", tak, tak)
        for namn, slut in SIDOR:
            _rad(namn, en_klient(PORT, sida(slut).__getitem__, ANTAL, varmning=len(varld.agare)), tak)
            manga, tak16 = manga_klienter(PORT, sida(slut)[:200]), manga_klienter(PORT, [STATISK])
            if manga and tak16:
                print(f"{namn + ', 16 klienter':<34} {manga:7.0f}/s  1/{tak16 / manga:.1f} av taket {tak16:.0f}/s")
        _rad("oförändrad översikt (304)", en_klient(PORT, _oforandrad(varld), ANTAL), tak)
        id_, nyckel = varld.agare[0]
        tyngd = forsta_besok(PORT, f"/portfolj/{id_}", _kaka(nyckel))
        print(f"{'första besöket':<34} {sum(tyngd.values()) / 1000:.1f} kB packat i {len(tyngd)} svar")


def _oforandrad(varld: Varld) -> Callable[[int], Begaran]:
    """The same page again and again, with the tag of its first answer."""
    id_, nyckel = varld.agare[0]
    koppling = http.client.HTTPConnection("127.0.0.1", PORT)
    koppling.request("GET", f"/portfolj/{id_}", headers=_kaka(nyckel))
    svar = koppling.getresponse()
    svar.read()
    huvuden = _kaka(nyckel) | {"If-None-Match": svar.headers["etag"]}
    return lambda _: (f"/portfolj/{id_}", huvuden)


def _kohort(varldar: dict[int, Varld]) -> None:
    p50: dict[int, float] = {}
    for antal, varld in varldar.items():
        with server(sys.executable, varld.url, PORT):
            tak = en_klient(PORT, lambda _: STATISK, 1000)
            tider = en_klient(PORT, lambda _: ("/st-lakare", _kaka(ALLAS_STUDIEREKTOR)), ANTAL)
            _rad(f"studierektorns tabell, {antal}", tider, tak)
            planen = en_klient(PORT, lambda _: ("/st-lakare/plan", _kaka(ALLAS_STUDIEREKTOR)), ANTAL)
            _rad(f"en enhets plan, {antal}", planen, tak)
            p50[antal] = tider.p50
    minst, storst = min(p50), max(p50)
    print(f"{'tabellen, ' + str(storst) + ' mot ' + str(minst):<34} {p50[storst] / p50[minst]:.2f} gånger p50")


def _planforslag(regelverk: Regelverk) -> None:
    """A whole ST with nothing planned: every placement, assignment and course of the region's plan."""
    idag = date(2026, 11, 27)
    ram = Utbildning(
        Utbildningsslag.ST, Foreskrift.F2015, "allmanmedicin", "kronoberg", "Vårdcentralen", idag, has_svensk_at=True
    )
    vem = Portfolj(1, "Påhittad", ram)
    underlag = regelverk.underlag_for(vem, idag)
    tider, antal = [], 0
    for _ in range(5):
        start = time.perf_counter()
        poster = planposter(vem, underlag).saknade
        fraga = planproblem(vem, underlag, Onskemal(poster, idag))
        assert isinstance(los(fraga.problem), Forslag)
        tider.append(time.perf_counter() - start)
        antal = len(fraga.problem.uppgifter)
    print(f"{'planförslag, hel ST':<34} {antal} saker: första {tider[0]:.2f} s, sedan {min(tider[1:]):.2f} s")


def main() -> None:
    """Build the databases, measure, print."""
    regelverk = load_regelverk()
    print(f"{platform.machine()}, Python {platform.python_version()}, en process, SQLite")
    with tempfile.TemporaryDirectory() as mapp:
        _portfoljsidor(bygg(Path(mapp), regelverk, 1000))
        _planforslag(regelverk)
        _kohort({antal: bygg(Path(mapp), regelverk, antal) for antal in (20, 2000)})


if __name__ == "__main__":
    main()
