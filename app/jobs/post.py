"""Carries the outbox to the mail server, one mail at a time."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_REGLER
from email.utils import format_datetime, parseaddr
from functools import partial
from typing import Any, Final

from app.config import Installningar
from app.db import utkorg
from app.db.engine import Databas
from app.db.utkorg import Utgaende
from app.underlag.regelunderlag import Regelverk

_TALAMOD: Final = 30  # seconds that the mail server has for each answer
_FOR_GOTT: Final = 500  # SMTP: from here on the refusal is for good


@dataclass(frozen=True, slots=True)
class Posttur:
    """What one round did: how many mails the server took, how many it never will, how many are to be tried again."""

    skickade: int = 0
    omojliga: int = 0
    senare: int = 0


class _Omojligt(Exception):
    """The mail server refused this very mail for good."""


class _Senare(Exception):
    """The mail was not taken now. `is_allmant`: nor would any other have been."""

    def __init__(self, text: str, *, is_allmant: bool) -> None:
        super().__init__(text)
        self.is_allmant = is_allmant


class _Osakert(Exception):
    """The connection broke after the mail was handed over and before the answer."""


def skicka_post(databas: Databas, val: Installningar, regelverk: Regelverk, nu: Callable[[], datetime]) -> Posttur:
    """Send every mail whose time has come. A server that does not answer ends the round.

    Each mail is claimed and saved as such before the server is spoken to, and what came of it is saved after.
    """
    skickade = omojliga = senare = 0
    with databas.lasning() as session:
        brev_idn = utkorg.forfallna(session, nu())
    for brev_id in brev_idn:
        stund = nu()
        skriv = partial(databas.skrivning, person_id=None, idag=stund.date(), nu=stund, regelverk=regelverk)
        with skriv() as session:
            brev = utkorg.ta_ut(session, brev_id)
        if brev is None:
            continue
        try:
            _lamna(val, brev)
        except _Osakert as fel:
            with skriv() as session:
                utkorg.notera_osakert(session, brev_id, str(fel))
        except _Omojligt as fel:
            omojliga += 1
            with skriv() as session:
                utkorg.ge_upp(session, brev_id, str(fel))
        except _Senare as fel:
            senare += 1
            with skriv() as session:
                utkorg.forsok_igen(session, brev_id, str(fel))
            if fel.is_allmant:
                break
        else:
            skickade += 1
            with skriv() as session:
                utkorg.skickat(session, brev_id)
    return Posttur(skickade, omojliga, senare)


def _lamna(val: Installningar, brev: Utgaende) -> None:
    """Hand one mail over, step by step, so that it is known what a broken connection leaves behind."""
    try:
        meddelande = skapa_meddelande(val, brev)
    except ValueError as fel:
        raise _Omojligt("Adressen går inte att skicka till.") from fel
    avsandare = parseaddr(val.avsandare)[1]
    with _forbindelse(val) as smtp:
        tillval = ["SMTPUTF8", "BODY=8BITMIME"] if not brev.till.isascii() else []
        if tillval and not smtp.has_extn("smtputf8"):
            raise _Omojligt("E-postservern kan inte skicka till adresser med å, ä eller ö.")
        _krav(smtp.mail(avsandare, tillval), is_allmant=True)
        _krav(smtp.rcpt(brev.till), is_allmant=False)
        try:
            svar = smtp.data(meddelande.as_bytes(policy=SMTP_REGLER.clone(utf8=bool(tillval))))
        except smtplib.SMTPDataError as fel:  # refused before anything of it was sent
            svar = (fel.smtp_code, _bytes(fel.smtp_error))
        except (OSError, smtplib.SMTPServerDisconnected) as fel:
            raise _Osakert("Förbindelsen bröts när brevet lämnades, så det kan ha kommit fram.") from fel
        _krav(svar, is_allmant=False)


def _krav(svar: tuple[int, bytes], *, is_allmant: bool) -> None:
    """Go on only where the server said yes. What it has against the sender is for the operator to mend: later."""
    kod, text = svar
    if kod < 400:  # noqa: PLR2004 - SMTP: below is yes
        return
    i_ord = f"{kod} {text.decode('utf-8', 'replace')}"
    if kod >= _FOR_GOTT and not is_allmant:
        raise _Omojligt(i_ord)
    raise _Senare(i_ord, is_allmant=is_allmant)


def _bytes(text: bytes | str) -> bytes:
    return text.encode() if isinstance(text, str) else text


@contextmanager
def _forbindelse(val: Installningar) -> Iterator[smtplib.SMTP]:
    """A connection that has said hello and signed in; whatever goes wrong with it concerns every mail."""
    try:
        smtp = _oppna(val)
    except (OSError, smtplib.SMTPException) as fel:
        raise _Senare(f"E-postservern svarar inte: {fel}", is_allmant=True) from fel
    try:
        yield smtp
    except (OSError, smtplib.SMTPException) as fel:
        raise _Senare(f"Förbindelsen till e-postservern bröts: {fel}", is_allmant=True) from fel
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()


def _oppna(val: Installningar) -> smtplib.SMTP:
    krypterat: dict[str, Any] = {"context": ssl.create_default_context()}
    if val.smtp_tls == "tls":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(val.smtp_vard, val.smtp_port, timeout=_TALAMOD, **krypterat)
    else:
        smtp = smtplib.SMTP(val.smtp_vard, val.smtp_port, timeout=_TALAMOD)
    try:
        smtp.ehlo_or_helo_if_needed()
        if val.smtp_tls == "starttls":
            smtp.starttls(**krypterat)
            smtp.ehlo()
        if val.smtp_anvandare:
            smtp.login(val.smtp_anvandare, val.smtp_losenord)
    except (OSError, smtplib.SMTPException):
        smtp.close()
        raise
    return smtp


def skapa_meddelande(val: Installningar, brev: Utgaende) -> EmailMessage:
    """The mail as it is sent: plain text in UTF-8. Its id is the same at every try, so a second copy is known as one.

    Raises:
        ValueError: the address or the subject is none that a mail can have.
    """
    namn, adress = parseaddr(val.avsandare)
    konto, snabel_a, doman = brev.till.rpartition("@")
    if not snabel_a:
        raise ValueError(brev.till)
    meddelande = EmailMessage()
    meddelande["From"] = Address(namn, addr_spec=adress)
    meddelande["To"] = Address(username=konto, domain=doman)
    meddelande["Subject"] = brev.amne
    meddelande["Date"] = format_datetime(brev.skapad.astimezone(UTC))
    meddelande["Message-ID"] = f"<brev-{brev.id}-{brev.skapad:%Y%m%d%H%M%S}@{adress.rpartition('@')[2]}>"
    meddelande["Auto-Submitted"] = "auto-generated"
    meddelande.set_content(brev.text, cte="quoted-printable")
    return meddelande
