"""Exchange: tables in, JSON in and out, and writing a whole portfolio."""
