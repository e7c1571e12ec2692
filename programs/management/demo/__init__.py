"""The demo clinic: everything in it is made up, and everything is made by calling actions, so it is always legal."""
