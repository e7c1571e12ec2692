"""Who asks: thin pages that load, check, act and answer."""
