"""Reference data and the loaders that validate it."""
