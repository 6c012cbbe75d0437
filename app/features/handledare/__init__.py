"""Who supervises: competence, availability, absence and deputies, and how it has changed."""
