from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Select, select
from sqlmodel import col

from app.db import snapshotfragor as fragor
from app.db.engine import Databas
from app.db.logg import Handelseslag, handelse
from app.db.snapshot import CHUNK, load_portfolj, load_portfoljer
from app.db.tabeller import PortfoljRad
from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, PlaneradMetod, Tjanstgoring, TjanstgoringsTyp
from app.domain.atagande import Atagande, Atagandekalla, Atagandeslut
from app.domain.bedomning import Bedomning, Bedomningsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import (
    Handledarmerit,
    Handledarroll,
    Handledarsamtal,
    Handledarskap,
    Handledningstid,
    IupPunkt,
    Meritslag,
    Samtalsslag,
)
from app.domain.iup import (
    DelmalSignering,
    Revidering,
    Revideringsslag,
    Revideringsstatus,
    Tillgodoraknande,
    Tillgodoslag,
)
from app.domain.moment import Momentlogg, Sjalvstandighet
from app.domain.portfolj import Utbildning
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from app.domain.tjanst import Franvaro, Franvaroslag, Sysselsattning
from tests.bygg import koder, utbildning
from tests.db.rader import Skrivning, full_portfolj, lagg_portfolj, ny_portfolj
from tests.satser import rakna

DAG = date(2025, 1, 1)
EN_GANG = date(2025, 2, 1)


def test_every_kind_comes_back_as_it_was_stored(databas: Databas, skrivning: Skrivning) -> None:
    portfolj_id = full_portfolj(skrivning, antal=1)
    with databas.lasning() as session:
        portfolj = load_portfolj(session, portfolj_id)
    assert portfolj is not None
    placering, installd = portfolj.aktiviteter
    handledare = placering.tjanstgoring.handledare_id if placering.tjanstgoring else None
    assert portfolj.namn == "Lo Lövgren"
    assert portfolj.utbildning == utbildning(undantag_skal="Inget")
    assert placering == Aktivitet(
        id=placering.id,
        slag=Aktivitetsslag.KLINISK_TJANSTGORING,
        titel="Medicin",
        status=Aktivitetsstatus.GENOMFORD,
        start=DAG,
        slut=DAG,
        delmal=koder("c2 c10"),
        beskrivning="Avdelning",
        tjanstgoring=Tjanstgoring(
            typ=TjanstgoringsTyp.SIDOTJANSTGORING,
            enhet="Medicinkliniken",
            procent=80,
            miljo=Miljo.RELEVANT_ENHET,
            handledare_id=handledare,
            handledare_namn="Maja Myrtuv",
            bekraftad=DAG,
        ),
    )
    assert (installd.status, installd.tjanstgoring) == (Aktivitetsstatus.ATERKALLAD, None)
    assert portfolj.metoder == (
        PlaneradMetod(portfolj.metoder[0].id, next(iter(koder("c2"))), Metod.DOPS, placering.id, DAG),
    )
    assert portfolj.bedomningar == (
        Bedomning(
            id=portfolj.bedomningar[0].id,
            metod=Metod.DOPS,
            datum=DAG,
            status=Bedomningsstatus.SIGNERAD,
            bedomare_namn="Maja Myrtuv",
            bedomare_id=handledare,
            delmal=koder("c2"),
            aktivitet_id=placering.id,
            aterkoppling="Tydlig struktur",
            overenskommet="Öva mer",
            minuter=30,
            signerad=DAG,
            is_importerad=False,
        ),
    )
    assert portfolj.handledarsamtal == (
        Handledarsamtal(
            id=portfolj.handledarsamtal[0].id,
            datum=DAG,
            minuter=60,
            handledare_namn="Maja Myrtuv",
            handledare_id=handledare,
            delmal=koder("a1"),
            aktivitet_id=placering.id,
            anteckning="Gick igenom",
            overenskommet="Boka kurs",
            nasta=DAG,
            bekraftad=DAG,
            slag=Samtalsslag.IUP_GENOMGANG,
            iup=frozenset({IupPunkt.HELHETEN, IupPunkt.KURSER}),
        ),
    )
    assert portfolj.revideringar == (
        Revidering(
            id=portfolj.revideringar[0].id,
            datum=DAG,
            slag=Revideringsslag.REVIDERING,
            status=Revideringsstatus.GODKAND,
            deltagare=("Lo Lövgren", "Maja Myrtuv"),
            signerad=DAG,
            godkand=DAG,
            studierektor_godkand=DAG,
            sammanfattning="Ny plan",
            kommentar="Bra",
        ),
    )
    assert handledare is not None
    assert portfolj.handledarskap == (
        Handledarskap(
            handledare, "Maja Myrtuv", Handledarroll.HUVUDHANDLEDARE, EN_GANG, None, "Byte", False, "Nås på telefon",
            EN_GANG, EN_GANG,
        ),
    )  # fmt: skip
    assert portfolj.sysselsattningar == (Sysselsattning(EN_GANG, 80),)
    assert portfolj.franvaron == (Franvaro(portfolj.franvaron[0].id, Franvaroslag.SJUK, EN_GANG),)
    assert portfolj.signeringar == (DelmalSignering(next(iter(koder("c2"))), EN_GANG, "Maja Myrtuv"),)
    assert portfolj.tillgodoraknanden == (
        Tillgodoraknande(
            id=portfolj.tillgodoraknanden[0].id,
            skal="Forskning",
            beslutad_av="Chefen",
            datum=EN_GANG,
            delmal=next(iter(koder("a1"))),
            manader=2.5,
            intyg="Intyg 1",
            slag=Tillgodoslag.DOKTORSEXAMEN,
        ),
    )
    assert portfolj.handledningstider == (
        Handledningstid(portfolj.handledningstider[0].id, EN_GANG, "Torsdagar 8–9", is_arbetstid=True),
    )
    assert portfolj.meriter == (
        Handledarmerit(
            portfolj.meriter[0].id, handledare, "Maja Myrtuv", Meritslag.HANDLEDARUTBILDNING, EN_GANG, "allmanmedicin",
            Foreskrift.F2021, "Intyg hos chefen",
        ),
    )  # fmt: skip
    assert portfolj.ataganden == (
        Atagande(
            id=portfolj.ataganden[0].id,
            text="Boka kurs",
            datum=EN_GANG,
            kalla=Atagandekalla.BESOK,
            kalla_id=7,
            ansvarig_namn="Maja Myrtuv",
            ansvarig_id=portfolj.handledarskap[0].person_id,
            senast=date(2025, 3, 1),
            foljs_upp=date(2025, 4, 1),
            foljs_upp_av="Sixten Sippedal",
            klar=date(2025, 2, 20),
            slut=Atagandeslut.DELVIS,
            utfall="En av två",
        ),
    )
    assert portfolj.momentlogg == (
        Momentlogg(
            id=portfolj.momentlogg[0].id,
            moment="spiral",
            namn="Spiralinsättning",
            datum=EN_GANG,
            sjalvstandighet=Sjalvstandighet.UNDER_HANDLEDNING,
            antal=2,
            delmal=koder("c2 c10"),
            anteckning="Med barnmorskan",
        ),
    )


