"""The pages behind a one-time link: the form, the code, declining. To open a page uses nothing up."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from app.db.bedomningslankar import Oppnad, sista_dag
from app.db.session import Konflikt
from app.domain.bedomningsmall import Bedomningsmall, Mallforlopp
from app.features.engangslank import actions
from app.features.engangslank.forms import (
    AvbojForm,
    LanksvarForm,
    fel_i_svar,
    fel_i_utkast,
    forifyllt,
    urval,
)
from app.features.engangslank.oppnad import Stangd, hemlighet, lankforsok, oppna, rendera, stangd_sida
from app.web.errors import FinnsInte
from app.web.forms import Falt, Validerad, las_dag
from app.web.ifyllt import Ifyllt
from app.web.mallformular import LastaSvar, besvarat, for_over, las_svar, mallvy, skickad_mall
from app.web.sida import Inskickat, Sida
from app.web.sidor import Sidor, Tillgang

sidor = Sidor()
_BAS: Final = "/b/{hemlighet}"
_KLART: Final = {"signerad": "Signerad och låst", "avbojd": "Du har tackat nej"}
_ANDRAD: Final = "Begäran eller formuläret har ändrats sedan du öppnade sidan. Läs igenom och skicka en gång till."


@sidor.las("/b/klart/{hur}", Tillgang.OPPEN, namn="engangslank.klart")
def klart(sida: Sida) -> Response:
    """It is done; there is nothing here but that."""
    hur = sida.request.path_params["hur"]
    if hur not in _KLART:
        raise FinnsInte
    return rendera(sida, "engangslank/klart.html", titel=_KLART[hur], hur=hur)


@sidor.las(_BAS, Tillgang.OPPEN, namn="engangslank.visa")
def visa(sida: Sida) -> Response:
    """The form, with the draft of the link."""
    oppnad = oppna(sida)
    if isinstance(oppnad, Stangd):
        return stangd_sida(sida, oppnad)
    falt, mall = forifyllt(oppnad, sida.idag), _mall(sida, oppnad)
    skickad = skickad_mall(sida.regelverk.mallar, falt)
    if "mall" in falt and skickad != mall:
        falt = dict(for_over(skickad, mall, falt))
    return _formular(sida, oppnad, falt, sparat=sida.fraga("sparat") == "1")


@sidor.skriv(_BAS, Tillgang.OPPEN, namn="engangslank.skicka")
def skicka(post: Inskickat) -> Response:
    """Keep a draft, or have a code sent."""
    oppnad = oppna(post)
    if isinstance(oppnad, Stangd):
        return stangd_sida(post, oppnad, post.falt)
    if Ifyllt(post.falt)("vad") == "utkast":
        if fel := fel_i_utkast(post.falt):
            return _formular(post, oppnad, post.falt, status=422, fel=fel)
        actions.spara_utkast(post.skriv, oppnad, urval(post.falt))
        return post.vidare_till(_stig(post) + "?sparat=1")
    last = _last(post, oppnad)
    if isinstance(last, Response):
        return last
    return _skicka_kod(post, oppnad, last)


@sidor.las(_BAS + "/kod", Tillgang.OPPEN, namn="engangslank.kod")
def kod(sida: Sida) -> Response:
    """What is about to be signed, and where the code is typed."""
    oppnad = oppna(sida)
    if isinstance(oppnad, Stangd):
        return stangd_sida(sida, oppnad)
    if not oppnad.lank.utkast or not oppnad.lank.kod_epost:
        return sida.vidare_till(_stig(sida))
    return _kodsida(sida, oppnad, forifyllt(oppnad, sida.idag), version=oppnad.bedomning.version)


@sidor.skriv(_BAS + "/kod", Tillgang.OPPEN, namn="engangslank.signera")
def signera(post: Inskickat) -> Response:
    """Sign what stands beside the code, if the code is right."""
    oppnad = oppna(post)
    if isinstance(oppnad, Stangd):
        return stangd_sida(post, oppnad, post.falt)
    last = _last(post, oppnad)
    if isinstance(last, Response):
        return last
    if Ifyllt(post.falt)("vad") == "ny_kod":
        return _skicka_kod(post, oppnad, last)
    if fel := _fel_i_kod(post, oppnad, last):
        return fel
    mall, form, svar = last
    try:
        actions.signera(post.skriv, oppnad, form, mall, svar)
    except Konflikt:
        return _formular(post, oppnad, post.falt, status=409, last=_ANDRAD)
    return post.klart("engangslank.klart", hur="signerad", meddelande="")


@sidor.las(_BAS + "/avboj", Tillgang.OPPEN, namn="engangslank.avboj")
def avboj(sida: Sida) -> Response:
    """Ask for the reason before the request is declined."""
    oppnad = oppna(sida)
    if isinstance(oppnad, Stangd):
        return stangd_sida(sida, oppnad)
    return _avbojsida(sida, oppnad, {}, {})


@sidor.skriv(_BAS + "/avboj", Tillgang.OPPEN, namn="engangslank.avboj_nu")
def avboj_nu(post: Inskickat) -> Response:
    """Decline."""
    oppnad = oppna(post)
    if isinstance(oppnad, Stangd):
        return stangd_sida(post, oppnad, post.falt)
    form = post.validera(AvbojForm)
    if form.varde is None:
        return _avbojsida(post, oppnad, post.falt, form.fel)
    actions.avboj(post.skriv, oppnad, form.varde)
    return post.klart("engangslank.klart", hur="avbojd", meddelande="")


_Last = tuple[Bedomningsmall | None, LanksvarForm, Mapping[str, str]]


def _mall(sida: Sida, oppnad: Oppnad) -> Bedomningsmall | None:
    """The form to fill in: the one asked for as it is now, else the first of the method; None for a method of none."""
    rad, mallar = oppnad.bedomning, sida.regelverk.mallar
    av_metoden = (m for m in mallar.for_metod(rad.metod, sida.idag) if m.forlopp is Mallforlopp.ENKEL)
    return mallar.aktuell(rad.mall, sida.idag) or next(av_metoden, None)


def _last(post: Inskickat, oppnad: Oppnad) -> _Last | Response:
    """The form as it was sent, or the page that says what is wrong with it."""
    mall = _mall(post, oppnad)
    skickad = skickad_mall(post.regelverk.mallar, post.falt)
    if skickad != mall:
        return _formular(post, oppnad, for_over(skickad, mall, post.falt), status=409, last=_ANDRAD)
    form: Validerad[LanksvarForm] = post.validera(LanksvarForm, fler_fel=fel_i_svar(post.falt, oppnad, post.idag))
    lasta = las_svar(mall, post.falt) if mall else LastaSvar({}, {})
    if form.varde is None or lasta.fel:
        return _formular(post, oppnad, post.falt, status=422, fel={**form.fel, **lasta.fel})
    return mall, form.varde, lasta.svar


def _skicka_kod(post: Inskickat, oppnad: Oppnad, last: _Last) -> Response:
    """Mail a code for what was sent; no more of them than a link and a quarter of an hour may have."""
    epost = last[1].epost
    if not actions.has_kod_nyss(post.skriv, oppnad, epost):
        if oppnad.lank.koder_skickade >= actions.KODER:
            fel = {"epost": "Fler koder skickas inte på den här länken. Be den som skickade den om en ny."}
            return _formular(post, oppnad, post.falt, status=429, fel=fel)
        if not lankforsok(post).far_prova(oppnad.lank.id or 0, "kod"):
            fel = {"epost": "För många koder på kort tid. Vänta en kvart och försök igen."}
            return _formular(post, oppnad, post.falt, status=429, fel=fel)
        actions.skicka_kod(post.skriv, oppnad, hemlighet(post), epost, urval(post.falt))
    else:
        actions.spara_utkast(post.skriv, oppnad, urval(post.falt))
    return post.vidare_till(_stig(post) + "/kod")


def _fel_i_kod(post: Inskickat, oppnad: Oppnad, last: _Last) -> Response | None:
    """The page where the code does not do; a wrong guess is counted whatever else happens."""
    lank, epost = oppnad.lank, last[1].epost
    if lank.kod_epost != epost:
        return _kodsida(post, oppnad, post.falt, fel="Koden skickades till en annan adress. Skicka en ny kod.")
    if not lankforsok(post).far_prova(lank.id or 0, "gissning"):
        return _kodsida(post, oppnad, post.falt, status=429, fel="För många försök. Vänta en kvart och försök igen.")
    kod = "".join(Ifyllt(post.falt)("kod").split())
    if actions.stammer(post.skriv, oppnad, hemlighet(post), kod):
        return None
    if not lank.kod or lank.kod_giltig_till is None or lank.kod_giltig_till <= post.nu:
        return _kodsida(post, oppnad, post.falt, fel="Koden gäller inte längre. Skicka en ny kod.")
    if not kod:
        return _kodsida(post, oppnad, post.falt, fel="Skriv koden som du fick i brevet.")
    kvar = actions.gissat_fel(post.skriv, oppnad)
    post.spara_anda = True
    text = f"Koden stämmer inte. Du kan försöka {kvar} gånger till." if kvar else "Koden gäller inte längre."
    return _kodsida(post, oppnad, post.falt, fel=text if kvar else f"{text} Skicka en ny kod.")


def _formular(
    sida: Sida,
    oppnad: Oppnad,
    falt: Falt,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
    **kontext: Any,
) -> Response:
    mall = _mall(sida, oppnad)
    return rendera(
        sida, "engangslank/formular.html",
        status=status, titel=f"Bedöm {oppnad.namn}", rad=oppnad.bedomning, namn=oppnad.namn,
        v=Ifyllt(falt), fel=fel or {}, vy=mallvy(mall, falt, sida.regelverk.rattskallor) if mall else None,
        stig=_stig(sida), till=sista_dag(oppnad.lank.giltig_till), **({"last": "", "sparat": False} | kontext),
    )  # fmt: skip


def _kodsida(
    sida: Sida, oppnad: Oppnad, falt: Falt, *, fel: str = "", status: int = 0, version: int | None = None
) -> Response:
    """What will be signed, in words, and with it in hidden fields; `version` is that of the request as it was seen."""
    mall = _mall(sida, oppnad)
    lasta = las_svar(mall, falt) if mall else LastaSvar({}, {})
    dolda = urval(falt) | {"version": [str(version)] if version is not None else falt.get("version", [])}
    return rendera(
        sida, "engangslank/kod.html",
        status=status or (422 if fel else 200), titel="Läs igenom och signera", rad=oppnad.bedomning,
        namn=oppnad.namn, v=Ifyllt(falt), dag=las_dag(Ifyllt(falt)("datum")), fel=fel, mallen=mall,
        svar=besvarat(mall, lasta.svar), stig=_stig(sida), epost=oppnad.lank.kod_epost,
        dolda=[(n, text) for n, varden in dolda.items() for text in varden],
    )  # fmt: skip


def _avbojsida(sida: Sida, oppnad: Oppnad, falt: Falt, fel: Mapping[str, str]) -> Response:
    return rendera(
        sida, "engangslank/avboj.html",
        status=422 if fel else 200, titel="Tacka nej", namn=oppnad.namn, v=Ifyllt(falt), fel=fel,
        stig=_stig(sida),
    )  # fmt: skip


def _stig(sida: Sida) -> str:
    return sida.url("engangslank.visa", hemlighet=hemlighet(sida))
