"""How meetings, attempts, lines of work and the team around a family read on the pages."""
