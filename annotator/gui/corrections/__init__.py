"""The annotator's own page: what reviewers changed, why, and what the annotator answers."""
