"""The forms of the simulator: answers that nobody gave, checked as strictly as a case file and never stored."""
