"""The register of persons: list, search, add, change."""

from urllib.parse import urlencode

from starlette.responses import Response

from app.db.tabeller import Person
from app.domain.alfabet import swedish_key
from app.domain.behorighet import Handling
from app.features.admin import actions, queries
from app.features.admin.actions import Personuppgifter
from app.features.admin.forms import PersonForm
from app.features.admin.routes.bas import ROLLORD, avtryck, enheter, enhetsfel, enhetsval, person, sidor, stigar
from app.web.forms import Falt, falt_av, las_tal
from app.web.ifyllt import Ifyllt, skillnader
from app.web.sida import Inskickat, Sida

_ETIKETTER = (("namn", "Namn"), ("epost", "E-post"), ("titel", "Titel"), ("enhet", "Enhet"))


@sidor.las("/admin/personer", Handling.ADMINISTRERA, namn="admin.personer")
def lista(sida: Sida) -> Response:
    """Persons by name, a page at a time."""
    sok = sida.fraga("sok").strip()[:200]
    nummer = max(las_tal(sida.fraga("sida"), 1), 1)
    rader, antal = queries.personer(sida.session, stigar(sida), swedish_key(sok), min(nummer, 100_000))
    antal_sidor = max(-(-antal // queries.PER_SIDA), 1)

    def adress(n: int) -> str:
        return f"{sida.url('admin.personer')}?{urlencode({'sok': sok, 'sida': n})}"

    return sida.render(
        "admin/personer.html", titel="Personer", personer=rader, antal=antal, sok=sok,
        bakat=adress(nummer - 1) if nummer > 1 else None,
        framat=adress(nummer + 1) if nummer < antal_sidor else None,
        visar=f"Sida {nummer} av {antal_sidor}",
    )  # fmt: skip


@sidor.las("/admin/person/ny", Handling.ADMINISTRERA, namn="admin.person_ny")
def ny(sida: Sida) -> Response:
    """The form for a new person."""
    return _formular(sida, {"enhet": [sida.fraga("enhet")]}, {})


@sidor.skriv("/admin/person/ny", Handling.ADMINISTRERA, namn="admin.person_skapa")
def skapa(post: Inskickat) -> Response:
    """Add a person."""
    form = post.validera(PersonForm, _fel(post, None))
    if form.varde is None:
        return _formular(post, post.falt, dict(form.fel), status=422)
    person_id = actions.skapa_person(post.skriv, _uppgifter(form.varde))
    return post.klart("admin.person", person_id=person_id, meddelande=f"{form.varde.namn} är tillagd.")


@sidor.las("/admin/person/{person_id:int}", Handling.ADMINISTRERA, namn="admin.person")
def visa(sida: Sida) -> Response:
    """A person with account, assignments and portfolios."""
    vem = person(sida)
    return sida.render(
        "admin/person.html", titel=vem.namn, person=vem, is_sjalv=vem.id == sida.aktor.person_id,
        specialitetsnamn=sida.regelverk.specialitetsnamn, rollord=ROLLORD,
    )  # fmt: skip


@sidor.las("/admin/person/{person_id:int}/andra", Handling.ADMINISTRERA, namn="admin.person_andra")
def visa_andra(sida: Sida) -> Response:
    """The form of a person."""
    vem = person(sida)
    return _formular(sida, _sparat(vem), {}, vem)


@sidor.skriv("/admin/person/{person_id:int}/andra", Handling.ADMINISTRERA, namn="admin.person_spara")
def spara(post: Inskickat) -> Response:
    """Change a person."""
    actions.las_for_andring(post.skriv, Person, post.request.path_params["person_id"])
    vem = person(post)
    form = post.validera(PersonForm, _fel(post, vem))
    if form.varde is None:
        return _formular(post, post.falt, dict(form.fel), vem, status=422)
    if post.falt.get("sedd") != [avtryck(_sparat(vem))]:
        return _formular(post, post.falt, {}, vem, status=409)
    actions.andra_person(post.skriv, vem.id, _uppgifter(form.varde))
    return post.klart("admin.person", person_id=vem.id, meddelande="Uppgifterna är sparade.")


def _uppgifter(form: PersonForm) -> Personuppgifter:
    return Personuppgifter(form.namn, form.epost, form.titel, form.enhet)


def _sparat(vem: queries.Persondetalj) -> Falt:
    return falt_av({"namn": vem.namn, "epost": vem.epost, "titel": vem.titel, "enhet": str(vem.enhet_id)})


def _fel(post: Inskickat, vem: queries.Persondetalj | None) -> dict[str, str]:
    """Faults that only the register can tell: the address of somebody else, or one that signs somebody in."""
    epost = (post.falt.get("epost") or [""])[-1].strip().lower()
    if epost and queries.epost_finns(post.session, epost, None if vem is None else vem.id):
        return {"epost": "Adressen hör redan till en annan person i registret."}
    if vem is not None and vem.konto_id is not None and epost != vem.epost:
        if vem.sparr:
            return {"epost": vem.sparr}
        if not epost:
            return {"epost": "Personen har ett konto och loggar in med sin e-postadress."}
    return enhetsfel(post, post.falt)


def _formular(
    sida: Sida, falt: Falt, fel: dict[str, str], vem: queries.Persondetalj | None = None, *, status: int = 200
) -> Response:
    rader = enheter(sida)
    namn = {str(rad.id): rad.namn for rad in rader}
    sparat = {} if vem is None else _sparat(vem)
    konflikt = skillnader(falt, sparat, _ETIKETTER, lambda n, v: namn.get(v, v) if n == "enhet" else v)
    return sida.render(
        "admin/person_formular.html", status=status, titel="Ny person" if vem is None else "Ändra uppgifter",
        person=vem, v=Ifyllt(falt), fel=fel, sedd=avtryck(sparat), enhetsval=enhetsval(rader),
        konfliktrader=konflikt if status == 409 else None,  # noqa: PLR2004
    )  # fmt: skip
