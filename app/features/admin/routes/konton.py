"""Accounts: invite, close, open, sign out."""

from datetime import timedelta

from starlette.responses import Response

from app.db.formnyckel import spara_svar
from app.domain.behorighet import Handling
from app.features.admin import actions
from app.features.admin.queries import Persondetalj
from app.features.admin.routes.bas import person, sidor
from app.web.errors import FinnsInte
from app.web.sida import Inskickat, Sida


def _konto(sida: Sida) -> tuple[Persondetalj, int]:
    """The person and the account, where it is this admin's to handle."""
    vem = person(sida)
    if vem.sparr or vem.konto_id is None:
        raise FinnsInte
    return vem, vem.konto_id


@sidor.skriv("/admin/person/{person_id:int}/bjud-in", Handling.ADMINISTRERA, namn="admin.bjud_in")
def bjud_in(post: Inskickat) -> Response:
    """Make an invitation and show its link, this once."""
    vem = person(post)
    if vem.sparr or (vem.konto_id is not None and not vem.is_aktiv):
        raise FinnsInte
    if not vem.epost:
        text = "Fyll i personens e-post först: den är inloggningsnamnet."
        return post.vidare("admin.person_andra", person_id=vem.id, meddelande=text, slag="fel")
    hemlighet = actions.bjud_in_person(post.skriv, vem.id, timedelta(days=post.installningar.inbjudan_dagar))
    if post.formnyckel is not None:
        spara_svar(post.skriv, post.formnyckel, post.url("admin.person", person_id=vem.id))
    lank = post.installningar.bas_url.rstrip("/") + post.url("konto.inbjudan", hemlighet=hemlighet)
    till = post.nu + timedelta(days=post.installningar.inbjudan_dagar)
    return post.render("admin/inbjudan.html", titel="Inbjudan", person=vem, lank=lank, till=till)


@sidor.las("/admin/person/{person_id:int}/stang", Handling.ADMINISTRERA, namn="admin.stang_fraga")
def fraga_stang(sida: Sida) -> Response:
    """Ask before an account is closed."""
    vem, _ = _konto(sida)
    return sida.render("admin/stang.html", titel="Stäng kontot", person=vem, is_sjalv=vem.id == sida.aktor.person_id)


@sidor.skriv("/admin/person/{person_id:int}/stang", Handling.ADMINISTRERA, namn="admin.stang")
def stang(post: Inskickat) -> Response:
    """Close an account, never one's own: nobody could open it."""
    vem, konto_id = _konto(post)
    if vem.id == post.aktor.person_id:
        return post.render("admin/stang.html", status=422, titel="Stäng kontot", person=vem, is_sjalv=True)
    actions.stang_konto(post.skriv, konto_id)
    return post.klart("admin.person", person_id=vem.id, meddelande="Kontot är stängt.")


@sidor.skriv("/admin/person/{person_id:int}/oppna", Handling.ADMINISTRERA, namn="admin.oppna")
def oppna(post: Inskickat) -> Response:
    """Open a closed account."""
    vem, konto_id = _konto(post)
    actions.oppna_konto(post.skriv, konto_id)
    return post.klart("admin.person", person_id=vem.id, meddelande="Kontot är öppet igen.")


@sidor.skriv("/admin/person/{person_id:int}/logga-ut", Handling.ADMINISTRERA, namn="admin.logga_ut")
def logga_ut(post: Inskickat) -> Response:
    """End the person's sessions, for instance when a phone is lost."""
    vem, konto_id = _konto(post)
    actions.logga_ut_overallt(post.skriv, konto_id)
    return post.klart("admin.person", person_id=vem.id, meddelande=f"{vem.namn} är utloggad överallt.")
