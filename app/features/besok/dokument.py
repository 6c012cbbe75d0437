"""Writing documents: the same routes for every kind, each with the right that its kind asks for."""

from typing import Final

from starlette.responses import Response

from app.db.session import Konflikt
from app.db.tabeller import DokumentRad
from app.domain.avstamning import Dokumentslag, Part
from app.domain.dokumentmall import Dokumentmall
from app.features.besok import actions
from app.features.besok.actions import Ansvarig, Undertecknare
from app.features.besok.delat import BAS, HUNNET, LAST, OPPNA, SKRIVER, mina_parter, sidor
from app.features.besok.forifyllt import forifyll
from app.features.besok.forms import Ifyllt, las_dokument
from app.features.besok.sidor_dokument import posten, visa_dokument, visa_nytt
from app.underlag.dokumentmallar import dokumentmall
from app.web.errors import FinnsInte
from app.web.forms import gemen, las_tal
from app.web.ifyllt import Ifyllt as Falten
from app.web.ord import PART
from app.web.sida import Portfoljinskick, Portfoljsida

UNDERTECKNA: Final = "underteckna"
"""The name of the button that keeps the text and signs it; its value is the part."""


def ansvariga(sida: Portfoljsida) -> dict[Part, Ansvarig]:
    """Who something agreed on at a visit can fall on, besides the ST-läkare."""
    huvud = sida.portfolj.huvudhandledare(sida.idag)
    kanda = {Part.CHEF: Ansvarig("Chefen", None)}
    if huvud is not None:
        kanda[Part.HUVUDHANDLEDARE] = Ansvarig(huvud.namn, huvud.person_id)
    if Part.STUDIEREKTOR in mina_parter(sida):
        kanda[Part.STUDIEREKTOR] = Ansvarig(sida.aktor.namn, sida.aktor.person_id)
    return kanda


def _part(post: Portfoljinskick) -> Part | None:
    """The part in which the person signs with the button that was pressed; None where the text is only kept."""
    text = Falten(post.falt)(UNDERTECKNA)
    return next((part for part in mina_parter(post) if part.value == text), None)


def undertecknare(sida: Portfoljsida, part: Part) -> Undertecknare:
    """The person signed in, as one who signs."""
    return Undertecknare(part, sida.aktor.person_id, sida.aktor.namn, ansvariga(sida))


def _registrera(slag: Dokumentslag) -> None:
    handling, namn, bas = SKRIVER[slag], slag.value, f"{BAS}/{slag.value}"

    @sidor.skriv(f"{bas}/{{dokument_id:int}}", handling, namn=f"{namn}.spara")
    def spara(post: Portfoljinskick) -> Response:
        """Keep the text, and sign it where that button was pressed."""
        fore = posten(post)
        if fore.rad.slag is not slag:
            raise FinnsInte
        if fore.rad.status not in OPPNA:
            return visa_dokument(post, fore, status=409, konflikt=LAST)
        part = _part(post)
        ifyllt, fel = _las(post, dokumentmall(slag, fore.rad.mall_version), part)
        if ifyllt is None:
            return visa_dokument(post, fore, status=422, fel=fel, falt=post.falt)
        try:
            rad = _spara(post, dokumentmall(slag, fore.rad.mall_version), fore.rad, ifyllt, part)
        except Konflikt:
            nu = posten(post)
            text = HUNNET if nu.rad.status in OPPNA else LAST
            return visa_dokument(post, nu, status=409, konflikt=text, falt=post.falt)
        return _klart(post, rad, part)

    if slag is Dokumentslag.BESOK:
        return

    @sidor.las(f"{bas}/nytt", handling, namn=f"{namn}.ny")
    def ny(sida: Portfoljsida) -> Response:
        """The form, filled in with what the records tell."""
        mall = dokumentmall(slag)
        return visa_nytt(sida, mall, forifyll(sida, mall))

    @sidor.skriv(f"{bas}/nytt", handling, namn=f"{namn}.skapa")
    def skapa(post: Portfoljinskick) -> Response:
        """Begin a draft, or write and sign at once."""
        mall, part = dokumentmall(slag), _part(post)
        ifyllt, fel = _las(post, mall, part)
        if ifyllt is None:
            return visa_nytt(post, mall, post.falt, status=422, fel=fel)
        return _klart(post, _spara(post, mall, None, ifyllt, part), part)


def _las(post: Portfoljinskick, mall: Dokumentmall, part: Part | None) -> tuple[Ifyllt | None, dict[str, str]]:
    return las_dokument(mall, post.falt, post.portfolj, post.idag, is_skarpt=part is not None)


def _spara(
    post: Portfoljinskick, mall: Dokumentmall, rad: DokumentRad | None, ifyllt: Ifyllt, part: Part | None
) -> DokumentRad:
    version = las_tal(Falten(post.falt)("version"), 0)
    vem = undertecknare(post, part) if part is not None else None
    if rad is not None:
        if vem is None:
            return actions.spara(post.skriv, rad, version, ifyllt)
        return actions.skriv_och_underteckna(post.skriv, rad, version, ifyllt, vem)
    if vem is None:
        return actions.skriv(post.skriv, post.portfolj_id, mall, ifyllt)
    return actions.skriv_nytt_och_underteckna(post.skriv, post.portfolj_id, mall, ifyllt, vem)


def _klart(post: Portfoljinskick, rad: DokumentRad, part: Part | None) -> Response:
    if part is None:
        meddelande = "Utkastet är sparat. Bara du och de som skriver sådana ser det."
    elif len(rad.parter) > 1:
        meddelande = f"Du har skrivit under som {gemen(PART[part])}. Texten är låst och väntar på de andra."
    else:
        meddelande = "Underskrivet och låst."
    return post.klart("besok.visa", portfolj_id=post.portfolj_id, dokument_id=rad.id or 0, meddelande=meddelande)


for _slag in Dokumentslag:
    _registrera(_slag)
