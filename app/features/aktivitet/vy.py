"""What the activity pages show, from the portfolio as read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from app.domain.aktivitet import Aktivitet, Aktivitetsstatus
from app.domain.alfabet import swedish_key
from app.domain.delmal import DelmalKod
from app.domain.malbeskrivning import DelmalKrav
from app.domain.plankontroll import has_bt
from app.domain.regionplan import Plankurs, Planplacering
from app.regler.ord import langd_i_ord
from app.web import ord as etiketter
from app.web.format import datum
from app.web.forms import las_tal
from app.web.sida import Portfoljsida

LAGE = {
    Aktivitetsstatus.PLANERAD: "planerad",
    Aktivitetsstatus.GENOMFORD: "klar",
    Aktivitetsstatus.FORESLAGEN: "planerad",
    Aktivitetsstatus.ATERKALLAD: "aterkallad",
}
TON = {Aktivitetsstatus.GENOMFORD: "ok", Aktivitetsstatus.FORESLAGEN: "vantar"}


_ORDLISTOR: dict[str, dict[str, str]] = {
    "slag": {str(slag): text for slag, text in etiketter.AKTIVITETSSLAG.items()},
    "status": {str(status): text for status, text in etiketter.AKTIVITETSSTATUS.items()},
    "typ": {str(typ): text for typ, text in etiketter.TJANSTGORINGSTYP.items()},
    "jour": {"ja": "Ja", "nej": "Nej", "okant": "Vet inte"},
    "slutenvard": {"ja": "Ja"},
    "miljo": {str(miljo): text for miljo, text in etiketter.MILJO.items()},
}


@dataclass(frozen=True, slots=True)
class Urval:
    """What the list is narrowed to and how it is sorted, as the address says."""

    slag: str = ""
    status: str = ""
    delmal: str = ""
    q: str = ""
    ordning: str = "fallande"

    @classmethod
    def las(cls, sida: Portfoljsida) -> "Urval":
        """Read the address; what it does not know is ignored."""
        ordning = "stigande" if sida.fraga("ordning") == "stigande" else "fallande"
        return cls(sida.fraga("slag"), sida.fraga("status"), sida.fraga("delmal"), sida.fraga("q").strip(), ordning)

    def adress(self, bas: str, **andra: str) -> str:
        """The address of the list with some of it changed."""
        falt = {namn: getattr(self, namn) for namn in self.__slots__} | andra
        fraga = urlencode({n: v for n, v in falt.items() if v and (n, v) != ("ordning", "fallande")})
        return f"{bas}?{fraga}" if fraga else bas

    @property
    def is_filter(self) -> bool:
        """Whether anything is left out."""
        return bool(self.slag or self.status or self.delmal or self.q)

    def passar(self, post: Aktivitet) -> bool:
        """Whether the list shows it. The status is chosen apart."""
        text = f"{post.titel} {post.beskrivning} {post.tjanstgoring.enhet if post.tjanstgoring else ''}".casefold()
        return (
            (not self.slag or post.slag == self.slag)
            and (not self.delmal or any(kod.lower() == self.delmal.lower() for kod in post.delmal))
            and self.q.casefold() in text
        )

    def sorterade(self, poster: Iterable[Aktivitet]) -> list[Aktivitet]:
        """By date, undated ones last, equal ones by title."""
        per_titel = sorted(poster, key=lambda a: swedish_key(a.titel))
        utan = [a for a in per_titel if (a.start or a.slut) is None]
        med = sorted(
            (a for a in per_titel if (a.start or a.slut) is not None),
            key=lambda a: a.start or a.slut or date.max,
            reverse=self.ordning == "fallande",
        )
        return med + utan


def koder(sida: Portfoljsida, delmal: Iterable[DelmalKod]) -> tuple[tuple[str, str, str], ...]:
    """Codes with their pages and titles, for the macro `delmalskoder`."""
    krav: dict[DelmalKod, DelmalKrav] = {}
    for del_ in (sida.underlag.bt, sida.underlag.malbeskrivning):
        krav |= {k.kod: k for k in (del_.delmal if del_ else ())}
    return tuple(
        (
            str(kod),
            sida.url("delmal.visa", portfolj_id=sida.portfolj_id, kod=kod.lower()) if kod in krav else "",
            krav[kod].titel if kod in krav else "",
        )
        for kod in sorted(delmal)
    )


def i_ord(personer: Mapping[int, str], namn: str, varde: str) -> str:
    """A stored value of a form's field as a person reads it."""
    if namn in _ORDLISTOR:
        return _ORDLISTOR[namn].get(varde, varde)
    if namn == "handledare":
        return personer.get(las_tal(varde, 0), varde)
    if namn in ("start", "slut"):
        try:
            return datum(date.fromisoformat(varde))
        except ValueError:
            return varde
    return varde


def forslag(sida: Portfoljsida, *, placeringar: bool) -> dict[str, object] | None:
    """What the region's plan suggests, each with the address that fills in the form; None where no plan is known."""
    plan = sida.underlag.plan
    if plan is None:
        return None
    namn = "aktivitet.ny_placering" if placeringar else "aktivitet.ny"
    bas = sida.url(namn, portfolj_id=sida.portfolj_id)
    poster: tuple[Planplacering | Plankurs, ...] = plan.placeringar if placeringar else plan.kurser
    falt = "amne" if placeringar else "mall"
    return {
        "poster": [(post, f"{bas}?{urlencode({falt: post.nyckel})}", _langd(sida, post)) for post in poster],
        "kalla": sida.regelverk.rattskallor[plan.kalla].titel,
    }


def _langd(sida: Portfoljsida, post: Planplacering | Plankurs) -> str:
    """The usual length, for this person, in words."""
    krav = post.langd(has_bt=has_bt(sida.portfolj)) if isinstance(post, Planplacering) else None
    return langd_i_ord(krav) if krav else ""
