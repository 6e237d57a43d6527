"""The project: the one front desk for window, command line and tests, and the people behind it."""

from annotator.project.front_desk import Access, Project

__all__ = ["Access", "Project"]
