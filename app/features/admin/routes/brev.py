"""Mails and the jobs that write them: what went to whom, what waits, and what somebody has to decide on."""

from starlette.responses import Response

from app.db.jobbkorningar import Jobb, begar_om, senaste
from app.db.logg import Handelseslag, handelse
from app.db.utkorg import Brevlage, antal_vantande, historik, osakra, skicka_om
from app.domain.behorighet import Handling
from app.features.admin.routes.bas import sidor, stigar
from app.web.brevrader import brevrad
from app.web.errors import FinnsInte
from app.web.sida import Inskickat, Sida

JOBBORD = {Jobb.PAMINNELSER: "Påminnelser", Jobb.VANTBREV: "Det som väntar", Jobb.VECKOBREV: "Veckobrev"}


def osakra_brev(sida: Sida) -> tuple[Brevlage, ...]:
    """The uncertain mails about portfolios within the admin's units."""
    return osakra(sida.session, sida.nu, stigar(sida))


@sidor.las("/admin/brev", Handling.ADMINISTRERA, namn="admin.brev")
def visa(sida: Sida) -> Response:
    """What is uncertain, how the jobs went, and what has been sent to whom and why."""
    sok = sida.fraga("sok").strip()
    korningar = senaste(sida.session)
    return sida.render(
        "admin/brev.html",
        titel="Brev",
        osakra=osakra_brev(sida),
        korningar=korningar,
        jobbord=JOBBORD,
        gar_att_kora={(k.jobb, k.dag) for k in korningar if k.dag == k.jobb.dag(sida.idag)},
        has_epost=sida.installningar.has_epost,
        vantande=antal_vantande(sida.session),
        sok=sok,
        brev=[brevrad(ett) for ett in historik(sida.session, stigar(sida), sok, sida.nu)],
    )


@sidor.skriv("/admin/brev/{brev_id:int}/skicka-om", Handling.ADMINISTRERA, namn="admin.brev_om")
def skicka(post: Inskickat) -> Response:
    """Send one once more."""
    brev_id = post.request.path_params["brev_id"]
    if brev_id not in {brev.id for brev in osakra_brev(post)} or not skicka_om(post.skriv, brev_id):
        raise FinnsInte
    handelse(post.skriv, Handelseslag.BREV_SKICKAT_OM, objekt="brev", objekt_id=brev_id)
    return post.klart("admin.brev", meddelande="Brevet skickas om.")


@sidor.skriv("/admin/brev/jobb/{jobb}/kor", Handling.ADMINISTRERA, namn="admin.jobb_om")
def kor(post: Inskickat) -> Response:
    """Let the run of today or of this week be made once more."""
    try:
        jobb = Jobb(post.request.path_params["jobb"])
    except ValueError:
        raise FinnsInte from None
    if not begar_om(post.skriv, jobb, jobb.dag(post.idag)):
        return post.vidare("admin.brev", meddelande="Körningen pågår redan.", slag="fel")
    return post.klart("admin.brev", meddelande=f"{JOBBORD[jobb]} körs igen. Ingen får samma brev två gånger.")
