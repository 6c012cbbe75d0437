"""Any portfolio at all, for properties that every rule must have: sensible ones and absurd ones."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from app.domain.aktivitet import Aktivitetsstatus, TjanstgoringsTyp
from app.domain.bedomning import Bedomningsstatus
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarroll
from app.domain.iup import Revideringsslag, Revideringsstatus
from app.domain.portfolj import BtLage, Portfolj, Utbildningsslag
from app.domain.slag import Aktivitetsslag, Kompetensomrade, Metod, Miljo
from tests import bygg

KODER = ("a1", "b2", "c1", "c7", "c10", "STa1", "STb2", "STc3", "BT4")
START, SLUT = date(2023, 6, 1), date(2026, 9, 1)

dagar = st.dates(START, SLUT)
kanske_dagar = st.none() | dagar
koder = st.sets(st.sampled_from(KODER), max_size=3)


@st.composite
def perioder(draw: st.DrawFn) -> tuple[date, date | None]:
    """A start, and an end on it or up to a year later, or none."""
    start = draw(dagar)
    langd = draw(st.none() | st.integers(0, 400))
    return start, None if langd is None else start + timedelta(days=langd)


@st.composite
def placeringar(draw: st.DrawFn) -> Any:
    """A placement, dated or not, with or without handledare, delmål and what is written of it."""
    start, slut = draw(perioder())
    odaterad = draw(st.booleans()) and draw(st.booleans())
    return bygg.placering(
        None if odaterad else start,
        None if odaterad else slut,
        draw(koder),
        typ=draw(st.sampled_from(TjanstgoringsTyp)),
        miljo=draw(st.none() | st.sampled_from(Miljo)),
        handledare_namn=draw(st.sampled_from([None, "Maja Myrtuv"])),
        status=draw(st.sampled_from(Aktivitetsstatus)),
        mal_satta=draw(kanske_dagar),
        omdome=draw(kanske_dagar),
        utvarderad=draw(kanske_dagar),
        intyg=draw(kanske_dagar),
    )


@st.composite
def revideringar(draw: st.DrawFn) -> Any:
    """A revision, signed on or after its day or not at all."""
    datum, signerad = draw(perioder())
    return bygg.revidering(
        datum,
        slag=draw(st.sampled_from(Revideringsslag)),
        status=draw(st.sampled_from(Revideringsstatus)),
        signerad=signerad,
        studierektor_godkand=draw(kanske_dagar),
    )


def _franvaron() -> st.SearchStrategy[Any]:
    return perioder().map(lambda period: bygg.franvaro(*period))


def _handledarskap() -> st.SearchStrategy[Any]:
    return st.builds(
        lambda period, roll: bygg.handledarskap(*period, roll=roll), perioder(), st.sampled_from(Handledarroll)
    )


poster = st.lists(
    st.one_of(
        placeringar(),
        revideringar(),
        _franvaron(),
        _handledarskap(),
        st.builds(
            bygg.aktivitet,
            koder,
            slag=st.sampled_from(Aktivitetsslag),
            status=st.sampled_from(Aktivitetsstatus),
            start=kanske_dagar,
        ),
        st.builds(bygg.metod, st.sampled_from(KODER), st.sampled_from(Metod), aktivitet_id=st.none()),
        st.builds(
            bygg.bedomning,
            dagar,
            koder,
            metod=st.sampled_from(Metod),
            status=st.sampled_from(Bedomningsstatus),
            aterkoppling=st.sampled_from(["", "Tydlig."]),
            omraden=st.frozensets(st.sampled_from(Kompetensomrade), max_size=2),
            begard=kanske_dagar,
            svara_senast=kanske_dagar,
            sedd=kanske_dagar,
        ),
        st.builds(bygg.samtal, dagar, st.integers(0, 240), koder),
        st.builds(bygg.tillgodoraknande, st.sampled_from(KODER), intyg=st.sampled_from(["", "Intyg"])),
    ),
    max_size=14,
)


def portfoljer() -> st.SearchStrategy[Portfolj]:
    """A portfolio of any region, slag and regulation."""
    return st.builds(
        lambda poster_, **ram: bygg.portfolj(*poster_, **ram),
        poster,
        start=dagar,
        foreskrift=st.sampled_from(Foreskrift),
        slag=st.sampled_from([*Utbildningsslag, Utbildningsslag.ST]),
        bt=st.sampled_from(BtLage),
        region=st.sampled_from(["norrbotten", "kronoberg", "stockholm"]),
        specialitet=st.sampled_from(["allmanmedicin", "palliativ-medicin", "okand"]),
        has_svensk_at=st.sampled_from([True, False, None]),
    )
