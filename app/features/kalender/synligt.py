"""What of a calendar its reader may see."""

from collections.abc import Iterable
from typing import Final

from app.domain.behorighet import Handling
from app.domain.kalender import Kalenderpost, Kalenderslag
from app.web import ataganden
from app.web.sida import Portfoljsida

_PARTERNAS: Final = frozenset({Kalenderslag.BESOK, Kalenderslag.ATGARD})


def synliga(poster: Iterable[Kalenderpost], sida: Portfoljsida) -> tuple[Kalenderpost, ...]:
    """The entries without the visits, and what was agreed at them, that are not the reader's to know of."""
    is_part = sida.far(Handling.LASA_BESOK)
    overens = {ett.id for ett in ataganden.synliga(sida)}
    return tuple(
        post
        for post in poster
        if (is_part or post.slag not in _PARTERNAS)
        and (post.slag is not Kalenderslag.ATAGANDE or post.objekt_id in overens)
    )
