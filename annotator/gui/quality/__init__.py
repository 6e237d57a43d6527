"""Progress and quality of the project, on a page and as a report to mail."""
