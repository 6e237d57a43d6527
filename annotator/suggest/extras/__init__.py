"""Suggesters that need more than the program brings: each has an install line of its own."""
