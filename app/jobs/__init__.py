"""Work outside a request: demo data, nightly re-evaluation."""
