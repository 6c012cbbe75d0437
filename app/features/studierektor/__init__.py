"""Many portfolios at once: the studierektor's and the head's table."""
