"""The people of a project: how far everybody is, who labels what, what they are called."""
