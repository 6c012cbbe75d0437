"""How many unknown links one address may try: counted in memory, in this process."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter


class Lankforsok:
    """Unknown links so far. A link that leads somewhere is never counted."""

    def __init__(self, per_adress: int, minuter: int) -> None:
        self._grans = FixedWindowRateLimiter(MemoryStorage())
        self._sort = RateLimitItemPerMinute(per_adress, minuter, namespace="lank")

    def is_stopp(self, adress: str) -> bool:
        """Whether nothing more is let through from the address for now."""
        return not self._grans.test(self._sort, adress)

    def missat(self, adress: str) -> None:
        """Count an unknown link."""
        self._grans.hit(self._sort, adress)
