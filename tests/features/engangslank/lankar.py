"""An assessor without an account, and the request made of her."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import BedomningslankRad
from tests.features.bedomning.bedomningar import bas, nya
from tests.features.conftest import Postgang
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
ULLA = "ulla@exempel.invalid"
SVAR: Mapping[str, str] = {
    "aterkoppling": "Du lyssnade in patienten väl.",
    "namn": "Ulla Främmande",
    "titel": "Överläkare",
    "arbetsplats": "Hudkliniken",
    "specialitet": "Hud",
    "epost": ULLA,
    "vad": "kod",
}


def om(**tid: int) -> datetime:
    """A moment so long after the one of the test."""
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC) + timedelta(**tid)


def begar(klient: K, varld: Varld, databas: Databas, post: Postgang) -> tuple[int, str]:
    """Let the ST-läkare ask Ulla; the id of the request, and the link that she gets by mail."""
    falt = {
        "vem_namn": "Ulla Främmande", "vem_epost": ULLA, "mall": "mini_cex", "datum": "2026-11-23",
        "situation": "Ett besök på hudmottagningen", "delmal": ["c1"],
    }  # fmt: skip
    assert klient("st").skicka(bas(varld, "/ny"), falt).status == 200
    post.bar_ut()
    return nya(databas)[-1].id or 0, post.server.lank(ULLA)


def skriv(ulla: Klient, lank: str, **mer: str) -> Sidan:
    """Fill in the form and press "Skicka kod"."""
    return ulla.skicka(lank, {**SVAR, **mer})


def signera(ulla: Klient, lank: str, kod: str) -> Sidan:
    """Type the code and sign."""
    return ulla.skicka(f"{lank}/kod", {"kod": kod, "vad": "signera"})


def lankrad(databas: Databas, bedomning_id: int) -> BedomningslankRad:
    """The latest link of a request as it is stored."""
    with databas.lasning() as session:
        fraga = select(BedomningslankRad).where(col(BedomningslankRad.bedomning_id) == bedomning_id)
        return list(session.exec(fraga.order_by(col(BedomningslankRad.id))))[-1]
