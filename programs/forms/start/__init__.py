"""The forms of the way to a plan: one module a concept, one form a page."""
