"""A language model behind an address that the user types: asked in words, its JSON checked against the text."""
