"""A thread as one document to read and label: laid out lazily, painted by hand."""
