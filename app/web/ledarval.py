"""Who may lead an assessment made by several, or go through a self-rating, to choose among."""

from app.db.ledare import studierektorer
from app.domain.handledning import Handledarroll
from app.web.motpart import Motpart
from app.web.sida import Portfoljsida


def ledarval(sida: Portfoljsida, *, alla_handledare: bool = False) -> tuple[Motpart, ...]:
    """Today's huvudhandledare and studierektorer; with `alla_handledare` the other handledare of today too."""
    per_id: dict[int, Motpart] = {}
    for h in sorted(sida.portfolj.handledarskap, key=lambda h: h.roll is not Handledarroll.HUVUDHANDLEDARE):
        is_huvud = h.roll is Handledarroll.HUVUDHANDLEDARE
        if h.galler(sida.idag) and (is_huvud or alla_handledare):
            roll = "huvudhandledare" if is_huvud else "handledare"
            per_id.setdefault(h.person_id, Motpart(h.person_id, h.namn, roll))
    for person_id, namn in studierektorer(sida.session, sida.portfolj_id, sida.idag):
        per_id.setdefault(person_id, Motpart(person_id, namn, "studierektor"))
    return tuple(per_id.values())
