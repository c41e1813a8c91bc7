"""What does an agreement say: decision tables that run, explain themselves and can be checked."""
