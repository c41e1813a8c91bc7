"""The pages of meetings, visits, attempts, lines of work and the team around a family."""
