"""What the matrix shows: one row a delmål, worked out before the template so that drawing is quick."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from app.domain.delmal import DelmalKod
from app.domain.kedja import AktivitetsNod, BedomningsNod, Kedja, MetodNod, fyllnad, kedjor
from app.domain.portfolj import Portfolj
from app.domain.tillracklighet import Tillracklighet
from app.features.delmal.styrka import anmarkning, statusord
from app.regler.modell import Fynd, Regelunderlag, Utfall
from app.web import diagram
from app.web import ord as etiketter
from app.web.bevis import bedomning_i_ord
from app.web.kedjeord import kedja_i_ord, kedjemarke

_CHIPS = 4  # activities shown in a row before the rest are counted


class Saknar(StrEnum):
    """What a row can be filtered by."""

    AKTIVITET = "aktivitet"
    METOD = "metod"
    KOPPLING = "koppling"
    BEDOMNING = "bedomning"


_SAKNAR: Mapping[Saknar, Callable[[Kedja], bool]] = {
    Saknar.AKTIVITET: lambda k: k.aktivitet is AktivitetsNod.SAKNAS,
    Saknar.METOD: lambda k: k.metod is MetodNod.SAKNAS,
    Saknar.KOPPLING: lambda k: (
        k.aktivitet is not AktivitetsNod.SAKNAS and k.metod is MetodNod.VALD and not k.is_aktivitet_metod
    ),
    Saknar.BEDOMNING: lambda k: k.bedomning is not BedomningsNod.SIGNERAD,
}
_FILTERORD = {
    Saknar.AKTIVITET: "Saknar aktivitet",
    Saknar.METOD: "Saknar metod",
    Saknar.KOPPLING: "Saknar koppling",
    Saknar.BEDOMNING: "Saknar bedömning",
}
_PA_EN_GANG = {
    Saknar.METOD: ("Välj metod för flera delmål", "metod.ny"),
    Saknar.KOPPLING: ("Koppla ihop metoder och aktiviteter", "metod.koppla_flera"),
}


@dataclass(frozen=True, slots=True)
class Aktivitetschip:
    """An activity in a row: hollow while planned, filled when done."""

    text: str
    laget: str
    lagesord: str
    url: str


@dataclass(frozen=True, slots=True)
class Matrisrad:
    """One delmål. `brister` and `varningar` are numbers of flags about it; `fler` counts activities left out.

    `underlag` is a word where the assessments are too few to judge by.
    """

    kod: str
    titel: str
    url: str
    marke: diagram.Kedja
    marke_ord: str
    aktiviteter: tuple[Aktivitetschip, ...]
    fler: int
    metoder: tuple[str, ...]
    senaste: str
    senaste_url: str
    status: str
    ton: str
    underlag: str
    brister: int
    varningar: int


@dataclass(frozen=True, slots=True)
class Matrisgrupp:
    """A group of delmål with its completeness in words."""

    rubrik: str
    fyllnad: str
    rader: tuple[Matrisrad, ...]


@dataclass(frozen=True, slots=True)
class Matris:
    """The whole table; `filter` are links (text, query, active, count).

    `pa_en_gang` are the forms (text, route) that mend what is lacking for many delmål together.
    """

    grupper: tuple[Matrisgrupp, ...]
    filter: tuple[tuple[str, str, bool, int | None], ...]
    valt: Saknar | None
    antal: int
    pa_en_gang: tuple[tuple[str, str], ...]


def alla_kedjor(portfolj: Portfolj, underlag: Regelunderlag) -> tuple[Kedja, ...]:
    """The chains that apply to the person; none where the målbeskrivning is unknown."""
    if underlag.malbeskrivning is None:
        return ()
    return kedjor(portfolj, underlag.malbeskrivning, underlag.bt)


def flaggor(fynd: Iterable[Fynd]) -> Mapping[DelmalKod, tuple[int, int]]:
    """How many faults and warnings there are about each delmål."""
    antal: dict[DelmalKod, tuple[int, int]] = {}
    for ett in fynd:
        kod = ett.om.delmal
        if kod is None or ett.utfall not in (Utfall.BRIST, Utfall.VARNING):
            continue
        brister, varningar = antal.get(kod, (0, 0))
        is_brist = ett.utfall is Utfall.BRIST
        antal[kod] = (brister + is_brist, varningar + (not is_brist))
    return antal


def matris(
    kedjorna: tuple[Kedja, ...],
    styrkor: Mapping[DelmalKod, Tillracklighet],
    fynd: Iterable[Fynd],
    url: Callable[..., str],
    portfolj_id: int,
    saknar: str,
) -> Matris:
    """The matrix, with only the rows that lack what is asked for; an unknown filter shows all."""
    valt = Saknar(saknar) if saknar in set(Saknar) else None
    krav = _SAKNAR[valt] if valt else None
    antal = flaggor(fynd)
    visade = [k for k in kedjorna if krav is None or _provas(k, krav)]
    fyllnader = {f.grupp: f for f in fyllnad(kedjorna)}
    grupper = tuple(
        Matrisgrupp(
            etiketter.DELMALGRUPP[grupp],
            f"{fyllnader[grupp].ifyllda} av {fyllnader[grupp].antal} har aktivitet och metod, "
            f"{fyllnader[grupp].hela} kopplade, {fyllnader[grupp].med_bedomning} bedömda",
            tuple(_rad(k, styrkor.get(k.kod), antal.get(k.kod, (0, 0)), url, portfolj_id) for k in del_),
        )
        for grupp, del_ in groupby(visade, key=lambda k: k.kod.grupp)
    )
    pa_en_gang = tuple(
        vag for saknat, vag in _PA_EN_GANG.items() if valt in (None, saknat) and any(map(_SAKNAR[saknat], kedjorna))
    )
    return Matris(grupper, _filter(kedjorna, valt), valt, len(visade), pa_en_gang)


def _provas(kedja: Kedja, krav: Callable[[Kedja], bool]) -> bool:
    return not kedja.is_tillgodoraknad and krav(kedja)


def _filter(kedjorna: tuple[Kedja, ...], valt: Saknar | None) -> tuple[tuple[str, str, bool, int | None], ...]:
    alla = ("Alla", "", valt is None, len(kedjorna))
    return (
        alla,
        *(
            (_FILTERORD[s], f"?saknar={s.value}", s is valt, sum(_provas(k, krav) for k in kedjorna))
            for s, krav in _SAKNAR.items()
        ),
    )


def _rad(
    kedja: Kedja,
    styrka: Tillracklighet | None,
    flaggor_: tuple[int, int],
    url: Callable[..., str],
    portfolj_id: int,
) -> Matrisrad:
    status, ton = statusord(kedja, styrka)
    senaste = max(kedja.bedomningar, key=lambda b: (b.is_signerad, b.datum, b.id), default=None)
    return Matrisrad(
        kod=kedja.kod,
        titel=kedja.delmal.titel,
        url=url("delmal.visa", portfolj_id=portfolj_id, kod=kedja.kod.lower()),
        marke=kedjemarke(kedja),
        marke_ord=kedja_i_ord(kedja),
        aktiviteter=tuple(
            Aktivitetschip(
                a.titel,
                "klar" if a.is_genomford else "planerad",
                "genomförd" if a.is_genomford else "planerad",
                url("aktivitet.visa", portfolj_id=portfolj_id, aktivitet_id=a.id),
            )
            for a in kedja.aktiviteter[:_CHIPS]
        ),
        fler=max(0, len(kedja.aktiviteter) - _CHIPS),
        # A signed assessment answers for its method also where nobody had planned it.
        metoder=tuple(
            dict.fromkeys(
                etiketter.METOD[m.metod] for m in (kedja.metoder or [b for b in kedja.bedomningar if b.is_signerad])
            )
        ),
        senaste="" if senaste is None else bedomning_i_ord(senaste) + ("" if senaste.is_signerad else " (begärd)"),
        senaste_url="" if senaste is None else url("bedomning.visa", portfolj_id=portfolj_id, bedomning_id=senaste.id),
        status=status,
        ton=ton,
        underlag=anmarkning(kedja, styrka),
        brister=flaggor_[0],
        varningar=flaggor_[1],
    )
