"""Mails about requests for assessments: what they say, and to whom they go."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import update
from sqlmodel import col

from app.config import Installningar
from app.db.bedomningslankar import OBJEKT, Mottagare, NyLank, mottagare, senaste_lank, skapa_lank
from app.db.brevval import Brevgrupp
from app.db.logg import Handelseslag, handelse
from app.db.session import WriteSession
from app.db.tabeller import BedomningRad
from app.db.utkorg import KODTID, Brevslag, NyttBrev, lagg_brev
from app.domain.begaran import Begaran
from app.web.format import datum
from app.web.ord import METOD

FOT: Final = "\n\nBrevet är skickat automatiskt från ST-portföljen och går inte att svara på.\n"


@dataclass(frozen=True, slots=True)
class Brevbarare:
    """Writes mails within one transaction. `namn` is the ST-läkare's, `regler` what the region has decided."""

    session: WriteSession
    val: Installningar
    namn: str
    regler: Begaran

    def begaran(self, rad: BedomningRad) -> Mottagare:
        """Tell the assessor what is asked: with a link to the inbox, or with a one-time link where there is no account.

        Nothing goes where mail is not set up, no address is known or such mails are turned away; the answer tells whom
        it was meant for.
        """
        till = mottagare(self.session, rad)
        if Brevgrupp.BEGARAN in till.bortvalt:
            return till
        if till.epost and self.val.has_epost and till.has_konto:
            nyckel = f"begaran:{rad.id}:{rad.version}"
            self._lagg(Brevslag.BEGARAN, nyckel, till, rad, amne=self._amne(), vag=self._inloggad(rad))
        elif till.epost and self.val.has_epost:
            self.lank(rad, till.epost)
        return till

    def lank(self, rad: BedomningRad, epost: str) -> NyLank:
        """Make a one-time link and mail it; with an empty address nothing is mailed."""
        ny, till = self._ny_lank(rad, epost), Mottagare(epost, None, has_konto=False)
        if epost and self.val.has_epost:
            vag = self._lanktext(rad, ny)
            self._lagg(Brevslag.BEDOMNINGSLANK, f"lank:{ny.id}", till, rad, amne=self._amne(), vag=vag)
        return ny

    def paminn(self, rad: BedomningRad) -> bool:
        """Remind of what was asked and write the event; False where nobody is to be reached, and nothing is written.

        Whoever has no account gets a new link, and the old one still opens.
        """
        till = mottagare(self.session, rad)
        if not till.has_konto:
            forra = senaste_lank(self.session, rad.id or 0)
            till = replace(till, epost=till.epost or (forra.epost if forra else ""))
        if not till.epost or not self.val.has_epost or Brevgrupp.PAMINNELSE in till.bortvalt:
            return False
        nummer = rad.paminnelser + 1
        vag = self._inloggad(rad) if till.has_konto else self._lanktext(rad, self._ny_lank(rad, till.epost))
        amne = f"Påminnelse: {self.namn} väntar på din bedömning"
        self._lagg(Brevslag.PAMINNELSE, f"paminnelse:{rad.id}:{nummer}", till, rad, amne=amne, vag=vag)
        # The version stays: an assessor who has the form open has seen all that is to be signed.
        self.session.execute(
            update(BedomningRad)
            .where(col(BedomningRad.id) == rad.id)
            .values(paminnelser=nummer, paminnd=self.session.idag)
        )
        handelse(
            self.session, Handelseslag.BEDOMNING_PAMIND, portfolj_id=rad.portfolj_id, objekt=OBJEKT, objekt_id=rad.id,
            detalj={"nummer": nummer},
        )  # fmt: skip
        return True

    def _ny_lank(self, rad: BedomningRad, epost: str) -> NyLank:
        forra = senaste_lank(self.session, rad.id or 0)
        till = self.regler.lank_till(self.session.idag, rad.svara_senast)
        return skapa_lank(self.session, rad.id or 0, epost, till, forra.utkast if forra else None)

    def _lagg(self, brev: Brevslag, nyckel: str, till: Mottagare, rad: BedomningRad, *, amne: str, vag: str) -> None:
        nytt = NyttBrev(
            nyckel=nyckel, slag=brev, till=till.epost, amne=amne, text=self._text(rad, vag), person_id=till.person_id,
            portfolj_id=rad.portfolj_id, objekt=OBJEKT, objekt_id=rad.id,
        )  # fmt: skip
        lagg_brev(self.session, nytt)

    def _amne(self) -> str:
        return f"Bedömning av {self.namn}"

    def _text(self, rad: BedomningRad, vag: str) -> str:
        delar = [
            "Hej,",
            f"Du är ombedd att bedöma {self.namn}, som gör ST.",
            f"Vad: {METOD[rad.metod]}, {datum(rad.datum)}" + (f"\nSituation: {rad.situation}" if rad.situation else ""),
            f"Svara senast {datum(rad.svara_senast)}." if rad.svara_senast else "",
            vag,
            "Kan du inte? Tacka nej på samma sida, så kan någon annan tillfrågas.",
        ]
        return "\n\n".join(del_ for del_ in delar if del_) + FOT

    def _inloggad(self, rad: BedomningRad) -> str:
        return f"Öppna begäran: {bedomningsadress(self.val, rad)}"

    def _lanktext(self, rad: BedomningRad, ny: NyLank) -> str:
        dag = self.regler.lank_till(self.session.idag, rad.svara_senast)
        return (
            f"Öppna formuläret: {lankadress(self.val, ny.hemlighet)}\n\nInget konto behövs. Länken är din egen, gäller "
            f"till och med {datum(dag)} och slutar gälla när du har signerat. Skicka den inte vidare."
        )


def lankadress(val: Installningar, hemlighet: str) -> str:
    """The whole address of a one-time link."""
    return f"{val.bas_url.rstrip('/')}/b/{hemlighet}"


def bedomningsadress(val: Installningar, rad: BedomningRad) -> str:
    """The whole address of the page of one assessment."""
    return f"{val.bas_url.rstrip('/')}/portfolj/{rad.portfolj_id}/bedomning/{rad.id}"


def kodbrev(kod: str, namn: str, dag: date) -> tuple[str, str]:
    """Subject and text of the mail with a code."""
    minuter = int(KODTID.total_seconds() // 60)
    text = (
        f"Hej,\n\nKoden är {kod}. Skriv den på sidan där du bedömer {namn} ({datum(dag)}) för att signera. "
        f"Den gäller i {minuter} minuter.\n\nHar du inte bett om någon kod kan du slänga brevet.{FOT}"
    )
    return f"{kod} är din kod", text
