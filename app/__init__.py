"""ST-portföljen: portfolio and rule checks for Swedish specialist training (ST)."""
