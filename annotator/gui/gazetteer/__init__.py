"""Terms and patterns: the list that a researcher keeps, its editor, and the way onto it from a text."""
