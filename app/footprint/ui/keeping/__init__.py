"""What is kept about a person: seeing it, settling how long and how locked, taking a copy of it, erasing it."""
