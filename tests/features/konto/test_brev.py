"""Which mails one wants, and those one has had."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import insert, select
from sqlmodel import col

from app.db.brevval import Brevgrupp, las_val
from app.db.engine import Databas
from app.db.tabeller import BrevRad, Konto
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld


def test_all_are_wanted_until_turned_away_and_each_by_itself(
    klient: Callable[[str], Klient], databas: Databas, varld: Varld, nu: datetime
) -> None:
    with databas.skriv.begin() as koppling:
        for vem, amne in (("handledare", "Vecka 48"), ("st", "Inte till mig")):
            koppling.execute(insert(BrevRad).values(
                nyckel=vem, slag="veckobrev", till="x@exempel.invalid", amne=amne, text="", skapad=nu, skickad=nu,
                objekt="", forsok=1, fel="", is_omojlig=False, person_id=varld.personer[vem],
            ))  # fmt: skip
    handledare = klient("handledare")
    sida = handledare.sida("/konto/brev")
    assert sida.formular_till("/konto/brev")["brev"] == ["begaran", "paminnelse", "veckobrev"]
    assert "Vecka 48" in sida.text
    assert "Inte till mig" not in sida.text
    sida = handledare.skicka("/konto/brev", {"brev": ["begaran"]})
    assert "Valet är sparat." in sida.text
    assert sida.formular_till("/konto/brev")["brev"] == ["begaran"]
    with databas.lasning() as session:
        fraga = select(col(Konto.brev_av)).where(col(Konto.person_id) == varld.personer["handledare"])
        assert las_val(session.scalar(fraga)) == {Brevgrupp.PAMINNELSE, Brevgrupp.VECKOBREV}
    assert slag(databas, "konto") == ["brevval_andrat"]
    svar = handledare.post("/konto/brev", data=sida.formular_till("/konto/brev") | {"brev": ["annat"]})
    assert svar.status_code == 422
