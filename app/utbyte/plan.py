"""The dry run: for each row of a file, what an import would do with it and why. Nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.bedomning import Bedomning
from app.domain.iup import Revidering, Revideringsstatus
from app.domain.portfolj import Portfolj
from app.utbyte.jamforelse import Nyckel, as_text, content, describe, is_equal, natural_key, records
from app.utbyte.mall import PER_SLAG, Postslag
from app.utbyte.modell import Allvar, Anmarkning, Mappningsfraga, Plats, Post, Tolkning, Varde
from app.utbyte.ord import fold
from app.utbyte.personer import Personfraga, Register, match_personer, person_key


class Radutfall(StrEnum):
    """What happens to a record of the file."""

    SKAPAS = "skapas"
    FINNS = "finns"
    KONFLIKT = "konflikt"
    FEL = "fel"
    IGNORERAS = "ignoreras"


class Konfliktval(StrEnum):
    """What to do where the portfolio has the same record with other content."""

    BEHALL = "behall"
    ERSATT = "ersatt"


@dataclass(frozen=True, slots=True)
class Skillnad:
    """A field that differs: its heading, as it is in the portfolio, as it is in the file."""

    nyckel: str
    rubrik: str
    nuvarande: str
    ny: str


@dataclass(frozen=True, slots=True)
class Planrad:
    """A record of the file and what would become of it.

    `nyckel` identifies the record for a choice. `befintlig` is the record in the portfolio with the same key.
    `aktivitet_id` and `aktivitet_nyckel` say which activity it belongs to: one there is, or one in the file.
    """

    nyckel: str
    plats: Plats
    slag: Postslag | None
    text: str
    utfall: Radutfall
    skal: tuple[str, ...] = ()
    skillnader: tuple[Skillnad, ...] = ()
    kan_ersattas: bool = False
    post: Post | None = None
    befintlig: Varde | None = None
    aktivitet_id: int | None = None
    aktivitet_nyckel: str = ""


@dataclass(frozen=True, slots=True)
class Importval:
    """What the person chose. Conflicts without a choice keep what there is.

    `personer` overrides who a name is (None: nobody, the name stays as text where there is room for it).
    """

    konflikter: Mapping[str, Konfliktval] = field(default_factory=dict)
    skapa_personer: frozenset[str] = frozenset()
    skapa_enheter: frozenset[str] = frozenset()
    personer: Mapping[str, int | None] = field(default_factory=dict)
    utelamna_fel: bool = False


@dataclass(frozen=True, slots=True)
class Importplan:
    """The whole dry run. `okanda_enheter` are units named in the file that the region does not have."""

    filnamn: str
    rader: tuple[Planrad, ...]
    anmarkningar: tuple[Anmarkning, ...] = ()
    fragor: tuple[Mappningsfraga, ...] = ()
    personer: Mapping[str, Personfraga] = field(default_factory=dict)
    okanda_enheter: tuple[str, ...] = ()

    def med_utfall(self, utfall: Radutfall) -> tuple[Planrad, ...]:
        """The rows with that outcome."""
        return tuple(rad for rad in self.rader if rad.utfall is utfall)

    @property
    def okanda_personer(self) -> tuple[Personfraga, ...]:
        """Persons whom nobody in the system matches."""
        return tuple(person for person in self.personer.values() if person.person_id is None)

    @property
    def is_tom(self) -> bool:
        """Whether an import would change nothing whatever is chosen."""
        return not any(rad.utfall in (Radutfall.SKAPAS, Radutfall.KONFLIKT) for rad in self.rader)

    def hinder(self, val: Importval) -> str:
        """Why the plan cannot be carried out with these choices, as a Swedish sentence; empty where it can."""
        if self.fragor:
            return "Säg först vad kolumnerna betyder, eller hoppa över bladet."
        antal = len(self.med_utfall(Radutfall.FEL))
        if antal and not val.utelamna_fel:
            vilka, dem = ("1 rad", "den") if antal == 1 else (f"{antal} rader", "dem")
            return f"{vilka} har fel. Rätta {dem} i filen, eller välj att utelämna {dem}."
        return ""


def make_plan(tolkning: Tolkning, portfolj: Portfolj, register: Register, filnamn: str = "") -> Importplan:
    """Compare what the file says with the portfolio."""
    personer = match_personer(tolkning.poster, register)
    rader = _Planerare(portfolj, personer, register).plan(tolkning.poster)
    fel: dict[Plats, list[Anmarkning]] = {}
    for anmarkning in tolkning.anmarkningar:
        if anmarkning.allvar is Allvar.FEL:
            fel.setdefault(anmarkning.plats, []).append(anmarkning)
    felrader = [_make_felrad(plats, fel.get(plats, ())) for plats in sorted(tolkning.felrader)]
    enheter = {fold(enhet) for enhet in register.enheter}
    namnda = {
        fold(rad.post.varde.tjanstgoring.enhet): rad.post.varde.tjanstgoring.enhet
        for rad in rader
        if rad.post and isinstance(rad.post.varde, Aktivitet) and rad.post.varde.tjanstgoring
    }
    return Importplan(
        filnamn=filnamn,
        rader=tuple(sorted([*rader, *felrader], key=lambda rad: (rad.plats, rad.nyckel))),
        anmarkningar=tolkning.anmarkningar,
        fragor=tolkning.fragor,
        personer=personer,
        okanda_enheter=tuple(sorted(namn for nyckel, namn in namnda.items() if nyckel not in enheter)),
    )


def _make_felrad(plats: Plats, anmarkningar: Iterable[Anmarkning]) -> Planrad:
    skal = tuple(f"{a.kolumn}: {a.meddelande}" if a.kolumn else a.meddelande for a in anmarkningar)
    return Planrad(f"{plats.blad}!{plats.rad}", plats, None, f"Rad {plats.rad}", Radutfall.FEL, skal)


@dataclass(slots=True)
class _Planerare:
    portfolj: Portfolj
    personer: Mapping[str, Personfraga]
    register: Register
    per_nyckel: dict[Nyckel, list[Varde]] = field(default_factory=dict)
    sedda: dict[Nyckel, Planrad] = field(default_factory=dict)
    titlar: dict[str, list[Planrad]] = field(default_factory=dict)

    def plan(self, poster: Iterable[Post]) -> list[Planrad]:
        """One row a record, in the order of the file; activities first, since others refer to them."""
        for varde in records(self.portfolj):
            self.per_nyckel.setdefault(natural_key(varde, self._titel(varde)), []).append(varde)
        rader: list[Planrad] = []
        for nummer, post in enumerate(sorted(poster, key=lambda post: post.slag is not Postslag.AKTIVITET)):
            rad = self._plan_post(post, f"{post.plats.blad}!{post.plats.rad}:{nummer}")
            rader.append(rad)
            if isinstance(post.varde, Aktivitet) and rad.utfall not in (Radutfall.FEL, Radutfall.IGNORERAS):
                self._remember(post.varde, rad)
        return rader

    def _remember(self, aktivitet: Aktivitet, rad: Planrad) -> None:
        namn = {fold(aktivitet.titel)} | ({fold(aktivitet.tjanstgoring.enhet)} if aktivitet.tjanstgoring else set())
        for ett in namn:
            self.titlar.setdefault(ett, []).append(rad)

    def _titel(self, varde: Varde) -> str:
        aktivitet = self.portfolj.aktivitet(getattr(varde, "aktivitet_id", None))
        return aktivitet.titel if aktivitet else ""

    def _plan_post(self, post: Post, nyckel: str) -> Planrad:
        rad = Planrad(nyckel, post.plats, post.slag, describe(post.varde), Radutfall.SKAPAS, post=post)
        rad = self._link(rad, post)
        key = natural_key(post.varde, post.aktivitet)
        tidigare = self.sedda.setdefault(key, rad)
        if tidigare is not rad and tidigare.post:
            return self._judge_dubblett(rad, post, tidigare, tidigare.post)
        befintliga = self._find_befintliga(post, key)
        if not befintliga:
            return rad
        jamforda = [(self._differences(post, varde), varde) for varde in befintliga]
        skillnader, varde = min(jamforda, key=lambda par: len(par[0]))
        if not skillnader:
            return replace(rad, utfall=Radutfall.FINNS, befintlig=varde)
        kan, skal = _can_replace(varde)
        return replace(
            rad,
            utfall=Radutfall.KONFLIKT,
            befintlig=varde,
            skillnader=skillnader,
            kan_ersattas=kan,
            skal=(*rad.skal, *skal),
        )

    def _judge_dubblett(self, rad: Planrad, post: Post, tidigare: Planrad, annan: Post) -> Planrad:
        plats = f"rad {tidigare.plats.rad} på bladet {tidigare.plats.blad}"
        skiljer = _compare(post, annan.varde, annan.aktivitet, post.angivna & annan.angivna)
        if skiljer:
            rubriker = ", ".join(skillnad.rubrik for skillnad in skiljer)
            skal = f"Samma post står på {plats}, med annat innehåll ({rubriker})."
            return replace(rad, utfall=Radutfall.FEL, skal=(skal,))
        return replace(rad, utfall=Radutfall.IGNORERAS, skal=(f"Samma post står redan på {plats}.",))

    def _find_befintliga(self, post: Post, key: Nyckel) -> list[Varde]:
        """Records with the same key. A planned method without its activity is the same as one that has it."""
        traffar = self.per_nyckel.get(key, [])
        if traffar or not isinstance(post.varde, PlaneradMetod):
            return traffar
        lika = [m for m in self.portfolj.metoder if (m.delmal, m.metod) == (post.varde.delmal, post.varde.metod)]
        return [m for m in lika if not post.aktivitet or m.aktivitet_id is None]

    def _differences(self, post: Post, varde: Varde) -> tuple[Skillnad, ...]:
        """What differs in the fields that the file says something about."""
        angivna = set(post.angivna)
        if post.aktivitet:
            angivna.add("aktivitet")
        person = self.personer.get(person_key(post))
        is_okand = person is None or person.person_id is None or self._is_person(varde, person)
        if isinstance(varde, Aktivitet) and is_okand:
            angivna.discard("handledare")
        return _compare(post, varde, self._titel(varde), frozenset(angivna))

    @staticmethod
    def _is_person(varde: Varde, person: Personfraga) -> bool:
        tjanstgoring = varde.tjanstgoring if isinstance(varde, Aktivitet) else None
        return tjanstgoring is not None and tjanstgoring.handledare_id == person.person_id

    def _link(self, rad: Planrad, post: Post) -> Planrad:
        """Say which activity the record belongs to: one in the file, else one in the portfolio."""
        if not post.aktivitet:
            return rad
        sokt = fold(post.aktivitet)
        delmal = getattr(post.varde, "delmal", None) or frozenset()
        koder: frozenset[str] = frozenset({delmal}) if isinstance(delmal, str) else delmal
        egna = sorted(self.titlar.get(sokt, ()), key=lambda annan: not koder & _delmal_of(annan))
        if egna:
            befintlig = egna[0].befintlig
            return replace(rad, aktivitet_id=befintlig.id if befintlig else None, aktivitet_nyckel=egna[0].nyckel)
        funna = sorted(
            (a for a in self.portfolj.aktiviteter if fold(a.titel) == sokt), key=lambda a: not koder & a.delmal
        )
        if funna:
            return replace(rad, aktivitet_id=funna[0].id)
        skal = f"Aktiviteten ”{post.aktivitet}” finns varken i filen eller i portföljen; raden kopplas inte till någon."
        return replace(rad, skal=(skal,))


def _delmal_of(rad: Planrad) -> frozenset[str]:
    return rad.post.varde.delmal if rad.post and isinstance(rad.post.varde, Aktivitet) else frozenset()


def _compare(post: Post, varde: Varde, titel: str, angivna: frozenset[str]) -> tuple[Skillnad, ...]:
    nytt, gammalt = content(post.varde, post.slag, post.aktivitet), content(varde, post.slag, titel)
    return tuple(
        Skillnad(
            kolumn.nyckel,
            kolumn.rubrik,
            as_text(gammalt[kolumn.nyckel], post.slag, kolumn.nyckel),
            as_text(nytt[kolumn.nyckel], post.slag, kolumn.nyckel),
        )
        for kolumn in PER_SLAG[post.slag].kolumner
        if kolumn.nyckel in angivna & nytt.keys() and not is_equal(gammalt[kolumn.nyckel], nytt[kolumn.nyckel])
    )


def _can_replace(varde: Varde) -> tuple[bool, tuple[str, ...]]:
    """Signed records are never changed, not by an import either."""
    if isinstance(varde, Bedomning) and varde.signerad is not None:
        return False, ("Bedömningen i portföljen är signerad och kan inte ersättas.",)
    if isinstance(varde, Revidering) and varde.status is not Revideringsstatus.INLAMNAD:
        return False, ("Revideringen i portföljen är signerad eller besvarad och kan inte ersättas.",)
    if isinstance(varde, Aktivitet) and varde.tjanstgoring and varde.tjanstgoring.bekraftad:
        return False, ("Tjänstgöringen är bekräftad av handledaren och kan inte ersättas.",)
    if getattr(varde, "bekraftad", None):
        return False, ("Samtalet är bekräftat av handledaren och kan inte ersättas.",)
    return True, ()
