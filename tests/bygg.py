"""Builders of portfolios and of what they are judged against: say only what the test is about.

Dates are written "2026-03-01". Ids are counted by themselves; give `id` only where the test refers to it.
`portfolj(...)` takes the records in any order and puts each where it belongs.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus, PlaneradMetod, Tjanstgoring, TjanstgoringsTyp
from app.domain.atagande import Atagande, Atagandekalla, Atagandeslut
from app.domain.atgardsplan import Atgardsplan, Atgardsrad
from app.domain.avstamning import Dokument, Dokumentslag, Dokumentstatus, Part, Undertecknande
from app.domain.bedomning import Bedomning, Bedomningsstatus, Svar
from app.domain.delmal import DelmalKod
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
from app.domain.introduktion import Introduktionspunkt
from app.domain.iup import (
    DelmalSignering,
    Revidering,
    Revideringsslag,
    Revideringsstatus,
    Tillgodoraknande,
    Tillgodoslag,
)
from app.domain.kursmedel import Kursmedel, Medelstatus
from app.domain.malbeskrivning import Alternativ, DelmalKrav, Krav, Malbeskrivning, Specialitetstyp, TitelTyp
from app.domain.moment import Momentlogg, Sjalvstandighet
from app.domain.portfolj import BtLage, Portfolj, Utbildning, Utbildningsslag
from app.domain.rattsgrund import Konfidens
from app.domain.regionplan import Regionplan
from app.domain.slag import Aktivitetsslag, Metod, Miljo
from app.domain.tjanst import Franvaro, Franvaroslag, Sysselsattning
from app.domain.undervisning import Arbetssteg, Arbetsstegsslag, Narvaro, Narvaroslag, Studietid
from app.regler.modell import Fynd, Kontext, Om, Regel, Regelunderlag, Utfall

_IDN = count(1)

_SAMLINGAR: Mapping[type, str] = {
    Sysselsattning: "sysselsattningar",
    Franvaro: "franvaron",
    Handledarskap: "handledarskap",
    Aktivitet: "aktiviteter",
    PlaneradMetod: "metoder",
    Bedomning: "bedomningar",
    Handledarsamtal: "handledarsamtal",
    Revidering: "revideringar",
    DelmalSignering: "signeringar",
    Tillgodoraknande: "tillgodoraknanden",
    Atagande: "ataganden",
    Handledarmerit: "meriter",
    Handledningstid: "handledningstider",
    Momentlogg: "momentlogg",
    Narvaro: "narvaron",
    Studietid: "studietider",
    Kursmedel: "kursmedel",
    Arbetssteg: "arbetssteg",
    Dokument: "dokument",
    Atgardsplan: "atgardsplaner",
    Introduktionspunkt: "introduktion",
}


def dag(text: date | str) -> date:
    """The day written as "2026-03-01"; a date is itself."""
    return date.fromisoformat(text) if isinstance(text, str) else text


def _kanske(text: date | str | None) -> date | None:
    return None if text is None else dag(text)


def koder(text: str | Iterable[str]) -> frozenset[DelmalKod]:
    """Codes written "a1 c7" or one by one."""
    return frozenset(DelmalKod(kod) for kod in (text.split() if isinstance(text, str) else text))


def _id(given: int | None) -> int:
    return next(_IDN) if given is None else given


def utbildning(
    *,
    start: date | str = "2024-01-01",
    planerat_slut: date | str | None = "2028-12-31",
    slag: Utbildningsslag = Utbildningsslag.ST,
    foreskrift: Foreskrift = Foreskrift.F2015,
    specialitet: str = "allmanmedicin",
    region: str = "norrbotten",
    enhet: str = "Björkens vårdcentral",
    legitimation: date | str | None = "2023-06-01",
    has_svensk_at: bool | None = True,
    at_datum: date | str | None = "2023-05-01",
    bt: BtLage = BtLage.EJ_AKTUELL,
    bt_godkand: date | str | None = None,
    undantag_skal: str = "",
) -> Utbildning:
    """Five years of ST in family medicine by the 2015 regulation."""
    return Utbildning(
        slag=slag,
        foreskrift=foreskrift,
        specialitet=specialitet,
        region=region,
        enhet=enhet,
        start=dag(start),
        planerat_slut=_kanske(planerat_slut),
        legitimation=_kanske(legitimation),
        has_svensk_at=has_svensk_at,
        at_datum=_kanske(at_datum),
        bt=bt,
        bt_godkand=_kanske(bt_godkand),
        undantag_skal=undantag_skal,
    )


def portfolj(*poster: object, id: int = 1, namn: str = "Lo Lövgren", **ram: Any) -> Portfolj:  # noqa: A002
    """A portfolio with these records; further keywords are those of `utbildning`."""
    samlade: dict[str, list[object]] = {namn_: [] for namn_ in _SAMLINGAR.values()}
    for post in poster:
        samlade[_SAMLINGAR[type(post)]].append(post)
    delar: dict[str, Any] = {namn_: tuple(lista) for namn_, lista in samlade.items()}
    return Portfolj(id=id, namn=namn, utbildning=utbildning(**ram), **delar)


def aktivitet(
    delmal: str | Iterable[str] = (),
    *,
    slag: Aktivitetsslag = Aktivitetsslag.KURS,
    titel: str = "Kurs i bemötande",
    status: Aktivitetsstatus = Aktivitetsstatus.GENOMFORD,
    start: date | str | None = None,
    slut: date | str | None = None,
    beskrivning: str = "",
    tjanstgoring: Tjanstgoring | None = None,
    mall: str = "",
    intyg: date | str | None = None,
    id: int | None = None,  # noqa: A002
) -> Aktivitet:
    """A done course, towards the delmål given as "a1 c7"; one given day is both its start and its end."""
    forsta, sista = _kanske(start), _kanske(slut)
    return Aktivitet(
        id=_id(id),
        slag=slag,
        titel=titel,
        status=status,
        start=forsta,
        slut=sista or forsta,
        delmal=koder(delmal),
        beskrivning=beskrivning,
        tjanstgoring=tjanstgoring,
        mall=mall,
        intyg=_kanske(intyg),
    )


def placering(
    start: date | str | None = None,
    slut: date | str | None = None,
    delmal: str | Iterable[str] = (),
    *,
    typ: TjanstgoringsTyp = TjanstgoringsTyp.SIDOTJANSTGORING,
    enhet: str = "Lasarettets medicinklinik",
    procent: int = 100,
    miljo: Miljo | None = None,
    handledare_id: int | None = None,
    handledare_namn: str | None = "Maja Myrtuv",
    bekraftad: date | str | None = None,
    slag: Aktivitetsslag = Aktivitetsslag.KLINISK_TJANSTGORING,
    titel: str = "Medicin",
    status: Aktivitetsstatus = Aktivitetsstatus.PLANERAD,
    mal_satta: date | str | None = None,
    omdome: date | str | None = None,
    utvarderad: date | str | None = None,
    intyg: date | str | None = None,
    amne: str = "",
    has_jour: bool | None = None,
    is_slutenvard: bool = False,
    id: int | None = None,  # noqa: A002
) -> Aktivitet:
    """A planned side placement with a handledare; without `slut` it has no end yet."""
    return Aktivitet(
        id=_id(id),
        slag=slag,
        titel=titel,
        status=status,
        start=_kanske(start),
        slut=_kanske(slut),
        delmal=koder(delmal),
        tjanstgoring=Tjanstgoring(
            typ,
            enhet,
            procent,
            miljo,
            handledare_id,
            handledare_namn,
            _kanske(bekraftad),
            mal_satta=_kanske(mal_satta),
            omdome_datum=_kanske(omdome),
            utvarderad=_kanske(utvarderad),
            amne=amne,
            has_jour=has_jour,
            is_slutenvard=is_slutenvard,
        ),
        intyg=_kanske(intyg),
    )


def metod(
    delmal: str,
    metod: Metod = Metod.MINI_CEX,
    *,
    aktivitet_id: int | None = None,
    planerad_till: date | str | None = None,
    id: int | None = None,  # noqa: A002
) -> PlaneradMetod:
    """A planned mini-CEX towards one delmål."""
    return PlaneradMetod(_id(id), DelmalKod(delmal), metod, aktivitet_id, _kanske(planerad_till))


def bedomning(
    datum: date | str = "2026-01-15",
    delmal: str | Iterable[str] = (),
    *,
    metod: Metod = Metod.MINI_CEX,
    status: Bedomningsstatus = Bedomningsstatus.SIGNERAD,
    bedomare_namn: str = "Maja Myrtuv",
    bedomare_id: int | None = None,
    aktivitet_id: int | None = None,
    aterkoppling: str = "Tydlig struktur i samtalet.",
    signerad: date | str | None = None,
    id: int | None = None,  # noqa: A002
    **fler: Any,
) -> Bedomning:
    """A mini-CEX, signed on its day unless the status says otherwise; further keywords are those of `Bedomning`."""
    nar = dag(datum)
    is_signerad = status is Bedomningsstatus.SIGNERAD
    return Bedomning(
        id=_id(id),
        metod=metod,
        datum=nar,
        status=status,
        bedomare_namn=bedomare_namn,
        bedomare_id=bedomare_id,
        delmal=koder(delmal),
        aktivitet_id=aktivitet_id,
        aterkoppling=aterkoppling,
        signerad=_kanske(signerad) or (nar if is_signerad else None),
        **fler,
    )


def samtal(
    datum: date | str = "2026-01-15",
    minuter: int = 60,
    delmal: str | Iterable[str] = (),
    *,
    handledare_namn: str = "Maja Myrtuv",
    handledare_id: int | None = None,
    aktivitet_id: int | None = None,
    bekraftad: date | str | None = None,
    slag: Samtalsslag = Samtalsslag.ORDINARIE,
    iup: Iterable[IupPunkt] = (),
    nasta: date | str | None = None,
    id: int | None = None,  # noqa: A002
) -> Handledarsamtal:
    """An hour of documented handledning."""
    return Handledarsamtal(
        id=_id(id),
        datum=dag(datum),
        minuter=minuter,
        handledare_namn=handledare_namn,
        handledare_id=handledare_id,
        delmal=koder(delmal),
        aktivitet_id=aktivitet_id,
        bekraftad=_kanske(bekraftad),
        slag=slag,
        iup=frozenset(iup),
        nasta=_kanske(nasta),
    )


def revidering(
    datum: date | str = "2026-01-15",
    *,
    slag: Revideringsslag = Revideringsslag.REVIDERING,
    status: Revideringsstatus = Revideringsstatus.SIGNERAD,
    signerad: date | str | None = "samma",
    godkand: date | str | None = None,
    studierektor_godkand: date | str | None = None,
    id: int | None = None,  # noqa: A002
) -> Revidering:
    """A revision that huvudhandledare signed the same day; `signerad=None`: not signed."""
    nar = dag(datum)
    return Revidering(
        id=_id(id),
        datum=nar,
        slag=slag,
        status=status,
        signerad=nar if signerad == "samma" else _kanske(signerad),
        godkand=_kanske(godkand),
        studierektor_godkand=_kanske(studierektor_godkand),
    )


def handledarskap(
    fran: date | str = "2024-01-01",
    till: date | str | None = None,
    *,
    roll: Handledarroll = Handledarroll.HUVUDHANDLEDARE,
    namn: str = "Maja Myrtuv",
    person_id: int | None = None,
    borta: tuple[date | str, date | str | None] | None = None,
    **ovrigt: Any,
) -> Handledarskap:
    """A huvudansvarig handledare until further notice; `borta` is the first and the last day away."""
    if borta is not None:
        ovrigt |= {"borta_fran": dag(borta[0]), "borta_till": _kanske(borta[1])}
    return Handledarskap(_id(person_id), namn, roll, dag(fran), _kanske(till), **ovrigt)


def merit(
    slag: Meritslag = Meritslag.HANDLEDARUTBILDNING,
    person_id: int = 1,
    *,
    datum: date | str | None = "2023-05-10",
    namn: str = "Maja Myrtuv",
    **ovrigt: Any,
) -> Handledarmerit:
    """Something noted of a handledare."""
    return Handledarmerit(_id(None), person_id, namn, slag, _kanske(datum), **ovrigt)


def handledningstid(fran: date | str = "2024-01-01", *, is_arbetstid: bool = True) -> Handledningstid:
    """Handledning on Thursdays."""
    return Handledningstid(_id(None), dag(fran), "Torsdagar 8–9", is_arbetstid)


def franvaro(
    start: date | str,
    slut: date | str | None = None,
    *,
    slag: Franvaroslag = Franvaroslag.FORALDRALEDIG,
    id: int | None = None,  # noqa: A002
) -> Franvaro:
    """Parental leave; without `slut` it goes on."""
    return Franvaro(_id(id), slag, dag(start), _kanske(slut))


def sysselsattning(fran: date | str = "2024-01-01", procent: int = 100) -> Sysselsattning:
    """Full time."""
    return Sysselsattning(dag(fran), procent)


def signering(delmal: str, datum: date | str = "2026-01-15", signerad_av: str = "Maja Myrtuv") -> DelmalSignering:
    """A delmål signed off."""
    return DelmalSignering(DelmalKod(delmal), dag(datum), signerad_av)


def tillgodoraknande(
    delmal: str | None = None,
    *,
    manader: float | None = None,
    intyg: str = "Intyg från tidigare tjänst",
    datum: date | str = "2024-02-01",
    skal: str = "Tidigare specialitet",
    slag: Tillgodoslag = Tillgodoslag.TJANSTGORING,
    id: int | None = None,  # noqa: A002
) -> Tillgodoraknande:
    """A credited delmål, or months, with its intyg."""
    kod = None if delmal is None else DelmalKod(delmal)
    return Tillgodoraknande(_id(id), skal, "Verksamhetschefen", dag(datum), kod, manader, intyg, slag)


def moment(
    moment: str = "spiral",
    datum: date | str = "2026-03-02",
    niva: Sjalvstandighet = Sjalvstandighet.UNDER_HANDLEDNING,
    *,
    namn: str = "Spiralinsättning",
    antal: int = 1,
    delmal: str = "",
    anteckning: str = "",
    id: int | None = None,  # noqa: A002
) -> Momentlogg:
    """A moment logged; one of one's own has the id ""."""
    return Momentlogg(_id(id), moment, namn, dag(datum), niva, antal, koder(delmal), anteckning)


