"""Sign-in and sign-out, invitations, and one's own account."""

from datetime import timedelta

from starlette.responses import Response

from app.db.demokonton import Demokonto, demokonton
from app.db.konton import OppenInbjudan, hitta_inbjudan, oppna_session
from app.features.konto import actions, queries
from app.features.konto.forms import BytLosenordForm, InloggningsForm, NyttLosenordForm
from app.web.demo import LOSENORD, VISAS
from app.web.errors import FinnsInte
from app.web.format import klockslag
from app.web.forsok import Inloggningsforsok
from app.web.inloggning import satt_sessionskaka, sessionsnyckel, ta_bort_sessionskaka
from app.web.losenord import MINST, losenordsfel
from app.web.sida import Inskickat, Sida
from app.web.sidor import Sidor, Tillgang
from app.web.vantande import egen_stig, las_vantande

sidor = Sidor()
_FEL = "E-postadressen eller lösenordet stämmer inte."


def _forsok(post: Inskickat) -> tuple[Inloggningsforsok, str]:
    """The count of wrong passwords, and the address that asks."""
    forsok: Inloggningsforsok = post.request.app.state.forsok
    return forsok, post.request.client.host if post.request.client else ""


def _oppna(post: Inskickat, konto_id: int) -> str:
    """Start a session for the account, as long as this installation lets one last."""
    return oppna_session(
        post.skriv,
        konto_id,
        giltig=timedelta(hours=post.installningar.session_timmar),
        webblasare=post.request.headers.get("user-agent", ""),
    )


def _inloggningssida(post: Inskickat, status: int, fel: dict[str, str]) -> Response:
    vantande = las_vantande(post.falt)
    return post.render(
        "konto/logga_in.html", status=status, titel="Logga in igen" if vantande.falt else "Logga in", fel=fel,
        epost="".join(post.falt.get("epost", [])), till=egen_stig("".join(post.falt.get("till", []))),
        vantande=vantande, demo=_demo(post), demolosenord=LOSENORD,
    )  # fmt: skip


def _demo(sida: Sida) -> tuple[Demokonto, ...]:
    """The accounts that a demo shows to whoever comes."""
    return demokonton(sida.session, VISAS) if sida.installningar.demolage else ()


@sidor.las("/logga-in", Tillgang.OPPEN, namn="konto.logga_in")
def visa_inloggning(sida: Sida) -> Response:
    """The sign-in page; who is signed in already goes on."""
    till = egen_stig(sida.fraga("till"))
    if sida.aktor_eller_ingen is not None:
        return sida.vidare_till(till) if till else sida.vidare("start.hem")
    demo = _demo(sida)
    return sida.render(
        "konto/logga_in.html", titel="Logga in", fel={}, epost=sida.fraga("epost") if demo else "", till=till,
        vantande=las_vantande({}), demo=demo, demolosenord=LOSENORD,
    )  # fmt: skip


@sidor.skriv("/logga-in", Tillgang.OPPEN, namn="konto.logga_in_nu")
def logga_in(post: Inskickat) -> Response:
    """Sign in, and go on to where one was going."""
    form = post.validera(InloggningsForm)
    if form.varde is None:
        return _inloggningssida(post, 422, dict(form.fel))
    forsok, adress = _forsok(post)
    stopp = forsok.stopp(form.varde.epost, adress)
    if stopp is not None:
        text = f"För många försök med fel lösenord. Försök igen klockan {klockslag(stopp)}."
        svar = _inloggningssida(post, 429, {"losenord": text})
        svar.headers["Retry-After"] = str(60 * post.installningar.forsok_minuter)
        return svar
    provat = actions.prova(post.skriv, form.varde.epost, form.varde.losenord)
    if not provat.stamde or provat.konto_id is None:
        forsok.missat(form.varde.epost, adress)
        actions.misslyckas(post.skriv, provat)
        post.spara_anda = True
        return _inloggningssida(post, 422, {"losenord": _FEL})
    forsok.lyckat(form.varde.epost)
    nyckel = _oppna(post, provat.konto_id)
    actions.logga_in(post.skriv, provat, tidigare=sessionsnyckel(post.request))
    return _vidare_efter_inloggning(post, nyckel)


def _vidare_efter_inloggning(post: Inskickat, nyckel: str) -> Response:
    """Where the person was going; a form that was being sent is offered with a token of the new session."""
    till = egen_stig("".join(post.falt.get("till", [])))
    vantande = las_vantande(post.falt)
    if till and (vantande.falt or vantande.filer):
        post.csrf_grund = nyckel
        svar = post.render("konto/skicka_igen.html", titel="Skicka det du skrev", till=till, vantande=vantande)
    else:
        svar = post.vidare_till(till) if till else post.vidare("start.hem")
    satt_sessionskaka(post.request, svar, nyckel)
    return svar


@sidor.skriv("/logga-ut", Tillgang.INLOGGAD, namn="konto.logga_ut")
def logga_ut(post: Inskickat) -> Response:
    """Sign out here."""
    actions.logga_ut(post.skriv, post.aktor.inloggning_id)
    svar = post.vidare("konto.logga_in", meddelande="Du är utloggad.")
    ta_bort_sessionskaka(post.request, svar)
    return svar


