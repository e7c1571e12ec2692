"""The runner's pages."""