def narvaro(
    slag: Narvaroslag = Narvaroslag.SEMINARIUM,
    datum: date | str = "2026-01-15",
    *,
    borta: str | None = None,
    id: int | None = None,  # noqa: A002
) -> Narvaro:
    """A seminar attended; `borta` is the reason for being away, "" for none."""
    return Narvaro(_id(id), slag, dag(datum), borta is None, borta or "")


def studietid(datum: date | str = "2026-01-15", minuter: int = 240, *, id: int | None = None) -> Studietid:  # noqa: A002
    """Four hours of self-study."""
    return Studietid(_id(id), dag(datum), minuter)


def kursmedel(
    sokt: int = 10_000,
    status: Medelstatus = Medelstatus.BEVILJAD,
    *,
    beviljat: int | None = None,
    anvant: int | None = None,
    id: int | None = None,  # noqa: A002
) -> Kursmedel:
    """Course money granted as applied for, and not spent."""
    summa = sokt if beviljat is None and status is Medelstatus.BEVILJAD else beviljat
    return Kursmedel(_id(id), "Kurs i ortopedi", dag("2026-01-15"), sokt, status, summa, anvant)


def arbetssteg(
    aktivitet_id: int, slag: Arbetsstegsslag, klar: date | str | None = None, planerad: date | str | None = None
) -> Arbetssteg:
    """A step of the work that is that activity."""
    return Arbetssteg(_id(None), aktivitet_id, slag, _kanske(planerad), _kanske(klar))


