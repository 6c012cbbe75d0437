"""What several rules share: the ways to answer and to look things up. A convenience, never a prison."""

from dataclasses import dataclass
from datetime import date

from app.regler.modell import PORTFOLJEN, Bevis, Fynd, Om, Utfall


@dataclass(frozen=True, slots=True)
class Svar:
    """Answers on behalf of one part of one rule: `SVAR = Svar("IUP-01", "iup")`, then `SVAR.brist("...", ...)`.

    Messages are complete Swedish sentences. `sedan` is the first bad day, `forfaller` the last good one.
    """

    regel_id: str
    delregel: str

    def uppfylld(
        self,
        meddelande: str,
        om: Om = PORTFOLJEN,
        *,
        bevis: tuple[Bevis, ...] = (),
        forfaller: date | None = None,
        vander: date | None = None,
        anmarkning: str = "",
    ) -> Fynd:
        """It is as it should be, on this evidence; `anmarkning` tells what was late but is done."""
        return Fynd(
            self.regel_id,
            self.delregel,
            Utfall.UPPFYLLD,
            meddelande,
            om,
            bevis=bevis,
            forfaller=forfaller,
            vander=vander,
            anmarkning=anmarkning,
        )

    def varning(
        self,
        meddelande: str,
        om: Om = PORTFOLJEN,
        *,
        bevis: tuple[Bevis, ...] = (),
        forfaller: date | None = None,
        vander: date | None = None,
    ) -> Fynd:
        """Not broken, or not surely, but something is to be done."""
        return Fynd(
            self.regel_id,
            self.delregel,
            Utfall.VARNING,
            meddelande,
            om,
            forfaller=forfaller,
            vander=vander,
            bevis=bevis,
        )

    def brist(
        self,
        meddelande: str,
        om: Om = PORTFOLJEN,
        *,
        bevis: tuple[Bevis, ...] = (),
        sedan: date | None = None,
        forfaller: date | None = None,
        vander: date | None = None,
    ) -> Fynd:
        """Broken, since `sedan` where that is a matter of time."""
        return Fynd(
            self.regel_id,
            self.delregel,
            Utfall.BRIST,
            meddelande,
            om,
            sedan=sedan,
            forfaller=forfaller,
            vander=vander,
            bevis=bevis,
        )

    def ej_tillamplig(self, skal: str, om: Om = PORTFOLJEN, *, vander: date | None = None) -> Fynd:
        """The question does not arise, for this reason."""
        return Fynd(self.regel_id, self.delregel, Utfall.EJ_TILLAMPLIG, skal, om, vander=vander)
