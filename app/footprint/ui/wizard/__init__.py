"""From the first page to the documents: one module a page; ``wizard`` is the frame."""