def atagande(
    text: str = "Boka auskultation",
    datum: date | str = "2026-03-01",
    *,
    kalla: Atagandekalla = Atagandekalla.HANDLEDNING,
    kalla_id: int | None = None,
    ansvarig: str = "",
    ansvarig_id: int | None = None,
    senast: date | str | None = None,
    klar: date | str | None = None,
    id: int | None = None,  # noqa: A002
) -> Atagande:
    """An agreed action of the ST-läkare, unless somebody else is named; done if `klar`."""
    return Atagande(
        _id(id), text, dag(datum), kalla, kalla_id, ansvarig, ansvarig_id,
        None if senast is None else dag(senast),
        klar=None if klar is None else dag(klar),
        slut=None if klar is None else Atagandeslut.GJORT,
    )  # fmt: skip


def dokument(
    slag: Dokumentslag,
    datum: date | str,
    status: Dokumentstatus = Dokumentstatus.KLAR,
    *,
    parter: str = "st_lakare studierektor",
    signerat: str | None = None,
    underskrivet: date | str | None = None,
    id: int | None = None,  # noqa: A002
    **falt: Any,
) -> Dokument:
    """A document signed by everybody on its day; `signerat` names those who have signed where it is not everybody."""
    alla = tuple(map(Part, parter.split()))
    gjort = () if status is Dokumentstatus.PLANERAD else alla
    if signerat is not None:
        gjort = tuple(map(Part, signerat.split()))
    svar = tuple(Svar(*par) for par in falt.pop("svar", {}).items())
    nar = dag(underskrivet or datum)
    skrivna = tuple(Undertecknande(part, f"Den {part}", nar) for part in gjort)
    return Dokument(_id(id), slag, dag(datum), status, svar, parter=alla, undertecknanden=skrivna, **falt)


