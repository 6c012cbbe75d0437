"""Tables, sessions, snapshots: the only place that talks to the database."""
