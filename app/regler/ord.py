"""The words the rules use in their sentences, for those who read Swedish and no codes."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from app.domain.slag import Aktivitetsslag, Miljo
from app.domain.tid import EN_DAG, manader_dagar

MANADER: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)

AKTIVITETSSLAG: Final = {
    Aktivitetsslag.KLINISK_TJANSTGORING: "klinisk tjänstgöring",
    Aktivitetsslag.AUSKULTATION: "auskultation",
    Aktivitetsslag.KURS: "kurs",
    Aktivitetsslag.KVALITETSARBETE: "kvalitets- och utvecklingsarbete",
    Aktivitetsslag.UTVECKLINGSARBETE: "utvecklingsarbete",
    Aktivitetsslag.SKRIFTLIGT_ARBETE: "självständigt skriftligt arbete",
    Aktivitetsslag.REFLEKTION_I_GRUPP: "reflektion i grupp",
    Aktivitetsslag.HANDLEDA_UNDER_HANDLEDNING: "att handleda under handledning",
    Aktivitetsslag.UNDERVISA_UNDER_HANDLEDNING: "att undervisa under handledning",
    Aktivitetsslag.SEMINARIUM: "seminarium",
    Aktivitetsslag.STORRE_SAMMANKOMST: "större sammankomst",
    Aktivitetsslag.MEDSITTNING: "medsittning",
    Aktivitetsslag.SIMULERING: "simulering",
    Aktivitetsslag.TEORETISKA_STUDIER: "teoretiska studier",
    Aktivitetsslag.DIAGNOSTIK_OCH_BEHANDLINGSKONFERENS: "diagnostik- och behandlingskonferens",
    Aktivitetsslag.VARDTEAMARBETE: "arbete i vårdteam",
    Aktivitetsslag.SJALVSTUDIER: "självstudier",
    Aktivitetsslag.ANNAN: "annan aktivitet",
}

MILJO: Final = {
    Miljo.RELEVANT_ENHET: "på en enhet som motsvarar delmålet",
    Miljo.PRIMARVARD_MOTTAGNING: "på mottagning i primärvården",
}


def datum(dag: date) -> str:
    """A day as written in running text: "3 mars 2026"."""
    return f"{dag.day} {MANADER[dag.month - 1]} {dag.year}"


def uppraknat(led: Sequence[str], bindeord: str = "och") -> str:
    """A list in running text: "a, b och c"."""
    return f" {bindeord} ".join(filter(None, (", ".join(led[:-1]), led[-1]))) if led else ""


def antal_av(antal: int, krav: int, vad: str, skriv: Callable[[int], str] = str) -> str:
    """How many there are of how many: "3 av 4 bedömningar", or "5 bedömningar (minst 4 behövs)"."""
    if antal <= krav and krav:
        return f"{skriv(antal)} av {skriv(krav)} {vad}"
    return f"{skriv(antal)} {vad} ({f'minst {skriv(krav)}' if krav else 'inga'} behövs)"


def tid_efter(fran: date, till: date) -> str:
    """How long after `fran` the day `till` lies: "14 mån" or "6 mån och 3 dagar"."""
    spann = manader_dagar(fran, till - EN_DAG)
    dagar = f"{spann.dagar} {'dag' if spann.dagar == 1 else 'dagar'}"
    if not spann.manader:
        return dagar
    return f"{spann.manader} mån och {dagar}" if spann.dagar else f"{spann.manader} mån"


def manadstal(manader: Fraction, mot: Fraction | int | None = None) -> str:
    """A number of months with one decimal where it is not whole: "60", "4,5".

    It has more decimals where it would else read the same as `mot`, which it is held against: "17,97" against 18.
    """
    jamnt = f"{float(mot):.1f}" if mot is not None and manader != mot else ""
    antal = next((n for n in range(1, 5) if float(f"{float(manader):.{n}f}") != float(jamnt or "nan")), 5)
    return f"{float(manader):.{antal}f}".removesuffix(".0").replace(".", ",")


def langd_i_ord(manader: tuple[int, int]) -> str:
    """A length (least, most) in running text: "2–3 månader", "1 månad"."""
    minst, hogst = manader
    if minst != hogst:
        return f"{minst}–{hogst} månader"
    return f"{minst} {'månad' if minst == 1 else 'månader'}"
