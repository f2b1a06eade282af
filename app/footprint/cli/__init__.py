"""What a script can do: one module per command."""
