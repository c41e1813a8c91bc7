"""What is typed about the vision?  Shape only; the deeds judge."""
