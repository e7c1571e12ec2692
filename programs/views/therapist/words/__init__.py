"""Rows with their words, as the therapist's pages show them."""
