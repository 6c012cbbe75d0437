"""The whole way: upload, dry run, confirm."""

from collections.abc import Callable

from tests.exempel.verktyg import MAPP
from tests.features.klient import Klient
from tests.features.varld import Varld


def test_walk(klient: Callable[[str], Klient], varld: Varld) -> None:
    st = klient("st")
    bas = f"/portfolj/{varld.portfolj}/utbyte"
    sida = st.skicka(bas, filer={"fil": ("kronoberg-2015.xlsx", (MAPP / "kronoberg-2015.xlsx").read_bytes())})
    assert sida.status == 200, sida.text
    adress = str(sida.svar.url.path)
    print(sida.text)
    sida = st.skicka(adress, {"gor": "las_in", "utelamna_fel": "ja"})
    print(sida.text[:800])
    assert "lästes in" in sida.text
