"""Forms of assessment, drawn and read by their definition."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.bedomningsmall import Bedomningsmall, Ifyllare, Mallursprung
from app.domain.rattsgrund import Konfidens
from app.underlag.mallar import load_mallar
from app.web.ifyllt import Ifyllt
from app.web.mallformular import besvarat, for_over, las_svar, mallvy, skickad_mall, svar_som_falt, ursprung
from app.web.render import Mallar
from app.web.statiska import Statiska

FORMULAR = """
titel = "Provformulär"
version = 3
metod = "annan"
forlopp = "tva_steg"
ursprung = "egen"
kalla = ["prov"]
konfidens = "low"
beskrivning = "Har ett fält av varje slag."
aterkoppling = { etikett = "Vad du såg" }

[skalor.grad]
titel = "Grad"
konfidens = "low"
steg = [
    { varde = "1", etikett = "Med hjälp", ankare = "Behövde stöd." },
    { varde = "2", etikett = "Själv", ankare = "Klarade det." },
]

[skalor.siffror]
titel = "Siffror"
konfidens = "low"
ej_observerat = false
steg = [
    { varde = "1", etikett = "1", ankare = "Under förväntan" },
    { varde = "2", etikett = "2", ankare = "Under förväntan" },
    { varde = "3", etikett = "3", ankare = "Över förväntan" },
]

[[falt]]
id = "anamnes"
etikett = "Anamnes"
slag = "skala"
skala = "grad"
obligatoriskt = true

[[falt]]
id = "helhet"
etikett = "Helhet"
slag = "skala"
skala = "siffror"

[[falt]]
id = "fokus"
etikett = "Fokus"
slag = "val"
val = [["samtal", "Samtalet"], ["status", "Undersökningen"]]

[[falt]]
id = "amne"
etikett = "Ämne"
slag = "rad"

[[falt]]
id = "styrkor"
etikett = "Styrkor"
slag = "text"

[[falt]]
id = "nasta"
etikett = "Nästa gång"
slag = "datum"

[[falt]]
id = "klar"
etikett = "Klar"
slag = "kryss"

