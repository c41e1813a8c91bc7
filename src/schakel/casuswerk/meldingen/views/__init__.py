"""The pages of the door, of one melding, and of what came by machine."""
