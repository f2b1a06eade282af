"""PDFs inside the window: looking at one, reading it, printing it, and having signed ones checked."""
