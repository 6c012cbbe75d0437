"""Pages about revisions of the IUP."""

from starlette.responses import Response

from app.db.utkast import kasta_utkast
from app.domain.behorighet import Handling
from app.features.revidering import actions, fil, jamforelse, stegen, utkast, vy
from app.features.revidering.delat import BAS, PLATS, planen_nu, sidor, utkastet
from app.features.revidering.forms import RevideringForm, fel_i_revidering
from app.features.revidering.genomgang import FORNYAD, genomgang, is_fornyad, las_svar
from app.features.revidering.sidan import formular, forra_planen
from app.utbyte.revideringsbild import frys
from app.web.delmalsval import alla_delmal
from app.web.fyndrader import Fyndrader
from app.web.ifyllt import Ifyllt
from app.web.sida import Portfoljinskick, Portfoljsida

__all__ = ["fil", "jamforelse", "sidor", "stegen", "utkast"]


@sidor.las(BAS, Handling.LASA_PORTFOLJ, namn="revidering.lista", etag=True)
def lista(sida: Portfoljsida) -> Response:
    """Every revision with its status, when the next is due, and why."""
    revideringar = vy.senast_forst(sida.portfolj.revideringar)
    rader = Fyndrader(sida.portfolj, sida.regelverk, sida.idag, sida.url, sida.far)
    nasta = vy.nasta_gang(sida)
    return sida.render(
        "revidering/lista.html",
        titel="IUP",
        revideringar=revideringar,
        lage=vy.LAGE,
        slag=vy.SLAG,
        nasta=[(fynd, rader.grund(fynd)) for fynd in nasta],
        profil=sida.regelverk.profil_for(sida.portfolj).titel,
        utkast=utkastet(sida) if sida.far(Handling.GORA_REVIDERING) else None,
        versioner=jamforelse.versioner(sida.portfolj.revideringar),
    )


@sidor.las(BAS + "/ny", Handling.GORA_REVIDERING, namn="revidering.ny")
def ny(sida: Portfoljsida) -> Response:
    """What changed, what to look at, and each delmål to confirm or amend."""
    return formular(sida)


@sidor.skriv(BAS + "/ny", Handling.GORA_REVIDERING, namn="revidering.lamna_in")
def lamna_in(post: Portfoljinskick) -> Response:
    """Freeze the plan and hand it in, once each delmål has been confirmed or amended."""
    block = genomgang(forra_planen(post), planen_nu(post)).block
    svar, fel_i_svar = las_svar(block, post.falt)
    if is_fornyad(block, post.falt):
        fel_i_svar = {"": FORNYAD} | fel_i_svar
    if nyss := vy.aterlamnad_nyss(post.portfolj, Ifyllt(post.falt)("version")):
        fel_i_svar = {"": nyss} | fel_i_svar
    form = post.validera(RevideringForm, fler_fel=fel_i_revidering(post.falt, post))
    if form.varde is None or fel_i_svar:
        return formular(post, post.falt, status=422, fel={**fel_i_svar, **form.fel})
    bild = frys(post.portfolj, alla_delmal(post.underlag), svar)
    revidering_id = actions.lamna_in(post.skriv, post.portfolj_id, form.varde, vy.nasta_slag(post.portfolj), bild)
    kasta_utkast(post.skriv, post.portfolj_id, PLATS)
    return post.klart(
        "revidering.visa",
        portfolj_id=post.portfolj_id,
        revidering_id=revidering_id,
        meddelande="Planen är fryst och inlämnad. Den räknas från dagen då huvudhandledaren signerar.",
    )
