"""Solvers: adapters between our own plain problems and a library that solves them."""
