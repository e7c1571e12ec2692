"""What a page needs to know: one function a page or card, one fixed number of queries."""