@sidor.las("/inbjudan/{hemlighet}", Tillgang.OPPEN, namn="konto.inbjudan")
def visa_inbjudan(sida: Sida) -> Response:
    """Where somebody invited chooses a password."""
    inbjudan = hitta_inbjudan(sida.session, sida.request.path_params["hemlighet"], sida.nu)
    return _inbjudningssida(sida, inbjudan, 200, {})


@sidor.skriv("/inbjudan/{hemlighet}", Tillgang.OPPEN, namn="konto.anta_inbjudan")
def anta_inbjudan(post: Inskickat) -> Response:
    """Choose the password, once, and be signed in."""
    inbjudan = hitta_inbjudan(post.session, post.request.path_params["hemlighet"], post.nu)
    form = post.validera(NyttLosenordForm)
    fel = dict(form.fel)
    if inbjudan is not None and form.varde is not None:
        text = losenordsfel(form.varde.losenord, inbjudan.epost)
        fel |= {"losenord": text} if text else {}
    if inbjudan is None or form.varde is None or fel:
        return _inbjudningssida(post, inbjudan, 422, fel)
    actions.anta_inbjudan(post.skriv, inbjudan, form.varde.losenord)
    nyckel = _oppna(post, inbjudan.konto_id)
    actions.notera_antagen(post.skriv, inbjudan)
    svar = post.klart("start.hem", meddelande="Lösenordet är valt och du är inloggad.")
    satt_sessionskaka(post.request, svar, nyckel)
    return svar


def _inbjudningssida(sida: Sida, inbjudan: OppenInbjudan | None, status: int, fel: dict[str, str]) -> Response:
    """A link that cannot be used says the same whatever the reason, and names nobody."""
    if inbjudan is None:
        return sida.render("konto/inbjudan_slut.html", status=404, titel="Länken gäller inte längre")
    return sida.render(
        "konto/inbjudan.html", status=status, titel="Välj lösenord", inbjudan=inbjudan, fel=fel, minst=MINST
    )


@sidor.las("/konto", Tillgang.INLOGGAD, namn="konto.visa")
def visa(sida: Sida) -> Response:
    """Who one is here, and where one is signed in."""
    aktor = sida.aktor
    sessioner = queries.oppna_sessioner(sida.session, aktor.konto_id, aktor.inloggning_id, sida.nu)
    return sida.render("konto/visa.html", titel="Ditt konto", epost=aktor.epost, sessioner=sessioner)


@sidor.las("/konto/losenord", Tillgang.INLOGGAD, namn="konto.losenord")
def visa_byte(sida: Sida) -> Response:
    """The form for another password."""
    return sida.render("konto/losenord.html", titel="Byt lösenord", fel={}, minst=MINST)


@sidor.skriv("/konto/losenord", Tillgang.INLOGGAD, namn="konto.byt_losenord")
def byt_losenord(post: Inskickat) -> Response:
    """Change the password. A wrong current one counts as a wrong password at sign-in does."""
    form = post.validera(BytLosenordForm)
    fel = dict(form.fel)
    if form.varde is not None:
        fel = _fel_vid_byte(post, form.varde)
    if form.varde is None or fel:
        return post.render("konto/losenord.html", status=422, titel="Byt lösenord", fel=fel, minst=MINST)
    konto_id = post.aktor.konto_id
    actions.byt_losenord(post.skriv, konto_id, form.varde.losenord)
    nyckel = _oppna(post, konto_id)
    actions.notera_bytt(post.skriv, konto_id)
    svar = post.klart("konto.visa", meddelande="Lösenordet är bytt. Du är utloggad överallt utom här.")
    satt_sessionskaka(post.request, svar, nyckel)
    return svar


def _fel_vid_byte(post: Inskickat, form: BytLosenordForm) -> dict[str, str]:
    forsok, adress = _forsok(post)
    epost = post.aktor.epost
    stopp = forsok.stopp(epost, adress)
    if stopp is not None:
        text = f"För många försök med fel lösenord. Försök igen klockan {klockslag(stopp)}."
        return {"nuvarande_losenord": text}
    if not actions.stammer_nuvarande(post.skriv, post.aktor.konto_id, form.nuvarande_losenord):
        forsok.missat(epost, adress)
        return {"nuvarande_losenord": "Det är inte ditt nuvarande lösenord."}
    text = losenordsfel(form.losenord, epost)
    return {"losenord": text} if text else {}


@sidor.skriv("/konto/session/{inloggning_id:int}/avsluta", Tillgang.INLOGGAD, namn="konto.avsluta_session")
def avsluta_session(post: Inskickat) -> Response:
    """Sign out somewhere else."""
    if not actions.avsluta_session(post.skriv, post.aktor.konto_id, post.request.path_params["inloggning_id"]):
        raise FinnsInte
    return post.klart("konto.visa", meddelande="Du är utloggad där.")


@sidor.skriv("/konto/sessioner/avsluta-andra", Tillgang.INLOGGAD, namn="konto.avsluta_andra")
def avsluta_andra(post: Inskickat) -> Response:
    """Sign out everywhere but here."""
    actions.avsluta_andra(post.skriv, post.aktor.konto_id, post.aktor.inloggning_id)
    return post.klart("konto.visa", meddelande="Du är utloggad överallt utom här.")
