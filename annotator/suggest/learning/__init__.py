"""Learners: what a project's own decisions teach, beside what ships."""
