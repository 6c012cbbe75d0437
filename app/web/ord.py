"""Swedish words for the domain's values: every text of a value that a page or a file shows stands here."""

from collections.abc import Mapping
from typing import Final

from app.domain.aktivitet import Aktivitetsstatus, BtDel, TjanstgoringsTyp
from app.domain.atgardsplan import Planutfall
from app.domain.avstamning import Dokumentslag, Dokumentstatus, Part
from app.domain.delmal import Delmalgrupp
from app.domain.handledning import Handledarroll, IupPunkt, Meritslag, Samtalsslag
from app.domain.iup import Tillgodoslag
from app.domain.kedja import AktivitetsNod, BedomningsNod, Delmalsstatus, MetodNod
from app.domain.kursmedel import Medelstatus
from app.domain.malbeskrivning import Specialitetstyp, TitelTyp
from app.domain.moment import Sjalvstandighet
from app.domain.portfolj import BtLage, Utbildningsslag
from app.domain.rattsgrund import Kallslag, Niva
from app.domain.regionplan import Tidpunkt
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod, Miljo, Signerare
from app.domain.tjanst import Franvaroslag
from app.domain.undervisning import Arbetsstegsslag, Narvaroslag

AKTIVITETSSLAG: Final[Mapping[Aktivitetsslag, str]] = {
    Aktivitetsslag.KLINISK_TJANSTGORING: "Klinisk tjänstgöring under handledning",
    Aktivitetsslag.AUSKULTATION: "Auskultation",
    Aktivitetsslag.KURS: "Kurs",
    Aktivitetsslag.KVALITETSARBETE: "Kvalitets- och utvecklingsarbete",
    Aktivitetsslag.UTVECKLINGSARBETE: "Deltagande i utvecklingsarbete",
    Aktivitetsslag.SKRIFTLIGT_ARBETE: "Självständigt skriftligt arbete",
    Aktivitetsslag.REFLEKTION_I_GRUPP: "Reflektion i grupp",
    Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING: "Handleda under handledning",
    Aktivitetsslag.UNDERVISA_UNDER_HANDLEDNING: "Undervisa under handledning",
    Aktivitetsslag.SEMINARIUM: "Seminarium",
    Aktivitetsslag.STORRE_SAMMANKOMST: "Vetenskapligt möte eller annan större sammankomst",
    Aktivitetsslag.MEDSITTNING: "Medsittning",
    Aktivitetsslag.SIMULERING: "Simulering",
    Aktivitetsslag.TEORETISKA_STUDIER: "Teoretiska studier",
    Aktivitetsslag.DIAGNOSTIK_OCH_BEHANDLINGSKONFERENS: "Diagnostik- och behandlingskonferens",
    Aktivitetsslag.VARDTEAMARBETE: "Arbete i vårdteam",
    Aktivitetsslag.SJALVSTUDIER: "Självstudier",
    Aktivitetsslag.ANNAN: "Annan aktivitet",
}

METOD: Final[Mapping[Metod, str]] = {
    Metod.MINI_CEX: "Mini-CEX",
    Metod.DOPS: "DOPS",
    Metod.CBD: "CBD (falldiskussion)",
    Metod.MEDSITTNING: "Medsittning",
    Metod.VIDEOKONSULTATION: "Videoinspelad konsultation",
    Metod.FLERKALLA: "360-gradersbedömning (MSF)",
    Metod.SPECIALISTKOLLEGIUM: "Specialistkollegium",
    Metod.MITT_I_ST: "Mitt-i-ST",
    Metod.MUNTLIG_PRESENTATION: "Återkoppling efter muntlig presentation",
    Metod.JOURNALGRANSKNING: "Journalgranskning",
    Metod.HANDLEDNING_PA_HANDLEDNING: "Handledning på handledning",
    Metod.UNDERVISA_UNDER_HANDLEDNING: "Undervisa under handledning",
    Metod.LEDARSKAP: "Ledarskap och teamarbete",
    Metod.VETENSKAPLIG_GRANSKNING: "Kritisk granskning av vetenskap",
    Metod.EPA: "EPA",
    Metod.HANDLEDARBEDOMNING: "Handledarens samlade bedömning",
    Metod.KUNSKAPSPROV: "Kunskapsprov",
    Metod.PORTFOLJGENOMGANG: "Portföljgenomgång",
    Metod.SJALVSKATTNING: "Självskattning",
    Metod.ANNAN: "Annan metod",
}

