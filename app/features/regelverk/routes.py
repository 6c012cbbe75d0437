"""Pages that show what the rules say and where it is written."""

from starlette.responses import Response

from app.domain.foreskrift import Foreskrift
from app.features.regelverk import regioner
from app.features.regelverk.vy import regelrader, regelsida
from app.regler.enheten import EN_05
from app.underlag.malbeskrivningar import MalbeskrivningSaknas
from app.web.errors import FinnsInte
from app.web.ord import TIDPUNKT
from app.web.sida import Sida
from app.web.sidor import Sidor, Tillgang

sidor = Sidor()


@sidor.las("/regelverk", Tillgang.OPPEN, namn="regelverk.visa")
def visa(sida: Sida) -> Response:
    """Every rule, every målbeskrivning, every source."""
    regelverk = sida.regelverk
    sokord = sida.fraga("q").strip()
    malbeskrivningar = [m for m in regelverk.malbeskrivningar.alla() if sokord.casefold() in m.namn.casefold()]
    return sida.render(
        "regelverk/index.html",
        titel="Regelverk",
        regler=regelrader(regelverk, sida.idag),
        malbeskrivningar=malbeskrivningar,
        bt=regelverk.malbeskrivningar.bt,
        kallor=regelverk.rattskallor.values(),
        delmalskallor=regelverk.malbeskrivningar.kallor.values(),
        profiler=regelverk.profiler.alla(),
        sokord=sokord,
        en_05=EN_05,
        en_05_kalla=regelverk.rattskallor[EN_05.del_.kalla],
    )


@sidor.las("/regelverk/regioner", Tillgang.OPPEN, namn="regelverk.regioner")
def visa_regioner(sida: Sida) -> Response:
    """What the regions say beside the rules of a portfolio, and their plans for placements and courses."""
    regelverk = sida.regelverk
    return sida.render(
        "regelverk/regioner.html",
        titel="Regionernas tal och planer",
        en_05=EN_05,
        en_05_kalla=regelverk.rattskallor[EN_05.del_.kalla],
        bemanning=regioner.bemanning(regelverk, sida.idag),
        avsnitten=regioner.avsnitten(regelverk, sida.idag),
        planerna=regioner.planerna(regelverk),
        nar=TIDPUNKT,
    )


@sidor.las("/regelverk/regler/{slug}", Tillgang.OPPEN, namn="regelverk.regel")
def regel(sida: Sida) -> Response:
    """One rule: what it checks, why, what to do, and its numbers in each profile."""
    slug = sida.request.path_params["slug"]
    funnen = next((r for r in sida.regelverk.regler.values() if slug in (r.slug, r.id.lower())), None)
    if funnen is None:
        raise FinnsInte
    vy = regelsida(funnen, sida.regelverk, sida.idag)
    return sida.render("regelverk/regel.html", titel=f"{funnen.id} {funnen.titel}", regel=vy)


@sidor.las("/regelverk/malbeskrivningar/{foreskrift}/{slug}", Tillgang.OPPEN, namn="regelverk.malbeskrivning")
def malbeskrivning(sida: Sida) -> Response:
    """One målbeskrivning: each delmål with what is prescribed, who certifies, and how sure that is."""
    foreskrift, slug = sida.request.path_params["foreskrift"], sida.request.path_params["slug"]
    samling = sida.regelverk.malbeskrivningar
    if foreskrift not in set(Foreskrift):
        raise FinnsInte
    try:
        funnen = samling.bt if slug == samling.bt.slug else samling.hamta(Foreskrift(foreskrift), slug)
    except MalbeskrivningSaknas:
        raise FinnsInte from None
    return sida.render(
        "regelverk/malbeskrivning.html",
        titel=f"{funnen.namn} enligt {funnen.foreskrift.beteckning}",
        malbeskrivning=funnen,
        kallor=samling.kallor,
        is_bt=funnen is samling.bt,
    )
