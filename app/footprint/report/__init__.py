"""What is handed over: the attestation and the action list as PDF; the only reportlab."""