[[falt]]
id = "egen"
etikett = "Egen bild"
slag = "text"
ifyllare = "st"
"""
ALLT = {
    "anamnes": "2", "helhet": "3", "fokus": "samtal", "amne": "Huvudvärk", "styrkor": "Lugn.", "nasta": "2026-12-01",
    "klar": "ja",
}  # fmt: skip


@pytest.fixture(scope="module")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Bedomningsmall:
    """The form above, read from a folder that holds nothing else."""
    mapp = tmp_path_factory.mktemp("mallar")
    (mapp / "prov.toml").write_text(FORMULAR)
    return load_mallar(mapp, {"prov"}).alla[0]


def _rita(mall: Bedomningsmall, falt: dict[str, list[str]], vem: Ifyllare = Ifyllare.BEDOMARE) -> str:
    mallar = Mallar(Statiska())
    modul = mallar.miljo.get_template("delar/mallformular.html").module
    vy = mallvy(mall, falt, {}, vem)
    delar = (modul.berattelse(vy, Ifyllt(falt), {}), modul.mallfalt(vy, {}), modul.ursprung(vy))  # type: ignore[attr-defined]
    return "".join(str(del_) for del_ in delar)


def test_the_narrative_comes_first_and_each_step_has_its_anchor(mall: Bedomningsmall) -> None:
    html = _rita(mall, svar_som_falt(ALLT))
    ordning = [
        html.index(text) for text in ("Vad du såg", "Anamnes", "Helhet", "Fokus", "Ämne", "Styrkor", "Nästa gång")
    ]
    assert ordning == sorted(ordning)
    assert "Behövde stöd." in html
    assert html.count("Ej observerat") == 1, "only the scale that allows it"
    assert "1–2: under förväntan. 3: över förväntan" in html
    assert 'name="svar_anamnes" value="2" checked' in html
    assert "Formuläret är vårt eget förslag." in html
    assert 'name="mall_version" value="3"' in html


def test_each_side_gets_its_own_fields(mall: Bedomningsmall) -> None:
    assert "svar_egen" not in _rita(mall, {})
    assert "svar_anamnes" not in _rita(mall, {}, Ifyllare.ST)
    assert las_svar(mall, {"svar_egen": ["Min bild"], "svar_anamnes": ["2"]}, Ifyllare.ST).svar == {"egen": "Min bild"}


def test_answers_come_back_as_they_were_given(mall: Bedomningsmall) -> None:
    last = las_svar(mall, svar_som_falt(ALLT | {"annat": "okänt fält"}))
    assert (last.svar, last.fel) == (ALLT, {})


@pytest.mark.parametrize(
    ("falt", "varde", "text"),
    [
        ("anamnes", "", "Välj anamnes."),
        ("anamnes", "3", "Välj ett av stegen på skalan för anamnes."),
        ("anamnes", "-1", "Välj ett av stegen på skalan för anamnes."),
        ("helhet", "ej_observerat", "Välj ett av stegen på skalan för helhet."),
        ("fokus", "annat", "Välj ett av alternativen för fokus."),
        ("amne", "x" * 201, "Texten är för lång: högst 200 tecken."),
        ("styrkor", "x" * 20_000, "Texten är för lång: högst 10000 tecken."),
        ("styrkor", "Pat 19121212-1212", "ser ut att innehålla ett personnummer"),
        ("amne", "19121212-1212", "ser ut att innehålla ett personnummer"),
        ("nasta", "2026-02-30", "Skriv datumet som ÅÅÅÅ-MM-DD"),
        ("klar", "nej", "Kryssa i eller lämna tomt: klar."),
    ],
)
def test_a_faulty_answer_is_told_at_its_field(mall: Bedomningsmall, falt: str, varde: str, text: str) -> None:
    last = las_svar(mall, svar_som_falt(ALLT | {falt: varde}))
    assert list(last.fel) == [f"svar_{falt}"]
    assert text in last.fel[f"svar_{falt}"]


def test_a_signed_record_is_told_in_the_words_of_its_version(mall: Bedomningsmall) -> None:
    i_ord = {b.etikett: b for b in besvarat(mall, ALLT | {"helhet": "1"})}
    anamnes = i_ord["Anamnes"]
    assert (anamnes.text, anamnes.ankare, anamnes.plats, anamnes.antal) == ("Själv", "Klarade det.", 1, 2)
    assert [i_ord[n].text for n in ("Fokus", "Nästa gång", "Klar")] == ["Samtalet", "1 december 2026", "Ja"]
    assert besvarat(mall, {"anamnes": "ej_observerat"})[0].text == "Ej observerat"


def test_nothing_is_lost_of_a_record_whose_form_is_not_known(mall: Bedomningsmall) -> None:
    assert [(b.etikett, b.text) for b in besvarat(None, {"anamnes": "2"})] == [("anamnes", "2")]
    assert [(b.etikett, b.text) for b in besvarat(mall, {"gammalt": "Kvar"})] == [("gammalt", "Kvar")]


def test_what_was_filled_in_is_carried_to_another_version(mall: Bedomningsmall) -> None:
    ny = replace(mall, version=4, falt=tuple(f for f in mall.falt if f.id not in ("fokus", "klar")))
    falt = svar_som_falt(ALLT) | {"aterkoppling": ["Bra."]}
    over = for_over(mall, ny, falt)
    assert over["rest"] == ["Fokus: Samtalet", "Klar: Ja"]
    assert las_svar(ny, over).svar == {n: v for n, v in ALLT.items() if n not in ("fokus", "klar")}
    assert over["aterkoppling"] == ["Bra."]
    assert for_over(ny, mall, over)["rest"] == over["rest"], "still there a version later"
    assert for_over(mall, None, falt)["rest"][:2] == ["Anamnes: Själv", "Helhet: 3"]


def test_the_version_that_was_sent_is_found(mall: Bedomningsmall, tmp_path: Path) -> None:
    (tmp_path / "prov.toml").write_text(FORMULAR)
    mallar = load_mallar(tmp_path, {"prov"})
    assert skickad_mall(mallar, {"mall": ["prov"], "mall_version": ["3"]}) == mall
    assert skickad_mall(mallar, {"mall": ["prov"], "mall_version": ["2"]}) is None
    assert skickad_mall(mallar, {}) is None


@pytest.mark.parametrize(
    ("slag", "konfidens", "text"),
    [
        (Mallursprung.EGEN, Konfidens.LOW, "Formuläret är vårt eget förslag."),
        (Mallursprung.LOKAL, Konfidens.MEDIUM, "Svensk version, ej kontrollerad mot originalet."),
        (Mallursprung.PUBLICERAD, Konfidens.HIGH, "Följer ett publicerat formulär."),
        (Mallursprung.PUBLICERAD, Konfidens.LOW, "Följer ett publicerat formulär, ej kontrollerat mot originalet."),
    ],
)
def test_the_origin_is_told(mall: Bedomningsmall, slag: Mallursprung, konfidens: Konfidens, text: str) -> None:
    assert ursprung(replace(mall, ursprung=slag, konfidens=konfidens)) == text
