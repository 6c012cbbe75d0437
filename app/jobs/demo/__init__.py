"""Demo data: a made-up organisation whose ST-läkare are in plainly different states, the same every time."""
