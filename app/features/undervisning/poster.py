"""The pages on which a record is made, changed, removed and taken back: the same steps for every kind."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from app.db.session import Konflikt
from app.domain.behorighet import Handling
from app.features.undervisning import actions
from app.features.undervisning.forms import VersionForm
from app.features.undervisning.kursmedel import visa_kursmedel
from app.features.undervisning.queries import posten
from app.features.undervisning.slag import KURSMEDEL, Postslag, Rad
from app.web.forms import Falt
from app.web.ifyllt import Ifyllt, skillnader
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

_ANDRAT = "Det har ändrats sedan du öppnade sidan. Så här ser det ut nu."


def _formular(
    sida: Portfoljsida,
    slag: Postslag,
    falt: Falt,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    rad: Rad | None = None,
    **kontext: Any,
) -> Response:
    return sida.render(
        slag.mall,
        status=status,
        titel=slag.titlar[0] if rad is None else slag.titlar[1],
        v=Ifyllt(falt),
        fel=fel or {},
        rad=rad,
        namn=slag.namn,
        id_={slag.id_namn: rad.id} if rad else {},
        **slag.val(sida),
        **({"version": rad.version if rad else 0, "konflikt_rader": None} | kontext),
    )


def _egen(sida: Portfoljsida, slag: Postslag, rad: Rad, status: int, fel: str) -> Response:
    """The record's own page, saying what went wrong."""
    if slag is KURSMEDEL:
        return visa_kursmedel(sida, status=status, fel=fel)
    return _formular(sida, slag, slag.falt(rad), status=status, fel={"": fel}, rad=rad)


def registrera(sidor: Sidor, slag: Postslag) -> None:
    """The six routes of a kind of record."""
    bas = f"/portfolj/{{portfolj_id:int}}/undervisning/{slag.namn}"
    ett = f"{bas}/{{{slag.id_namn}:int}}"
    _gora(sidor, slag, bas)
    _andra(sidor, slag, ett)
    _ta_bort(sidor, slag, ett)


def _gora(sidor: Sidor, slag: Postslag, bas: str) -> None:

    @sidor.las(f"{bas}/ny", Handling.DOKUMENTERA_UNDERVISNING, namn=f"{slag.namn}.ny")
    def ny(sida: Portfoljsida) -> Response:
        """The form, with today filled in."""
        falt = {namn: sida.request.query_params.getlist(namn) for namn, _ in slag.etiketter}
        return _formular(sida, slag, {"med": ["ja"]} | falt | {"datum": [sida.idag.isoformat()]})

    @sidor.skriv(f"{bas}/ny", Handling.DOKUMENTERA_UNDERVISNING, namn=f"{slag.namn}.skapa")
    def skapa(post: Portfoljinskick) -> Response:
        """Make a record."""
        form = post.validera(slag.form, fler_fel=slag.fel(post.falt, post, None))
        if form.varde is None:
            return _formular(post, slag, post.falt, status=422, fel=form.fel)
        rad = actions.skapa(post.skriv, post.portfolj_id, slag, form.varde)
        return _klart(post, slag, rad, slag.efter, "Sparat.")


def _andra(sidor: Sidor, slag: Postslag, ett: str) -> None:
    @sidor.las(f"{ett}/andra", Handling.DOKUMENTERA_UNDERVISNING, namn=f"{slag.namn}.andra")
    def andra(sida: Portfoljsida) -> Response:
        """The form with what is stored."""
        rad = posten(sida, slag)
        if not slag.far_andras(rad):
            adress: dict[str, Any] = {slag.id_namn: rad.id}
            return sida.vidare(slag.egen, portfolj_id=sida.portfolj_id, **adress)
        return _formular(sida, slag, slag.falt(rad), rad=rad)

    @sidor.skriv(f"{ett}/andra", Handling.DOKUMENTERA_UNDERVISNING, namn=f"{slag.namn}.spara")
    def spara(post: Portfoljinskick) -> Response:
        """Change a record."""
        rad = posten(post, slag)
        form = post.validera(slag.form, fler_fel=slag.fel(post.falt, post, rad))
        if form.varde is None:
            version = Ifyllt(post.falt)("version")
            return _formular(post, slag, post.falt, status=422, fel=form.fel, rad=rad, version=version)
        try:
            actions.andra(post.skriv, slag, rad, form.varde)
        except Konflikt:
            sparat = posten(post, slag)
            if not slag.far_andras(sparat):
                return _egen(post, slag, sparat, 409, "Ansökan är redan avgjord och kan inte ändras. Så här står den.")
            rader = skillnader(post.falt, slag.falt(sparat), slag.etiketter)
            return _formular(post, slag, post.falt, status=409, rad=sparat, konflikt_rader=rader)
        return _klart(post, slag, rad, slag.efter, "Ändringen är sparad.")


def _ta_bort(sidor: Sidor, slag: Postslag, ett: str) -> None:
    @sidor.skriv(f"{ett}/ta-bort", Handling.DOKUMENTERA_UNDERVISNING, namn=f"{slag.namn}.ta_bort")
    def ta_bort(post: Portfoljinskick) -> Response:
        """Take a record away, at once: it can be brought back on the page that follows."""
        form, rad = post.validera(VersionForm).varde, posten(post, slag)
        try:
            actions.ta_bort(post.skriv, slag, rad, form.version if form else 0)
        except Konflikt:
            return _egen(post, slag, posten(post, slag), 409, _ANDRAT)
        return _klart(post, slag, rad, slag.egen, "Borttaget. Du kan ångra här.")

    @sidor.skriv(f"{ett}/aterstall", Handling.DOKUMENTERA_UNDERVISNING, namn=f"{slag.namn}.aterstall")
    def aterstall(post: Portfoljinskick) -> Response:
        """Bring a removed record back."""
        form, rad = post.validera(VersionForm).varde, posten(post, slag)
        try:
            actions.aterstall(post.skriv, slag, rad, form.version if form else 0)
        except Konflikt:
            return _egen(post, slag, posten(post, slag), 409, "Det är redan tillbaka. Så här ser det ut nu.")
        return _klart(post, slag, rad, slag.egen, "Tillbaka.")


def _klart(post: Portfoljinskick, slag: Postslag, rad: Rad, sida: str, meddelande: str) -> Response:
    egna: dict[str, Any] = {slag.id_namn: rad.id} if sida == slag.egen else {}
    return post.klart(sida, portfolj_id=post.portfolj_id, meddelande=meddelande, **egna)
