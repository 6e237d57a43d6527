"""Suggestions in the window: asked for behind it, shown when a person can take them, and taken by the dozen."""
