"""One-time links: an assessor without an account fills in one form and signs it by a code sent by mail."""
