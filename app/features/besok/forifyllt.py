"""What a document's form is filled in with from the portfolio's own records."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from app.domain.atagande import Atagande, Atagandekalla, Atagandeslut
from app.domain.avstamning import Dokument, Dokumentslag, klara
from app.domain.bedomning import Bedomning
from app.domain.dokumentmall import NASTA, Dokumentmall
from app.domain.portfolj import Portfolj
from app.domain.tid import EN_DAG, add_months
from app.web.format import antal, datum, minuter
from app.web.ord import METOD
from app.web.sida import Portfoljsida

_SLUT: Final[Mapping[Atagandeslut, str]] = {
    Atagandeslut.GJORT: "gjort",
    Atagandeslut.DELVIS: "delvis gjort",
    Atagandeslut.AVSKRIVET: "behövs inte längre",
}


def forra_besoket(portfolj: Portfolj) -> Dokument | None:
    """The latest visit that is signed by both."""
    return next(reversed(klara(portfolj.dokument, Dokumentslag.BESOK)), None)


def sedan(portfolj: Portfolj, slag: Dokumentslag) -> date:
    """The day from which a document of that kind tells: after the latest visit, or the latest of its own kind."""
    hallna = klara(portfolj.dokument, Dokumentslag.BESOK if slag is not Dokumentslag.UTLATANDE else slag)
    return hallna[-1].datum + EN_DAG if hallna else portfolj.utbildning.start


def forifyll(sida: Portfoljsida, mall: Dokumentmall) -> dict[str, list[str]]:
    """The fields of a new document, with today and what the records tell."""
    fran = sedan(sida.portfolj, mall.slag)
    falt = {"datum": [sida.idag.isoformat()]}
    for ett in mall.falt:
        if ett.forifylls:
            falt[ett.id] = [_KALLOR[ett.forifylls](sida, fran)]
    if mall.har(NASTA):
        falt[NASTA] = [_om_ett_ar(sida).isoformat()] if mall.slag is Dokumentslag.BESOK else []
    return falt


def _om_ett_ar(sida: Portfoljsida) -> date:
    """A weekday a year from today."""
    dag = add_months(sida.idag, 12)
    while dag.weekday() >= _LORDAG:
        dag -= EN_DAG
    return dag


_LORDAG: Final = 5


def hant(portfolj: Portfolj, fran: date, till: date) -> tuple[str, ...]:
    """What happened from `fran` up to and including `till`, a sentence each."""
    return tuple(_hant(portfolj, fran, till))


def _hant(portfolj: Portfolj, fran: date, till: date) -> Iterator[str]:
    bedomda = [b for b in portfolj.signerade_bedomningar if fran <= b.datum <= till]
    if bedomda:
        av = antal(len({b.bedomare_namn for b in bedomda}), "bedömare", "bedömare")
        yield f"{antal(len(bedomda), 'bedömning', 'bedömningar')} av {av}: {_per_metod(bedomda)}."
    else:
        yield "Inga bedömningar."
    samtal = [s for s in portfolj.handledarsamtal if fran <= s.datum <= till]
    if samtal:
        langd = minuter(sum(s.minuter for s in samtal))
        senast = datum(max(s.datum for s in samtal))
        yield f"{antal(len(samtal), 'handledarsamtal', 'handledarsamtal')}, {langd}, senast {senast}."
    else:
        yield "Ingen dokumenterad handledning."
    klara_nu = [a for a in portfolj.gallande_aktiviteter if a.is_genomford and a.slut and fran <= a.slut <= till]
    if klara_nu:
        titlar = "; ".join(a.titel for a in sorted(klara_nu, key=lambda a: (a.slut or date.max, a.id)))
        yield f"{antal(len(klara_nu), 'genomförd aktivitet', 'genomförda aktiviteter')}: {titlar}."
    reviderade = sorted(r.datum for r in portfolj.gallande_revideringar if fran <= r.datum <= till)
    if reviderade:
        yield f"IUP genomgången {', '.join(map(datum, reviderade))}."
    signerade = sorted(s.delmal for s in portfolj.signeringar if fran <= s.datum <= till)
    if signerade:
        yield f"Signerade delmål: {', '.join(signerade)}."


def _per_metod(bedomda: list[Bedomning]) -> str:
    per = Counter(METOD[b.metod] for b in bedomda)
    return ", ".join(f"{namn} {tal}" for namn, tal in sorted(per.items(), key=lambda par: (-par[1], par[0])))


def _aret(sida: Portfoljsida, fran: date) -> str:
    return "\n".join(hant(sida.portfolj, fran, sida.idag))


def _delmal(sida: Portfoljsida, fran: date) -> str:
    """Delmål that an activity was done towards, or that were assessed."""
    portfolj = sida.portfolj
    gjorda = {
        kod for a in portfolj.gallande_aktiviteter if a.is_genomford and a.slut and a.slut >= fran for kod in a.delmal
    }
    bedomda = {kod for b in portfolj.signerade_bedomningar if b.datum >= fran for kod in b.delmal}
    rader = [f"Genomförd aktivitet: {', '.join(sorted(gjorda))}."] if gjorda else []
    return "\n".join(rader + ([f"Bedömda: {', '.join(sorted(bedomda))}."] if bedomda else []))


def _deltagare(sida: Portfoljsida, _: date) -> str:
    namn = [sida.portfolj.namn, sida.aktor.namn]
    huvud = sida.portfolj.huvudhandledare(sida.idag)
    return ", ".join(dict.fromkeys([*namn, *([huvud.namn] if huvud else [])]))


def _huvudhandledare(sida: Portfoljsida, _: date) -> str:
    huvud = sida.portfolj.huvudhandledare(sida.idag)
    return huvud.namn if huvud else ""


def _forra(sida: Portfoljsida, _: date) -> str:
    forra = forra_besoket(sida.portfolj)
    if forra is None:
        return ""
    ataganden = fran_besok(sida.portfolj, forra)
    return "\n".join(map(atagande_i_ord, ataganden)) or forra.svarat("overenskommet")


def fran_besok(portfolj: Portfolj, besok: Dokument) -> tuple[Atagande, ...]:
    """What was agreed at that visit."""
    return tuple(a for a in portfolj.ataganden if a.kalla is Atagandekalla.BESOK and a.kalla_id == besok.id)


def atagande_i_ord(ett: Atagande) -> str:
    """An agreed action with what came of it: "Boka kursen (ST-läkaren): gjort 3 mars 2026."."""
    vem = ett.ansvarig_namn or "ST-läkaren"
    if ett.klar is None or ett.slut is None:
        return f"{ett.text.rstrip('.')} ({vem}): inte gjort än."
    utfall = f" {ett.utfall}" if ett.utfall else ""
    return f"{ett.text.rstrip('.')} ({vem}): {_SLUT[ett.slut]} {datum(ett.klar)}.{utfall}"


_KALLOR: Final[Mapping[str, Callable[[Portfoljsida, date], str]]] = {
    "aret": _aret,
    "delmal": _delmal,
    "deltagare": _deltagare,
    "forra": _forra,
    "huvudhandledare": _huvudhandledare,
}
