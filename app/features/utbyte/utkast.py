"""The dry run of an uploaded table: what would become of each row, the choices, and reading it in."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from app.db.tabeller import Importutkast
from app.domain.behorighet import Handling
from app.features.utbyte import actions, queries, vy
from app.features.utbyte.forms import las_bladsvar, las_val
from app.features.utbyte.provkorning import Provkorning, provkor
from app.utbyte.plan import Radutfall
from app.utbyte.skriv import KanInteImporteras
from app.web.format import antal
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor

sidor = Sidor()
_UTKAST: Final = "/portfolj/{portfolj_id:int}/utbyte/import/{utkast_id:int}"
_REDAN: Final = "Filen är redan inläst. Här ser du dina inläsningar."


def _utkast(sida: Portfoljsida) -> Importutkast:
    return queries.utkast(
        sida.session, sida.portfolj_id, sida.aktor.person_id, sida.request.path_params["utkast_id"]
    )  # fmt: skip


def _visa(
    sida: Portfoljsida,
    rad: Importutkast,
    korning: Provkorning,
    *,
    status: int = 200,
    fel: Mapping[str, str] | None = None,
) -> Response:
    visat = next((u for u in Radutfall if u.value == sida.fraga("visa")), None)
    rader = vy.radvyer(korning, visat)
    bas = sida.url("utbyte.utkast", portfolj_id=sida.portfolj_id, utkast_id=rad.id)
    return sida.render(
        "utbyte/utkast.html",
        status=status,
        block="rader",
        titel="Provkörning",
        rad=rad,
        adress=bas,
        korning=korning,
        plan=korning.plan,
        Radutfall=Radutfall,
        filanmarkningar=vy.filanmarkningar(korning),
        visade_konflikter=vy.VISADE_KONFLIKTER,
        sammanfattning=vy.sammanfattning(korning.plan),
        fel=fel or {},
        blad=vy.bladvyer(korning),
        slagval=vy.SLAGVAL,
        hoppade=vy.hoppade_blad(korning),
        konflikter=vy.konfliktvyer(korning),
        personer=vy.personvyer(korning),
        enheter=vy.enhetsvyer(korning),
        lista=vy.make_lista(rader, bas, visat, sida.fraga("sida"), korning.plan),
    )


@sidor.las(_UTKAST, Handling.IMPORTERA, namn="utbyte.utkast")
def visa(sida: Portfoljsida) -> Response:
    """The dry run, made anew of the portfolio as it is now."""
    rad = _utkast(sida)
    if rad.val.get("inlast"):
        return sida.vidare("utbyte.visa", portfolj_id=sida.portfolj_id, meddelande=_REDAN)
    return _visa(sida, rad, provkor(sida, rad))


@sidor.skriv(_UTKAST, Handling.IMPORTERA, namn="utbyte.valj")
def valj(post: Portfoljinskick) -> Response:
    """Keep the choices, and read the table in when that was the button."""
    rad = _utkast(post)
    if rad.val.get("inlast"):
        return post.klart("utbyte.visa", portfolj_id=post.portfolj_id, meddelande=_REDAN)
    korning = provkor(post, rad)
    svar = las_bladsvar(post.falt, korning)
    val = las_val(post.falt, korning)
    vald = korning.with_val(val)
    if svar.fel:
        return _visa(post, rad, vald, status=422, fel=svar.fel)
    if svar.mappningar or post.falt.get("gor", [""])[-1] != "las_in":
        actions.spara_val(post.skriv, rad, val, svar.mappningar)
        text = "Bladen är omlästa. Kontrollera raderna nedan." if svar.mappningar else "Valen är sparade."
        return post.klart("utbyte.utkast", portfolj_id=post.portfolj_id, utkast_id=rad.id, meddelande=text)
    return _las_in(post, rad, vald)


def _las_in(post: Portfoljinskick, rad: Importutkast, korning: Provkorning) -> Response:
    hinder = korning.plan.hinder(korning.importval())
    if hinder:
        falt = "fragor" if korning.plan.fragor else "utelamna_fel"
        return _visa(post, rad, korning, status=422, fel={falt: hinder})
    try:
        import_id = actions.las_in(post.skriv, rad, korning)
    except KanInteImporteras as fel:
        return _visa(post, rad, korning, status=422, fel={"": str(fel)})
    rader = korning.antal_att_lasa_in
    return post.klart(
        "portfolj.oversikt",
        portfolj_id=post.portfolj_id,
        meddelande=f"{antal(rader, 'rad', 'rader')} lästes in.",
        lank=("Ångra", post.url("utbyte.angra", portfolj_id=post.portfolj_id, import_id=import_id)),
    )


@sidor.skriv(_UTKAST + "/kasta", Handling.IMPORTERA, namn="utbyte.kasta")
def kasta(post: Portfoljinskick) -> Response:
    """Throw the draft away."""
    rad = _utkast(post)
    filnamn = rad.filnamn
    actions.kasta(post.skriv, rad)
    text = f"Utkastet av {filnamn} är kastat. Inget lästes in."
    return post.klart("utbyte.visa", portfolj_id=post.portfolj_id, meddelande=text)
