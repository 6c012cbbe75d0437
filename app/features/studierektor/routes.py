"""The table over all ST-läkare of one's units."""

from starlette.responses import Response

from app.db.att_gora import vantar_pa
from app.db.regelstatus import uppdatera_mogna
from app.domain.behorighet import RATTER, Handling
from app.features.studierektor import queries
from app.features.studierektor.forms import las_urval
from app.features.studierektor.vy import kohortvy
from app.web.att_gora import vantlista
from app.web.sida import Sida
from app.web.sidor import Sidor

sidor = Sidor()


@sidor.las("/st-lakare", Handling.SE_KOHORT, namn="studierektor.kohort")
def kohort(sida: Sida) -> Response:
    """Everybody in the assignment, worst first, and above them what awaits the reader."""
    stigar = sida.aktor.stigar(RATTER[Handling.SE_KOHORT])
    fraga = sida.request.query_params
    urval = las_urval({namn: fraga.getlist(namn) for namn in fraga}, stigar)
    # The refresh takes its turn to write, so the reading transaction must not be held meanwhile.
    sida.session.rollback()
    uppdatera_mogna(
        sida.request.app.state.databas,
        sida.regelverk,
        idag=sida.idag,
        nu=sida.nu,
        urval=queries.select_ids(stigar),
    )
    antal = queries.count_kohort(sida.session, urval)
    rader = queries.list_kohort(sida.session, urval, antal.alla)
    vy = kohortvy(
        urval,
        antal,
        rader,
        enheter=queries.list_enheter(sida.session, stigar),
        specialiteter=queries.list_specialiteter(sida.session, stigar),
        regelverk=sida.regelverk,
        url=sida.url,
        idag=sida.idag,
    )
    vantar = vantlista(vantar_pa(sida.session, sida.aktor.person_id, sida.idag, sida.regelverk), sida)
    return sida.render("studierektor/kohort.html", titel="ST-läkare", block="kohort", vy=vy, vantar=vantar)
