"""Comparing mail addresses."""


def is_samma_adress(a: str, b: str) -> bool:
    """Whether two addresses reach one mailbox: case and what follows a plus sign do not tell them apart."""
    return bool(a) and _grund(a) == _grund(b)


def _grund(adress: str) -> str:
    konto, _, doman = adress.strip().casefold().rpartition("@")
    return f"{konto.partition('+')[0]}@{doman}"
