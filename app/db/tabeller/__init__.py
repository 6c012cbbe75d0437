"""SQLModel tables, one file per aggregate. Importing this module registers them all."""

from app.db.tabeller.aktivitet import AktivitetRad, AktivitetsmallRad, MetodRad, TjanstgoringRad
from app.db.tabeller.atagande import AtagandeRad
from app.db.tabeller.avstamning import AtgardsplanRad, AtgardsradRad, DokumentRad, IntroduktionRad, UndertecknandeRad
from app.db.tabeller.bedomning import BedomningRad, BedomningslankRad, SamtalRad, UtkastRad
from app.db.tabeller.brev import BrevRad, JobbkorningRad
from app.db.tabeller.flerkalla import FlerkallsinbjudanRad, FlerkallsrundaRad, FlerkallsvarRad
from app.db.tabeller.handledning import HandledningstidRad, MeritRad
from app.db.tabeller.import_ import Importkorning, Importutkast, Kolumnmappning
from app.db.tabeller.iup import RevideringRad, RevideringSteg, SigneringRad, Stegutfall, TillgodoraknandeRad
from app.db.tabeller.kalender import KalenderlankRad
from app.db.tabeller.konto import Inbjudan, Inloggning, Konto
from app.db.tabeller.logg import Formnyckel, Handelse, Lasning
from app.db.tabeller.moment import MomentloggRad
from app.db.tabeller.portfolj import FranvaroRad, HandledarskapRad, PortfoljRad, SysselsattningRad
from app.db.tabeller.regelstatus import Portfoljsumma, RegelstatusRad
from app.db.tabeller.signatur import SignaturRad
from app.db.tabeller.struktur import Enhet, Enhetsslag, Person, Uppdrag, Uppdragsroll
from app.db.tabeller.undervisning import ArbetsstegRad, KursmedelRad, NarvaroRad, StudietidRad

__all__ = [
    "AktivitetRad",
    "AktivitetsmallRad",
    "ArbetsstegRad",
    "AtagandeRad",
    "AtgardsplanRad",
    "AtgardsradRad",
    "BedomningRad",
    "BedomningslankRad",
    "BrevRad",
    "DokumentRad",
    "Enhet",
    "Enhetsslag",
    "FlerkallsinbjudanRad",
    "FlerkallsrundaRad",
    "FlerkallsvarRad",
    "Formnyckel",
    "FranvaroRad",
    "Handelse",
    "HandledarskapRad",
    "HandledningstidRad",
    "Importkorning",
    "Importutkast",
    "Inbjudan",
    "Inloggning",
    "IntroduktionRad",
    "JobbkorningRad",
    "KalenderlankRad",
    "Kolumnmappning",
    "Konto",
    "KursmedelRad",
    "Lasning",
    "MeritRad",
    "MetodRad",
    "MomentloggRad",
    "NarvaroRad",
    "Person",
    "PortfoljRad",
    "Portfoljsumma",
    "RegelstatusRad",
    "RevideringRad",
    "RevideringSteg",
    "SamtalRad",
    "SignaturRad",
    "SigneringRad",
    "Stegutfall",
    "StudietidRad",
    "SysselsattningRad",
    "TillgodoraknandeRad",
    "TjanstgoringRad",
    "UndertecknandeRad",
    "Uppdrag",
    "Uppdragsroll",
    "UtkastRad",
]
