"""What stands on the pages of the workplace?  Looks over several rooms; nothing here writes."""
