"""Foreign formats: files that people and other programs bring or take away."""
