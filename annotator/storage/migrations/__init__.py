"""Migrations of the project file, one head only."""
