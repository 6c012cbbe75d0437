"""Mails to those who are asked to answer a 360."""

from collections.abc import Iterable
from datetime import date

from app.config import Installningar
from app.db.session import WriteSession
from app.db.utkorg import Brevslag, NyttBrev, lagg_brev
from app.features.flerkalla.actions import Bjuden
from app.web.bedomningsbrev import FOT
from app.web.format import datum


def lankadress(val: Installningar, hemlighet: str) -> str:
    """The whole address of a respondent's link."""
    return f"{val.bas_url.rstrip('/')}/m/{hemlighet}"


def skicka(
    session: WriteSession, val: Installningar, bjudna: Iterable[Bjuden], namn: str, sista_dag: date,
    *, igen: bool = False,
) -> list[Bjuden]:  # fmt: skip
    """Mail the links of those who have an address; the others come back, to be handed theirs."""
    utan = []
    for bjuden in bjudna:
        rad = bjuden.inbjudan
        if not rad.epost or not val.has_epost:
            utan.append(bjuden)
            continue
        # No portfolio and no page is named: nobody is to read from the outbox whom reminders still go to.
        nytt = NyttBrev(
            nyckel=f"360:{rad.nyckel}", slag=Brevslag.FLERKALLA, till=rad.epost,
            amne=f"{'Påminnelse: s' if igen else 'S'}vara om {namn}",
            text=_text(lankadress(val, bjuden.hemlighet), namn, sista_dag, igen=igen),
        )  # fmt: skip
        lagg_brev(session, nytt)
    return utan


def _text(adress: str, namn: str, sista_dag: date, *, igen: bool) -> str:
    delar = [
        "Hej,",
        f"{namn}, som gör ST, ber om återkoppling från er som arbetar tillsammans. Det tar ungefär fem minuter.",
        "Du svarar utan namn. Svaren sammanställs, och inget visas för en grupp där bara några få har svarat.",
        f"Svara senast {datum(sista_dag)}: {adress}",
        "Länken är din egen och kan användas en gång. Skicka den inte vidare.",
        "Länken i det här brevet ersätter den du fick förut." if igen else "",
    ]
    return "\n\n".join(filter(None, delar)) + FOT
