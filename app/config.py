"""Settings; the only reader of the environment.

Every setting is an environment variable with the prefix `ST_`, for instance `ST_DATABAS_URL`.
"""

import secrets
from base64 import b64decode
from functools import lru_cache
from typing import Final, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_NYCKELBYTE: Final = 32


class Installningar(BaseSettings):
    """What an installation may set.

    `hemlighet` signs CSRF tokens; without one set, each start makes its own, and forms opened before a restart must
    be sent again. `bas_url` with https turns on secure cookies and HSTS. Times are in the unit of their name.
    `forsok_*`: so many wrong passwords for one account, or from one address (a whole hospital may share it), are let
    through in so many minutes. `minne_portfoljer` portfolios lately read are kept in memory, about 160 kB each.
    `smtp_*` is the server that takes the mail; without `smtp_vard` none is sent. `avsandare` is whom mail is from.
    `signeringsnyckel` signs the heads of signature chains (Ed25519, made by `st-portfolj ny-signeringsnyckel`);
    without one they stand unsigned.
    """

    # A fault in a secret is told without telling the secret.
    model_config = SettingsConfigDict(env_prefix="ST_", env_file=".env", extra="ignore", hide_input_in_errors=True)

    databas_url: str = "sqlite:///data/st-portfoljen.db"
    hemlighet: str = Field(default_factory=lambda: secrets.token_urlsafe(32), min_length=32)
    bas_url: str = "http://127.0.0.1:8000"
    session_timmar: int = 12
    inbjudan_dagar: int = 14
    forsok_per_konto: int = 5
    forsok_per_adress: int = 50
    forsok_minuter: int = 15
    max_uppladdning_mb: int = 10
    tradar: int = 2
    minne_portfoljer: int = 1000
    demolage: bool = False
    smtp_vard: str = ""
    smtp_port: int = 587
    smtp_anvandare: str = ""
    smtp_losenord: str = ""
    smtp_tls: Literal["starttls", "tls", "ingen"] = "starttls"
    avsandare: str = "ST-portföljen <st-portfoljen@localhost>"
    signeringsnyckel: str = ""

    @field_validator("signeringsnyckel")
    @classmethod
    def _nyckel(cls, varde: str) -> str:
        try:
            is_nyckel = len(b64decode(varde, validate=True)) == _NYCKELBYTE
        except ValueError:
            is_nyckel = False
        if varde and not is_nyckel:
            raise ValueError("ska vara en nyckel från st-portfolj ny-signeringsnyckel (base64 av 32 byte)")
        return varde

    @property
    def is_https(self) -> bool:
        """Whether users reach the site by https."""
        return self.bas_url.startswith("https://")

    @property
    def has_epost(self) -> bool:
        """Whether mail can be sent from here."""
        return bool(self.smtp_vard)

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.databas_url.startswith("sqlite")


@lru_cache
def installningar() -> Installningar:
    """The settings of this process, read once."""
    return Installningar()