MILJO: Final[Mapping[Miljo, str]] = {
    Miljo.RELEVANT_ENHET: "vid enhet vars verksamhet motsvarar delmålet",
    Miljo.PRIMARVARD_MOTTAGNING: "vid vårdenhet med mottagning inom primärvården",
}

DELMALGRUPP: Final[Mapping[Delmalgrupp, str]] = {
    Delmalgrupp.A: "Gemensamma delmål a",
    Delmalgrupp.B: "Gemensamma delmål b",
    Delmalgrupp.C: "Specialitetens delmål c",
    Delmalgrupp.BT: "Bastjänstgöringens delmål",
    Delmalgrupp.STA: "Gemensamma delmål STa",
    Delmalgrupp.STB: "Gemensamma delmål STb",
    Delmalgrupp.STC: "Specialitetens delmål STc",
}

SIGNERARE: Final[Mapping[Signerare, str]] = {
    Signerare.HANDLEDARE: "handledare",
    Signerare.KURSLEDARE: "kursledare",
    Signerare.HUVUDANSVARIG_HANDLEDARE: "huvudansvarig handledare",
    Signerare.HUVUDANSVARIG_VERKSAMHETSCHEF: "huvudansvarig verksamhetschef",
    Signerare.EXTERN_BEDOMARE: "extern bedömare",
    Signerare.SOKANDE: "sökanden",
}

TITEL_TYP: Final[Mapping[TitelTyp, str]] = {
    TitelTyp.OFFICIELL: "Föreskriftens titel",
    TitelTyp.OFFICIELL_EJ_KONTROLLERAD: "Föreskriftens titel, ej kontrollerad mot föreskriften",
    TitelTyp.EGEN_BENAMNING: "Vår benämning, föreskriften har ingen titel",
}

SPECIALITETSTYP: Final[Mapping[Specialitetstyp, str]] = {
    Specialitetstyp.BAS: "Basspecialitet",
    Specialitetstyp.GREN: "Grenspecialitet",
    Specialitetstyp.TILLAGG: "Tilläggsspecialitet",
    Specialitetstyp.BT: "Bastjänstgöring",
}

NIVA: Final[Mapping[Niva, str]] = {
    Niva.FORESKRIFT: "Föreskrift",
    Niva.ALLMANT_RAD: "Allmänt råd",
    Niva.KVALITETSINDIKATOR: "Kvalitetsindikator",
    Niva.LOKAL: "Lokal riktlinje",
}

KALLSLAG: Final[Mapping[Kallslag, str]] = {
    Kallslag.FORFATTNING: "Författning",
    Kallslag.GRANSKNINGSMODELL: "Granskningsmodell",
    Kallslag.REGIONAL: "Regional riktlinje",
    Kallslag.PRAXIS: "Praxis",
    Kallslag.TOLKNING: "Vår tolkning",
    Kallslag.SUNT_FORNUFT: "Sunt förnuft",
}

DELMALSSTATUS: Final[Mapping[Delmalsstatus, str]] = {
    Delmalsstatus.EJ_PABORJAD: "Ej påbörjat",
    Delmalsstatus.PLANERAD: "Planerat",
    Delmalsstatus.PAGAR: "Pågår",
    Delmalsstatus.UNDERLAG_KLART: "Underlag klart",
    Delmalsstatus.UPPFYLLD: "Uppfyllt",
}

AKTIVITETSNOD: Final[Mapping[AktivitetsNod, str]] = {
    AktivitetsNod.SAKNAS: "saknas",
    AktivitetsNod.PLANERAD: "planerad",
    AktivitetsNod.DELVIS: "delvis genomförd",
    AktivitetsNod.KLAR: "genomförd",
}