def besok(datum: date | str, status: Dokumentstatus = Dokumentstatus.KLAR, **falt: Any) -> Dokument:
    """A visit held and signed by both."""
    return dokument(Dokumentslag.BESOK, datum, status, **falt)


def atgardsplan(
    *rader: Atgardsrad, datum: date | str = "2026-01-15", avslutad: date | str | None = None
) -> Atgardsplan:
    """An åtgärdsplan under way, or closed."""
    return Atgardsplan(_id(None), dag(datum), "Få bedömningar", "Fler bedömningar", rader, _kanske(avslutad))


def atgardsrad(klar_senast: date | str, foljs_upp: date | str, **falt: Any) -> Atgardsrad:
    """A row that the ST-läkare is to do, and the studierektor to follow up."""
    falt |= {namn: _kanske(falt.get(namn)) for namn in ("klar", "uppfoljd")}
    return Atgardsrad("Gör mer", Part.ST_LAKARE, dag(klar_senast), dag(foljs_upp), Part.STUDIEREKTOR, **falt)


def delmal(
    kod: str,
    *krav: Aktivitetsslag | tuple[Aktivitetsslag, ...],
    aktivitet_konfidens: Konfidens = Konfidens.HIGH,
) -> DelmalKrav:
    """A delmål of an invented målbeskrivning; each `krav` is one kind of activity, or several: any of them."""
    kraven = tuple(
        Krav(tuple(Alternativ(slag, None, "4", ()) for slag in (k if isinstance(k, tuple) else (k,)))) for k in krav
    )
    return DelmalKrav(
        kod=DelmalKod(kod),
        titel=f"Påhittat delmål {kod}",
        titel_typ=TitelTyp.EGEN_BENAMNING,
        titel_konfidens=Konfidens.HIGH,
        aktivitet_konfidens=aktivitet_konfidens,
        kallor=(),
        krav=kraven,
    )


