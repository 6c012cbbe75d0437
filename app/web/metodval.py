"""The choice of method in forms: those that the person used last come first."""

from app.domain.portfolj import Portfolj
from app.web import ord as etiketter

Val = tuple[str, str]


def metodval(portfolj: Portfolj) -> tuple[tuple[str, tuple[Val, ...]], ...]:
    """The methods in groups for a select: those this person used last first."""
    anvanda = [m.metod for m in sorted(portfolj.metoder, key=lambda m: m.id, reverse=True)]
    anvanda += [b.metod for b in sorted(portfolj.bedomningar, key=lambda b: b.datum, reverse=True)]
    nyliga = tuple(dict.fromkeys(anvanda))[:4]
    ovriga = tuple((m.value, text) for m, text in etiketter.METOD.items() if m not in nyliga)
    forst = tuple((m.value, etiketter.METOD[m]) for m in nyliga)
    return (("Nyligen använda", forst), ("Alla metoder", ovriga)) if forst else (("Alla metoder", ovriga),)
