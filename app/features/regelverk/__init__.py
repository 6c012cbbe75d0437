"""The rule book, open to read: rules with levels, sources and numbers; målbeskrivningar with their confidence."""
