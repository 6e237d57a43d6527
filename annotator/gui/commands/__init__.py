"""Everything that can be done, by name: the palette that finds it, and the keys that a person gives to it."""
