"""The service on a given database and port: `python -m bench.server URL PORT [PORTFOLIOS KEPT IN MEMORY]`."""

import sys

import uvicorn

from app.config import Installningar
from app.main import create_app

if __name__ == "__main__":
    minne = {"minne_portfoljer": int(sys.argv[3])} if len(sys.argv) > 3 else {}
    app = create_app(Installningar(databas_url=sys.argv[1], hemlighet="b" * 40, **minne))
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), access_log=False, log_level="warning")
