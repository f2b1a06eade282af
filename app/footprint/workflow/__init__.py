"""What a user can do: one module a task; the window and the commands call only this."""
