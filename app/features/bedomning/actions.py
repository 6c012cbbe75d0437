"""Writes about assessments: one function an intent, one audit event each."""

from collections.abc import Collection, Mapping
from typing import Any

from app.db import bedomningar
from app.db.bedomningar import OPPEN, Bedomare, Bedomningsvarden
from app.db.bedomningslankar import Mottagare, NyLank, aterkalla_lankar, flytta_lankar
from app.db.logg import Handelseslag, handelse
from app.db.session import Konflikt, WriteSession, andra_rad, ny_rad
from app.db.signaturkedja import forsegla, makulerat_innehall
from app.db.tabeller import BedomningRad
from app.db.utkast import kasta_utkast, plats_for
from app.domain.bedomning import Bedomningsstatus
from app.domain.bedomningsmall import Bedomningsmall
from app.domain.signaturkedja import Signaturslag
from app.features.bedomning.forms import AvbojForm, BedomForm, BegaranForm, ForlangForm, MedsittningForm, SvarForm
from app.features.bedomning.mallval import Begard
from app.web.bedomningsbrev import Brevbarare
from app.web.motpart import Motpart


def _note(session: WriteSession, slag: Handelseslag, rad: BedomningRad, **detalj: object) -> None:
    handelse(session, slag, portfolj_id=rad.portfolj_id, objekt="bedomning", objekt_id=rad.id, detalj=detalj)


def _begard(form: BegaranForm | MedsittningForm, kanda: Collection[Motpart], vad: Begard) -> dict[str, Any]:
    person_id, namn = form.person(kanda)
    falt: dict[str, Any] = {
        **vad._asdict(),
        "datum": form.datum,
        "bedomare_id": person_id,
        "bedomare_namn": namn,
        "delmal": form.delmal,
        "aktivitet_id": form.aktivitet,
    }
    if isinstance(form, MedsittningForm):
        return falt | form.model_dump(include={"minuter", "aterkoppling", "overenskommet"})
    epost = form.vem_epost if person_id is None else None
    return falt | form.model_dump(include={"situation", "svara_senast"}) | {"bedomare_epost": epost or ""}


def begar(
    barare: Brevbarare,
    portfolj_id: int,
    form: BegaranForm | MedsittningForm,
    kanda: Collection[Motpart],
    vad: Begard,
) -> tuple[BedomningRad, Mottagare]:
    """Ask somebody for an assessment, or for a signature on a sit-in, and tell them so by mail."""
    session = barare.session
    rad = BedomningRad(
        portfolj_id=portfolj_id,
        status=Bedomningsstatus.BEGARD,
        skapad=session.nu,
        begard=session.idag,
        begard_av=session.person_id,
        **_begard(form, kanda, vad),
    )
    ny_rad(session, rad)
    till = barare.begaran(rad)
    _note(session, Handelseslag.BEDOMNING_BEGARD, rad)
    return rad, till


def andra(
    barare: Brevbarare,
    rad: BedomningRad,
    form: BegaranForm | MedsittningForm,
    kanda: Collection[Motpart],
    vad: Begard,
) -> None:
    """Change what nobody has signed yet. Another assessor is told, and the links of the former one are closed."""
    falt, session = _begard(form, kanda, vad), barare.session
    andrade = sorted(namn for namn, varde in falt.items() if getattr(rad, namn) != varde)
    ny = _flytta(session, rad, form.version, **falt)
    if {"bedomare_id", "bedomare_namn", "bedomare_epost"}.intersection(andrade):
        aterkalla_lankar(session, ny.id or 0)
        barare.begaran(ny)
    elif "svara_senast" in andrade:
        flytta_lankar(session, ny.id or 0, barare.regler.lank_till(session.idag, ny.svara_senast))
    _note(session, Handelseslag.BEDOMNING_ANDRAD, ny, falt=andrade)


