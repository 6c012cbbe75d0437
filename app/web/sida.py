"""What a route gets to work with: who asks, what they may, the portfolio, and how to answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final, TypeVar
from urllib.parse import quote

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.config import Installningar
from app.db.atkomst import Aktor, Tilltrade
from app.db.formnyckel import spara_svar
from app.db.session import Konflikt, WriteSession
from app.db.snapshot import load_portfolj
from app.domain.behorighet import Handling, Relation, may
from app.domain.portfolj import Portfolj
from app.regler.modell import Fynd, Regelunderlag
from app.underlag.regelunderlag import Regelverk
from app.web.adresser import Adresser
from app.web.csrf import make_token
from app.web.errors import FarInte, FinnsInte
from app.web.forms import Falt, Formular, Validerad, validera
from app.web.lagesminne import Lage, Minne
from app.web.meddelande import MEDDELANDEKAKA, Lank, las_meddelande, packa_meddelande
from app.web.navigering import logga_val, portfoljhuvud, portfoljnav, roller_i_ord, toppnav
from app.web.render import Mallar, html

M = TypeVar("M", bound=Formular)

KONTROLL: Final = "kontrollera"  # the name under which a form says that only this field is to be checked


@dataclass
class Sida:
    """One request being answered. `aktor` is None only on open pages; `csrf_grund` ties form tokens."""

    request: Request
    session: Session
    aktor_eller_ingen: Aktor | None
    idag: date
    nu: datetime
    csrf_grund: str
    nyckel: str | None = None

    @property
    def aktor(self) -> Aktor:
        """The person signed in. Only open pages lack one."""
        if self.aktor_eller_ingen is None:
            raise FinnsInte
        return self.aktor_eller_ingen

    @property
    def installningar(self) -> Installningar:
        """What this installation has set."""
        val: Installningar = self.request.app.state.installningar
        return val

    @property
    def regelverk(self) -> Regelverk:
        """The loaded reference data and rules."""
        regelverk: Regelverk = self.request.app.state.regelverk
        return regelverk

    def url(self, namn: str, **parametrar: Any) -> str:
        """The address of a named route."""
        adresser: Adresser = self.request.app.state.adresser
        return adresser(namn, **parametrar)

    def far(self, handling: Handling) -> bool:
        """Whether this person may do this here; decides which buttons are shown."""
        return self.aktor_eller_ingen is not None and may(self.aktor_eller_ingen.relationer, handling)

    def fraga(self, namn: str, standard: str = "") -> str:
        """A query parameter as text."""
        return self.request.query_params.get(namn, standard)

    def kontext(self) -> dict[str, Any]:
        """What every page gets."""
        kontext: dict[str, Any] = {
            "aktor": None,
            "portfolj_huvud": None,
            "nav": (),
            "toppnav": (),
            "logga_val": (),
            "meddelande": las_meddelande(self.request),
            "csrf": make_token(self.request.app.state.installningar.hemlighet, self.csrf_grund),
            "sokurl": "",
            "sokord": self.fraga("q"),
            "idag": self.idag,
            "url": self.url,
            "far": self.far,
            "Handling": Handling,
        }
        if self.nyckel is not None:
            kontext["nyckel"] = self.nyckel
        if self.aktor_eller_ingen is not None:
            kontext["aktor"] = {
                "namn": self.aktor.namn,
                "roller": roller_i_ord(self.aktor),
                "person_id": self.aktor.person_id,
            }
            kontext["toppnav"] = toppnav(self.aktor, self.url, self.request.url.path)
        return kontext

    def render(self, mall: str, *, status: int = 200, block: str | None = None, **kontext: Any) -> Response:
        """Answer with the template; only its `block` when htmx asks for a part."""
        delvis = block if self.request.headers.get("HX-Request-Type") == "partial" else None
        mallar: Mallar = self.request.app.state.mallar
        svar = html(mallar.rendera(mall, self.kontext() | kontext, delvis), status)
        if MEDDELANDEKAKA in self.request.cookies and delvis is None:
            svar.delete_cookie(MEDDELANDEKAKA, path="/")
        return svar

    def vidare(
        self, namn: str, *, meddelande: str = "", slag: str = "ok", lank: Lank | None = None, **parametrar: Any
    ) -> Response:
        """Send the browser on to a named page, with a message shown there once and a link (label, path) after it."""
        fraga = parametrar.pop("fraga", "")
        return self.vidare_till(self.url(namn, **parametrar) + fraga, meddelande=meddelande, slag=slag, lank=lank)

    def vidare_till(self, adress: str, *, meddelande: str = "", slag: str = "ok", lank: Lank | None = None) -> Response:
        """Send the browser on to an address of our own."""
        svar = RedirectResponse(quote(adress, safe="/?&=#%:.,~-_"), 303)
        if meddelande:
            svar.set_cookie(
                MEDDELANDEKAKA,
                packa_meddelande(meddelande, slag, lank),
                max_age=60,
                httponly=True,
                samesite="lax",
                secure=self.request.app.state.installningar.is_https,
            )
        return svar


@dataclass
class Portfoljsida(Sida):
    """A page inside one portfolio that this person may read."""

    tilltrade: Tilltrade = field(kw_only=True)

    @property
    def portfolj_id(self) -> int:
        """The portfolio of the page."""
        return self.tilltrade.portfolj_id

    @property
    def is_egen(self) -> bool:
        """Whether it is the reader's own portfolio."""
        return Relation.AGARE in self.tilltrade.relationer

    def far(self, handling: Handling) -> bool:
        """Whether this person may do this in this portfolio, or by a role held anywhere."""
        return may(self.tilltrade.relationer, handling) or (handling in _UTANFOR and super().far(handling))

    def krav(self, villkor: bool) -> None:
        """Refuse when a condition on the very object does not hold (own placement, named assessor)."""
        if not villkor:
            raise FarInte

    @cached_property
    def lage(self) -> Lage:
        """The portfolio and its findings: read once a request, and kept between the pages of one version."""
        minne: Minne[Lage] = self.request.app.state.lagesminne
        nyckel = (self.portfolj_id, self.tilltrade.version, self.idag, self.regelverk.version)
        return minne.hamta(nyckel, self._las_lage)

    def _las_lage(self) -> Lage:
        portfolj = load_portfolj(self.session, self.portfolj_id)
        if portfolj is None:
            raise FinnsInte
        return Lage(portfolj, self.regelverk.underlag_for(portfolj, self.idag))

    @property
    def portfolj(self) -> Portfolj:
        """The whole portfolio."""
        return self.lage.portfolj

    @property
    def underlag(self) -> Regelunderlag:
        """What the rules are evaluated against today."""
        return self.lage.underlag

    @property
    def fynd(self) -> tuple[Fynd, ...]:
        """Every finding of every rule, today, but those of confidential rules for who does not take part in visits."""
        if self.far(Handling.LASA_BESOK):
            return self.lage.fynd
        regler = self.regelverk.regler
        return tuple(fynd for fynd in self.lage.fynd if not regler[fynd.regel_id].is_fortrolig)

    def kontext(self) -> dict[str, Any]:
        """What every page inside a portfolio gets."""
        return super().kontext() | {
            "portfolj_huvud": portfoljhuvud(self.tilltrade, self.regelverk, egen=self.is_egen),
            "nav": portfoljnav(self.tilltrade, self.url, self.request.url.path, self.far),
            "logga_val": logga_val(self.tilltrade, self.url, self.far),
            "sokurl": self.url("sok", portfolj_id=self.portfolj_id),
            "portfolj_id": self.portfolj_id,
        }


