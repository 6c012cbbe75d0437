"""Self-rating first, handed over, judged together, signed and locked: the kollegium and the self-rating."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from app.db.engine import Databas
from app.db.tabeller import BedomningRad, SignaturRad
from app.domain.bedomning import Bedomningsstatus
from app.domain.slag import Kompetensomrade
from tests.features.bedomning.bedomningar import bas, nya
from tests.features.handelser import slag
from tests.features.klient import Klient, Sidan
from tests.features.varld import Varld

K = Callable[[str], Klient]
Ny = Callable[..., BedomningRad]
BEDOMT = {
    "svar_deltagare": "Bo Påhittad\nEva Låtsas",
    "svar_patientkommunikation": "4",
    "svar_fokus_medicin": "Ultraljud",
    "aterkoppling": "En trygg kollega.",
    "overenskommet": "Två veckor på ultraljud i vår.",
}


@pytest.fixture
def ny(klient: K, varld: Varld, databas: Databas) -> Ny:
    """Begin one in two steps, and with `sjalv` hand it over."""

    def gor(mall: str = "specialistkollegium", *, over: bool = True) -> BedomningRad:
        st = klient("st")
        st.skicka(bas(varld, f"/flera/{mall}"), {"situation": "Studierektorns besök"})
        rad = nya(databas)[-1]
        varden = {"svar_sjalv_patientkommunikation": "2", "svar_sjalv_tankar": "Svårt med tiden."}
        if mall == "sjalvskattning":
            varden = {"svar_sjalv_kommunikation": "3", "svar_styrkor": "Jag lyssnar."}
        st.skicka(bas(varld, f"/{rad.id}/steg/egen"), varden | ({"overlamna": "ja"} if over else {}))
        return nya(databas)[-1]

    return gor


def steg(varld: Varld, rad: BedomningRad, mer: str = "") -> str:
    return bas(varld, f"/{rad.id}/steg{mer}")


def test_the_menu_offers_them_and_is_reached_from_the_list(klient: K, varld: Varld) -> None:
    lista = klient("st").sida(bas(varld))
    assert bas(varld, "/flera") in {adress for _, adress in lista.lankar}
    meny = klient("st").sida(bas(varld, "/flera"))
    for titel in ("360-gradersbedömning", "Mitt-i-ST", "Självskattning", "Specialistkollegium"):
        assert f"Starta {titel}" in [text for text, _ in meny.lankar]
    assert "Starta" not in " ".join(text for text, _ in klient("chef").sida(bas(varld, "/flera")).lankar)


def test_a_draft_is_the_owners_alone_until_it_is_handed_over(klient: K, varld: Varld, databas: Databas, ny: Ny) -> None:
    rad = ny(over=False)
    assert (rad.status, rad.begard, rad.situation) == (Bedomningsstatus.BEGARD, None, "Studierektorns besök")
    assert "Svårt med tiden." in klient("st").sida(steg(varld, rad)).text
    for vem in ("handledare", "studierektor", "chef", "placering"):
        sida = klient(vem).sida(steg(varld, rad))
        assert sida.status == 200
        assert "Svårt med tiden." not in sida.html
        assert klient(vem).sida(steg(varld, rad, "/bedom")).status == 409
        assert "Svårt med tiden." not in klient(vem).sida(bas(varld, f"/{rad.id}")).html
    assert slag(databas, "bedomning") == ["bedomning_begard", "bedomning_andrad"]


def test_what_is_not_handed_over_awaits_nobody(klient: K, varld: Varld, ny: Ny) -> None:
    ny(over=False)
    assert (
        "Specialistkollegium"
        not in klient("handledare").sida("/mina-adepter").text + klient("handledare").sida("/").text
    )
    klient("st").skicka(steg(varld, nya_sista(klient, varld), "/egen"), {"overlamna": "ja"})
    assert "Specialistkollegium" in klient("handledare").sida("/").text


def nya_sista(klient: K, varld: Varld) -> BedomningRad:
    databas = klient("ingen").app.state.databas
    return nya(databas)[-1]


def test_the_assessor_sees_the_self_rating_and_signs_the_whole(
    klient: K, varld: Varld, databas: Databas, ny: Ny
) -> None:
    rad = ny()
    handledare = klient("handledare")
    sida = handledare.sida(steg(varld, rad, "/bedom"))
    assert "Självskattning: På väg." in sida.text
    assert "Svårt med tiden." in sida.text
    klar = handledare.skicka(steg(varld, rad, "/bedom"), BEDOMT)
    assert "Specialistkollegium är signerad och låst." in klar.text
    for text in ("På väg", "Före tiden", "Två veckor på ultraljud", "Eva Låtsas", "Ultraljud"):
        assert text in klient("st").sida(steg(varld, rad)).text
    nu = nya(databas)[-1]
    assert nu.status is Bedomningsstatus.SIGNERAD
    assert nu.svar["sjalv_patientkommunikation"] == "2"
    assert nu.svar["patientkommunikation"] == "4"
    assert nu.omraden == {Kompetensomrade.KOMMUNIKATION}
    with databas.lasning() as session:
        assert [rad.objekt_id for rad in session.exec(select(SignaturRad))] == [nu.id]
    assert slag(databas, "bedomning")[-2:] == ["bedomning_overlamnad", "bedomning_signerad"]
    assert handledare.sida(steg(varld, rad, "/bedom")).status == 409


def test_the_common_addresses_lead_to_its_own_page(klient: K, varld: Varld, ny: Ny) -> None:
    rad = ny()
    for vem, adress in (("st", ""), ("handledare", ""), ("handledare", "/besvara")):
        assert "Specialistkollegium" in klient(vem).sida(bas(varld, f"/{rad.id}{adress}")).h1
    svar = klient("handledare").get(bas(varld, f"/{rad.id}"), follow_redirects=False)
    assert svar.headers["location"] == steg(varld, rad)
    svar = klient("st").get(bas(varld, f"/{rad.id}/andra"), follow_redirects=False)
    assert svar.headers["location"] == steg(varld, rad)
    begaran = klient("st").get(bas(varld, "/ny?metod=specialistkollegium"), follow_redirects=False)
    assert begaran.headers["location"] == bas(varld, "/flera/specialistkollegium")


@pytest.mark.parametrize("vem", ["placering", "chef"])
def test_others_than_the_named_and_the_leaders_do_not_sign(klient: K, varld: Varld, vem: str, ny: Ny) -> None:
    rad = ny()
    assert klient(vem).sida(steg(varld, rad, "/bedom")).status == 409
    klient("studierektor").skicka(steg(varld, rad, "/bedom"), BEDOMT)
    assert "Signerad" in klient("st").sida(steg(varld, rad)).text


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [
        ("aterkoppling", "", "Fyll i återkoppling."),
        ("aterkoppling", "Om 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("svar_deltagare", "", "Fyll i deltagare."),
        ("svar_etik", "9", "Välj ett av stegen på skalan"),
        ("datum", "2026-11-24", "Datumet ligger i framtiden"),
    ],
)
def test_faults_are_told_and_what_was_written_stays(
    klient: K, varld: Varld, ny: Ny, falt: str, varde: str, text: str
) -> None:
    rad = ny()
    sida = klient("handledare").skicka(steg(varld, rad, "/bedom"), BEDOMT | {falt: varde})
    assert sida.status == 422
    assert text in sida.text
    assert sida.formular_till(steg(varld, rad, "/bedom"))["overenskommet"] == [BEDOMT["overenskommet"]]
    assert "Väntar på underskrift" in klient("st").sida(steg(varld, rad)).text


def test_an_empty_part_is_not_handed_over_and_a_number_is_caught(klient: K, varld: Varld, databas: Databas) -> None:
    st = klient("st")
    st.skicka(bas(varld, "/flera/specialistkollegium"))
    rad = nya(databas)[-1]
    assert "Fyll i något innan du lämnar över." in st.skicka(steg(varld, rad, "/egen"), {"overlamna": "ja"}).text
    sida = st.skicka(steg(varld, rad, "/egen"), {"svar_sjalv_tankar": "Patient 19121212-1212"})
    assert (sida.status, nya(databas)[-1].svar) == (422, {})
    assert sida.formular_till(steg(varld, rad, "/egen"))["svar_sjalv_tankar"] == ["Patient 19121212-1212"]


def test_a_self_rating_is_gone_through_and_signed(klient: K, varld: Varld, ny: Ny) -> None:
    rad = ny("sjalvskattning")
    klient("handledare").skicka(steg(varld, rad, "/bedom"), {"aterkoppling": "Jag ser detsamma."})
    sida = klient("st").sida(steg(varld, rad))
    for text in ("Klarar det mesta", "Jag lyssnar.", "Jag ser detsamma."):
        assert text in sida.text


def test_two_windows_do_not_overwrite_each_other(klient: K, varld: Varld, databas: Databas, ny: Ny) -> None:
    rad = ny(over=False)
    st = klient("st")
    oppnad = st.sida(steg(varld, rad, "/egen")).formular_till(steg(varld, rad, "/egen"))
    st.skicka(steg(varld, rad, "/egen"), {"svar_sjalv_tankar": "Först."})
    sida = Sidan(st.post(steg(varld, rad, "/egen"), data=oppnad | {"svar_sjalv_tankar": ["Sedan."]}))
    assert (sida.status, nya(databas)[-1].svar["sjalv_tankar"]) == (409, "Först.")
    assert sida.formular_till(steg(varld, rad, "/egen"))["svar_sjalv_tankar"] == ["Sedan."]


def test_it_can_be_withdrawn_until_signed(klient: K, varld: Varld, ny: Ny) -> None:
    rad = ny()
    klient("st").skicka(bas(varld, f"/{rad.id}/ta-tillbaka"))
    assert "Återtagen" in klient("st").sida(steg(varld, rad)).text
    assert klient("handledare").sida(steg(varld, rad, "/bedom")).status == 409


def test_the_leaders_may_call_for_it(klient: K, varld: Varld, databas: Databas) -> None:
    sida = klient("studierektor").skicka(bas(varld, "/flera/specialistkollegium"), {"datum": "2026-12-10"})
    assert "ST-läkaren fyller i sin del." in sida.text
    rad = nya(databas)[-1]
    assert (rad.bedomare_namn, rad.begard_av) == ("Eva Låtsas", varld.personer["studierektor"])


def test_an_unknown_or_common_form_is_not_begun_here(klient: K, varld: Varld) -> None:
    for mall in ("mini_cex", "msf_360", "finns_inte"):
        assert klient("st").sida(bas(varld, f"/flera/{mall}")).status == 404