def forlang(barare: Brevbarare, rad: BedomningRad, form: ForlangForm) -> None:
    """Give the assessor more time; a link that ran out with the request opens again."""
    session = barare.session
    ny = _flytta(session, rad, form.version, svara_senast=form.svara_senast)
    flytta_lankar(session, ny.id or 0, barare.regler.lank_till(session.idag, ny.svara_senast))
    _note(session, Handelseslag.BEDOMNING_ANDRAD, ny, falt=["svara_senast"])


def ta_tillbaka(session: WriteSession, rad: BedomningRad, version: int) -> None:
    """Withdraw a request. It stays to be seen, and counts for nothing."""
    ny = _flytta(session, rad, version, status=Bedomningsstatus.MAKULERAD)
    aterkalla_lankar(session, ny.id or 0)
    _note(session, Handelseslag.BEDOMNING_ATERTAGEN, ny)


def avboj(session: WriteSession, rad: BedomningRad, form: AvbojForm) -> None:
    """Decline what was asked; whoever asked sees why."""
    ny = _flytta(session, rad, form.version, status=Bedomningsstatus.AVBOJD, avbojd_skal=form.skal)
    aterkalla_lankar(session, ny.id or 0)
    _note(session, Handelseslag.BEDOMNING_AVBOJD, ny)


def skapa_lank(barare: Brevbarare, rad: BedomningRad, epost: str) -> NyLank:
    """Make a one-time link, mailed where there is an address; earlier ones stop working."""
    aterkalla_lankar(barare.session, rad.id or 0)
    ny = barare.lank(rad, epost)
    _note(barare.session, Handelseslag.BEDOMNINGSLANK_SKAPAD, rad, brev=bool(epost))
    return ny


def aterkalla_lank(session: WriteSession, rad: BedomningRad) -> bool:
    """Close every link to the request; False where there was none open."""
    if not aterkalla_lankar(session, rad.id or 0):
        return False
    _note(session, Handelseslag.BEDOMNINGSLANK_ATERKALLAD, rad)
    return True


def signera(
    session: WriteSession, rad: BedomningRad, form: SvarForm, mall: Bedomningsmall | None, svar: Mapping[str, str]
) -> None:
    """Fill in what was asked for and sign it; from now on it is locked."""
    bedomningar.signera(session, rad, form.version, _varden(form, mall, svar))


def bedom(
    session: WriteSession, portfolj_id: int, form: BedomForm, namn: str, mall: Bedomningsmall, svar: Mapping[str, str]
) -> BedomningRad:
    """Make and sign an assessment at once. `namn` is the assessor's."""
    varden, bedomare = _varden(form, mall, svar), Bedomare(namn, session.person_id)
    kasta_utkast(session, portfolj_id, plats_for(None, mall.id), form.plats)
    return bedomningar.signera_ny(session, portfolj_id, mall.metod, varden, bedomare, form.aktivitet)


def _varden(form: SvarForm, mall: Bedomningsmall | None, svar: Mapping[str, str]) -> Bedomningsvarden:
    return Bedomningsvarden(
        datum=form.datum,
        aterkoppling=form.aterkoppling,
        overenskommet=form.overenskommet,
        minuter=form.minuter,
        delmal=form.delmal,
        mall=mall,
        svar=svar,
    )


def makulera(session: WriteSession, rad: BedomningRad, version: int, skal: str) -> None:
    """Void a signed assessment. It stays to be seen with the reason."""
    if rad.status is not Bedomningsstatus.SIGNERAD:
        raise Konflikt(rad)
    falt = {"status": Bedomningsstatus.MAKULERAD, "makulerad_skal": skal}
    ny = andra_rad(session, BedomningRad, rad.id or 0, version, **falt)
    forsegla(session, ny.portfolj_id, Signaturslag.MAKULERING, ny.id or 0, makulerat_innehall(ny))
    _note(session, Handelseslag.BEDOMNING_MAKULERAD, ny)


def _flytta(session: WriteSession, rad: BedomningRad, version: int, **falt: Any) -> BedomningRad:
    """Change what nobody has signed, as the person saw it."""
    if rad.status not in OPPEN:
        raise Konflikt(rad)
    return andra_rad(session, BedomningRad, rad.id or 0, version, **falt)
