"""What changes: one verb a function, keyword-only, in a transaction, with by= and at=."""
