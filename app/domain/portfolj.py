"""The whole portfolio of one training programme, frozen: what the rules read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.aktivitet import Aktivitet, PlaneradMetod
from app.domain.atagande import Atagande
from app.domain.atgardsplan import Atgardsplan
from app.domain.avstamning import Dokument
from app.domain.bedomning import Bedomning
from app.domain.delmal import DelmalKod
from app.domain.foreskrift import Foreskrift
from app.domain.handledning import Handledarmerit, Handledarroll, Handledarsamtal, Handledarskap, Handledningstid
from app.domain.introduktion import Introduktionspunkt
from app.domain.iup import DelmalSignering, Revidering, Revideringsslag, Tillgodoraknande
from app.domain.kursmedel import Kursmedel
from app.domain.moment import Momentlogg
from app.domain.tjanst import Franvaro, Sysselsattning
from app.domain.undervisning import Arbetssteg, Narvaro, Studietid


class Utbildningsslag(StrEnum):
    """ST proper, or a licensed doctor employed with ST in view (no delmål duty but an IUP)."""

    ST = "st"
    INFOR_ST = "infor_st"


class BtLage(StrEnum):
    """How bastjänstgöring (BT) stands to this ST."""

    EJ_AKTUELL = "ej_aktuell"
    INGAR = "ingar"
    GODKAND = "godkand"


@dataclass(frozen=True, slots=True)
class Utbildning:
    """The frame of the training: which rules apply, from when, and where.

    `undantag_skal` is the recorded reason where another regulation than the decision rule gives was chosen.
    `region` and `specialitet` are slugs; `enhet` is the main unit's name.
    """

    slag: Utbildningsslag
    foreskrift: Foreskrift
    specialitet: str
    region: str
    enhet: str
    start: date
    planerat_slut: date | None = None
    legitimation: date | None = None
    has_svensk_at: bool | None = None
    at_datum: date | None = None
    bt: BtLage = BtLage.EJ_AKTUELL
    bt_godkand: date | None = None
    undantag_skal: str = ""


@dataclass(frozen=True, slots=True)
class Portfolj:
    """One person's training with all its parts. Collections are in no promised order."""

    id: int
    namn: str
    utbildning: Utbildning
    sysselsattningar: tuple[Sysselsattning, ...] = ()
    franvaron: tuple[Franvaro, ...] = ()
    handledarskap: tuple[Handledarskap, ...] = ()
    aktiviteter: tuple[Aktivitet, ...] = ()
    metoder: tuple[PlaneradMetod, ...] = ()
    bedomningar: tuple[Bedomning, ...] = ()
    handledarsamtal: tuple[Handledarsamtal, ...] = ()
    revideringar: tuple[Revidering, ...] = ()
    signeringar: tuple[DelmalSignering, ...] = ()
    tillgodoraknanden: tuple[Tillgodoraknande, ...] = ()
    narvaron: tuple[Narvaro, ...] = ()
    studietider: tuple[Studietid, ...] = ()
    arbetssteg: tuple[Arbetssteg, ...] = ()
    kursmedel: tuple[Kursmedel, ...] = ()
    momentlogg: tuple[Momentlogg, ...] = ()
    dokument: tuple[Dokument, ...] = ()
    atgardsplaner: tuple[Atgardsplan, ...] = ()
    introduktion: tuple[Introduktionspunkt, ...] = ()
    ataganden: tuple[Atagande, ...] = ()
    meriter: tuple[Handledarmerit, ...] = ()
    handledningstider: tuple[Handledningstid, ...] = ()

    @property
    def gallande_aktiviteter(self) -> tuple[Aktivitet, ...]:
        """Planned and done activities: what the IUP consists of."""
        return tuple(aktivitet for aktivitet in self.aktiviteter if aktivitet.is_gallande)

    @property
    def tjanstgoringar(self) -> tuple[Aktivitet, ...]:
        """The activities of the plan that are placements."""
        return tuple(aktivitet for aktivitet in self.gallande_aktiviteter if aktivitet.tjanstgoring is not None)

    @property
    def signerade_bedomningar(self) -> tuple[Bedomning, ...]:
        """The assessments that count."""
        return tuple(bedomning for bedomning in self.bedomningar if bedomning.is_signerad)

    @property
    def andras_bedomningar(self) -> tuple[Bedomning, ...]:
        """The signed assessments that somebody else made: all but self-ratings."""
        return tuple(bedomning for bedomning in self.signerade_bedomningar if bedomning.is_av_annan)

    @property
    def gallande_revideringar(self) -> tuple[Revidering, ...]:
        """The revisions that count, the first drawing-up included."""
        return tuple(revidering for revidering in self.revideringar if revidering.is_gallande)

    @property
    def egentliga_revideringar(self) -> tuple[Revidering, ...]:
        """The revisions that count, without the first drawing-up."""
        return tuple(r for r in self.gallande_revideringar if r.slag is Revideringsslag.REVIDERING)

    @property
    def tillgodoraknade_delmal(self) -> frozenset[DelmalKod]:
        """Delmål credited with their certificate, which count as whole."""
        return frozenset(t.delmal for t in self.tillgodoraknanden if t.delmal is not None and t.intyg)

    def huvudhandledare(self, dag: date) -> Handledarskap | None:
        """The huvudansvarig handledare in force on `dag`, the latest named where several overlap."""
        i_kraft = [h for h in self.handledarskap if h.roll is Handledarroll.HUVUDHANDLEDARE and h.galler(dag)]
        return max(i_kraft, key=lambda h: (h.fran, h.person_id), default=None)

    def aktivitet(self, aktivitet_id: int | None) -> Aktivitet | None:
        """The activity with that id, or None."""
        return next((a for a in self.aktiviteter if a.id == aktivitet_id), None)
