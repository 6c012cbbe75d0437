"""The read behind the climate answers alike on both databases."""

from datetime import date, timedelta

from sqlmodel import select

from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.tabeller import BedomningRad, Enhet
from app.domain.bedomning import Bedomningsstatus
from app.domain.klimat import Avslut, Klimatpost
from app.domain.slag import Metod
from app.features.studierektor.klimatfragor import list_poster
from tests.db.rader import Skrivning, lagg_portfolj

FRAN = date(2024, 11, 27)


def test_what_ended_comes_with_its_day_and_whether_it_has_words(
    databas: Databas, skrivning: Skrivning, idag: date
) -> None:
    gemensamt = {"metod": Metod.MINI_CEX, "datum": idag, "bedomare_namn": "Maja Myrtuv"}
    begard = idag - timedelta(days=9)
    with skrivning() as session:
        portfolj = lagg_portfolj(session)
        enhet = session.exec(select(Enhet)).one()
        stig = enhet.stig = f"/{enhet.id}/"
        for status, mer in (
            (Bedomningsstatus.SIGNERAD, {"signerad": FRAN, "aterkoppling": " \n "}),
            (Bedomningsstatus.SIGNERAD, {"signerad": idag, "aterkoppling": "Bra.", "begard": begard}),
            (Bedomningsstatus.SIGNERAD, {"signerad": FRAN - timedelta(days=1)}),
            (Bedomningsstatus.AVBOJD, {"begard": begard}),
            (Bedomningsstatus.BEGARD, {"begard": begard, "svara_senast": idag - timedelta(days=1)}),
            (Bedomningsstatus.BEGARD, {"begard": begard, "svara_senast": idag}),
            (Bedomningsstatus.MAKULERAD, {"signerad": idag}),
        ):
            session.add(
                BedomningRad(portfolj_id=portfolj, status=status, skapad=session.nu, **(gemensamt | mer))  # type: ignore[arg-type]
            )
        handelse(session, Handelseslag.BEDOMNING_SIGNERAD, portfolj_id=portfolj, objekt="bedomning")
    with databas.lasning() as session:
        poster = [rad.post for rad in list_poster(session, (stig,), FRAN, idag)]
        assert list_poster(session, ("/999/",), FRAN, idag) == []
    assert poster == [
        Klimatpost(FRAN, Avslut.SIGNERAD, None, False, None, "Maja Myrtuv"),
        Klimatpost(idag, Avslut.SIGNERAD, begard, True, None, "Maja Myrtuv"),
        Klimatpost(begard, Avslut.AVBOJD, begard, False, None, "Maja Myrtuv"),
        Klimatpost(idag - timedelta(days=1), Avslut.UTGANGEN, begard, False, None, "Maja Myrtuv"),
    ]
