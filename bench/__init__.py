"""Measure the service against the ceiling of its own process. Nothing here is a test: figures depend on the machine."""
