"""Clients that measure: one at a time for service time, many at once where `wrk` is installed."""

import gzip
import http.client
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

Begaran = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Tider:
    """Service times of one client, in milliseconds, and what that makes in requests a second."""

    p50: float
    p99: float
    per_sekund: float
    status: int


def en_klient(port: int, nasta: Callable[[int], Begaran], antal: int, varmning: int = 50) -> Tider:
    """Send requests one after the other on one kept connection."""
    koppling = http.client.HTTPConnection("127.0.0.1", port)
    tider: list[float] = []
    status = 0
    for n in range(antal + varmning):
        stig, huvuden = nasta(n)
        start = time.perf_counter()
        koppling.request("GET", stig, headers=huvuden)
        svar = koppling.getresponse()
        svar.read()
        if n >= varmning:
            tider.append((time.perf_counter() - start) * 1000)
        status = svar.status
    koppling.close()
    delar = quantiles(tider, n=100)
    return Tider(delar[49], delar[98], 1000 * len(tider) / sum(tider), status)


def manga_klienter(port: int, begaran: list[Begaran], sekunder: int = 4) -> float | None:
    """Requests a second at sixteen connections, by `wrk`; None where it is not installed."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return None
    rader = ", ".join(f'{{"{stig}", "{huvuden.get("Cookie", "")}"}}' for stig, huvuden in begaran)
    manus = (
        f"local b = {{{rader}}}\nlocal n = 0\n"
        'function request() n = n % #b + 1; return wrk.format("GET", b[n][1], {["Cookie"] = b[n][2]}) end\n'
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as fil:
        fil.write(manus)
        fil.flush()
        kommando = [wrk, "-t1", "-c16", f"-d{sekunder}s", "-s", fil.name, f"http://127.0.0.1:{port}"]
        ut = subprocess.run(kommando, capture_output=True, text=True, check=True).stdout
    traff = re.search(r"Requests/sec:\s+([\d.]+)", ut)
    return float(traff.group(1)) if traff else None


def forsta_besok(port: int, stig: str, huvuden: dict[str, str]) -> dict[str, int]:
    """Bytes over the wire, compressed, of a page and all it loads, by address."""
    tyngd: dict[str, int] = {}
    koppling = http.client.HTTPConnection("127.0.0.1", port)

    def hamta(adress: str) -> bytes:
        koppling.request("GET", adress, headers=huvuden | {"Accept-Encoding": "gzip"})
        svar = koppling.getresponse()
        kropp = svar.read()
        tyngd[adress] = len(kropp)
        return gzip.decompress(kropp) if svar.headers.get("content-encoding") == "gzip" else kropp

    sidan = hamta(stig).decode()
    for adress in dict.fromkeys(re.findall(r'(?:href|src)="(/statisk/[^"]+)"', sidan)):
        innehall = hamta(adress)
        if adress.endswith(".css"):
            for typsnitt in re.findall(rb"url\([\"']?(/statisk/[^\"')]+)", innehall):
                hamta(typsnitt.decode())
    koppling.close()
    return tyngd


@contextmanager
def server(python: str, url: str, port: int, *fler: str) -> Iterator[None]:
    """The service in a process of its own, one worker, until the block ends; `fler` goes to `bench.server`."""
    process = subprocess.Popen([python, "-m", "bench.server", url, str(port), *fler], cwd=Path(__file__).parents[1])
    try:
        for _ in range(1200):
            try:
                koppling = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
                koppling.request("GET", "/health/live")
                koppling.getresponse().read()
                break
            except OSError:
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)
