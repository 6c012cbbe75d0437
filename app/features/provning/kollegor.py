"""What may be known of when the colleagues at the unit are away."""

from app.domain.behorighet import Handling, may
from app.domain.tid import Period
from app.features.provning.queries import kollegor_borta
from app.web.sida import Portfoljsida

Kollegor = tuple[tuple[Period, ...], ...]


def kollegor(sida: Portfoljsida) -> Kollegor | None:
    """The days away of the others at the unit: for who belongs there, or answers for it; at least two others.

    With one colleague the number would name who is away.
    """
    far_veta = sida.is_egen or may(sida.tilltrade.relationer, Handling.SE_KOHORT)
    if not far_veta:
        return None
    borta = kollegor_borta(sida.session, sida.portfolj_id, sida.tilltrade.enhet_id, sida.idag)
    return borta if len(borta) > 1 else None
