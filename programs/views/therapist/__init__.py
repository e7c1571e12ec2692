"""The physiotherapist's pages."""