def malbeskrivning(
    delmalen: str | Iterable[DelmalKrav] = "a1 a2 b1 c1 c2",
    *,
    foreskrift: Foreskrift = Foreskrift.F2015,
    minsta_tid_manader: int = 60,
    b_kand: bool = True,
    **ovrigt: Any,
) -> Malbeskrivning:
    """An invented målbeskrivning with these delmål; codes alone prescribe no activity."""
    alla = [delmal(kod) for kod in delmalen.split()] if isinstance(delmalen, str) else list(delmalen)
    return Malbeskrivning(
        foreskrift=foreskrift,
        slug="allmanmedicin",
        namn="Allmänmedicin",
        grupp="",
        typ=Specialitetstyp.BAS,
        minsta_tid_manader=minsta_tid_manader,
        delmal=tuple(sorted(alla, key=lambda krav: krav.kod.sortnyckel)),
        b_kand=b_kand,
        version="test",
        **ovrigt,
    )


def underlag(
    idag: date | str,
    parametrar: Mapping[str, object] | None = None,
    *,
    mal: Malbeskrivning | None = None,
    bt: Malbeskrivning | None = None,
    franvaro_dagar: int = 28,
) -> Regelunderlag:
    """What a portfolio is judged against on one day; `parametrar` by rule id."""
    return Regelunderlag(dag(idag), mal or malbeskrivning(), bt, parametrar or {}, franvaro_dagar, "test")


