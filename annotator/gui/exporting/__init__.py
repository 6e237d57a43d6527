"""A training set on its way out: what goes in it and how it will read."""
