"""Rows to test with: a unit, a person and a portfolio, and a portfolio with a row of every kind."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from itertools import count
from typing import Any

from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import (
    AktivitetRad,
    AtagandeRad,
    BedomningRad,
    Enhet,
    Enhetsslag,
    FranvaroRad,
    HandledarskapRad,
    HandledningstidRad,
    MeritRad,
    MetodRad,
    MomentloggRad,
    Person,
    PortfoljRad,
    RevideringRad,
    SamtalRad,
    SigneringRad,
    SysselsattningRad,
    TillgodoraknandeRad,
    TjanstgoringRad,
)
from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.atagande import Atagandekalla, Atagandeslut
from app.domain.bedomning import Bedomningsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarroll, IupPunkt, Meritslag, Samtalsslag
from app.domain.iup import Revideringsslag, Revideringsstatus, Tillgodoslag
from app.domain.moment import Sjalvstandighet
from app.domain.portfolj import BtLage, Utbildningsslag
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from app.domain.tjanst import Franvaroslag
from tests.bygg import koder

Skrivning = Callable[[], AbstractContextManager[WriteSession]]

_NUMMER = count(1)


def hittad(id_: int | None) -> int:
    """The id of a row that has been saved."""
    assert id_ is not None
    return id_


def ny_person(session: WriteSession, namn: str = "Lo Lövgren") -> int:
    person = Person(namn=namn, epost=f"person{next(_NUMMER)}@exempel.invalid")
    session.add(person)
    session.flush()
    return hittad(person.id)


def lagg_portfolj(session: WriteSession, start: date = date(2024, 1, 1)) -> int:
    """A portfolio with nothing in it; no event."""
    enhet = Enhet(namn="Björkens vårdcentral", slag=Enhetsslag.ENHET, region="norrbotten")
    session.add(enhet)
    session.flush()
    rad = PortfoljRad(
        person_id=ny_person(session),
        enhet_id=hittad(enhet.id),
        slag=Utbildningsslag.ST,
        foreskrift=Foreskrift.F2015,
        specialitet="allmanmedicin",
        start=start,
        planerat_slut=date(2028, 12, 31),
        legitimation=date(2023, 6, 1),
        has_svensk_at=True,
        at_datum=date(2023, 5, 1),
        bt=BtLage.EJ_AKTUELL,
        undantag_skal="Inget",
        skapad=session.nu,
    )
    session.add(rad)
    session.flush()
    return hittad(rad.id)


def ny_portfolj(skrivning: Skrivning) -> int:
    """A saved portfolio with nothing in it."""
    with skrivning() as session:
        portfolj_id = lagg_portfolj(session)
        handelse(session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=portfolj_id)
    return portfolj_id


def full_portfolj(skrivning: Skrivning, antal: int = 2) -> int:
    """A saved portfolio with `antal` rows of the large kinds, one of the small, and what does not count."""
    with skrivning() as session:
        portfolj_id = lagg_portfolj(session)
        handledare = ny_person(session, "Maja Myrtuv")
        for nummer in range(antal):
            _fyll(session, portfolj_id, handledare, date(2025, 1, 1) + timedelta(days=nummer))
        _fyll_en_gang(session, portfolj_id, handledare)
        handelse(session, Handelseslag.PORTFOLJ_SKAPAD, portfolj_id=portfolj_id)
    return portfolj_id


def _fyll(session: WriteSession, portfolj_id: int, handledare: int, dag: date) -> None:
    aktivitet = AktivitetRad(
        portfolj_id=portfolj_id,
        slag=Aktivitetsslag.KLINISK_TJANSTGORING,
        titel="Medicin",
        status=Aktivitetsstatus.GENOMFORD,
        start=dag,
        slut=dag,
        delmal=koder("c10 c2"),
        beskrivning="Avdelning",
        egen_anteckning="Bara för mig",
    )
    session.add(aktivitet)
    session.flush()
    aktivitet_id = hittad(aktivitet.id)
    session.add_all(
        [
            TjanstgoringRad(
                aktivitet_id=aktivitet_id,
                typ=TjanstgoringsTyp.SIDOTJANSTGORING,
                enhet="Medicinkliniken",
                procent=80,
                miljo=Miljo.RELEVANT_ENHET,
                handledare_id=handledare,
                bekraftad=dag,
            ),
            AktivitetRad(
                portfolj_id=portfolj_id,
                slag=Aktivitetsslag.KURS,
                titel="Inställd kurs",
                status=Aktivitetsstatus.ATERKALLAD,
                delmal=koder("a1"),
            ),
            MetodRad(
                portfolj_id=portfolj_id, delmal="c2", metod=Metod.DOPS, aktivitet_id=aktivitet_id, planerad_till=dag
            ),
            BedomningRad(
                portfolj_id=portfolj_id,
                metod=Metod.DOPS,
                datum=dag,
                status=Bedomningsstatus.SIGNERAD,
                bedomare_namn="Maja Myrtuv",
                bedomare_id=handledare,
                delmal=koder("c2"),
                aktivitet_id=aktivitet_id,
                minuter=30,
                aterkoppling="Tydlig struktur",
                overenskommet="Öva mer",
                signerad=dag,
                skapad=session.nu,
            ),
            SamtalRad(
                portfolj_id=portfolj_id,
                datum=dag,
                minuter=60,
                handledare_namn="Maja Myrtuv",
                handledare_id=handledare,
                delmal=koder("a1"),
                aktivitet_id=aktivitet_id,
                anteckning="Gick igenom",
                overenskommet="Boka kurs",
                nasta=dag,
                bekraftad=dag,
                slag=Samtalsslag.IUP_GENOMGANG,
                iup=frozenset({IupPunkt.KURSER, IupPunkt.HELHETEN}),
            ),
            RevideringRad(
                portfolj_id=portfolj_id,
                datum=dag,
                slag=Revideringsslag.REVIDERING,
                status=Revideringsstatus.GODKAND,
                deltagare="Lo Lövgren\nMaja Myrtuv",
                sammanfattning="Ny plan",
                signerad=dag,
                godkand=dag,
                studierektor_godkand=dag,
                kommentar="Bra",
            ),
        ]
    )


def _fyll_en_gang(session: WriteSession, portfolj_id: int, handledare: int) -> None:
    dag = date(2025, 2, 1)
    session.add_all(
        [
            HandledarskapRad(
                portfolj_id=portfolj_id,
                person_id=handledare,
                roll=Handledarroll.HUVUDHANDLEDARE,
                fran=dag,
                till=None,
                skal="Byte",
                is_pa_enheten=False,
                tillganglighet="Nås på telefon",
                borta_fran=dag,
                borta_till=dag,
            ),
            SysselsattningRad(portfolj_id=portfolj_id, fran=dag, procent=80),
            FranvaroRad(portfolj_id=portfolj_id, slag=Franvaroslag.SJUK, start=dag),
            SigneringRad(portfolj_id=portfolj_id, delmal="c2", datum=dag, signerad_namn="Maja Myrtuv"),
            TillgodoraknandeRad(
                portfolj_id=portfolj_id,
                delmal="a1",
                manader=2.5,
                slag=Tillgodoslag.DOKTORSEXAMEN,
                skal="Forskning",
                intyg="Intyg 1",
                beslutad_av="Chefen",
                datum=dag,
            ),
            HandledningstidRad(portfolj_id=portfolj_id, fran=dag, text="Torsdagar 8–9"),
            _merit(handledare),
            _merit(handledare, borttagen=dag),
            _atagande(portfolj_id, ansvarig_namn="Maja Myrtuv", ansvarig_id=handledare),
            _atagande(portfolj_id, borttagen=dag),
            _moment(portfolj_id, antal=2, delmal=koder("c10 c2"), anteckning="Med barnmorskan"),
            # What no longer counts:
            _moment(portfolj_id, borttagen=dag),
            SigneringRad(portfolj_id=portfolj_id, delmal="c10", datum=dag, signerad_namn="Maja", aterkallad=dag),
            TillgodoraknandeRad(portfolj_id=portfolj_id, skal="Fel", beslutad_av="Chefen", datum=dag, borttagen=dag),
            MetodRad(portfolj_id=portfolj_id, delmal="c10", metod=Metod.DOPS, borttagen=dag),
            SamtalRad(portfolj_id=portfolj_id, datum=dag, minuter=5, handledare_namn="Maja", borttagen=dag),
        ]
    )


def _merit(person_id: int, **falt: Any) -> MeritRad:
    dag = date(2025, 2, 1)
    return MeritRad(
        person_id=person_id,
        slag=Meritslag.HANDLEDARUTBILDNING,
        datum=dag,
        specialitet="allmanmedicin",
        foreskrift=Foreskrift.F2021,
        underlag="Intyg hos chefen",
        noterad=dag,
        **falt,
    )


def _atagande(portfolj_id: int, **falt: Any) -> AtagandeRad:
    dag = date(2025, 2, 1)
    return AtagandeRad(
        portfolj_id=portfolj_id,
        kalla=Atagandekalla.BESOK,
        kalla_id=7,
        text="Boka kurs",
        datum=dag,
        senast=date(2025, 3, 1),
        foljs_upp=date(2025, 4, 1),
        foljs_upp_av="Sixten Sippedal",
        klar=date(2025, 2, 20),
        slut=Atagandeslut.DELVIS,
        utfall="En av två",
        **falt,
    )


def _moment(portfolj_id: int, **falt: Any) -> MomentloggRad:
    dag, niva = date(2025, 2, 1), Sjalvstandighet.UNDER_HANDLEDNING
    return MomentloggRad(
        portfolj_id=portfolj_id, moment="spiral", namn="Spiralinsättning", datum=dag, sjalvstandighet=niva, **falt
    )
