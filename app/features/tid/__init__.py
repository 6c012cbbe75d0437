"""How the time in training is reckoned: every line of it, and both ends."""
