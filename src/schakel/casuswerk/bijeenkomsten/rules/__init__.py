"""What the state permits when people meet, visit, seek contact, or offer help to one person."""
