"""The plan as it stood on an earlier day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.domain.aktivitet import Aktivitetsstatus
from app.domain.portfolj import Portfolj

_PLANERAT: Final = timedelta(days=730)  # so far ahead people had planned


def som_den_var(portfolj: Portfolj, dag: date) -> Portfolj:
    """The portfolio without what came after `dag`; of the plan, what lay two years ahead at most."""
    aktiviteter = tuple(
        replace(a, status=Aktivitetsstatus.GENOMFORD if a.slut and a.slut < dag else Aktivitetsstatus.PLANERAD)
        for a in portfolj.gallande_aktiviteter
        if a.start is None or a.start <= dag + _PLANERAT
    )
    finns = {None, *(a.id for a in aktiviteter)}
    return replace(
        portfolj,
        aktiviteter=aktiviteter,
        metoder=tuple(m for m in portfolj.metoder if m.aktivitet_id in finns),
        bedomningar=tuple(b for b in portfolj.signerade_bedomningar if b.signerad and b.signerad <= dag),
        handledarsamtal=tuple(s for s in portfolj.handledarsamtal if s.datum <= dag),
        revideringar=tuple(r for r in portfolj.revideringar if r.datum < dag),
        signeringar=tuple(s for s in portfolj.signeringar if s.datum <= dag),
        tillgodoraknanden=tuple(t for t in portfolj.tillgodoraknanden if t.datum <= dag),
        ataganden=(),
        meriter=tuple(m for m in portfolj.meriter if m.datum is None or m.datum <= dag),
        handledningstider=tuple(t for t in portfolj.handledningstider if t.fran <= dag),
        momentlogg=tuple(m for m in portfolj.momentlogg if m.datum <= dag),
        franvaron=tuple(f for f in portfolj.franvaron if f.start <= dag),
    )
