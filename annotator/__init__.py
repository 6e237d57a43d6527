"""A desktop annotation tool for news articles and their readers' comments."""

__version__ = "0.1.0"
