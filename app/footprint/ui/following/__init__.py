"""What comes after a check: what is due, what became of each action, attesting again, comparing two checks."""