def kontext(
    idag: date | str,
    parametrar: object | None = None,
    *,
    mal: Malbeskrivning | None = None,
    bt: Malbeskrivning | None = None,
    franvaro_dagar: int = 28,
    plan: Regionplan | None = None,
    iup_manader: int | None = None,
) -> Kontext:
    """What one rule knows on one day; `parametrar` is the rule's own value."""
    return Kontext(
        dag(idag), mal or malbeskrivning(), bt, parametrar, franvaro_dagar, plan=plan, iup_manader=iup_manader
    )


def fynden(
    regel: Regel, vems: Portfolj, idag: date | str, parametrar: object | None = None, **ovrigt: Any
) -> list[Fynd]:
    """All that the rule says; further keywords are those of `kontext`."""
    return list(regel.kontroll(vems, kontext(idag, parametrar, **ovrigt)))


def assert_fynd(
    regel: Regel,
    vems: Portfolj,
    idag: date | str,
    utfall: Utfall,
    parametrar: object | None = None,
    *,
    delregel: str | None = None,
    om: Om | None = None,
    forfaller: date | str | None = None,
    sedan: date | str | None = None,
    vander: date | str | None = None,
    **ovrigt: Any,
) -> Fynd:
    """Exactly one finding (of the part, about the thing, if given) has that outcome and those dates; it is returned."""
    alla = fynden(regel, vems, idag, parametrar, **ovrigt)
    traffar = [f for f in alla if f.utfall is utfall and delregel in (None, f.delregel) and (om is None or f.om == om)]
    assert len(traffar) == 1, f"expected one {utfall} among {alla}"
    fynd = traffar[0]
    for namn, vantat in (("forfaller", forfaller), ("sedan", sedan), ("vander", vander)):
        if vantat is not None:
            assert getattr(fynd, namn) == dag(vantat), f"{namn}: {getattr(fynd, namn)}, expected {vantat}: {fynd}"
    return fynd


def assert_tyst(
    regel: Regel,
    vems: Portfolj,
    idag: date | str,
    parametrar: object | None = None,
    *,
    delregel: str | None = None,
    **ovrigt: Any,
) -> None:
    """The rule answers, and flags nothing (of the part, if given)."""
    alla = [f for f in fynden(regel, vems, idag, parametrar, **ovrigt) if delregel in (None, f.delregel)]
    assert alla, "the rule said nothing at all"
    flaggor = [f for f in alla if f.utfall in (Utfall.VARNING, Utfall.BRIST)]
    assert not flaggor, f"expected no flag: {flaggor}"
