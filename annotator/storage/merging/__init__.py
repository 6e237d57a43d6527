"""Merging other files of a project into it: register by register, in SQL, all or nothing."""

from annotator.storage.merging.run import Step, merge_files, preview_files

__all__ = ["Step", "merge_files", "preview_files"]
