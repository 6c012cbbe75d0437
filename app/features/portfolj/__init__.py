"""The overview of one portfolio, and search in it."""