KOMPETENSOMRADE: Final[Mapping[Kompetensomrade, str]] = {
    Kompetensomrade.LEDARSKAP: "Ledarskap",
    Kompetensomrade.KOMMUNIKATION: "Kommunikation",
    Kompetensomrade.UNDERVISNING: "Undervisning",
    Kompetensomrade.HANDLEDARSKAP: "Handledarskap",
    Kompetensomrade.VETENSKAP: "Vetenskap",
    Kompetensomrade.KVALITET: "Kvalitetsarbete",
}

METODNOD: Final[Mapping[MetodNod, str]] = {MetodNod.SAKNAS: "saknas", MetodNod.VALD: "vald"}

BEDOMNINGSNOD: Final[Mapping[BedomningsNod, str]] = {
    BedomningsNod.SAKNAS: "saknas",
    BedomningsNod.BEGARD: "begärd",
    BedomningsNod.SIGNERAD: "signerad",
}

AKTIVITETSSTATUS: Final[Mapping[Aktivitetsstatus, str]] = {
    Aktivitetsstatus.FORESLAGEN: "Föreslagen",
    Aktivitetsstatus.PLANERAD: "Planerad",
    Aktivitetsstatus.GENOMFORD: "Genomförd",
    Aktivitetsstatus.ATERKALLAD: "Återkallad",
}

TJANSTGORINGSTYP: Final[Mapping[TjanstgoringsTyp, str]] = {
    TjanstgoringsTyp.HEMENHET: "På hemenheten",
    TjanstgoringsTyp.SIDOTJANSTGORING: "Sidotjänstgöring",
    TjanstgoringsTyp.BT_DEL: "Del av bastjänstgöringen (BT)",
}

BT_DEL: Final[Mapping[BtDel, str]] = {
    BtDel.AKUTSJUKVARD: "Akutsjukvård",
    BtDel.PRIMARVARD: "Primärvård",
    BtDel.PSYKIATRI: "Psykiatri",
}

HANDLEDARROLL: Final[Mapping[Handledarroll, str]] = {
    Handledarroll.HUVUDHANDLEDARE: "Huvudhandledare",
    Handledarroll.HANDLEDARE: "Handledare",
    Handledarroll.STALLFORETRADARE: "Ersättare för huvudhandledaren",
}

SAMTALSSLAG: Final[Mapping[Samtalsslag, str]] = {
    Samtalsslag.ORDINARIE: "Vanlig handledning",
    Samtalsslag.IUP_GENOMGANG: "Genomgång av IUP",
    Samtalsslag.OM_HANDLEDNING: "Handledning på handledning",
}

IUP_PUNKT: Final[Mapping[IupPunkt, str]] = {
    IupPunkt.HELHETEN: "Hela planen",
    IupPunkt.PLACERINGAR: "Placeringar",
    IupPunkt.KURSER: "Kurser och studier",
    IupPunkt.BEDOMNINGAR: "Planerade bedömningar",
    IupPunkt.EGET_ARBETE: "Eget arbete",
}

MERITSLAG: Final[Mapping[Meritslag, str]] = {
    Meritslag.SPECIALIST: "Specialistbevis",
    Meritslag.HANDLEDARUTBILDNING: "Handledarutbildning",
    Meritslag.FORTBILDNING: "Årlig fortbildning eller nätverksträff",
}

UTBILDNINGSSLAG: Final[Mapping[Utbildningsslag, str]] = {
    Utbildningsslag.ST: "ST",
    Utbildningsslag.INFOR_ST: "Legitimerad läkare med sikte på ST",
}

BT_LAGE: Final[Mapping[BtLage, str]] = {
    BtLage.EJ_AKTUELL: "Ingår inte",
    BtLage.INGAR: "Ingår i utbildningen",
    BtLage.GODKAND: "Godkänd",
}

FRANVAROSLAG: Final[Mapping[Franvaroslag, str]] = {
    Franvaroslag.FORALDRALEDIG: "Föräldraledighet",
    Franvaroslag.SJUK: "Sjukfrånvaro",
    Franvaroslag.TJANSTLEDIG: "Tjänstledighet",
    Franvaroslag.ANNAN: "Annan frånvaro",
}

