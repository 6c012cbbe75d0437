"""What the changes lead to, and what becomes of them: saved all together, thrown away, or undone."""

from collections.abc import Iterator

from starlette.responses import Response

from app.db.session import Konflikt
from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.behorighet import Handling
from app.domain.provning import Provad, prova
from app.features.provning import actions, andringar, forslag
from app.features.provning import ord as orden
from app.features.provning.bild import tva_bilder
from app.features.provning.forms import BORT, BortForm, NrForm, SparaForm
from app.features.provning.kollegor import kollegor
from app.features.provning.utkast import Post, Utkast
from app.features.provning.vy import jamforelse
from app.web.format import antal
from app.web.fyndrader import Fyndrader
from app.web.sida import Portfoljinskick, Portfoljsida
from app.web.sidor import Sidor
from app.web.tidsbild import Tidsbild

sidor = Sidor()
_ANDRAD = (
    "Portföljen har ändrats sedan du öppnade sidan, så inget är sparat. Så här blir det nu. Spara igen om det stämmer."
)


def _andra_url(sida: Portfoljsida, nr: int, post: Post) -> str:
    """Where a change is made otherwise; "" for what goes."""
    har = {"portfolj_id": sida.portfolj_id}
    objekt = post.objekt
    if post.typ == "flytta" and objekt:
        return sida.url("provning.flytta", aktivitet_id=int(objekt[1]), **har)
    if post.typ == "franvaro" and objekt:
        return sida.url("provning.franvaro", franvaro_id=int(objekt[1]), **har)
    return "" if post.typ == "bort" else f"{sida.url('provning.ny', typ=post.typ, **har)}?nr={nr}"


def _rader(sida: Portfoljsida, utkast: Utkast, provad: Provad) -> Iterator[dict[str, object]]:
    for nr, post in enumerate(utkast.poster):
        hinder = provad.hinder.get(nr)
        yield {
            "nr": nr,
            "text": orden.i_ord(post.andring, sida.portfolj),
            "hinder": orden.hinder(hinder) if hinder else "",
            "url": _andra_url(sida, nr, post),
        }


def _planerat(sida: Portfoljsida, provad: Provad) -> list[tuple[Aktivitet, Aktivitet]]:
    """What can be moved: as it is noted and as it is tried, in the order tried."""
    par = [(a, provad.portfolj.aktivitet(a.id) or a) for a in sida.portfolj.aktiviteter]
    kvar = [p for p in par if p[0].status is Aktivitetsstatus.PLANERAD]
    return sorted(kvar, key=lambda p: (p[1].start is None, p[1].start or sida.idag, p[1].titel))


def _bilder(sida: Portfoljsida, provad: Provad) -> tuple[tuple[str, Tidsbild], ...]:
    underlag = sida.underlag
    return tva_bilder(sida, provad.portfolj, (underlag.tid(sida.portfolj), underlag.tid(provad.portfolj)))


def _visa(sida: Portfoljsida, *, status: int = 200, fel: str = "") -> Response:
    utkast = andringar.hamta(sida)
    provad = prova(sida.portfolj, utkast.andringar)
    rader = Fyndrader(sida.portfolj, sida.regelverk, sida.idag, sida.url, sida.far)
    version = sida.tilltrade.version
    return sida.render(
        "provning/visa.html",
        status=status,
        titel="Prova ändringar",
        fel=fel,
        rader=list(_rader(sida, utkast, provad)),
        is_aldre=bool(utkast.poster) and utkast.version != version,
        version=version,
        kan_sparas=sida.far(Handling.SKRIVA_PLAN) and not provad.hinder,
        kan_angras=not utkast.poster
        and actions.kan_angras(sida.session, sida.aktor.person_id, sida.portfolj_id, version),
        j=jamforelse(sida.lage, utkast.andringar, provad, rader, kollegor(sida)) if utkast.poster else None,
        bilder=_bilder(sida, provad) if utkast.poster else (),
        planerat=_planerat(sida, provad),
        franvaro=sorted(sida.portfolj.franvaron, key=lambda f: f.start, reverse=True),
        har={"portfolj_id": sida.portfolj_id},
    )


