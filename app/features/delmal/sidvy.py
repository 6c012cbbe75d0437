"""What the page of one delmål shows: chain, plan, what is prescribed, evidence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.domain.aktivitet import Aktivitet
from app.domain.delmal import DelmalKod
from app.domain.kedja import Kedja, svarar_mot
from app.domain.malbeskrivning import Alternativ, DelmalKrav, Krav
from app.domain.portfolj import Portfolj
from app.domain.slag import Signerare
from app.regler.modell import Utfall
from app.regler.ord import uppraknat
from app.web import ord as etiketter
from app.web.bevis import bedomning_i_ord
from app.web.format import datum, period

Val = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Aktivitetsrad:
    """An activity that leads to the delmål; `metoder` are those that assess it."""

    id: int
    text: str
    laget: str
    slag: str
    nar: str
    url: str
    metoder: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metodrad:
    """A planned method: what it assesses (id and title, or none) and whether a signed assessment has answered it."""

    id: int
    text: str
    aktivitet_id: int | None
    aktivitet: str
    planerad_till: str
    is_besvarad: bool
    version: int


@dataclass(frozen=True, slots=True)
class Kravrad:
    """One prescribed requirement: any one of `alternativ` is enough; `intyg` says form and signers of each."""

    utfall: str
    lage: str
    alternativ: tuple[str, ...]
    intyg: str
    svarar: tuple[Val, ...]


@dataclass(frozen=True, slots=True)
class Postrad:
    """A record with its page and a word on where it stands."""

    text: str
    url: str
    lage: str = ""


class Delmalssida:
    """The parts of the page, each worked out from one chain."""

    def __init__(self, portfolj: Portfolj, kedja: Kedja, url: Callable[..., str]) -> None:
        self._portfolj = portfolj
        self._kedja = kedja
        self._url = url
        self._titlar = {a.id: a.titel for a in portfolj.aktiviteter}

    def aktiviteter(self) -> tuple[Aktivitetsrad, ...]:
        """The activities of the plan, each with the methods and signed assessments that cover it."""
        return tuple(
            Aktivitetsrad(
                id=a.id,
                text=a.titel,
                laget="klar" if a.is_genomford else "planerad",
                slag=etiketter.AKTIVITETSSLAG[a.slag],
                nar=period(a.start, a.slut),
                url=self._aktivitet(a),
                metoder=tuple(etiketter.METOD[m.metod] for m in self._kedja.metoder if m.aktivitet_id == a.id),
            )
            for a in self._kedja.aktiviteter
        )

    def metoder(self, versioner: Mapping[int, int]) -> tuple[Metodrad, ...]:
        """The planned methods; `versioner` by id."""
        besvarade = {b.metod for b in self._kedja.bedomningar if b.is_signerad}
        return tuple(
            Metodrad(
                id=m.id,
                text=etiketter.METOD[m.metod],
                aktivitet_id=m.aktivitet_id,
                aktivitet=self._titlar.get(m.aktivitet_id or 0, ""),
                planerad_till=datum(m.planerad_till, ""),
                is_besvarad=m.metod in besvarade,
                version=versioner.get(m.id, 0),
            )
            for m in self._kedja.metoder
        )

    def krav(self) -> tuple[Kravrad, ...]:
        """The prescribed activities and what answers to each."""
        return tuple(map(self._krav, self._kedja.delmal.krav))

    def rad(self) -> tuple[tuple[str, bool], ...]:
        """The advised kinds of activity, and whether the plan holds one of each."""
        finns = {a.slag for a in self._kedja.aktiviteter}
        return tuple((etiketter.AKTIVITETSSLAG[slag], slag in finns) for slag in self._kedja.delmal.rad)

    def bedomningar(self) -> tuple[Postrad, ...]:
        """The assessments, latest first."""
        return tuple(
            Postrad(
                bedomning_i_ord(b),
                self._url("bedomning.visa", portfolj_id=self._portfolj.id, bedomning_id=b.id),
                "Signerad" if b.is_signerad else "Begärd",
            )
            for b in sorted(self._kedja.bedomningar, key=lambda b: (b.datum, b.id), reverse=True)
        )

    def moment(self) -> tuple[Postrad, ...]:
        """The moments logged that belong to the delmål, latest first."""
        funna = sorted(
            (m for m in self._portfolj.momentlogg if self._kedja.kod in m.delmal),
            key=lambda m: (m.datum, m.id),
            reverse=True,
        )
        return tuple(
            Postrad(
                f"{m.namn}, {etiketter.SJALVSTANDIGHET[m.sjalvstandighet].lower()}, {datum(m.datum)}",
                self._url("moment.visa", portfolj_id=self._portfolj.id, logg_id=m.id),
            )
            for m in funna
        )

    def samtal(self) -> tuple[Postrad, ...]:
        """The supervision sessions that took the delmål up, latest first."""
        funna = sorted(
            (s for s in self._portfolj.handledarsamtal if self._kedja.kod in s.delmal),
            key=lambda s: (s.datum, s.id),
            reverse=True,
        )
        return tuple(
            Postrad(
                f"{datum(s.datum)}, {s.handledare_namn}",
                self._url("handledning.visa", portfolj_id=self._portfolj.id, samtal_id=s.id),
            )
            for s in funna
        )

    def aktivitetsval(self) -> tuple[Val, ...]:
        """The activities that a method of this delmål may assess."""
        return tuple((str(a.id), a.titel) for a in self._kedja.aktiviteter)

    def andra_aktiviteter(self) -> tuple[Val, ...]:
        """The activities of the plan that do not lead here yet, latest first."""
        har = {a.id for a in self._kedja.aktiviteter}
        ovriga = [a for a in self._portfolj.gallande_aktiviteter if a.id not in har]
        return tuple((str(a.id), a.titel) for a in sorted(ovriga, key=lambda a: a.id, reverse=True))

    def _krav(self, krav: Krav) -> Kravrad:
        svarar = svarar_mot(self._kedja.aktiviteter, krav)
        is_gjort = any(a.is_genomford for a in svarar)
        utfall, lage = (Utfall.UPPFYLLD, "Genomförd") if is_gjort else (Utfall.VARNING, "Planerad")
        if not svarar:
            utfall, lage = Utfall.BRIST, "Saknas"
        return Kravrad(
            utfall=utfall.value,
            lage=lage,
            alternativ=tuple(map(alternativ_i_ord, krav.alternativ)),
            intyg=intyg_i_ord(krav.alternativ),
            svarar=tuple((a.titel, self._aktivitet(a)) for a in svarar),
        )

    def _aktivitet(self, aktivitet: Aktivitet) -> str:
        return self._url("aktivitet.visa", portfolj_id=self._portfolj.id, aktivitet_id=aktivitet.id)


def alternativ_i_ord(alternativ: Alternativ) -> str:
    """One alternative: its kind of activity, and where it must take place."""
    slag = etiketter.AKTIVITETSSLAG[alternativ.slag]
    return slag if alternativ.miljo is None else f"{slag} {etiketter.MILJO[alternativ.miljo]}"


def intyg_i_ord(alternativen: Iterable[Alternativ]) -> str:
    """Form and signers of each alternative: "Bilaga 5, undertecknas av kursledare eller handledare"."""
    former = dict.fromkeys((a.bilaga, a.signeras_av) for a in alternativen if a.bilaga)
    return "; ".join(_intyg(bilaga, signerare) for bilaga, signerare in former)


def _intyg(bilaga: str, signerare: tuple[Signerare, ...]) -> str:
    vem = uppraknat([etiketter.SIGNERARE[s] for s in signerare], "eller")
    return f"Bilaga {bilaga}" + (f", undertecknas av {vem}" if vem else "")


def eget_intyg_i_ord(krav: DelmalKrav) -> str:
    """The certificate of the delmål itself, where it has one."""
    eget = krav.eget_intyg
    if eget is None:
        return ""
    return _intyg(eget.bilaga, eget.signeras_av) + (f". Avser {eget.avser}" if eget.avser else "")


def grannar(kedjorna: tuple[Kedja, ...], kod: DelmalKod) -> tuple[DelmalKod | None, DelmalKod | None]:
    """The delmål before and after this one."""
    koder = [k.kod for k in kedjorna]
    plats = koder.index(kod)
    return (koder[plats - 1] if plats else None), (koder[plats + 1] if plats + 1 < len(koder) else None)
