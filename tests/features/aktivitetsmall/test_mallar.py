"""Templates of activities: kept by those who lead the unit, and picked in the form of an activity."""

from collections.abc import Callable

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AktivitetsmallRad
from app.domain.slag import Aktivitetsslag
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
LISTA, NY = "/aktivitetsmallar", "/aktivitetsmallar/ny"


def _rader(databas: Databas) -> list[AktivitetsmallRad]:
    with databas.lasning() as session:
        return list(session.exec(select(AktivitetsmallRad).order_by(col(AktivitetsmallRad.id))))


def test_made_changed_removed_and_taken_back(klient: K, varld: Varld, databas: Databas) -> None:
    sr = klient("studierektor")
    assert LISTA in [adress for _, adress in sr.sida("/st-lakare").lankar]
    falt = {"slag": "annan", "titel": "Introduktionsdag", "delmal": "a1, STa1 c4", "omfattning": "1 dag"}
    sida = sr.skicka(NY, falt)
    assert "Mallen Introduktionsdag finns nu i aktivitetsformuläret." in sida.text
    rad = _rader(databas)[-1]
    assert (rad.enhet_id, rad.slag, set(rad.delmal)) == (varld.enhet, Aktivitetsslag.ANNAN, {"STa1", "a1", "c4"})
    en = f"{LISTA}/{rad.id}"
    sr.skicka(en, {"titel": "Introduktion", "omfattning": "2 dagar"})
    assert (_rader(databas)[-1].titel, _rader(databas)[-1].version) == ("Introduktion", 2)
    sr.skicka(f"{en}/ta-bort", {}, fran=en)
    assert "Borttagna mallar (1)" in sr.sida(LISTA).text
    sr.skicka(f"{en}/aterstall", {}, fran=LISTA)
    assert _rader(databas)[-1].borttagen is None
    assert "Eva Låtsas tog tillbaka mallen" in sr.sida(en).text
    assert slag(databas, "aktivitetsmall", rad.id) == [
        f"aktivitetsmall_{gjort}" for gjort in ("skapad", "andrad", "borttagen", "aterstalld")
    ]


def test_faults_are_told_at_the_field_and_the_text_stays(klient: K, varld: Varld, databas: Databas) -> None:
    sr = klient("studierektor")
    falt = {"titel": "Introduktion", "delmal": "c4 x9", "slag": "klinisk_tjanstgoring", "enhet": str(varld.annan_enhet)}
    sida = sr.skicka(NY, falt)
    assert sida.status == 422
    for text in ("x9", "Placeringar har ett eget formulär.", "Välj regionen eller en av dina enheter."):
        assert text in sida.text
    assert sida.formular_till(NY)["delmal"] == ["c4 x9"]
    assert len(_rader(databas)) == 1
    en = f"{LISTA}/{varld.aktivitetsmall}"
    sedd = sr.sida(en).formular_till(en)
    klient("admin").skicka(en, {"titel": "Den andras rubrik"})
    sida = Sidan(sr.post(en, data=sedd | {"titel": ["Min rubrik"]}))
    assert sida.status == 409
    assert "Den andras rubrik" in sida.text
    assert sida.formular_till(en)["titel"] == ["Min rubrik"]


def test_those_of_the_unit_and_region_pick_it_with_their_own_delmal(klient: K, varld: Varld, databas: Databas) -> None:
    admin = klient("admin")
    admin.skicka(NY, {"enhet": str(varld.region), "slag": "seminarium", "titel": "Regiondag"})
    st, ny = klient("st"), f"/portfolj/{varld.portfolj}/aktivitet/ny"
    lankar = dict(st.sida(ny).lankar)
    assert "Regiondag" in lankar
    ifylld = st.sida(lankar["Morgonundervisning"]).formular_till(ny)
    assert (ifylld["slag"], ifylld["titel"], ifylld["delmal"]) == (["seminarium"], ["Morgonundervisning"], ["c4"])
    assert ifylld["beskrivning"] == ["Fall från veckan.\nLängd: 30 minuter i veckan."]
    frammande = klient("frammande")
    annan = f"/portfolj/{varld.frammande_portfolj}/aktivitet/ny"
    assert "Morgonundervisning" not in dict(frammande.sida(annan).lankar)
    assert frammande.sida(f"{annan}?fran_mall={varld.aktivitetsmall}").formular_till(annan)["titel"] == [""]
    foresla = f"/portfolj/{varld.portfolj}/aktivitet/foresla"
    lank = dict(klient("studierektor").sida(foresla).lankar)["Morgonundervisning"]
    assert klient("studierektor").sida(lank).formular_till(foresla)["titel"] == ["Morgonundervisning"]
    admin.skicka(f"{LISTA}/{varld.aktivitetsmall}/ta-bort", {}, fran=f"{LISTA}/{varld.aktivitetsmall}")
    assert "Morgonundervisning" not in dict(st.sida(ny).lankar)