@sidor.las(andringar.BAS, Handling.LASA_PORTFOLJ, namn="provning.visa")
def visa(sida: Portfoljsida) -> Response:
    """The changes, and today beside what they make of it."""
    return _visa(sida)


@sidor.skriv(f"{andringar.BAS}/spara", Handling.SKRIVA_PLAN, namn="provning.spara")
def spara(post: Portfoljinskick) -> Response:
    """Write all the changes, unless the portfolio is another by now than the person saw."""
    form = post.validera(SparaForm)
    utkast, version = andringar.hamta(post), post.tilltrade.version
    if form.varde is None or form.varde.version != version:
        return _visa(post, status=409, fel=_ANDRAD)
    if not utkast.poster or prova(post.portfolj, utkast.andringar).hinder:
        fel = (
            "En ändring går inte att göra. Ändra eller ta bort den." if utkast.poster else "Det finns inget att spara."
        )
        return _visa(post, status=422, fel=fel)
    actions.spara(post.skriv, post.portfolj_id, version, utkast.andringar)
    gjorda = antal(len(utkast.poster), "ändring är sparad", "ändringar är sparade")
    return post.klart("provning.visa", portfolj_id=post.portfolj_id, meddelande=f"{gjorda[:1].upper()}{gjorda[1:]}.")


@sidor.skriv(f"{andringar.BAS}/angra", Handling.SKRIVA_PLAN, namn="provning.angra")
def angra(post: Portfoljinskick) -> Response:
    """Put back what the latest save changed."""
    try:
        actions.angra(post.skriv, post.portfolj_id, post.tilltrade.version)
    except Konflikt:
        fel = (
            "Portföljen har ändrats sedan du sparade, så det går inte att ångra allt på en gång. Ändra en sak i taget."
        )
        return _visa(post, status=409, fel=fel)
    return post.klart("provning.visa", portfolj_id=post.portfolj_id, meddelande="Allt är som före ändringarna.")


@sidor.skriv(f"{andringar.BAS}/bort", Handling.LASA_PORTFOLJ, namn="provning.bort")
def bort(post: Portfoljinskick) -> Response:
    """Try the plan without an activity or a leave."""
    form = post.validera(BortForm)
    if form.varde is not None and (form.varde.aktivitet or form.varde.franvaro):
        falt = {namn: varden for namn, varden in post.falt.items() if namn in BortForm.model_fields}
        ny = Post(BORT, falt, form.varde.andring())
        utkast = andringar.hamta(post).med(ny)
        fel = andringar.hinder_for(post, utkast, ny)
        if not fel:
            return andringar.behall(post, utkast, "Ändringen är med. Så här blir det.")
        return _visa(post, status=422, fel=next(iter(fel.values())))
    return _visa(post, status=422, fel="Välj en aktivitet eller en frånvaro i listan.")


@sidor.skriv(f"{andringar.BAS}/ta-bort", Handling.LASA_PORTFOLJ, namn="provning.ta_bort")
def ta_bort(post: Portfoljinskick) -> Response:
    """Leave a change out again."""
    form = post.validera(NrForm)
    if form.varde is None:
        return _visa(post, status=422, fel="Välj en ändring i listan.")
    return andringar.behall(post, andringar.hamta(post).utan(form.varde.nr), "Ändringen är borttagen.")


@sidor.skriv(f"{andringar.BAS}/kasta", Handling.LASA_PORTFOLJ, namn="provning.kasta")
def kasta(post: Portfoljinskick) -> Response:
    """Throw all the changes away."""
    return andringar.behall(post, Utkast(), "Ändringarna är kastade. Inget i portföljen är ändrat.")


for del_ in (andringar, forslag):
    sidor.router.routes.extend(del_.sidor.router.routes)
