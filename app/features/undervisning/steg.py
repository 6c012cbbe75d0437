"""The steps of a scientific or a quality work, each planned to a day and done on a day."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import ArbetsstegRad
from app.domain.aktivitet import Aktivitet
from app.domain.behorighet import Handling
from app.domain.undervisning import MED_STEG, Arbetsstegsslag
from app.features.undervisning import actions
from app.features.undervisning.forms import StegForm
from app.features.undervisning.queries import steget
from app.web.errors import FinnsInte
from app.web.forms import Falt, falt_av
from app.web.genomfort import fel_i_genomfort
from app.web.ifyllt import Ifyllt, skillnader
from app.web.ord import ARBETSSTEG
from app.web.ramkontroll import fel_i_datum
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

_ETT: Final = "/portfolj/{portfolj_id:int}/aktivitet/{aktivitet_id:int}/steg/{steg}"
_ETIKETTER: Final = (("planerad", "Planerat datum"), ("klar", "Klart datum"), ("anteckning", "Anteckning"))


def _arbetet(sida: Portfoljsida) -> tuple[Aktivitet, Arbetsstegsslag]:
    """The work and the step of the address."""
    aktivitet = sida.portfolj.aktivitet(sida.request.path_params["aktivitet_id"])
    steg = sida.request.path_params["steg"]
    if aktivitet not in sida.portfolj.gallande_aktiviteter or steg not in {ett.value for ett in Arbetsstegsslag}:
        raise FinnsInte
    if aktivitet is None or aktivitet.slag not in MED_STEG:
        raise FinnsInte
    return aktivitet, Arbetsstegsslag(steg)


def _sparat(rad: ArbetsstegRad | None) -> dict[str, list[str]]:
    if rad is None:
        return {}
    return falt_av({"planerad": rad.planerad, "klar": rad.klar, "anteckning": rad.anteckning})


def _formular(
    sida: Portfoljsida, falt: Falt, rad: ArbetsstegRad | None, *, status: int = 200,
    fel: Mapping[str, str] | None = None, **kontext: Any,
) -> Response:  # fmt: skip
    aktivitet, steg = _arbetet(sida)
    return sida.render(
        "undervisning/steg.html",
        status=status,
        titel=ARBETSSTEG[steg],
        aktivitet=aktivitet,
        steg=steg.value,
        v=Ifyllt(falt),
        fel=fel or {},
        **({"version": rad.version if rad else 0, "konflikt_rader": None} | kontext),
    )


def registrera_steg(sidor: Sidor) -> None:
    """The form of one step."""

    @sidor.las(_ETT, Handling.DOKUMENTERA_UNDERVISNING, namn="steg.andra")
    def andra(sida: Portfoljsida) -> Response:
        """The form with what is stored."""
        aktivitet, steg = _arbetet(sida)
        rad = steget(sida.session, sida.portfolj_id, aktivitet.id, steg)
        return _formular(sida, _sparat(rad), rad)

    @sidor.skriv(_ETT, Handling.DOKUMENTERA_UNDERVISNING, namn="steg.spara")
    def spara(post: Portfoljinskick) -> Response:
        """Set the days and the note of the step."""
        aktivitet, steg = _arbetet(post)
        rad = steget(post.skriv, post.portfolj_id, aktivitet.id, steg)
        form = post.validera(StegForm, fler_fel=_fel(post, rad))
        if form.varde is None:
            return _formular(post, post.falt, rad, status=422, fel=form.fel, version=Ifyllt(post.falt)("version"))
        try:
            actions.satt_steg(post.skriv, post.portfolj_id, aktivitet.id, steg, rad, form.varde)
        except Konflikt:
            sparat = steget(post.skriv, post.portfolj_id, aktivitet.id, steg)
            rader = skillnader(post.falt, _sparat(sparat), _ETIKETTER)
            return _formular(post, post.falt, sparat, status=409, konflikt_rader=rader)
        return post.klart(
            "aktivitet.visa", portfolj_id=post.portfolj_id, aktivitet_id=aktivitet.id, meddelande="Steget är sparat."
        )


def _fel(sida: Portfoljinskick, rad: ArbetsstegRad | None) -> dict[str, str]:
    ram, sparade = sida.portfolj.utbildning, () if rad is None else (rad.planerad, rad.klar)
    planerad = fel_i_datum(sida.falt, ram, ("planerad",), sparade)
    return planerad | fel_i_genomfort(sida.falt, sida.portfolj, sida.idag, "klar", sparade)
