"""How many tries are let through, in this process: wrong passwords, and one-time links.

Counted in memory: a restart forgives, and with several processes each has its own count.
"""

from datetime import UTC, datetime

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter


class Inloggningsforsok:
    """Wrong passwords so far. `minuter` is how long each count lasts from its first wrong password."""

    def __init__(self, per_konto: int, per_adress: int, minuter: int) -> None:
        self._grans = FixedWindowRateLimiter(MemoryStorage())
        self._konto = RateLimitItemPerMinute(per_konto, minuter, namespace="konto")
        self._adress = RateLimitItemPerMinute(per_adress, minuter, namespace="adress")

    def stopp(self, epost: str, adress: str) -> datetime | None:
        """The moment from which the next try is let through, or None where one is let through now."""
        slut = [
            self._grans.get_window_stats(sort, vem).reset_time
            for sort, vem in ((self._konto, epost.lower()), (self._adress, adress))
            if not self._grans.test(sort, vem)
        ]
        return datetime.fromtimestamp(max(slut), UTC) if slut else None

    def missat(self, epost: str, adress: str) -> None:
        """Count a wrong password. An unknown account counts as any other, so that nothing is told by it."""
        self._grans.hit(self._konto, epost.lower())
        self._grans.hit(self._adress, adress)

    def lyckat(self, epost: str) -> None:
        """The right password clears the account, never the address."""
        self._grans.clear(self._konto, epost.lower())


class Lankforsok:
    """How often one-time links are tried: unknown secrets by an address, and codes by a link."""

    def __init__(self, per_lank: int, per_adress: int, minuter: int) -> None:
        self._grans = FixedWindowRateLimiter(MemoryStorage())
        self._lank = RateLimitItemPerMinute(per_lank, minuter, namespace="lank")
        self._adress = RateLimitItemPerMinute(per_adress, minuter, namespace="adress")

    def okand(self, adress: str) -> None:
        """Count a secret that opens nothing."""
        self._grans.hit(self._adress, adress)

    def is_stoppad(self, adress: str) -> bool:
        """Whether the address has tried too many secrets; then not even the right one opens."""
        return not self._grans.test(self._adress, adress)

    def far_prova(self, lank_id: int, vad: str) -> bool:
        """Count one more of `vad` (a code sent, a code tried) on the link; False where that is too many."""
        return self._grans.hit(self._lank, vad, str(lank_id))
