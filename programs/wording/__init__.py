"""What codes are called. The one place where a code becomes a sentence; every string is translatable."""