TILLGODOSLAG: Final[Mapping[Tillgodoslag, str]] = {
    Tillgodoslag.TJANSTGORING: "Tidigare tjänstgöring",
    Tillgodoslag.TIDIGARE_SPECIALITET: "Tidigare specialitet",
    Tillgodoslag.DOKTORSEXAMEN: "Doktorsexamen",
}

SJALVSTANDIGHET: Final[Mapping[Sjalvstandighet, str]] = {
    Sjalvstandighet.OBSERVERAT: "Såg på",
    Sjalvstandighet.UNDER_HANDLEDNING: "Under handledning",
    Sjalvstandighet.SJALVSTANDIGT: "Självständigt",
}

NARVAROSLAG: Final[Mapping[Narvaroslag, str]] = {
    Narvaroslag.SEMINARIUM: "Seminarium",
    Narvaroslag.BASGRUPP: "Basgrupp",
    Narvaroslag.ST_TRAFF: "ST-träff",
    Narvaroslag.ARTIKELGRANSKNING: "Artikelgranskning",
    Narvaroslag.INTERN_UTBILDNING: "Intern utbildning",
}

MEDELSTATUS: Final[Mapping[Medelstatus, str]] = {
    Medelstatus.SOKT: "Sökt",
    Medelstatus.BEVILJAD: "Beviljad",
    Medelstatus.AVSLAGEN: "Avslagen",
}

ARBETSSTEG: Final[Mapping[Arbetsstegsslag, str]] = {
    Arbetsstegsslag.HANDLEDARE: "Handledare för arbetet",
    Arbetsstegsslag.PROJEKTPLAN: "Projektplan",
    Arbetsstegsslag.GENOMFORANDE: "Genomförande",
    Arbetsstegsslag.RAPPORT: "Rapport",
    Arbetsstegsslag.REDOVISNING: "Redovisning",
    Arbetsstegsslag.GODKANNANDE: "Godkännande",
}

DOKUMENTSLAG: Final[Mapping[Dokumentslag, str]] = {
    Dokumentslag.BESOK: "Studierektorsbesök",
    Dokumentslag.ARSRAPPORT: "Årsrapport",
    Dokumentslag.UTLATANDE: "Handledarutlåtande",
    Dokumentslag.UTVECKLINGSSAMTAL: "Utvecklingssamtal",
    Dokumentslag.SLUTGENOMGANG: "Slutgenomgång",
    Dokumentslag.KONTRAKT: "Utbildningskontrakt",
    Dokumentslag.TILLSTYRKAN: "Tillstyrkan av anställning",
}

DOKUMENTSTATUS: Final[Mapping[Dokumentstatus, str]] = {
    Dokumentstatus.PLANERAD: "Planerat",
    Dokumentstatus.UTKAST: "Utkast",
    Dokumentstatus.UNDERTECKNAS: "Väntar på underskrift",
    Dokumentstatus.KLAR: "Underskrivet",
    Dokumentstatus.ERSATT: "Ersatt av en rättad upplaga",
    Dokumentstatus.AVBOKAD: "Avbokat",
}

PART: Final[Mapping[Part, str]] = {
    Part.ST_LAKARE: "ST-läkare",
    Part.HUVUDHANDLEDARE: "Huvudhandledare",
    Part.STUDIEREKTOR: "Studierektor",
    Part.CHEF: "Chef",
}

PLANUTFALL: Final[Mapping[Planutfall, str]] = {
    Planutfall.UPPNATT: "Målet är nått",
    Planutfall.DELVIS: "Målet är delvis nått",
    Planutfall.EJ_UPPNATT: "Målet är inte nått",
}

TIDPUNKT: Final[Mapping[Tidpunkt, str]] = {
    Tidpunkt.TIDIGT: "Tidigt i ST",
    Tidpunkt.FORSTA_HALVAN: "Första halvan av ST",
    Tidpunkt.ANDRA_HALVAN: "Andra halvan av ST",
    Tidpunkt.NAR_SOM_HELST: "När som helst",
}
