"""The way to a plan: one idea a page, saved after each, back and forth without loss."""
