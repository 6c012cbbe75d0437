"""The log of rare procedures and situations: quick capture, the list, and what is missing."""
