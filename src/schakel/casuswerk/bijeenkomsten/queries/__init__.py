"""Which meetings, attempts, lines of work and team has a casus, and what may be seen of them?"""
