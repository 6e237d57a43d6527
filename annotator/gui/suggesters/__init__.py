"""Suggesters: whom the project listens to, in which order, how sure they have to be, and where they say nothing."""
