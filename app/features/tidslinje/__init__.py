"""The whole training on one line."""
