"""The table over all ST-läkare of one's units."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from starlette.responses import Response

from app.db.att_gora import Vantande, vantar_pa
from app.db.regelstatus import uppdatera_mogna
from app.domain.behorighet import RATTER, Handling
from app.features.studierektor import queries
from app.features.studierektor.forms import las_planval, las_urval
from app.features.studierektor.handledarfragor import handledda, kompetens
from app.features.studierektor.handledarvy import handledarvy
from app.features.studierektor.klimatfragor import list_poster
from app.features.studierektor.klimatvy import fran, klimatvy
from app.features.studierektor.planfragor import list_personer, list_planenheter
from app.features.studierektor.planvy import planvy
from app.features.studierektor.queries import Antal, Kohortrad, Ordning, Urval, Visning
from app.features.studierektor.vy import kohortvy
from app.web.att_gora import vantlista
from app.web.lagesminne import Minne
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
    # Changes with anything that the database holds, with the day and with the rule book.
    lage = (queries.load_version(sida.session), sida.idag, sida.regelverk.version)
    gemensamt, antal = _gemensamt(sida, stigar, lage), _antal(sida, urval, lage)
    vy = kohortvy(
        urval,
        antal,
        _rader(sida, urval, lage, antal.alla),
        enheter=gemensamt.enheter,
        specialiteter=gemensamt.specialiteter,
        regelverk=sida.regelverk,
        url=sida.url,
        idag=sida.idag,
    )
    vantar = vantlista(gemensamt.vantande, sida)
    return sida.render("studierektor/kohort.html", titel="ST-läkare", block="kohort", vy=vy, vantar=vantar)


@sidor.las("/st-lakare/klimat", Handling.SE_KOHORT, namn="studierektor.klimat")
def klimat(sida: Sida) -> Response:
    """How assessments come about at each unit of the assignment; no person is named."""
    stigar = sida.aktor.stigar(RATTER[Handling.SE_KOHORT])
    poster = list_poster(sida.session, stigar, fran(sida.regelverk, sida.idag), sida.idag)
    return sida.render(
        "studierektor/klimat.html", titel="Bedömningsklimat", vy=klimatvy(poster, sida.regelverk, sida.idag)
    )


@sidor.las("/st-lakare/plan", Handling.SE_KOHORT, namn="studierektor.plan")
def plan(sida: Sida) -> Response:
    """Who of a unit's ST-läkare is away when, and when all are."""
    enheter = list_planenheter(sida.session, sida.aktor.stigar(RATTER[Handling.SE_KOHORT]))
    val = las_planval(sida.request.query_params)
    enhet = next((en for en in enheter if en.id == val.enhet), enheter[0] if enheter else None)
    vy = None
    if enhet is not None:
        personer = list_personer(sida.session, enhet)
        vy = planvy(enhet, personer, sida.regelverk, sida.idag, sida.url, tid=val.tid, sokord=val.q)
    return sida.render(
        "studierektor/plan.html",
        titel=f"Tjänstgöringsplan, {enhet.namn}" if enhet else "Tjänstgöringsplan",
        vy=vy,
        val=val,
        enhet=enhet,
        enheter=[(str(en.id), f"{en.namn} ({en.antal})") for en in enheter],
    )


@sidor.las("/st-lakare/handledare", Handling.SE_KOHORT, namn="studierektor.handledare")
def handledare(sida: Sida) -> Response:
    """How many ST-läkare each huvudhandledare of the assignment has, and what is noted of them."""
    poster = handledda(sida.session, sida.aktor.stigar(RATTER[Handling.SE_KOHORT]), sida.idag)
    noterat = kompetens(sida.session, sorted({post.person_id for post in poster}))
    vy = handledarvy(poster, noterat, sida.regelverk, sida.url, sida.idag)
    return sida.render("studierektor/handledare.html", titel="Handledare", vy=vy)


@dataclass(frozen=True, slots=True)
class Gemensamt:
    """What stays the same while the reader sorts, filters and turns pages."""

    enheter: Sequence[tuple[int, str]]
    specialiteter: Sequence[str]
    vantande: Sequence[Vantande]


def _gemensamt(sida: Sida, stigar: tuple[str, ...], lage: Hashable) -> Gemensamt:
    def las() -> Gemensamt:
        return Gemensamt(
            queries.list_enheter(sida.session, stigar),
            queries.list_specialiteter(sida.session, stigar),
            vantar_pa(sida.session, sida.aktor.person_id, sida.idag, sida.regelverk),
        )

    minne: Minne[Gemensamt] = sida.request.app.state.urvalsminne
    return minne.hamta((lage, sida.aktor.person_id, stigar), las)


def _rader(sida: Sida, urval: Urval, lage: Hashable, antal: int) -> Sequence[Kohortrad]:
    minne: Minne[Sequence[Kohortrad]] = sida.request.app.state.urvalsminne
    return minne.hamta((lage, urval), partial(queries.list_kohort, sida.session, urval, antal))


def _antal(sida: Sida, urval: Urval, lage: Hashable) -> Antal:
    """The counts do not depend on which of them is shown, nor on order and page."""
    likt = replace(urval, visa=Visning.ALLA, ordning=Ordning.ALLVAR, fallande=False, sida=1)
    minne: Minne[Antal] = sida.request.app.state.urvalsminne
    return minne.hamta((lage, "antal", likt), partial(queries.count_kohort, sida.session, likt))
