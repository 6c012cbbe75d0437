"""From the preparation over the session to what was agreed: picked, logged, followed until it is done."""

from collections.abc import Callable

from sqlmodel import col, select

from app.db.engine import Databas
from app.db.tabeller import AtagandeRad, SamtalRad
from tests.features.handelser import slag
from tests.features.klient import Klient
from tests.features.varld import Varld

K = Callable[[str], Klient]


def _ataganden(databas: Databas) -> list[AtagandeRad]:
    with databas.lasning() as session:
        return list(session.exec(select(AtagandeRad).order_by(col(AtagandeRad.id))))


def test_a_whole_round(klient: K, varld: Varld, databas: Databas) -> None:
    bas = f"/portfolj/{varld.portfolj}/handledning"
    st, bo = klient("st"), varld.personer["handledare"]

    # The preparation: suggestions are ticked the first time; what is saved is read by the handledare too.
    forberedd = st.sida(f"{bas}/forbered").formular_till(f"{bas}/forbered")
    assert forberedd["forslag"]
    egna = "Jourschemat\n– Jourschemat\nKursen i mars"
    assert st.skicka(f"{bas}/forbered", {"forslag": [], "egna": egna}).status == 200
    agenda = klient("handledare").sida(f"{bas}/agenda")
    assert agenda.text.count("Jourschemat") == 1
    fel = st.skicka(f"{bas}/forbered", {"egna": "Om 19121212-1212"})
    assert (fel.status, "personnummer" in fel.text) == (422, True)

    # The session: the points are filled in, two things are agreed, one of them the handledare's.
    assert "– Kursen i mars" in st.sida(f"{bas}/ny").formular_till(f"{bas}/ny")["anteckning"][0]
    fel = st.skicka(f"{bas}/ny", {"vad_1": "Boka kurs", "senast_1": "2026-11-22", "senast_2": "2026-12-01"})
    assert fel.status == 422
    assert "Dagen ligger före samtalet." in fel.text
    assert "Skriv vad som ska göras, eller ta bort dagen." in fel.text
    assert fel.formular_till(f"{bas}/ny")["vad_1"] == ["Boka kurs"]
    nya = {
        "vad_1": "Boka kurs",
        "senast_1": "2026-12-01",
        "vad_2": "Ring kliniken",
        "vem_2": str(bo),
        "iup": ["kurser"],
    }
    assert st.skicka(f"{bas}/ny", nya).status == 200
    kurs, klinik = _ataganden(databas)
    assert (kurs.text, kurs.ansvarig_id, str(kurs.senast)) == ("Boka kurs", None, "2026-12-01")
    assert (klinik.ansvarig_id, klinik.ansvarig_namn, klinik.senast) == (bo, "Bo Påhittad", None)
    assert "Ingen agenda är förberedd." in st.sida(f"{bas}/agenda").text

    # Both find what is theirs; the next session carries what is open, and can close it.
    assert "Överenskommet: Ring kliniken" in klient("handledare").sida("/mina-st-lakare").text
    assert "Boka kurs" in st.sida(f"/portfolj/{varld.portfolj}").text
    dubblett = st.skicka(f"{bas}/ny", {"anteckning": "Igen"})
    assert (dubblett.status, "redan loggat" in dubblett.text) == (422, True)
    assert st.skicka(f"{bas}/ny", {"datum": "2026-11-20", "klara": [str(kurs.id)]}).status == 200
    kurs, _ = _ataganden(databas)
    assert (str(kurs.klar), kurs.slut) == ("2026-11-23", "gjort")
    assert slag(databas, "handledarsamtal") == ["samtal_skapat", "samtal_skapat"]

    # A session that is taken away takes what was agreed with it, and brings it back.
    with databas.lasning() as session:
        samtal = session.get_one(SamtalRad, kurs.kalla_id)
    ett = f"{bas}/{samtal.id}"
    st.skicka(f"{ett}/ta-bort", {})
    assert [a.borttagen is not None for a in _ataganden(databas)] == [True, True]
    st.skicka(f"{ett}/aterstall", {}, fran=ett)
    assert [a.borttagen for a in _ataganden(databas)] == [None, None]


def test_many_are_confirmed_at_once_and_only_as_they_were_seen(klient: K, varld: Varld, databas: Databas) -> None:
    bas = f"/portfolj/{varld.portfolj}/handledning"
    st, bo = klient("st"), klient("handledare")
    st.skicka(f"{bas}/ny", {"datum": "2026-11-20"})
    st.skicka(f"{bas}/ny", {"datum": "2026-11-21", "vem": "", "vem_namn": "Någon Annan"})
    falt = bo.sida(f"{bas}/bekrafta").formular_till(f"{bas}/bekrafta")
    assert len(falt["samtal"]) == 2  # one's own are ticked, that of another is not
    assert bo.skicka(f"{bas}/bekrafta", {"samtal": []}).status == 422
    gammal = [falt["samtal"][0], falt["samtal"][1].split(":")[0] + ":7"]
    assert bo.skicka(f"{bas}/bekrafta", {"samtal": gammal}).status == 409
    klar = bo.skicka(f"{bas}/bekrafta", {"samtal": falt["samtal"]})
    assert "2 samtal är bekräftade." in klar.text
    with databas.lasning() as session:
        assert len(session.exec(select(SamtalRad).where(col(SamtalRad.bekraftad).is_not(None))).all()) == 2


def test_when_it_is_scheduled_is_noted_and_shown(klient: K, varld: Varld) -> None:
    har = f"/portfolj/{varld.portfolj}/handledning/tid"
    st = klient("st")
    assert "Fyll i när handledningen är" in st.skicka(har, {"text": ""}).text
    klar = st.skicka(har, {"text": "Torsdagar 17", "arbetstid": "nej", "fran": "2026-11-01"})
    assert "Schemalagd: Torsdagar 17, utanför ordinarie arbetstid." in klar.text
