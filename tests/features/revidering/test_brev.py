"""The mail that tells of a revision that came back."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from app.db.engine import Databas
from app.db.tabeller import BrevRad, HandledarskapRad, Konto, RevideringRad, RevideringSteg, Stegutfall
from app.domain.iup import Revideringsstatus
from tests.features.klient import Klient
from tests.features.varld import Varld, epost

K = Callable[[str], Klient]
HEMLIGT = "Hemligt skäl som bara står på sidan."


def _aterlamna(klient: K, varld: Varld, vem: str, steg: str) -> None:
    en = f"/portfolj/{varld.portfolj}/iup/{varld.revidering}"
    sida = klient(vem).skicka(en + steg, {"svar": "aterlamna", "kommentar": HEMLIGT}, fran=en)
    assert "Revideringen är återlämnad." in sida.text


def _till(databas: Databas) -> dict[str, str]:
    with databas.lasning() as session:
        return {brev.till: brev.text for brev in session.scalars(select(BrevRad))}


@pytest.fixture(autouse=True)
def _konton(databas: Databas) -> None:
    """Everybody has chosen a password: mails go only to those who can sign in."""
    with databas.skriv.begin() as koppling:
        koppling.execute(update(Konto).values(losenord="hash"))


@pytest.mark.usefixtures("post")
def test_the_st_lakare_is_told_who_returned_it_and_where_but_not_why(klient: K, varld: Varld, databas: Databas) -> None:
    _aterlamna(klient, varld, "handledare", "/signera")
    ((till, text),) = _till(databas).items()
    assert till == epost("st")
    assert "Bo Påhittad, huvudhandledare, har lämnat tillbaka revideringen av din IUP" in text
    assert f"/portfolj/{varld.portfolj}/iup/{varld.revidering}\n" in text
    assert HEMLIGT not in text
    assert "Din IUP är återlämnad" in klient("st").sida("/konto/brev").text


@pytest.mark.usefixtures("post")
@pytest.mark.parametrize("is_kvar", [True, False])
def test_whoever_signed_it_is_told_too_as_long_as_it_is_theirs(
    klient: K, varld: Varld, databas: Databas, idag: date, nu: datetime, is_kvar: bool
) -> None:
    with databas.skriv.begin() as koppling:
        koppling.execute(update(RevideringRad).values(status=Revideringsstatus.SIGNERAD, signerad=idag))
        koppling.execute(
            insert(RevideringSteg).values(
                revidering_id=varld.revidering, steg="huvudhandledare", utfall=Stegutfall.GODKAND, kommentar="",
                person_id=varld.personer["handledare"], tid=nu,
            )
        )  # fmt: skip
        if not is_kvar:
            koppling.execute(update(HandledarskapRad).values(till=idag - timedelta(days=1)))
    _aterlamna(klient, varld, "studierektor", "/godkann")
    brev = _till(databas)
    assert set(brev) == {epost("st"), epost("handledare")} if is_kvar else {epost("st")}
    if is_kvar:
        assert "har lämnat tillbaka revideringen av IUP för Astrid Exempel från" in brev[epost("handledare")]
    assert not any(HEMLIGT in text for text in brev.values())


def test_nobody_is_told_where_such_mails_are_turned_away_or_cannot_be_sent(
    klient: K, varld: Varld, databas: Databas, request: pytest.FixtureRequest
) -> None:
    _aterlamna(klient, varld, "handledare", "/signera")
    assert _till(databas) == {}, "no mail server is set"
    request.getfixturevalue("post")
    with databas.skriv.begin() as koppling:
        koppling.execute(update(RevideringRad).values(status=Revideringsstatus.INLAMNAD))
        koppling.execute(update(Konto).values(brev_av="begaran"))
    _aterlamna(klient, varld, "handledare", "/signera")
    assert _till(databas) == {}