@pytest.mark.parametrize(
    ("fraga", "klass", "fran"),
    [
        (fragor.PORTFOLJ, Utbildning, 2),
        (fragor.HANDLEDARSKAP, Handledarskap, 1),
        (fragor.METOD, PlaneradMetod, 1),
        (fragor.BEDOMNING, Bedomning, 1),
        (fragor.SAMTAL, Handledarsamtal, 1),
        (fragor.REVIDERING, Revidering, 1),
    ],
)
def test_columns_stand_in_the_order_of_the_fields(fraga: Select[Any], klass: type, fran: int) -> None:
    assert [kolumn.name for kolumn in fraga.selected_columns][fran:] == [falt.name for falt in fields(klass)]


def test_activity_columns_stand_in_the_order_of_the_fields() -> None:
    aktivitet = [falt.name for falt in fields(Aktivitet) if falt.name != "tjanstgoring"]
    placering = [falt.name for falt in fields(Tjanstgoring)]
    namn = [kolumn.name for kolumn in fragor.AKTIVITET.selected_columns]
    assert namn[1:] == [*aktivitet, *placering]


def test_as_many_questions_for_a_hundred_as_for_one(databas: Databas, skrivning: Skrivning) -> None:
    forsta = full_portfolj(skrivning)
    with skrivning() as session:
        alla = [forsta, *(lagg_portfolj(session) for _ in range(99))]
        handelse(session, Handelseslag.IMPORT_UTKAST)
    with databas.lasning() as session:
        session.connection()  # begun before the counting begins
        with rakna(databas) as for_en:
            list(load_portfoljer(session, [forsta]))
        with rakna(databas) as for_hundra:
            assert len(list(load_portfoljer(session, alla))) == 100
    assert len(for_en) == len(for_hundra) == 8


def test_together_is_as_one_by_one(databas: Databas, skrivning: Skrivning) -> None:
    alla = [full_portfolj(skrivning, antal) for antal in (0, 1, 2)]
    with databas.lasning() as session:
        en_och_en = [load_portfolj(session, portfolj_id) for portfolj_id in alla]
        assert list(load_portfoljer(session, alla)) == en_och_en
        valda = select(col(PortfoljRad.id)).order_by(col(PortfoljRad.id).desc())
        assert list(load_portfoljer(session, valda)) == en_och_en[::-1]


def test_more_than_a_chunk_comes_whole_and_in_order(databas: Databas, skrivning: Skrivning) -> None:
    forsta, andra = ny_portfolj(skrivning), ny_portfolj(skrivning)
    ids = [forsta] * CHUNK + [andra]
    with databas.lasning() as session:
        assert [portfolj.id for portfolj in load_portfoljer(session, ids)] == ids


def test_an_id_that_does_not_exist_is_none(databas: Databas) -> None:
    with databas.lasning() as session:
        assert load_portfolj(session, 404) is None
