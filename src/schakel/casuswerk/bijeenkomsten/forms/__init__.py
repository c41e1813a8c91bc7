"""The shape of what comes in about meetings, visits, attempts, lines of work and the team around a family."""
