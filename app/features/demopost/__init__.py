"""The demo's mailbox; outside the demo these pages do not exist."""
