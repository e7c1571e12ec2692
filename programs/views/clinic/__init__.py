"""The clinic administrator's pages."""