# Acts that are about units, not about a portfolio: a role held anywhere opens them from any page.
_UTANFOR = frozenset({Handling.SE_KOHORT, Handling.ADMINISTRERA})


@dataclass
class Inskickat(Sida):
    """A sent form being acted on, in a transaction that is saved when the route returns an answer below 400.

    `spara_anda` saves it whatever the answer: a refusal that is itself worth noting.
    """

    falt: Falt = field(default_factory=dict, kw_only=True)
    filer: Mapping[str, tuple[str, bytes]] = field(default_factory=dict, kw_only=True)
    formnyckel: str | None = field(default=None, kw_only=True)
    spara_anda: bool = field(default=False, kw_only=True)

    @property
    def skriv(self) -> WriteSession:
        """The session to write with."""
        if not isinstance(self.session, WriteSession):  # pragma: no cover - the router only builds it so
            raise TypeError
        return self.session

    def validera(self, modell: type[M], fler_fel: Mapping[str, str] | None = None) -> Validerad[M]:
        """Check the sent form against the model."""
        return validera(modell, self.falt, fler_fel)

    def kontext(self) -> dict[str, Any]:
        """A page drawn again after a fault: what was written is still there."""
        return super().kontext() | {"falt": self.falt}

    def klart(self, namn: str, *, meddelande: str, lank: Lank | None = None, **parametrar: Any) -> Response:
        """It is done: send the browser on, and remember the answer should the same form come again."""
        svar = self.vidare(namn, meddelande=meddelande, lank=lank, **parametrar)
        if self.formnyckel is not None:
            spara_svar(self.skriv, self.formnyckel, svar.headers["location"])
        return svar


@dataclass
class Portfoljinskick(Inskickat, Portfoljsida):
    """A sent form inside one portfolio.

    Sent with `kontrollera` it only asks whether that one field is right: the form never counts as valid, and only
    that field's fault is told. The page is drawn as after any fault, and the browser takes the field out of it.
    """

    @cached_property
    def lage(self) -> Lage:
        """The portfolio as it stands in this transaction, which may have changed it: never kept."""
        return self._las_lage()

    def validera(self, modell: type[M], fler_fel: Mapping[str, str] | None = None) -> Validerad[M]:
        """Check the sent form against the model, or the one field that is asked about."""
        form = super().validera(modell, fler_fel)
        if KONTROLL not in self.falt:
            return form
        namn = self.falt[KONTROLL][-1]
        return Validerad(None, {namn: form.fel[namn]} if namn in form.fel else {}, form.falt)


__all__ = ["FarInte", "FinnsInte", "Inskickat", "Konflikt", "Portfoljinskick", "Portfoljsida", "Sida"]
