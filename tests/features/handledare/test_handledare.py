"""Who supervises: competence noted by those who may, availability, absence, a replacement and the load."""

from collections.abc import Callable

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import HandledarskapRad, MeritRad, PortfoljRad
from app.domain.handledning import Handledarroll
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def test_competence_is_noted_seen_and_taken_away(klient: K, varld: Varld, databas: Databas) -> None:
    bas, bo = f"/portfolj/{varld.portfolj}/handledare", varld.personer["handledare"]
    kompetens, chefen = f"{bas}/{bo}/kompetens", klient("studierektor")
    oversikt = f"/portfolj/{varld.portfolj}"
    assert "Det är inte noterat om Bo Påhittad har handledarutbildning." in klient("st").sida(oversikt).text
    assert klient("st").sida(kompetens).status == 403

    fel = chefen.skicka(kompetens, {"slag": "handledarutbildning"})
    assert (fel.status, "Fyll i datum, eller välj att det saknas." in fel.text) == (422, True)
    framtid = chefen.skicka(kompetens, {"slag": "fortbildning", "datum": "2026-11-24", "underlag": "x" * 501})
    assert "Datumet ligger i framtiden." in framtid.text
    assert "högst 500 tecken" in framtid.text
    assert framtid.formular_till(kompetens)["underlag"] == ["x" * 501]
    saknas = chefen.skicka(kompetens, {"slag": "fortbildning", "finns": "nej"})
    assert "Fortbildning noteras bara när den har ägt rum." in saknas.text

    chefen.skicka(kompetens, {"slag": "handledarutbildning", "finns": "nej"})
    assert "Bo Påhittad saknar handledarutbildning." in klient("st").sida(oversikt).text
    chefen.skicka(kompetens, {"slag": "handledarutbildning", "datum": "2025-03-01", "foreskrift": "2015"})
    dubblett = chefen.skicka(kompetens, {"slag": "handledarutbildning", "datum": "2025-03-01"})
    assert "Det är redan noterat med samma dag." in dubblett.text
    assert "saknar handledarutbildning" not in klient("st").sida(oversikt).text
    assert "enligt SOSFS 2015:8 1 mars 2025" in klient("st").sida(bas).text
    belastning = klient("studierektor").sida("/st-lakare/handledare")
    assert "Handledarutbildning: 1 mars 2025" in belastning.text
    assert klient("annan_studierektor").sida("/st-lakare/handledare").text.count("Bo Påhittad") == 0

    with databas.lasning() as session:
        rad = session.exec(select(MeritRad).where(col(MeritRad.finns).is_(True))).one()
    chefen.skicka(f"{kompetens}/{rad.id}/ta-bort", {}, fran=kompetens)
    assert slag(databas, "handledarmerit") == ["merit_noterad", "merit_noterad", "merit_borttagen"]
    # Somebody who supervises nobody here is not found by number either.
    assert chefen.sida(f"{bas}/{varld.personer['chef']}/kompetens").status == 404


def test_an_absence_and_its_replacement_who_may_then_do_the_work(klient: K, varld: Varld, databas: Databas) -> None:
    bas, sr = f"/portfolj/{varld.portfolj}/handledare", klient("studierektor")
    with databas.lasning() as session:
        rad = session.exec(
            select(HandledarskapRad).where(
                col(HandledarskapRad.person_id) == varld.personer["handledare"],
                col(HandledarskapRad.portfolj_id) == varld.portfolj,
            )
        ).one()
    ett = f"{bas}/{rad.id}/andra"
    fel = sr.skicka(ett, {"borta_till": "2027-03-01"})
    assert (fel.status, "Fyll i första dagen av frånvaron" in fel.text) == (422, True)
    gammalt = sr.sida(ett).formular_till(ett)
    sr.skicka(ett, {"pa_enheten": "ja", "borta_fran": "2026-11-20", "borta_till": "2027-03-01"})
    assert "Arbetar på samma enhet" in sr.sida(bas).text
    assert sr.post(ett, data=gammalt | {"_nyckel": "en-annan"}).status_code == 409

    falt = sr.sida(f"{bas}/ersattare").formular_till(f"{bas}/ersattare")
    assert (falt["fran"], falt["till"]) == (["2026-11-20"], ["2027-03-01"])
    sjalv = sr.skicka(f"{bas}/ersattare", {"handledare": str(varld.personer["handledare"])})
    assert "Bo Påhittad är huvudhandledare då. Välj någon annan." in sjalv.text
    ny = str(varld.personer["tidigare"])
    assert klient("tidigare").sida(f"/portfolj/{varld.portfolj}").status == 404
    sida = sr.skicka(f"{bas}/ersattare", {"handledare": ny, "skal": "Föräldraledighet"})
    assert "Ersättare för huvudhandledaren" in sida.text
    egen = klient("st").sida(bas).text
    assert "Detsamma som huvudhandledaren, som behåller sina rättigheter, till och med 1 mars 2027" in egen
    assert (
        "Läsa portföljen, bekräfta handledning, bedöma, signera delmål och revideringar, tills någon avslutar det"
        in egen
    )
    assert klient("tidigare").sida(f"/portfolj/{varld.portfolj}/handledning/bekrafta").status == 200
    with databas.lasning() as session:
        rad = session.exec(select(HandledarskapRad).order_by(col(HandledarskapRad.id).desc())).first()  # type: ignore[assignment]
        assert (rad.roll, rad.skal) == (Handledarroll.STALLFORETRADARE, "Föräldraledighet")
        assert session.get_one(PortfoljRad, varld.portfolj).version > 1
    assert slag(databas, "handledarskap") == ["handledarskap_andrat", "handledarskap_skapat"]
